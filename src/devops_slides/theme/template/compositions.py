"""Layouts that a template lacks, composed in free boxes: callouts, steps, columns, tables, code, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_POINT, NO_INSETS, Box, Emu, Insets
from devops_slides.model.layout import STEPS, Anchor, Decoration, Slot
from devops_slides.model.paint import Paint
from devops_slides.theme.template.canvas import Canvas, Composed, halves, panel
from devops_slides.theme.template.layout_roles import HostRole
from devops_slides.theme.template.placeholders import PlaceholderBox
from devops_slides.theme.template.slots import free_slot, placeholder_slot, style_of

_BAND = 1.9
"""The height of a band in em of its text."""


def callouts(ground: Canvas) -> Composed:
    """One layout per kind of callout."""
    for kind, color in ground.kinds.items():
        yield f"callout-{kind}", "only", tuple(_callout(color, ground))


def callout_panels(ground: Canvas) -> Iterator[tuple[str, tuple[Decoration, ...]]]:
    """Band and panel of each kind."""
    for kind, color in ground.kinds.items():
        own = panel(_band(ground), color)
        yield f"callout-{kind}", (own, panel(_below_band(ground), ground.panel)) if ground.has_panel else (own,)


def _callout(color: str, ground: Canvas) -> Iterator[Slot]:
    pads = ground.pads
    style = replace(ground.texts["label"], color=ground.styles.ink(Paint(color)), align="left")
    inside: Insets = (pads[0], Emu(0), pads[2], Emu(0))
    yield free_slot("label", _band(ground).within(inside), style, "middle")
    body = ground.texts["body"]
    if ground.has_panel:
        body = replace(body, color=ground.panel_ink, align="left")
    slot = free_slot("body", _below_band(ground).within(pads), body, "middle" if ground.has_panel else "top")
    yield replace(slot, marker=body.color)


def _band(ground: Canvas) -> Box:
    return replace(ground.room, height=Emu(round(ground.texts["label"].size * EMU_PER_POINT * _BAND)))


def _below_band(ground: Canvas) -> Box:
    room, band = ground.room, _band(ground)
    return Box(room.left, band.bottom, room.width, Emu(room.height - band.height))


_WORDS = 22
"""Most points of the words: they introduce code, and are not the main text."""
_LINE = 1.4
"""The height of a line of words in em."""


def code_steps(ground: Canvas) -> Composed:
    """The layout, whose slots share the room evenly until `place` knows their content."""
    yield "code-steps", "only", tuple(_slots(ground))


def _slots(ground: Canvas) -> Iterator[Slot]:
    body, code = ground.texts["body"], ground.texts["code"]
    size = min(body.size, _WORDS)
    words = replace(body, size=size, least=min(body.least, size))
    across = (ground.pads[0], Emu(0), ground.pads[2], Emu(0))
    if ground.has_panel:
        code = replace(code, color=ground.panel_ink)
    for number, room in enumerate(_parts(ground), 1):
        head = Emu(round(size * _LINE * EMU_PER_POINT))
        below = Box(room.left, Emu(room.top + head), room.width, Emu(room.height - head))
        panel = Paint(ground.panel) if ground.has_panel else None
        yield free_slot(f"body{number}", replace(room, height=head), words)
        yield free_slot(f"code{number}", below, code, "middle", panel, across if ground.has_panel else NO_INSETS)


def _parts(ground: Canvas) -> Iterator[Box]:
    """The room in equal parts, with gaps between them."""
    height = (ground.room.height - (len(STEPS) - 1) * ground.gap) // len(STEPS)
    for number in range(len(STEPS)):
        yield replace(ground.room, top=Emu(ground.room.top + number * (height + ground.gap)), height=Emu(height))


_COLUMN_HEAD = 1.8
"""The height of a head in em."""


def columns(ground: Canvas) -> Composed:
    """Two texts: in a comparison's placeholders, in two columns' under free heads, or in the room cut in two."""
    given = ground.hosts.get("comparison")
    heads, pair = (given.heads(ground.size), given.columns(ground.size)) if given is not None else (None, None)
    if heads is not None and pair is not None:
        slots = [
            slot
            for number, (head, body) in enumerate(zip(heads, pair, strict=True), 1)
            for slot in (
                placeholder_slot(f"head{number}", head, style_of(head, "label", ground.styles), ground.styles),
                placeholder_slot(f"body{number}", body, style_of(body, "body", ground.styles), ground.styles),
            )
        ]
        yield "two-column", "comparison", tuple(slots)
        return
    label = ground.texts["label"]
    height = Emu(round(label.size * EMU_PER_POINT * _COLUMN_HEAD))
    given = ground.hosts.get("columns")
    pair = given.columns(ground.size) if given is not None else None
    if pair is None or any(column.is_locked for column in pair):
        boxes = halves(ground.room, 0.5, ground.gap)
        found = [_with_head(number, box, height, None, ground) for number, box in enumerate(boxes, 1)]
        yield "two-column", "only", tuple(slot for both in found for slot in both)
        return
    found = [
        _with_head(number, column.box, height, column, ground)
        for number, column in enumerate(pair, 1)
        if column.box is not None
    ]
    yield "two-column", "columns", tuple(slot for both in found for slot in both)


def _with_head(number: int, box: Box, height: Emu, place: PlaceholderBox | None, ground: Canvas) -> tuple[Slot, Slot]:
    insets = ground.body.insets
    head = free_slot(f"head{number}", replace(box, height=height).within(insets), ground.texts["label"], "bottom")
    below = Box(box.left, Emu(box.top + height), box.width, Emu(box.height - height))
    if place is None:
        return head, free_slot(f"body{number}", below.within(insets), ground.texts["body"])
    return head, placeholder_slot(f"body{number}", place, style_of(place, "body", ground.styles), ground.styles, below)


_HEAD = 1.5
"""The height of the line above code, in em of its text."""


def tables_and_code(ground: Canvas) -> Composed:
    """The layouts with a table or code."""
    table, rows = ground.texts["table"], _rows(ground)
    alone = free_slot("table", ground.room, table)
    host: HostRole = "only"
    if ground.holds_things:
        alone, host = replace(placeholder_slot("table", ground.body, table, ground.styles), levels=()), "content"
    yield "table", host, (replace(alone, rows=rows),)
    below = replace(free_slot("table", ground.lower(ground.below), table), rows=rows)
    yield "table-below", "content", (ground.lead(ground.upper(ground.below)), below)
    yield "code", "only", tuple(_code(ground.room, ground))
    yield "code-below", "content", (ground.lead(ground.upper(ground.below)), *_code(ground.lower(ground.below), ground))


def _rows(ground: Canvas) -> tuple[Emu, Emu]:
    """Least heights of rows in EMU: like a table that PowerPoint inserts, 0.37 inches for a text of 18 points."""
    height = Emu(round(ground.texts["table"].size / 18 * 370_840))
    return height, height


def _code(room: Box, ground: Canvas) -> Iterator[Slot]:
    """Code on its panel, with its language above it."""
    tag, code = ground.texts["tag"], ground.texts["code"]
    yield free_slot("tag", replace(room, height=_head(ground)), replace(tag, align="right"), "bottom")
    box = _below_head(room, ground)
    if ground.has_panel:
        box, code = box.within(ground.pads), replace(code, color=ground.panel_ink)
    numbers = replace(box, width=Emu(box.width // 8))
    yield free_slot("numbers", numbers, replace(code, align="right"), "middle")
    yield free_slot("code", box, code, "middle")


def _head(ground: Canvas) -> Emu:
    """The height of the line above code."""
    return Emu(round(ground.texts["tag"].size * EMU_PER_POINT * _HEAD))


def _below_head(room: Box, ground: Canvas) -> Box:
    head = _head(ground)
    return Box(room.left, Emu(room.top + head), room.width, Emu(room.height - head))


def code_panels(ground: Canvas) -> Iterator[tuple[str, tuple[Decoration, ...]]]:
    """The panel behind code, which the template's own layouts lack."""
    if ground.has_panel:
        yield "code", (panel(_below_head(ground.room, ground), ground.panel),)
        yield "code-below", (panel(_below_head(ground.lower(ground.below), ground), ground.panel),)


