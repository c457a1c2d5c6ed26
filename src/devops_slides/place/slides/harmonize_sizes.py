"""One body size for a chapter's slides of a layout, as large as the fullest allows; the sparsest get a larger one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from statistics import median

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.theme import Theme
from devops_slides.place.slides.drafts import Draft
from devops_slides.place.text.fit import AIRY, most_enlarged
from devops_slides.place.text.heights import inner_width, set_text
from devops_slides.place.text.paginate_text import Column, ends_at

_ALIKE = 0.88
"""Slides whose size is at least this share of the median take the smallest size among them."""
_ALIKE_OBJECTIVES = 0.7
"""The same for objectives of one slide, which are seen as a row: they look alike although some could be larger."""
_SPARSE = 0.33
"""A slide filled less than this in the common size keeps a larger one, to use its room.

Continuation slides follow the fullest slide of their text."""
_LARGE = 24
"""Size in points from which runts are looked for."""
_RUNT = 0.16
"""Share of the width below which a last line of large type is a runt."""
_RUNT_STEPS = 3


def harmonize_sizes(found: list[Draft], theme: Theme) -> list[Draft]:
    """The drafts with sizes harmonized by chapter and layout, outliers left alone."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, draft in enumerate(found):
        if draft.body.text and draft.body.slot is not None:
            file = draft.slide.source.file if draft.slide.source is not None else ""
            groups[file, draft.body.layout.name].append(number)
    sized = list(found)
    for numbers in groups.values():
        members = [found[number] for number in numbers]
        usual = _common(members, theme)
        common = _larger([member for member in members if member.body.size >= usual], usual, theme)
        roomy = _roomy(numbers, found, common, theme)
        larger = _larger([found[number] for number in roomy], common, theme)
        for number in numbers:
            size = (
                larger if number in roomy else common if found[number].body.size >= usual else found[number].body.size
            )
            sized[number] = _resized(found[number], _that_fits(found[number], size, theme))
    return sized


def _resized(draft: Draft, size: int) -> Draft:
    return replace(draft, body=replace(draft.body, size=size))


def _that_fits(draft: Draft, size: int, theme: Theme) -> int:
    """The size, a smaller one, or the draft's own: an address that wraps in smaller type may take one more line."""
    slot = draft.body.slot
    assert slot is not None
    if size == draft.body.size or not draft.body.fits:
        return size
    return next(
        (tried for tried in range(size, slot.style.least - 1, -1) if _fill(draft, tried, theme) <= 1), draft.body.size
    )


def _larger(members: list[Draft], size: int, theme: Theme) -> int:
    """The size, or the largest that leaves air on all slides; unchanged if a picture takes the room."""
    if not members or any(draft.slide.pictures() for draft in members):
        return size
    grown = _grown(members[0], size, theme)
    for draft in members[1:]:
        if grown <= size:
            break
        grown = min(grown, _grown(draft, size, theme))
    return _fewest_runts(members, grown, theme) if grown > size else size


def _roomy(numbers: list[int], found: list[Draft], common: int, theme: Theme) -> list[int]:
    """The slides with room for larger type; objectives look alike whatever they say."""
    tight = {found[number].slide.key for number in numbers if _fill(found[number], common, theme) >= _SPARSE}
    return [
        n
        for n in numbers
        if found[n].slide.key not in tight and found[n].slide.role != "objective" and not found[n].slide.pictures()
    ]


def _grown(draft: Draft, size: int, theme: Theme) -> int:
    """The size, or a larger one in which the text still leaves air on the slide."""
    slot = draft.body.slot
    assert slot is not None
    most = most_enlarged(slot.style.size, draft.body.text) if slot.style.name == "body" else size
    if most <= size or _fill(draft, size + 1, theme) > AIRY:
        return size
    width, air = inner_width(slot.box, slot), AIRY * slot.box.height / EMU_PER_POINT
    for larger in range(most, size, -1):
        setting = set_text(draft.body.text, larger, width, slot, theme)
        if setting.height <= air and all(lines.count == len(lines.texts) for lines in setting.lines):
            return larger
    return size


def _common(members: list[Draft], theme: Theme) -> int:
    """The smallest of the sizes that are about alike; text on several slides counts less."""
    pages = Counter(draft.slide.key for draft in members)
    usually = median(
        [draft.body.size for draft in members if pages[draft.slide.key] == 1] or [draft.body.size for draft in members]
    )

    def share(draft: Draft) -> float:
        is_row = draft.slide.role == "objective" and pages[draft.slide.key] == 1
        return _ALIKE_OBJECTIVES if is_row else _ALIKE

    sizes = [draft.body.size for draft in members if draft.body.size >= share(draft) * usually]
    usual = min(sizes or [draft.body.size for draft in members])
    return _fewest_runts([draft for draft in members if draft.body.size >= usual], usual, theme)


def _fill(draft: Draft, size: int, theme: Theme) -> float:
    """The share of its box that a text takes in a size."""
    slot = draft.body.slot
    assert slot is not None
    height = set_text(draft.body.text, size, inner_width(slot.box, slot), slot, theme).height
    return height * EMU_PER_POINT / max(slot.box.height, 1)


def _fewest_runts(members: list[Draft], size: int, theme: Theme) -> int:
    """The size, or one up to two points smaller with fewer short last lines; only large type is checked."""
    slot = members[0].body.slot
    assert slot is not None
    if size < _LARGE:
        return size
    width = inner_width(slot.box, slot)

    def runts(tried: int) -> int:
        return sum(
            lines.count > 1 and lines.last < _RUNT * width
            for draft in members
            for lines in set_text(draft.body.text, tried, width, slot, theme).lines
        )

    steps = [size - less for less in range(_RUNT_STEPS) if size - less >= max(slot.style.least, _LARGE)]
    return min(steps, key=lambda tried: (runts(tried), -tried))


def rebalance(found: list[Draft], before: list[Draft], theme: Theme) -> list[Draft]:
    """The drafts, with text that is smaller than `before` spread anew over at most as many slides as it had."""
    sizes = {draft.key: draft.body.size for draft in before}
    spread: list[Draft] = []
    for _, group in groupby(found, key=lambda draft: draft.slide.key):
        members = list(group)
        texts = [member for member in members if member.body.text and member.body.slot is not None]
        is_smaller = len({text.body.size for text in texts}) == 1 and all(
            text.body.size < sizes[text.key] for text in texts
        )
        others = [member for member in members if member not in texts] if len(texts) > 1 and is_smaller else []
        if len(texts) > 1 and is_smaller and all(text.body.fits for text in texts):
            spread += (*_spread(texts, theme), *others)
        else:
            spread += members
    return spread


def _spread(texts: list[Draft], theme: Theme) -> Iterator[Draft]:
    first, later = texts[0], texts[1]
    assert first.body.slot is not None
    assert later.body.slot is not None
    whole = tuple(paragraph for draft in texts for paragraph in draft.body.text)
    ends = ends_at(whole, first.body.size, Column(first.body.slot, later.body.slot), theme)
    if ends is None or len(ends) > len(texts):
        yield from texts
        return
    start = 0
    for draft, end in zip(texts, ends, strict=False):
        yield replace(draft, body=replace(draft.body, text=whole[start:end]))
        start = end
