"""The manifest of a folder: builds at the same time keep each other's entries, and a strange file is none."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from devops_slides.cache.entry import Entry
from devops_slides.cache.manifest import NAME, Manifest, Run
from devops_slides.cache.product import Product
from devops_slides.cache.store import Store
from devops_slides.model.problem import OutputError

_BUILDS = 4


def entry(name: str) -> Entry:
    return Entry("job", f"/decks/{name}", Product(name, "a.md", "unchanged", digest="d"))


def saved(folder: Path, *names: str) -> None:
    store = Store(folder)
    for name in names:
        store.remember(name, entry(name))
    store.save()
    store.close()


def known(folder: Path, *names: str) -> list[str]:
    store = Store(folder)
    found = [name for name in names if store.entry(name) == entry(name)]
    store.close()
    return found


def test_builds_at_the_same_time_keep_all_entries(tmp_path: Path) -> None:
    names = [f"{number}.pptx" for number in range(_BUILDS)]
    threads = [threading.Thread(target=saved, args=(tmp_path / "decks", name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert known(tmp_path / "decks", *names) == names
    assert [path.name for path in (tmp_path / "decks").iterdir()] == [NAME]


def test_a_forgotten_deck_is_forgotten(tmp_path: Path) -> None:
    saved(tmp_path, "a.pptx", "b.pptx")
    store = Store(tmp_path)
    store.forget("a.pptx")
    assert store.entry("a.pptx") is None
    store.save()
    store.close()
    assert known(tmp_path, "a.pptx", "b.pptx") == ["b.pptx"]


def test_a_name_that_is_no_text_is_not_remembered(tmp_path: Path) -> None:
    saved(tmp_path, "a\udcff.pptx", "b.pptx")
    assert known(tmp_path, "a\udcff.pptx", "b.pptx") == ["b.pptx"]


def test_a_run_is_remembered_whole_and_files_that_nobody_needs_are_not(tmp_path: Path) -> None:
    file = tmp_path / "un.md"
    file.write_text("a", encoding="utf-8")
    store = Store(tmp_path)
    store.remember("a.pptx", entry("a.pptx"))
    store.files.news = {str(file): ((1, 2, 3, 4), "x"), "/ailleurs": ((1, 2, 3, 4), "y")}
    store.save()
    run = Run("2026-01-01", "", "p")
    store.remember_run(
        "key",
        run,
        [("job", "b", 0, "1"), ("job", "a", 1, "2"), ("file", str(file), 0, "x"), ("file", str(file), 0, "z")],
    )
    store.close()
    store = Store(tmp_path)
    assert store.run("key") == run
    assert list(store.parts("key", "job")) == [("b", "1"), ("a", "2")]
    assert list(store.parts("key", "file")) == [(str(file), "x")]
    assert store.run("other") is None
    store.close()
    manifest = Manifest(tmp_path)
    assert manifest.file(str(file)) == ((1, 2, 3, 4), "x")
    assert manifest.file("/ailleurs") is None
    manifest.close()


def test_old_runs_make_room(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(25):
        store.remember_run(f"key{number}", Run("", "", ""), [("job", "a", 0, "")])
    assert store.run("key0") is None
    assert not list(store.parts("key0", "job"))
    assert store.run("key24") is not None
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE files",
        "CREATE VIEW more AS SELECT * FROM decks",
        "CREATE TRIGGER more AFTER INSERT ON decks BEGIN DELETE FROM decks; END",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
    ],
)
def test_a_file_with_anything_but_our_tables_is_none_and_is_replaced(tmp_path: Path, statement: str) -> None:
    saved(tmp_path, "a.pptx")
    base = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    base.execute(statement)
    base.close()
    assert known(tmp_path, "a.pptx") == []
    saved(tmp_path, "b.pptx")
    assert known(tmp_path, "a.pptx", "b.pptx") == ["b.pptx"]


@pytest.mark.parametrize("value", ["NULL", "7", "'{'", "x'7b'", "zeroblob(99)"])
def test_an_entry_of_another_form_is_none(tmp_path: Path, value: str) -> None:
    saved(tmp_path, "a.pptx")
    base = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    base.execute(f"UPDATE decks SET entry = {value}")
    base.close()
    assert known(tmp_path, "a.pptx") == []


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "decks").write_text("no folder", encoding="utf-8")
    with pytest.raises(OutputError) as told:
        saved(tmp_path / "decks", "a.pptx")
    assert told.value.code == "not-written"
