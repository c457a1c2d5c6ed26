"""Gives every picture that means something an alternative text, and none that would be read aloud for minutes."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.block import Picture
from devops_slides.model.deck import Fill, Slide
from devops_slides.model.text import plain
from devops_slides.plan.words.label_set import Labels

LONGEST = 500
"""Most characters; Office itself warns about longer texts, and the rest is better heard as notes."""


def with_alternative_texts(slide: Slide, labels: Labels) -> Slide:
    """The slide: a picture without a text gets the slide's title, and too long a text is cut.

    The notes get the whole of a text that is cut.
    """
    fills = tuple(_described(fill, slide, labels) for fill in slide.fills)
    long = tuple(picture.alt for picture in slide.pictures() if len(picture.alt) > LONGEST)
    return replace(slide, fills=fills, notes=(*slide.notes, *long))


def _described(fill: Fill, slide: Slide, labels: Labels) -> Fill:
    picture = fill.content
    if not isinstance(picture, Picture) or picture.decorative:
        return fill
    text = picture.alt
    if not text:
        title = slide.text("title")
        words = plain(title[0].runs) if title else ""
        text = f"{labels.picture} – {words}" if words and words != labels.picture else labels.picture
    elif len(text) > LONGEST:
        text = f"{text[: LONGEST - 1].rsplit(None, 1)[0]}…"
    return replace(fill, content=replace(picture, alt=text)) if text != picture.alt else fill
