"""`density = "key"`: the first sentence of each paragraph and item on the slide, the whole text in the notes."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Slide, Text
from devops_slides.model.text import plain
from devops_slides.plan.sentences import sentences

_ROLES = {"content", "objective", "summary", "callout"}


def key_points(slide: Slide, language: str) -> Slide:
    """The slide with only its key points; the notes get the whole text."""
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
    for paragraph in body:
        same = found and found[-1].block == paragraph.block and not found[-1].level and not paragraph.level
        if same and not paragraph.style:
            continue
        first = next(sentences(paragraph.runs, language), paragraph.runs)
        found.append(replace(paragraph, runs=first))
    return found


def _whole(body: tuple[BodyParagraph, ...]) -> list[str]:
    """The paragraphs of the source, with their sentences joined again."""
    found: list[str] = []
    last: BodyParagraph | None = None
    for paragraph in body:
        if last is not None and last.block == paragraph.block and not last.level and not paragraph.level:
            found[-1] += f" {plain(paragraph.runs)}"
        else:
            found.append(plain(paragraph.runs))
        last = paragraph
    return found
