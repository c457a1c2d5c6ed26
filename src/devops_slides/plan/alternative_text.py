"""Gives tables, and pictures that mean something, an alternative text; none that would be read aloud for minutes."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.block import Picture, Table
from devops_slides.model.deck import Fill, Slide
from devops_slides.model.text import plain
from devops_slides.plan.words.label_set import Labels

LONGEST = 500
"""Most characters; Office itself warns about longer texts, and the rest is better heard as notes."""


def with_alternative_texts(slide: Slide, labels: Labels) -> Slide:
    """The slide: a picture without a text gets the slide's title, and too long a text is cut.

    A table gets the slide's title and its numbers of rows and columns. The notes get the whole of a text that is cut.
    """
    fills = tuple(_described(fill, slide, labels) for fill in slide.fills)
    long = tuple(picture.alt for picture in slide.pictures() if len(picture.alt) > LONGEST)
    return replace(slide, fills=fills, notes=(*slide.notes, *long))


def _described(fill: Fill, slide: Slide, labels: Labels) -> Fill:
    picture = fill.content
    if isinstance(picture, Table):
        return replace(fill, content=replace(picture, description=_about_table(picture, slide, labels)))
    if not isinstance(picture, Picture) or picture.decorative:
        return fill
    text = picture.alt
    if not text:
        text = _titled(labels.picture, slide)
    elif len(text) > LONGEST:
        text = f"{text[: LONGEST - 1].rsplit(None, 1)[0]}…"
    return replace(fill, content=replace(picture, alt=text)) if text != picture.alt else fill


def _about_table(table: Table, slide: Slide, labels: Labels) -> str:
    """`Table – Commands, 4 × 2`: rows, with the head, by columns."""
    rows = len(table.rows) + bool(table.head)
    return f"{_titled(labels.table, slide)}, {rows} × {len(table.align)}"


def _titled(name: str, slide: Slide) -> str:
    """What a shape is, and the title of its slide."""
    title = slide.text("title")
    words = plain(title[0].runs) if title else ""
    return f"{name} – {words}" if words and words != name else name