_BESIDE = 0.42
"""Share of the room's width for text beside a picture."""
_WITH_TEXT = ("picture-right", "picture-left", "picture-below", "picture-above")


def pictures(ground: Canvas) -> Composed:
    """The layouts with pictures."""
    alone, host = _alone(ground)
    yield "picture", host, (alone,)
    yield "picture-full", host, (alone,)
    if ground.picture is not None:
        yield from ((name, "content", (ground.lead(), _held(ground.picture, ground))) for name in _WITH_TEXT)
        return
    yield from zip(_WITH_TEXT, ("content",) * len(_WITH_TEXT), _composed(ground), strict=True)


def _composed(ground: Canvas) -> Iterator[tuple[Slot, ...]]:
    """Text and picture, with the picture to the right, to the left, below and above."""
    left, right = halves(ground.room, _BESIDE, ground.gap)
    yield ground.lead(left), _free(right, ground)
    left, right = halves(ground.room, 1 - _BESIDE, ground.gap)
    yield _free(left, ground), ground.lead(right)
    yield ground.lead(ground.upper(ground.below)), _free(ground.lower(ground.below), ground, "top")
    yield _free(ground.upper(1 - ground.below), ground), ground.lead(ground.lower(1 - ground.below))


def _alone(ground: Canvas) -> tuple[Slot, HostRole]:
    if ground.picture is not None:
        return _held(ground.picture, ground), "content"
    if ground.holds_things:
        return _held(ground.body, ground), "content"
    return _free(ground.room, ground), "only"


def _held(place: PlaceholderBox, ground: Canvas) -> Slot:
    style = replace(style_of(place, "caption", ground.styles), align="center")
    return placeholder_slot("picture", place, style, ground.styles, anchor="middle")


def _free(box: Box, ground: Canvas, anchor: Anchor = "middle") -> Slot:
    return free_slot("picture", box, replace(ground.texts["caption"], align="center"), anchor)
