"""One planned slide as one or more drafts: everything is placed except title and body."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.deck import Progress, Slide, Text
from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import BODIES, Layout, ProgressBar
from devops_slides.model.placed import Placed, PlacedMark, PlacedText
from devops_slides.model.text import Run, Runs
from devops_slides.place.measure.measure import Look
from devops_slides.place.slides.bodies_by_kind import slide_bodies
from devops_slides.place.slides.slide_body import SlideBody
from devops_slides.place.text.fit import fit_text

_MOST_SEGMENTS = 20
"""Most segments of a progress bar. More would be dust: then the bar has one reached part and one other."""
_BETWEEN = "\u00a0– "
"""Between a kicker and the title that follows it."""
_FITTED_ELSEWHERE = {"title", *BODIES}


class Draft(Struct, frozen=True):
    """A slide whose title and text are still to be set.

    The text of `body` has the size that suits it alone; the sizes of a deck are harmonized afterwards.
    `first` is false for continuation slides.
    """

    slide: Slide
    key: str
    title: Runs
    body: SlideBody
    first: bool


def drafts(slide: Slide, look: Look) -> Iterator[Draft]:
    """The drafts of a slide: one, or as many as its body, table, code or pictures need."""
    for number, body in enumerate(slide_bodies(slide, look), 1):
        key = slide.key if number == 1 else f"{slide.key}/{number}"
        layout = body.layout
        small = tuple(_small_texts(slide, layout, look))
        marks = (*_panels(layout), *_marks(slide, layout), *_grounds(small))
        whole = replace(body, placed=(*marks, *small, *body.placed))
        yield Draft(slide, key, _title(slide, layout), whole, first=number == 1)


def _title(slide: Slide, layout: Layout) -> Runs:
    """The title, after its kicker on a layout without a slot for one."""
    title = slide.text("title")[0].runs
    kicker = slide.text("kicker")
    if not kicker or layout.slot("kicker") is not None:
        return title
    return (*kicker[0].runs, Run(_BETWEEN), *title)


def _small_texts(slide: Slide, layout: Layout, look: Look) -> Iterator[Placed]:
    """The slots other than title and body: kicker, subtitle, counter, label, tag."""
    for fill in slide.fills:
        slot = layout.slot(fill.slot)
        if fill.slot in _FITTED_ELSEWHERE or slot is None or not isinstance(fill.content, Text):
            continue
        yield fit_text(fill.content.paragraphs, slot, look)[0]


def _grounds(placed: tuple[Placed, ...]) -> Iterator[PlacedMark]:
    """Grounds that are not rectangles, as shapes of their own: LibreOffice 7.4 squares those of placeholders."""
    for shape in placed:
        if isinstance(shape, PlacedText) and shape.slot.is_rounded:
            slot = shape.slot
            yield PlacedMark(f"{slot.name} ground", shape.box, slot.ground, slot.radius, shape=slot.shape)


def _panels(layout: Layout) -> Iterator[PlacedMark]:
    """The decorations of a layout on a template: the template lacks them, so the slide shows them."""
    for number, panel in enumerate(layout.decorations if layout.host is not None else (), 1):
        yield PlacedMark(f"panel {number}", panel.box, panel.ground, panel.radius, panel.border)


def _marks(slide: Slide, layout: Layout) -> Iterator[PlacedMark]:
    """The progress bar: a segment per objective, or a plain bar if there are none to count."""
    bar = layout.progress
    if bar is None:
        return
    if slide.progress is None:
        if bar.plain:
            yield PlacedMark("bar", bar.box, bar.on, bar.radius)
        return
    for number, (start, length, is_on) in enumerate(_segments(slide.progress, bar), 1):
        offset = start
        if bar.from_right and not bar.vertical:
            offset = bar.box.width - start - length
        box = (
            Box(bar.box.left, Emu(bar.box.top + offset), bar.box.width, Emu(length))
            if bar.vertical
            else Box(Emu(bar.box.left + offset), bar.box.top, Emu(length), bar.box.height)
        )
        yield PlacedMark(f"progress {number}", box, bar.on if is_on else bar.off, bar.radius)


def _segments(progress: Progress, bar: ProgressBar) -> Iterator[tuple[int, int, bool]]:
    """Where each segment begins and its length, in EMU, and whether it is reached; two parts if there are too many."""
    whole = bar.box.height if bar.vertical else bar.box.width
    if progress.total > _MOST_SEGMENTS:
        reached = whole * progress.index // progress.total
        yield 0, reached, True
        if reached < whole:
            yield reached, whole - reached, False
        return
    gap = min(bar.gap, whole // (3 * progress.total))
    length = (whole - gap * (progress.total - 1)) // progress.total
    for index in range(progress.total):
        yield index * (length + gap), length, index < progress.index
