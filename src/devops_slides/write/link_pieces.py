"""Links in pieces, one per line.

LibreOffice draws each run with a link as a field: if it does not fit on the rest of a line, it moves to the next as a
whole, and if it is wider than a line, it breaks at any letter. PowerPoint breaks it like other text, whatever its runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.text import Run, Runs

_NO_WIDTH = "\u200b"
Span = tuple[int, int]
Piece = tuple[Run, bool]
"""A run as written, and whether it is the space that a link has where its line ends."""


def link_pieces(runs: Runs, lines: tuple[str, ...]) -> Iterator[Piece]:
    """The runs with their links cut where a line ends, and with the spaces between lines taken out of the links.

    `lines` are the texts of the paragraph's lines, in capitals if the style sets them so. If they do not match the
    runs, the runs stay unchanged.
    """
    is_cut = len(lines) > 1 and any(run.link is not None for run in runs)
    gaps = _gaps("".join(run.text for run in runs), lines) if is_cut else []
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.link is None or not gaps:
            yield run, False
        else:
            yield from _pieces(
                run, [(max(a, start) - start, min(b, end) - start) for a, b in gaps if a <= end and b >= start]
            )
        start = end


def _pieces(run: Run, gaps: list[Span]) -> Iterator[Piece]:
    """A run with a link as the piece on each line, and the spaces between them without a link."""
    at = 0
    for start, end in (*gaps, (len(run.text), len(run.text))):
        if at < start:
            yield replace(run, text=run.text[at:start]), False
        if start < end:
            yield replace(run, text=run.text[start:end], link=None), True
        at = end


def _gaps(text: str, lines: tuple[str, ...]) -> list[Span]:
    """Where each non-empty line ends and the next begins; empty if the lines do not match the text."""
    found: list[Span] = []
    end = 0
    for line in filter(None, lines):
        start = end
        while start < len(text) and (text[start].isspace() or text[start] == _NO_WIDTH) and text[start] != line[0]:
            start += 1
        if end:
            found.append((end, start))
        end = _end(text, start, line)
        if end <= start:
            return []
    return found


def _end(text: str, start: int, line: str) -> int:
    """Where a line that begins at `start` ends in the text; 0 if the text does not match it."""
    at = 0
    for number, letter in enumerate(text[start:], start):
        if at == len(line):
            return number
        shown = letter if line.startswith(letter, at) else letter.upper()
        if not line.startswith(shown, at):
            return 0
        at += len(shown)
    return len(text) if at == len(line) else 0
