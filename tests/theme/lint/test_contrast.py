"""Contrast of every text with what is really behind it, computed from the theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from devops_slides.model.paint import Paint, contrast, painted
from devops_slides.theme.lint.contrast import contrast_readings
from devops_slides.theme.read_theme import read_theme, theme_names

AAA = 7.0


@pytest.mark.parametrize("name", sorted(theme_names(())))
def test_every_text_of_a_shipped_theme_can_be_read(name: str) -> None:
    found = list(contrast_readings(read_theme(name)))
    assert len(found) > 100
    assert [(one.layout, one.text, round(one.ratio, 2)) for one in found if not one.is_enough] == []


def test_contrast_is_aaa_throughout() -> None:
    found = contrast_readings(read_theme("contrast"))
    assert [(one.layout, one.text, round(one.ratio, 2)) for one in found if one.ratio < AAA] == []


def own(folder: Path, text: str) -> Path:
    file = folder / "own" / "theme.toml"
    file.parent.mkdir()
    file.write_text(f'extends = "default"\n{text}', encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "layout", "what"),
    [
        ("[palette]\nmuted = 'BBBBBB'\n", "content", "footer"),
        ("[layouts.content]\nbackground = 'text'\n", "content", "body"),
        ("[layouts.content.body]\non = 'text'\n", "content", "body"),
        ("[[decoration]]\nlayouts = ['content']\nbox = [9, 5, 5, 5]\nfill = 'text'\n", "content", "body"),
        ("[[decoration]]\nlayouts = ['content']\nbox = [9, 5, 9, 9]\nfill = 'surface -> text 90'\n", "content", "body"),
        ("[code]\nkey = 'accent4'\n", "code", "code key"),
        ("[table]\nhead-fill = 'muted'\n", "table", "table head"),
        ("[layouts.summary]\nlinks = 'text'\n", "summary", "body text"),
        ("[callout.note]\ntext = 'accent1'\n", "callout-note", "label"),
        ("[layouts.content]\ninvert = true\nfooter-color = 'background'\n", "content", "footer"),
    ],
)
def test_a_text_that_cannot_be_read_is_found(text: str, layout: str, what: str, tmp_path: Path) -> None:
    found = contrast_readings(read_theme(str(own(tmp_path, text))))
    assert (layout, what) in {(one.layout, one.text) for one in found if not one.is_enough}


def test_paints_are_mixed_with_what_lies_behind() -> None:
    palette = {"text": "000000", "accent1": "804020"}
    assert painted(Paint("text", alpha=50), palette, "FFFFFF") == "808080"
    assert painted(Paint("accent1", lum=50), palette, "FFFFFF") == "402010"
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
