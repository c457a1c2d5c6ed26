"""Nothing outside the output folder is written or deleted, and in it only what is the program's own."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
from pathlib import Path

import pytest
from click.testing import CliRunner

from attacks.world import World
from devops_slides.cache import atomic_write
from devops_slides.cache.dependencies import scope_digest
from devops_slides.cache.manifest import NAME, is_safe
from devops_slides.cli import cli
from devops_slides.files.output_file import output_file
from devops_slides.model.problem import OutputError
from devops_slides.model.request import Order

ODD_NAMES = [
    "", "/a.pptx", "..", "../a.pptx", "a/../../b.pptx", "a\\..\\b.pptx", "C:/a.pptx", "C:a.pptx", "con.pptx", "CON",
    "nul", "a/LPT1.pptx", "com¹.pptx", "conout$", "a./b.pptx", "a /b.pptx", "a.pptx.", "a\0.pptx", "a:b.pptx",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_leads_elsewhere_is_no_name_of_a_deck(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told:
        output_file(tmp_path, name)
    assert told.value.code == "outside-output"


def test_ordinary_names_are_names_of_decks(tmp_path: Path) -> None:
    for name in ("a.pptx", "fr/été à Nice.pptx", "..a.pptx", "a..b/c.pptx", "console.pptx", "a.new.pptx"):
        assert output_file(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize("code", ["../../house", "{house}", "..", "con", "a/../..", ".", "fr.", "fr "])
def test_the_code_of_a_language_leads_nowhere(code: str, world: World) -> None:
    code = code.format(house=world.house)
    quoted = json.dumps(code)
    world.write(
        "hugo.toml",
        'title = "A course"\nlanguageCode = "en"\n[languages.en]\nweight = 1\n'
        f"[languages.{quoted}]\nweight = 2\ncontentDir = 'other'\n",
    )
    world.write("other/b.md")
    before = world.state()
    done = world.build()
    assert world.state() == before
    decks = world.place / "decks"
    written = [path for path in world.place.rglob("*.pptx") if world.house not in path.parents]
    assert len(written) == 2, done.output
    assert all(path.is_relative_to(decks) for path in written)
    assert not any(part in {"con", "fr.", "fr "} for path in written for part in path.parts)


@pytest.mark.parametrize(
    "line",
    ["slug: ../../house/x", "url: /../../house/x", "url: '{house}/x'", "aliases: [../../house/x]", "title: ../x"],
)
@pytest.mark.parametrize("kind", ["chapter", "section", "course"])
def test_front_matter_leads_no_deck_elsewhere(kind: str, line: str, world: World) -> None:
    world.write("hugo.toml", 'title = "../../house/x"\n[permalinks]\n"/" = "/../../house/:slug"\n')
    world.write("content/s/_index.md", f"---\n{line.format(house=world.house)}\n---\n")
    world.write("content/s/a.md", f"---\n{line.format(house=world.house)}\n---\n\n## One\n\nA text.\n")
    before = world.state()
    assert world.build("--deck", kind).exit_code == 0
    assert world.state() == before
    assert not [path for path in world.place.rglob("*.pptx") if "decks" not in path.parts and "house" not in path.parts]


@pytest.mark.parametrize("name", ["CON", "nul", "aux.b", "lpt9"])
def test_a_page_of_a_reserved_name_has_a_deck_of_another_name(name: str, world: World) -> None:
    world.write(f"content/{name}.md")
    assert world.build().exit_code == 0
    decks = [path.name for path in (world.place / "decks").glob("*.pptx")]
    assert len(decks) == 2
    assert f"{name}.pptx" not in decks


def test_decks_whose_names_differ_by_case_are_two_files_everywhere(world: World) -> None:
    world.write("content/A.md")
    world.write("content/S/b.md")
    world.write("content/s/B.md")
    world.build()
    names = [path.relative_to(world.place).as_posix().casefold() for path in (world.place / "decks").rglob("*.pptx")]
    assert len(names) == len(set(names)) == 4


def test_a_folder_of_decks_that_is_a_link_is_not_followed(world: World) -> None:
    world.write("content/s/b.md")
    (world.place / "decks").mkdir()
    (world.place / "decks" / "s").symlink_to(world.house)
    before = world.state()
    done = world.build()
    assert world.state() == before
    assert "decks/s/b.pptx: outside-output: leads out of the output folder" in done.output
    assert done.exit_code == 1
    assert (world.place / "decks" / "a.pptx").exists()


@pytest.mark.parametrize(
    "beside",
    [
        "a.pptx",
        "a.new.pptx",
        "a.edited.pptx",
        ".devops-slides.db",
        ".devops-slides.db-journal",
        ".devops-slides.db-wal",
    ],
)
@pytest.mark.parametrize("option", ["--rebuild", "--overwrite"])
def test_a_deck_that_is_a_link_changes_nothing_elsewhere(option: str, beside: str, world: World) -> None:
    decks = world.place / "decks"
    world.build()
    (decks / "a.pptx").write_bytes(b"somebody else's")
    (decks / beside).unlink(missing_ok=True)
    (decks / beside).symlink_to(world.house / "work.pptx")
    before = world.state()
    world.build(option)
    assert world.state() == before


def test_the_default_folder_is_no_link_to_elsewhere(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(world.course)
    (world.course / "decks").symlink_to(world.house)
    before = world.state()
    done = CliRunner().invoke(cli, ["build", "-j", "1"])
    assert world.state() == before
    assert "outside-output: decks is a link to another place; name the folder with -o" in done.output
    assert done.exit_code == 2
    assert CliRunner().invoke(cli, ["build", "-o", "decks", "-j", "1"]).exit_code == 0
    assert (world.house / "a.pptx").exists()


def rewritten(world: World, names: list[str]) -> None:
    """Give the manifest beside the decks other names, as a clone could."""
    key = scope_digest(Order((world.course,), world.place / "decks"))
    base = sqlite3.connect(world.place / "decks" / NAME)
    with base:
        (number,) = base.execute("SELECT max(number) FROM scopes WHERE key = ?", (key,)).fetchone()
        for at, name in enumerate(names, number + 1):
            base.execute("INSERT INTO scopes VALUES (?, ?, ?)", (key, at, name))
            base.execute("INSERT INTO decks SELECT ?, place, file, entry FROM decks WHERE name = 'a.pptx'", (name,))
    base.close()


def test_prune_deletes_no_file_that_a_manifest_names(world: World) -> None:
    world.build()
    decks = world.place / "decks"
    (decks / "notes.txt").write_text("mine", encoding="utf-8")
    (decks / "mine.pptx").write_bytes(b"PK my own deck")
    (decks / "link.pptx").symlink_to(decks / "a.pptx")
    names = ["../house/work.pptx", str(world.house / "work.pptx"), "notes.txt", "mine.pptx", "link.pptx", "..", ""]
    rewritten(world, names)
    before = world.state()
    done = world.build("--prune")
    assert world.state() == before
    assert {path.name for path in decks.iterdir()} >= {"a.pptx", "notes.txt", "mine.pptx", "link.pptx"}
    assert "deleted" not in done.output


def test_prune_deletes_decks_of_ours(world: World) -> None:
    world.write("content/b.md")
    world.build()
    (world.course / "content" / "b.md").unlink()
    assert "b.pptx  deleted" in world.build("--prune").output
    assert not (world.place / "decks" / "b.pptx").exists()


def test_unfinished_files_of_other_programs_stay(world: World) -> None:
    decks = world.place / "decks"
    decks.mkdir()
    others = [".a-1234abcd.part", ".film.part", ".a.devops-slides.part", ".a-xyz.devops-slides.part"]
    own = ".a-0123456789abcdef.devops-slides.part"
    for name in (*others, own, ".b-0123456789abcdef.devops-slides.part"):
        (decks / name).write_bytes(b"half")
        os.utime(decks / name, (0, 0))
    (decks / ".b-0123456789abcdef.devops-slides.part").unlink()
    (decks / ".b-0123456789abcdef.devops-slides.part").symlink_to(world.house / "work.pptx")
    atomic_write._swept.clear()
    before = world.state()
    world.build()
    assert world.state() == before
    assert not (decks / own).exists()
    assert all((decks / name).exists() for name in others)


def test_a_preview_is_written_where_it_was_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(world.course)
    world.write("slide-themes/own/theme.toml", 'extends = "default"\nname = "../../house/work"\n')
    before = world.state()
    done = CliRunner().invoke(cli, ["themes", "preview", "own", "-o", "shown"])
    assert world.state() == before
    assert done.exit_code == 0, done.output
    assert list((world.course / "shown").rglob("*.pptx"))


def journal(victim: Path) -> bytes:
    """The end of a journal that names a file for SQLite to read and delete: its name, length, sum and a mark."""
    name = str(victim).encode()
    return name + struct.pack(">II", len(name), sum(name)) + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


@pytest.mark.parametrize("kind", ["super-journal", "write-ahead log", "log beside", "link", "pipe"])
def test_a_manifest_has_no_other_file_touched(kind: str, world: World) -> None:
    world.build()
    file = world.place / "decks" / NAME
    assert is_safe(file)
    beside = file.with_name(f"{NAME}-journal")
    match kind:
        case "super-journal":
            beside.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504 + journal(world.house / "work.pptx"))
        case "write-ahead log":
            data = file.read_bytes()
            file.write_bytes(data[:18] + b"\2\2" + data[20:])
        case "log beside":
            file.with_name(f"{NAME}-wal").write_bytes(b"x")
        case "link":
            file.unlink()
            file.symlink_to(world.house / "new.db")
        case _ if hasattr(os, "mkfifo"):
            file.unlink()
            os.mkfifo(file)
        case _:
            pytest.skip("this system has no named pipes")
    assert not is_safe(file)
    before = world.state()
    world.write("content/b.md")
    done = world.build()
    assert done.exit_code == 0, done.output
    assert world.state() == before
    assert is_safe(file)
    assert "unchanged" in world.build().output
