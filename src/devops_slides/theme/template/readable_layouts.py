"""Layouts whose titles cover their text or are smaller than it, made readable before anything is composed on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu, Size
from devops_slides.theme.template.layout_roles import Given, HostRole
from devops_slides.theme.template.placeholders import FOOTERS, PlaceholderBox

_COVERED = 0.2
"""Share of the smaller height and width from which a title covers a text: less is the space around letters."""
LEAST_TEXT = 0.3
"""Least share of the slide's height for text below a title; where it has less, the title is set above the text."""
_TOP, _FOOT = 0.05, 0.2
"""Top and foot of such a title, as shares of the slide's height."""
_LAST = 0.9
"""Where text ends, as a share of the slide's height, if no footer is higher."""
_DEFAULT_SIZE = 18.0
"""Points if nothing gives a size (ECMA-376 part 1, 21.1.2.3.9)."""
_NAMED = 3
"""Names of layouts in a message."""
_OPENINGS = ("title", "section")


class Readable(Struct, frozen=True):
    """A layout as it is used, and what had to be changed of it, in words for its user."""

    given: Given
    changes: tuple[str, ...] = ()


def readable_hosts(hosts: Mapping[HostRole, Given], size: Size, asked: Mapping[str, float]) -> dict[HostRole, Readable]:
    """The layouts by their roles; one that cannot be mended has its role no more, and `content` serves.

    `asked` are the sizes in points that a theme file gives to styles.
    """
    content = readable_layout(hosts["content"], size, asked)
    text = _text_size(content.given, size, asked)
    found: dict[HostRole, Readable] = {}
    for role, given in hosts.items():
        if role == "content":
            found[role] = content
        elif role in _OPENINGS:
            found[role] = _opening(given, asked)
        elif not _is_useless(role, given, content.given, size):
            found[role] = readable_layout(given, size, asked, text)
    return found


def readable_layout(given: Given, size: Size, asked: Mapping[str, float], text: float = 0.0) -> Readable:
    """A layout with its texts below its title, and a title that is not smaller than its text, or than `text` points."""
    uncovered, moved = _uncovered(given, size)
    if "title" in asked:
        return Readable(uncovered, moved)
    grown, enlarged = _enlarged(uncovered, max(text, _text_size(given, size, asked)))
    return Readable(grown, (*moved, *enlarged))


def told(layouts: Iterable[Readable]) -> tuple[str, ...]:
    """One sentence for each kind of change, with the names of the layouts that it concerns."""
    names: dict[str, dict[str, None]] = {}
    for one in layouts:
        for change in one.changes:
            names.setdefault(change, {})[one.given.name] = None
    return tuple(f"{listed(of)}: {change}" for change, of in names.items())


def listed(names: Iterable[str]) -> str:
    """The names of layouts in a message: a few, and how many others there are."""
    first, *rest = names
    shown = ", ".join(map(repr, (first, *rest[: _NAMED - 1])))
    others = len(rest) - _NAMED + 1
    return f"{'layouts' if rest else 'layout'} {shown}{f' and {others} more' if others > 0 else ''}"


def foot_of(given: Given, size: Size) -> int:
    """Where text ends on a layout, in EMU: above its footers."""
    feet = [place.box.top for kind in FOOTERS if (place := given.footer(kind)) is not None and place.box is not None]
    return min([round(_LAST * size.height), *(top for top in feet if top > size.height // 2)])


def _opening(given: Given, asked: Mapping[str, float]) -> Readable:
    """A title slide without the texts that its title covers: a text of the slide's own is set below the title."""
    covered = _covered(given)
    kept = replace(given, places=tuple(place for place in given.places if place not in covered))
    changes = ("the title covers the text, which is set below it",) if covered else ()
    if "display" in asked:
        return Readable(kept, changes)
    grown, enlarged = _enlarged(kept, max((_size(place) for place in kept.texts), default=0.0))
    return Readable(grown, (*changes, *enlarged))


def _is_useless(role: HostRole, given: Given, content: Given, size: Size) -> bool:
    """Whether nothing can be composed on a layout of texts side by side, or of a title alone."""
    if role == "comparison":
        return bool(_covered(given))
    if role == "columns":
        return bool(_covered(given)) and _uncovered(given, size)[0].columns(size) is None
    room = next(iter(content.bodies(size)), None)
    return role == "only" and room is not None and _covers(given.title, room)


def _uncovered(given: Given, size: Size) -> tuple[Given, tuple[str, ...]]:
    """The layout with the texts and pictures that its title covers below it, or with its title above them."""
    covered, title = _covered(given), given.title
    if title is None or title.box is None or (given.texts and not covered):
        return given, ()
    foot = foot_of(given, size)
    has_room = foot - title.box.bottom >= LEAST_TEXT * size.height
    if has_room and covered:
        return _moved(given, covered, title.box.bottom, foot), ("the title covers the text, which is set below it",)
    if has_room or title.is_locked:
        return given, ()
    top, bottom = (Emu(round(share * size.height)) for share in (_TOP, _FOOT))
    above = replace(title, box=replace(title.box, top=top, height=Emu(bottom - top)), is_own_box=False)
    raised = replace(given, places=tuple(above if place is title else place for place in given.places))
    return _moved(raised, covered, bottom, foot), ("the title covers the text, and is set above it",)


def _moved(given: Given, covered: list[PlaceholderBox], top: int, foot: int) -> Given:
    """The layout with these places between a height and the foot; what may not be moved is no place of slides."""
    return replace(
        given, places=tuple(_below(place, top, foot) if place in covered else place for place in given.places)
    )


def _below(place: PlaceholderBox, top: int, foot: int) -> PlaceholderBox:
    assert place.box is not None
    begin = max(top, place.box.top)
    box = Box(place.box.left, Emu(begin), place.box.width, Emu(max(foot, place.box.bottom) - begin))
    return replace(place, box=box, is_own_box=False, kind="none" if place.is_locked else place.kind)


def _covered(given: Given) -> list[PlaceholderBox]:
    """The places for text and pictures that the title covers."""
    return [
        place
        for place in given.places
        if not place.is_title and place.kind not in FOOTERS and _covers(given.title, place)
    ]


def _covers(title: PlaceholderBox | None, place: PlaceholderBox) -> bool:
    if title is None or title.box is None or place.box is None or place.is_turned:
        return False
    one, other = title.box, place.box
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _COVERED * min(one.width, other.width) and down > _COVERED * min(one.height, other.height)


def _text_size(given: Given, size: Size, asked: Mapping[str, float]) -> float:
    """The size of a layout's running text in points, 0 without one."""
    body = next(iter(given.bodies(size)), None)
    return 0.0 if body is None else asked.get("body", _size(body))


def _size(place: PlaceholderBox) -> float:
    return place.looks[0].size or _DEFAULT_SIZE


def _enlarged(given: Given, least: float) -> tuple[Given, tuple[str, ...]]:
    """The layout with a title of at least that size in points."""
    title = given.title
    if title is None or _size(title) >= least:
        return given, ()
    larger = replace(title, looks=(replace(title.looks[0], size=least), *title.looks[1:]), is_resized=True)
    what = f"the title is smaller than the text, and is set in {least:g} points instead of {_size(title):g}"
    return replace(given, places=tuple(larger if place is title else place for place in given.places)), (what,)
