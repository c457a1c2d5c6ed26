"""Frozen slides are left alone: what was edited by hand stays in the new deck."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Cm

from conftest import make_site
from devops_slides.cli import cli
from package_checks import faults

PAGE = """---
title: Un
---

## Premier

<!-- slides: freeze id=premier -->

Une phrase que le formateur va changer. {frozen}

![d](/images/devops.png)

## Deuxième

{other} Voir [le site](https://example.org/).

<!-- slides: notes: Dites bonjour. -->
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_site(tmp_path / "cours")


def build(root: Path, *options: str, frozen: str = "", other: str = "Du texte.") -> Result:
    page = root / "content" / "devops" / "un.md"
    page.write_text(PAGE.format(frozen=frozen, other=other), encoding="utf-8")
    return again(root, *options)


def again(root: Path, *options: str) -> Result:
    command = ["build", str(root), "-o", str(root.parent / "out"), *options]
    return CliRunner().invoke(cli, command, catch_exceptions=False)


def check(data: bytes) -> None:
    """Sound except for words added by hand, to which python-pptx gives no language."""
    assert [fault for fault in faults(data) if "without a language" not in fault] == []


def deck(root: Path, name: str = "un") -> Path:
    return root.parent / "out" / "devops" / f"{name}.pptx"


def titled(shown: Deck, title: str) -> Slide:
    return next(
        slide
        for slide in shown.slides
        if slide.shapes.title is not None and slide.shapes.title.text_frame.text == title
    )


def texts(slide: Slide) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def by_hand(root: Path, change: Callable[[Slide], None], title: str = "Premier") -> None:
    shown = Presentation(str(deck(root)))
    change(titled(shown, title))
    shown.save(str(deck(root)))


def draw(slide: Slide) -> None:
    """What a trainer edits: other words, a picture, a note, a link."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "orange").save(buffer, "PNG")
    body = next(shape for shape in slide.placeholders if shape.name == "body")
    body.text_frame.text = "Des mots de ma main."
    body.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://example.com/main"
    slide.shapes.add_picture(buffer, Cm(1), Cm(1))
    slide.notes_slide.notes_text_frame.text = "Ma note."


def test_a_frozen_slide_goes_on_as_a_hand_has_made_it(course: Path) -> None:
    assert build(course).exit_code == 0
    by_hand(course, draw)
    done = build(course, frozen="Une autre source.", other="Un autre texte.")
    assert done.exit_code == 0, done.output
    assert not deck(course, "un.new").exists()
    data = deck(course).read_bytes()
    check(data)
    shown = Presentation(io.BytesIO(data))
    slide = titled(shown, "Premier")
    assert "Des mots de ma main." in texts(slide)
    assert slide.notes_slide.notes_text_frame.text == "Ma note."
    pictures = [shape.image.size for shape in slide.shapes if shape.shape_type is not None and hasattr(shape, "image")]
    assert (40, 30) in pictures
    assert len(pictures) == 2
    assert slide.slide_layout.slide_master == shown.slide_master
    assert "Un autre texte." in texts(titled(shown, "Deuxième"))
    again(course)  # files younger than a build count as changed
    assert "1 unchanged" in again(course).output
    assert deck(course).read_bytes() == data


def test_it_goes_on_for_ever_and_in_another_theme(course: Path) -> None:
    build(course)
    by_hand(course, draw)
    for number, theme in enumerate(("dark", "editorial", "default")):
        assert build(course, "-t", theme, other=f"Texte {number}.").exit_code == 0
        check(deck(course).read_bytes())
        assert "Des mots de ma main." in texts(titled(Presentation(str(deck(course))), "Premier"))


def test_a_frozen_slide_stays_though_its_source_has_changed(course: Path) -> None:
    build(course)
    build(course, frozen="Une autre source.", other="Un autre texte.")
    shown = Presentation(str(deck(course)))
    assert "Une autre source." not in texts(titled(shown, "Premier"))
    assert "Un autre texte." in texts(titled(shown, "Deuxième"))


def test_another_edited_slide_keeps_the_whole_deck(course: Path) -> None:
    build(course)
    by_hand(course, draw)
    by_hand(course, draw, "Deuxième")
    done = build(course, other="Un autre texte.")
    assert done.exit_code == 1
    assert deck(course, "un.new").exists()
    assert "Des mots de ma main." in texts(titled(Presentation(str(deck(course, "un.new"))), "Premier"))
    assert "Deuxième" in done.output
    assert "“Premier”" not in done.output


def test_overwrite_writes_it_anew_and_keeps_the_edited_deck(course: Path) -> None:
    build(course)
    by_hand(course, draw)
    assert build(course, "--overwrite", frozen="Une autre source.").exit_code == 0
    assert "Une autre source." in texts(titled(Presentation(str(deck(course))), "Premier"))
    assert "Des mots de ma main." in texts(titled(Presentation(str(deck(course, "un.edited"))), "Premier"))


def test_a_frozen_slide_that_has_lost_its_source_keeps_the_deck(course: Path) -> None:
    build(course)
    by_hand(course, draw)
    page = course / "content" / "devops" / "un.md"
    page.write_text("---\ntitle: Un\n---\n\n## Deuxième\n\nDu texte.\n", encoding="utf-8")
    done = again(course)
    assert done.exit_code == 1
    assert "Des mots de ma main." in texts(titled(Presentation(str(deck(course))), "Premier"))
