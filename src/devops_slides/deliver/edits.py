"""Hand edits in a deck since the program wrote it; just saving it again is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from devops_slides.deliver.embedded_record import RecordedShape, RecordedSlide
from devops_slides.deliver.read_back import FoundDeck, FoundSlide
from devops_slides.write.fingerprint import Box, ShapeState

_TOLERANCE = 1000
"""In EMU: LibreOffice keeps places in 1/100 mm, which are 360 EMU, and rounds twice."""
_SHOWN = 60

Pair = tuple[RecordedSlide | None, FoundSlide | None]


def edits(deck: FoundDeck) -> list[str]:
    """A line for each slide that differs from its record, and for other changes; none if it was only saved."""
    return [line for _, line in keyed_edits(deck)]


def keyed_edits(deck: FoundDeck) -> list[tuple[str, str]]:
    """The lines of `edits`, each with the key of the changed slide, empty if it is not one of ours."""
    pairs = list(pairs_of(deck))
    numbers = {slide.number: index for index, slide in enumerate(deck.slides, 1)}
    found = []
    for recorded, slide in pairs:
        if slide is None:
            assert recorded is not None
            found.append(("", f"deleted: {recorded.key}"))
            continue
        name = _named(slide, numbers[slide.number])
        if recorded is None:
            found.append(("", f"{name}: added"))
        elif changes := list(dict.fromkeys(_changes(recorded, slide, is_redrawn=deck.is_redrawn))):
            found.append((recorded.key, f"{name}: {', '.join(changes)}"))
    if _is_reordered(pairs, deck):
        found.append(("", "slides are in another order"))
    if not deck.is_redrawn and deck.look != deck.record.look:
        found.append(("", "the master, a layout or the theme was changed"))
    return found


def _named(slide: FoundSlide, number: int) -> str:
    title = slide.state.title
    title = title if len(title) <= _SHOWN else f"{title[:_SHOWN]}…"
    return f"slide {number} “{title}”" if title else f"slide {number}"


def pairs_of(deck: FoundDeck) -> Iterator[Pair]:
    """Slides of the record with those found: by tag and id, else by what they show."""
    recorded = deck.record.slides
    tags = Counter(slide.key for slide in deck.slides)
    if not any(slide.key for slide in deck.slides):
        yield from _aligned(recorded, deck.slides)
        return
    by_key: dict[str, FoundSlide] = {}
    numbers = {slide.key: slide.number for slide in recorded}
    for slide in deck.slides:  # a copy made by hand has its original's tag and another id
        if slide.key in numbers and (tags[slide.key] == 1 or slide.number == numbers[slide.key]):
            by_key[slide.key] = slide
    known = {id(slide) for slide in by_key.values()}
    yield from ((slide, by_key.get(slide.key)) for slide in recorded)
    yield from ((None, slide) for slide in deck.slides if id(slide) not in known)


def _aligned(recorded: Sequence[RecordedSlide], slides: Sequence[FoundSlide]) -> Iterator[Pair]:
    before = [tuple((shape.kind, shape.text, shape.picture) for shape in slide.shapes) for slide in recorded]
    now = [tuple((shape.kind, shape.text, shape.picture) for shape in slide.state.shapes) for slide in slides]
    for _, first, last, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        for index in range(max(last - first, end - start)):
            old = recorded[first + index] if first + index < last else None
            yield old, slides[start + index] if start + index < end else None


def _is_reordered(pairs: Sequence[Pair], deck: FoundDeck) -> bool:
    places = {id(slide): index for index, slide in enumerate(deck.slides)}
    order = [places[id(slide)] for recorded, slide in pairs if recorded is not None and slide is not None]
    return order != sorted(order)


def _changes(recorded: RecordedSlide, slide: FoundSlide, *, is_redrawn: bool) -> Iterator[str]:
    shapes = slide.state.shapes
    if [shape.kind for shape in recorded.shapes] == [shape.kind for shape in shapes]:
        for old, new in zip(recorded.shapes, shapes, strict=True):
            yield from _shape_changes(old, new, is_redrawn=is_redrawn)
    else:
        before, now = Counter(shape.slot for shape in recorded.shapes), Counter(shape.name for shape in shapes)
        if is_redrawn or before == now:
            yield "shapes added, deleted or in another order"
        yield from (f"{name or 'a shape'} added" for name in now - before)
        yield from (f"{name} deleted" for name in before - now)
    if recorded.notes != slide.notes:
        yield "notes"
    yield from (mark for mark in slide.state.marks if mark == "hidden" or not is_redrawn)


def _shape_changes(old: RecordedShape, new: ShapeState, *, is_redrawn: bool) -> Iterator[str]:
    """What differs in a shape; LibreOffice 7.4 drops the descriptions of tables."""
    if old.text != new.text:
        yield f"text of {old.slot}"
    if old.picture != new.picture:
        yield f"picture in {old.slot}"
    if old.alt != new.alt and not (is_redrawn and new.kind == "graphicFrame" and not new.alt):
        yield f"alternative text of {old.slot}"
    if (new.box is None and old.is_own) or (new.box is not None and not _is_near(old.box, new.box, new.kind)):
        yield f"place of {old.slot}"
    if not is_redrawn and old.look != new.look:
        yield f"look of {old.slot}"
    if not is_redrawn and old.slot != new.name:
        yield f"{old.slot} is now {new.name}"


def _is_near(old: Box, new: Box, kind: str) -> bool:
    """Whether a place is the same; a table's height is that of its rows, which each program sets by its own fonts."""
    count = 3 if kind == "graphicFrame" else 4
    return all(abs(before - now) <= _TOLERANCE for before, now in zip(old[:count], new[:count], strict=True))


def source_changes(old: FoundDeck, new: FoundDeck) -> list[str]:
    """A line for each slide whose source has changed between two builds, with its key."""
    before = {slide.key: slide.digest for slide in old.record.slides}
    now = {slide.key: slide.digest for slide in new.record.slides}
    changed = [f"changed: {key}" for key, digest in now.items() if key in before and before[key] != digest]
    added = [f"new: {key}" for key in now if key not in before]
    return changed + added + [f"gone: {key}" for key in before if key not in now]
