"""A disk that fills up during a build: old decks stay whole, the manifest true, and the next build completes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import make_site

PAGE = "---\ntitle: Un\nweight: 1\n---\n\nUne phrase.\n"
LARGE = "".join(f"\n\n## Partie {n}\n\nUne phrase sur la partie {n}, et une autre.\n" for n in range(400))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 512 KB; the test is skipped if none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or mount is None:
        pytest.skip("a small disk can be mounted on Linux only")
    command = [mount, "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def build(root: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "devops_slides", "build", str(root), "-o", str(out), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def is_whole(file: Path) -> bool:
    with zipfile.ZipFile(file) as archive:
        return archive.testzip() is None


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_leaves_old_decks_whole(disk: Path, tmp_path: Path, jobs: str) -> None:
    root = make_site(tmp_path / "cours")
    pages = [root / "content" / "devops" / f"{name}.md" for name in ("un", "deux", "trois")]
    for page in pages:
        page.write_text(PAGE, encoding="utf-8")
    out = disk / "decks"
    assert build(root, out, "-j", jobs).returncode == 0
    old = {file: file.read_bytes() for file in out.rglob("*.pptx")}
    assert len(old) == len(pages)
    pages[1].write_text(PAGE + LARGE, encoding="utf-8")
    done = build(root, out, "-j", jobs)
    assert done.returncode == 1
    assert "deux.pptx" in done.stderr
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert {file: file.read_bytes() for file in out.rglob("*.pptx")} == old
    assert [one.name for one in out.rglob("*.part")] == []
    pages[1].write_text(PAGE.replace("phrase", "autre phrase"), encoding="utf-8")
    again = build(root, out, "-j", jobs)
    assert again.returncode == 0, again.stderr
    decks = list(out.rglob("*.pptx"))
    assert len(decks) == len(pages)
    assert all(is_whole(file) for file in decks)
    assert (out / "devops" / "deux.pptx").read_bytes() != old[out / "devops" / "deux.pptx"]


def test_a_disk_without_room_for_anything_is_told(disk: Path, tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    (root / "content" / "devops" / "un.md").write_text(PAGE, encoding="utf-8")
    (disk / "filler").write_bytes(bytes(508 * 1024))
    done = build(root, disk / "decks")
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
