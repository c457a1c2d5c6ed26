"""The manifest of a folder: simultaneous builds keep each other's entries."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import filelock
import pytest
from msgspec import Raw

from devops_slides.cache import manifest
from devops_slides.cache.manifest import NAME, Manifest, load, save

_BUILDS = 4


def save_all_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save a deck from each of several threads; every write takes so long that the others run into it."""
    whole = manifest.write_whole

    def slowly(file: Path, data: bytes) -> None:
        time.sleep(0.05)
        whole(file, data)

    monkeypatch.setattr(manifest, "write_whole", slowly)
    news = [Manifest(decks={f"{number}.pptx": Raw(b"{}")}) for number in range(_BUILDS)]
    threads = [threading.Thread(target=save, args=(folder, new)) for new in news]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("has_folder_locks", [True, False], ids=["folder", "file"])
def test_builds_at_the_same_time_keep_all_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_folder_locks: bool
) -> None:
    if has_folder_locks:
        pytest.importorskip("fcntl")
    else:
        monkeypatch.setitem(sys.modules, "fcntl", None)
    save_all_at_once(tmp_path / "decks", monkeypatch)
    assert set(load(tmp_path / "decks").decks) == {f"{number}.pptx" for number in range(_BUILDS)}
    assert [path.name for path in (tmp_path / "decks").iterdir()] == [NAME]


def test_the_manifest_is_written_even_without_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(filelock.FileLock, "acquire", refused)
    save(tmp_path, Manifest(decks={"a.pptx": Raw(b"{}")}))
    assert set(load(tmp_path).decks) == {"a.pptx"}
