"""`<!-- slides: … -->`: an author's instructions for slides, which no page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from devops_slides.model.block import Block, Code, Directive, Span, children, walk
from devops_slides.model.problem import suggestion
from devops_slides.parse.content.notes import notes_of
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.pictures.finder import SUFFIXES
from devops_slides.parse.pictures.reference import Reference
from devops_slides.parse.source_lines import SourceLines

_COMMENT = re.compile(r"\s*<!--\s*slides:(?P<said>.*?)-->", re.DOTALL)
_NOTES = re.compile(r"(?:^|\s)notes:(?P<text>.*)", re.DOTALL)
_WORD = re.compile(r"(?P<key>[\w-]+)(?:\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+)))?|(?P<odd>\S+)")
_RANGE = re.compile(r"(?P<first>\d{1,15})(?:-(?P<last>\d{1,15}))?")
_MOST_RANGES = 100
"""Most ranges of lines for one block, which may show lines more than once."""
_KNOWN = ("layout", "id", "skip", "break", "freeze", "lines", "notes")


def directive(comment: str, span: Span, reading: Reading) -> Directive | None:
    """The directive in a comment, None if the comment is a remark; what is not understood is a problem."""
    match = _COMMENT.match(comment)
    if match is None:
        if _is_misspelt(comment):
            message, hint = (
                "a comment for slides begins with another word, so it has no effect",
                "did you mean slides:?",
            )
            reading.problems.add(reading.shown, span.start, "bad-directive", message, hint)
        return None
    said = match["said"]
    found = Directive(span)
    if notes := _NOTES.search(said):
        text = SourceLines(notes["text"].strip("\n"), (span.start,)).dedented()
        found = replace(found, notes=notes_of(reading.read(text, reading)))
        said = said[: notes.start()]
    is_odd = False
    for word in _WORD.finditer(said):
        key, value = word["key"] or word["odd"], word["quoted"] or word["bare"] or ""
        new = _with(found, key, value)
        if new is None and not (is_odd and not value):
            _tell(key, value, span, reading)
        is_odd = new is None
        found = new or found
    return found


_MISSPELT = re.compile(
    r"\s*<!--\s*(?:slide|silde|sildes|slids|slidse|sldies|sides|slides)\s*[:=]?\s*"
    r"(?:skip|break|freeze|(?:layout|id|lines)\s*=|notes?\s*:)",
    re.IGNORECASE,
)


def _is_misspelt(comment: str) -> bool:
    """Whether a comment is meant as a directive, and begins with another word than `slides:`."""
    return _COMMENT.match(comment) is None and _MISSPELT.match(comment) is not None


_SLIDE = re.compile(r"\s*<!--\s*\.slide:(?P<said>.*?)-->", re.DOTALL)
_GROUND = re.compile(r"data-background(?:-image)?\s*=\s*[\"'](?P<address>[^\"']+)[\"']")


def ground(comment: str) -> Reference | None:
    """The picture that a comment of reveal.js puts behind its slide: `<!-- .slide: data-background="x.png" -->`."""
    match = _SLIDE.match(comment)
    found = _GROUND.search(match["said"]) if match else None
    is_picture = found is not None and PurePosixPath(found["address"].split("?")[0]).suffix.lower() in SUFFIXES
    return Reference(found["address"], is_ground=True) if found is not None and is_picture else None


def _with(found: Directive, key: str, value: str) -> Directive | None:
    """The directive with one more word; None if the word isn't understood."""
    match key:
        case "layout" if value:
            return replace(found, layout=value)
        case "id" if value:
            return replace(found, id=value)
        case "skip" if not value:
            return replace(found, skip=True)
        case "break" if not value:
            return replace(found, is_break=True)
        case "freeze" if not value:
            return replace(found, freeze=True)
        case "lines" if ranges := _ranges(value):
            return replace(found, lines=ranges)
    return None


def _tell(key: str, value: str, span: Span, reading: Reading) -> None:
    hint = suggestion(key, _KNOWN)
    if key in _KNOWN:
        hint = {"lines": "expected lines=1-20,45", "layout": "expected layout=NAME", "id": "expected id=NAME"}.get(
            key, f"{key} takes no value"
        )
    message = f"slides: {key}{f'={value}' if value else ''} is not understood"
    reading.problems.add(reading.shown, span.start, "bad-directive", message, hint)


def _ranges(value: str) -> tuple[tuple[int, int], ...]:
    """`1-20,45` as ((1, 20), (45, 45)); empty if it is no such list."""
    found = []
    for piece in value.split(",", _MOST_RANGES)[:_MOST_RANGES]:
        match = _RANGE.fullmatch(piece.strip())
        if match is None:
            return ()
        first, last = int(match["first"]), int(match["last"] or match["first"])
        found.append((min(first, last), max(first, last)))
    return tuple(found)


def lines_beyond(blocks: Sequence[Block], reading: Reading) -> None:
    """Tell where `lines=` chooses lines that the block of code after it does not have."""
    said: Directive | None = None
    for block in blocks:
        if isinstance(block, Directive):
            said = block if block.lines else said
            continue
        if said is not None:
            _tell_beyond(said, block, reading)
        said = None
        lines_beyond(tuple(children(block)), reading)


def _tell_beyond(said: Directive, block: Block, reading: Reading) -> None:
    count = len(block.lines) if isinstance(block, Code) else 0
    odd = [first for first, _ in said.lines if first > count]
    if odd:
        there = f"the block has {count} {'line' if count == 1 else 'lines'}" if count else "no block of code follows"
        message = f"slides: lines={odd[0]} has no effect: {there}"
        reading.problems.add(reading.shown, said.span.start, "bad-directive", message, "lines count from 1")


_FENCES = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_OPENING = re.compile(r"^ {0,3}<!--", re.MULTILINE)


def tell_equal_ids(blocks: Sequence[Block], reading: Reading) -> None:
    """Tell an `id=` that another slide of the chapter has already."""
    first: dict[str, int] = {}
    for block in walk(blocks):
        if isinstance(block, Directive) and block.id:
            line = first.setdefault(block.id, block.span.start)
            if line != block.span.start:
                message, hint = f"slides: id={block.id} is taken already on line {line}", "each slide needs its own"
                reading.problems.add(reading.shown, block.span.start, "bad-directive", message, hint)


def tell_open_comment(source: SourceLines, reading: Reading) -> None:
    """Tell a comment that nothing closes: it hides all that follows (CommonMark 0.31, 4.6), as on the page."""
    text = source.text
    closed = text.rfind("-->") + 1
    for opening in _OPENING.finditer(text, closed):
        if not _FENCES.search(text, closed, opening.start()):
            message = "this comment is never closed, and hides all that follows"
            line = source.line_at(opening.start())
            reading.problems.add(reading.shown, line, "unclosed-comment", message, "end it with -->")
            return
