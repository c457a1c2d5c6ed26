"""What is overwritten and what is kept."""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation

from conftest import Build
from devops_slides.deliver.overwrite_policy import digest, is_untouched, write_or_keep
from devops_slides.model.problem import OutputError

TEXT = "---\ntitle: Essai\n---\n\nUne phrase pour ce chapitre.\n\n## Suite\n\nUne autre phrase.\n"


@pytest.fixture
def data(built: Build) -> bytes:
    return built(TEXT).data


@pytest.fixture
def newer(built: Build) -> bytes:
    return built(TEXT.replace("autre", "nouvelle")).data


@cache  # python-pptx writes the time into the file
def edited(data: bytes, text: str = "À la main") -> bytes:
    deck = Presentation(io.BytesIO(data))
    deck.slides[1].shapes.title.text_frame.text = text
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def test_a_deck_that_was_saved_again_is_replaced(data: bytes, newer: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    Presentation(io.BytesIO(data)).save(file)
    assert write_or_keep(file, newer) is None
    assert file.read_bytes() == newer
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pptx"] == ["a.pptx"]


def test_an_edited_deck_is_kept_and_the_new_one_stands_beside(data: bytes, newer: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    file.write_bytes(edited(data))
    kept = write_or_keep(file, newer)
    assert kept is not None
    assert file.read_bytes() == edited(data)
    assert (tmp_path / "a.new.pptx").read_bytes() == newer
    assert kept.file == (tmp_path / "a.new.pptx").as_posix()
    assert [line.partition(":")[0] for line in kept.edited] == ["slide 2 “À la main”"]
    assert kept.changed == ("changed: fr/devops/essai#suite",)


def test_with_overwrite_the_edited_deck_is_kept_under_another_name(data: bytes, newer: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    for text in ("un", "deux"):
        file.write_bytes(edited(data, text))
        assert write_or_keep(file, newer, overwrite=True) is not None
        assert file.read_bytes() == newer
    assert (tmp_path / "a.edited.pptx").read_bytes() == edited(data, "un")
    assert (tmp_path / "a.edited-2.pptx").read_bytes() == edited(data, "deux")


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_the_program_has_not_written_is_kept_the_same_way(data: bytes, tmp_path: Path, overwrite: bool) -> None:
    file = tmp_path / "a.pptx"
    Presentation().save(file)
    foreign = file.read_bytes()
    kept = write_or_keep(file, data, overwrite=overwrite)
    assert kept is not None
    assert kept.is_foreign
    assert Path(kept.kept).read_bytes() == foreign
    assert Path(kept.file).read_bytes() == data
    assert Path(kept.kept).name == ("a.edited.pptx" if overwrite else "a.pptx")


def test_a_new_deck_that_was_edited_itself_is_kept_too(data: bytes, newer: bytes, tmp_path: Path) -> None:
    file, beside = tmp_path / "a.pptx", tmp_path / "a.new.pptx"
    file.write_bytes(edited(data))
    beside.write_bytes(edited(data, "aussi"))
    kept = write_or_keep(file, newer)
    assert kept is not None
    assert Path(kept.file).name == "a.new-2.pptx"
    assert beside.read_bytes() == edited(data, "aussi")


def test_the_same_bytes_are_not_written_again(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    write_or_keep(file, data)
    os.utime(file, (1, 1))
    write_or_keep(file, data)
    assert file.stat().st_mtime == 1


def test_a_known_digest_needs_no_second_look(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    file.write_bytes(b"what we wrote")
    assert write_or_keep(file, data, ours={digest(b"what we wrote")}) is None
    assert file.read_bytes() == data


def test_untouched_decks_may_go(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    file.write_bytes(data)
    assert is_untouched(file)
    file.write_bytes(edited(data))
    assert not is_untouched(file)
    file.write_bytes(b"PK not a deck")
    assert not is_untouched(file)
    file.write_bytes(b"something else")
    assert not is_untouched(file)


def test_a_folder_in_the_way_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pptx").mkdir()
    with pytest.raises(OutputError, match=r"(?i)directory|denied"):
        write_or_keep(tmp_path / "a.pptx", data)
