"""`density = "key"`: the first sentence of each paragraph and item on the slide, the whole in the notes."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Slide, Text
from devops_slides.model.text import plain
from devops_slides.plan.sentences import sentences

_ROLES = {"content", "objective", "summary", "callout"}


def key_points(slide: Slide, language: str) -> Slide:
    """The slide with its key points alone; what it no longer shows stands in its notes."""
    if slide.role not in _ROLES:
        return slide
    body = slide.text("body")
    kept = tuple(_firsts(body, language))
    if kept == body:
        return slide
    fills = tuple(replace(fill, content=Text(kept)) if fill.slot == "body" else fill for fill in slide.fills)
    return replace(slide, fills=fills, notes=(*slide.notes, *_whole(body)))


def _firsts(body: tuple[BodyParagraph, ...], language: str) -> list[BodyParagraph]:
    found: list[BodyParagraph] = []
    for one in body:
        same = found and found[-1].block == one.block and not found[-1].level and not one.level
        if same and not one.style:
            continue
        first = next(sentences(one.runs, language), one.runs)
        found.append(replace(one, runs=first))
    return found


def _whole(body: tuple[BodyParagraph, ...]) -> list[str]:
    """The paragraphs of the source, its sentences joined again."""
    found: list[str] = []
    last: BodyParagraph | None = None
    for one in body:
        if last is not None and last.block == one.block and not last.level and not one.level:
            found[-1] += f" {plain(one.runs)}"
        else:
            found.append(plain(one.runs))
        last = one
    return found
