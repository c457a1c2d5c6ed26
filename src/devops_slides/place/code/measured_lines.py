"""Lines of code, measured once for all sizes, and the number of rows of each on a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Code
from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedCode, PlacedParagraph, PlacedText
from devops_slides.model.style import TextStyle
from devops_slides.model.text import Run
from devops_slides.place.code.highlight import Line
from devops_slides.place.measure.break_points import BESIDE_EM, meetings
from devops_slides.place.measure.measure import CONSOLAS_EM, Face, Look
from devops_slides.place.text.lines import LINE_HEIGHT, MARGIN, break_lines
from devops_slides.place.text.words import Word, face, words_of

HANG = 1.2
"""Hanging indent of a wrapped line, in em."""
TAB = 4
"""Width of a tab in characters: more would leave too little room on a slide."""
_SURE = 0.9
"""A line that is too wide even at this share of its width wraps in every program: Consolas is measured 9 % too wide."""
_TWO = 2


class CodeLine(Struct, frozen=True):
    """A line of code: its text, its width in em, and its words for when it wraps."""

    text: str
    em: float
    words: tuple[Word, ...]


class CodeLines(Struct, frozen=True):
    """All lines of a block, and the hanging indent of those that wrap, in em."""

    lines: tuple[CodeLine, ...]
    hang: float

    def rows(self, line: CodeLine, size: int, width: float) -> int:
        """The number of rows of a line within `width` points; wrapped lines lose the hanging indent."""
        if line.em * size * MARGIN <= width:
            return 1
        room = width - self.hang * size
        return max(break_lines(line.words, size, 0, room).count, _carried(line.words, size, room), _TWO)

    def is_sure(self, line: CodeLine, size: int, width: float) -> bool:
        """Whether every program breaks the line into the same number of rows."""
        rows = self.rows(line, size, width)
        return rows == 1 or (rows == _TWO and line.em * size * _SURE > width)


def _carried(words: tuple[Word, ...], size: int, room: float) -> int:
    """The number of rows of a line whose spaces wrap to the next row, as LibreOffice 7.4 sets code."""
    rows, used = 1, 0.0
    for word in words:
        used += word.gap * size * MARGIN
        while used > room:
            rows, used = rows + 1, used - room
        need = word.em * size * MARGIN
        if used and used + need > room:
            rows, used = rows + 1, 0.0
        while need > room:
            rows, need = rows + 1, need - room
        used += need
    return rows


def measured_lines(lines: Iterable[Line], style: TextStyle, look: Look) -> CodeLines:
    """The measured lines of a block of code."""
    own_face = face(look.theme.face(style), style.bold, italic=False)
    tab = TAB * look.measure.width("0", own_face)
    found = tuple(_line(line, style, own_face, tab, look) for line in lines)
    # A tab at the head of a line leads to the hanging indent, in every program.
    return CodeLines(found, tab if any("\t" in line.text for line in found) else HANG)


def _line(line: Line, style: TextStyle, own_face: Face, tab: float, look: Look) -> CodeLine:
    text = "".join(piece for _, piece in line)
    em = tab * text.count("\t")
    em += sum(look.measure.width(piece, own_face) + BESIDE_EM * meetings(piece) for piece in text.split("\t"))
    return CodeLine(text, em, _words(text, style, look))


def _words(text: str, style: TextStyle, look: Look) -> tuple[Word, ...]:
    """The words of a line; the first includes the spaces before it."""
    words = words_of((Run(text.replace("\t", " " * TAB)),), style, look)
    return (replace(words[0], em=words[0].em + words[0].gap), *words[1:]) if words else ()


def row_height(size: int, style: TextStyle) -> float:
    """The height of a row in points."""
    return size * LINE_HEIGHT * style.line / 100


_GAP = 1.1
"""Em between numbers and code."""


def numbers_of(code: Code) -> tuple[int, ...]:
    """The number of each line; 0 for a line that represents omitted ones."""
    return code.numbers or tuple(range(code.first_number, code.first_number + max(len(code.lines), 1)))


def _column(numbers: Sequence[int], size: int) -> Emu:
    """The width of a column of numbers in EMU, enough for all but the widest monospaced faces."""
    return points((len(str(max(numbers))) * CONSOLAS_EM * MARGIN + 0.1) * size)


def beside_numbers(box: Box, numbers: Sequence[int], size: int) -> Box:
    """The part of a box that numbers leave for the code."""
    taken = _column(numbers, size) + points(_GAP * size)
    return Box(Emu(box.left + taken), box.top, Emu(box.width - taken), box.height)


def numbers_text(placed: PlacedCode, slot: Slot) -> PlacedText:
    """The numbers of a slide's lines; a line that wraps has empty ones below its own."""
    box = placed.slot.box
    width = _column(placed.numbers, placed.size) if placed.numbers else 0
    left = placed.box.left - points(_GAP * placed.size) - width
    texts: list[str] = []
    for number, rows in zip(placed.numbers, placed.rows, strict=True):
        texts += [str(number) if number else "", *[""] * (rows - 1)]
    paragraphs = tuple(
        PlacedParagraph(BodyParagraph((Run(text),) if text else ()), (text,), placed.size, 0.0) for text in texts
    )
    height = points(len(texts) * row_height(placed.size, slot.style))
    frame = Box(Emu(left), box.top, Emu(width), box.height)
    return PlacedText(slot, frame, paragraphs, placed.size, (Emu(0), Emu(0)), height)
