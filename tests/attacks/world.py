"""A world around a course: folders that belong to somebody else, and what they hold before and after a build."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from conftest import drawn
from devops_slides.cli import cli

PAGE = "---\ntitle: A page\n---\n\n## One\n\nA text.\n"
SECRET = "the secret of the house"


@dataclass(frozen=True)
class World:
    """`course` is what an attacker may fill, `house` is what nobody may read or change."""

    place: Path
    course: Path
    house: Path

    def write(self, name: str, text: str = PAGE) -> Path:
        """A file of the course."""
        file = self.course / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def build(self, *args: str) -> Result:
        """Build the course into `decks` beside it."""
        given = ["build", str(self.course), "-o", str(self.place / "decks"), "-j", "1", *args]
        return CliRunner().invoke(cli, given)

    def state(self) -> dict[str, tuple[object, ...]]:
        """Everything in the house: names, kinds, times and contents."""
        return {str(path): _state(path) for path in sorted(self.house.rglob("*"))}


def _state(path: Path) -> tuple[object, ...]:
    status = path.lstat()
    content = path.read_bytes() if path.is_file() else path.readlink() if path.is_symlink() else None
    return status.st_mode, status.st_mtime_ns, content


def world_in(place: Path) -> World:
    """A world with an empty course and a house full of valuables."""
    found = World(place, place / "course", place / "house")
    found.house.mkdir()
    (found.house / "secret.md").write_text(f"---\ntitle: Private\n---\n\n## Mine\n\n{SECRET}\n", encoding="utf-8")
    (found.house / "secret.txt").write_text(SECRET, encoding="utf-8")
    (found.house / "secret.png").write_bytes(drawn((120, 90)))
    (found.house / "work.pptx").write_bytes(b"somebody's work")
    (found.house / ".save-1234abcd.part").write_bytes(b"half a download")
    os.utime(found.house / ".save-1234abcd.part", (0, 0))
    found.write("hugo.toml", 'title = "A course"\nlanguageCode = "en"\n')
    found.write("content/a.md")
    return found
