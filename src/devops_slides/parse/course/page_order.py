"""The order of a course's pages: sections as Hugo forms them, each in Hugo's default order.

https://gohugo.io/quick-reference/glossary/#default-sort-order: weight (none last), then date
(newest first), then link title, then path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct

from devops_slides.parse.course.page_facts import Facts

_PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
"""ASCII signs in the order of the Unicode collation (CLDR root), before digits and letters."""
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
_DIGITS = re.compile(r"(\d+)")


class PageEntry(Struct, frozen=True):
    """A page to be put in order. `place` is its path as a folder: `a/b` for a/b.md, a/b/index.md and a/b/_index.md."""

    place: str
    is_section: bool
    facts: Facts
    path: str


class Section(Struct, frozen=True):
    """A folder that is a section: its own page, and its members in order."""

    place: str
    page: PageEntry | None
    members: tuple[PageEntry | Section, ...]


def collation(text: str) -> tuple[str, str, str]:
    """A key that sorts as the Unicode collation algorithm does for European scripts: letters, accents, then case."""
    split = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in split if not unicodedata.combining(c))
    accents = "".join(c for c in split if unicodedata.combining(c))
    return "".join(map(_weight, letters.casefold())), accents, "".join("01"[c.isupper()] for c in letters)


def _weight(sign: str) -> str:
    """Two characters that sort like a sign: its kind, then its position in that kind."""
    if sign.isspace():
        return f"0{sign}"
    if sign in _PUNCTUATION:
        return f"1{chr(_PUNCTUATION.index(sign))}"
    if not sign.isalnum():
        return f"2{sign}"
    return f"3{sign}" if sign.isdigit() else f"4{sign}"


def natural(text: str) -> tuple[object, ...]:
    """A key that puts `2-x` before `10-x`."""
    pieces = _DIGITS.split(text.casefold())
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)


def section_tree(entries: Iterable[PageEntry], *, is_hugo: bool) -> Section:
    """The home section with everything below it.

    In Hugo the folders of the first level and those with an `_index.md` are sections, and the pages
    in other folders belong to the section above; in a plain folder every folder is a section.
    """
    pages = list(entries)
    own = {page.place: page for page in pages if page.is_section}
    places = {"", *own}
    for page in pages:
        above = page.place if page.is_section else _parent(page.place)
        places |= set(_ancestors(above)) if not is_hugo else set(list(_ancestors(above))[-1:])
    inside: dict[str, list[PageEntry | str]] = {place: [] for place in places}
    for place in sorted(places - {""}):
        inside[_section_of(place, places)].append(place)
    for page in pages:
        if not page.is_section:
            inside[_section_of(page.place, places)].append(page)
    return _section("", own, inside, is_hugo=is_hugo)


def _section(
    place: str, own: Mapping[str, PageEntry], inside: Mapping[str, list[PageEntry | str]], *, is_hugo: bool
) -> Section:
    found = [
        _section(entry, own, inside, is_hugo=is_hugo) if isinstance(entry, str) else entry for entry in inside[place]
    ]
    members = sorted(found, key=_default if is_hugo else _by_name)
    return Section(place, own.get(place), tuple(members))


def pages_in_order(section: Section) -> Iterator[PageEntry]:
    """Every page: a section's own page first, then its members."""
    if section.page is not None:
        yield section.page
    for member in section.members:
        if isinstance(member, Section):
            yield from pages_in_order(member)
        else:
            yield member


def _default(member: PageEntry | Section) -> tuple[object, ...]:
    page = member.page if isinstance(member, Section) else member
    facts = page.facts if page is not None else Facts()
    title = facts.link_title or ("" if page is not None else member.place.rsplit("/", 1)[-1])
    return facts.weight == 0, facts.weight, -_date(member).timestamp(), collation(title), member.place.casefold()


def _by_name(member: PageEntry | Section) -> tuple[object, ...]:
    page = member.page if isinstance(member, Section) else member
    weight = page.facts.weight if page is not None else 0
    return weight == 0, weight, natural(member.place.rsplit("/", 1)[-1]), member.place


def _date(member: PageEntry | Section) -> datetime:
    """A page's date; a section without one has the newest of the pages below it."""
    if isinstance(member, PageEntry):
        return member.facts.date or _EARLIEST
    if member.page is not None and member.page.facts.date is not None:
        return member.page.facts.date
    return max((_date(inner) for inner in member.members), default=_EARLIEST)


def _parent(place: str) -> str:
    return place.rpartition("/")[0]


def _ancestors(place: str) -> Iterator[str]:
    """The place and those above it, deepest first, without the root."""
    while place:
        yield place
        place = _parent(place)


def _section_of(place: str, places: set[str]) -> str:
    return next((ancestor for ancestor in _ancestors(_parent(place)) if ancestor in places), "")
