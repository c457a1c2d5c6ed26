"""Frozen slides: those of the existing deck stay in the new one, with their pictures, notes and links."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree
from msgspec import Struct
from pptx.opc.package import OpcPackage
from pptx.opc.package import Part as OpcPart

from devops_slides.deliver.edits import pairs_of
from devops_slides.deliver.read_back import FoundDeck, read_deck
from devops_slides.write.fingerprint import A, P, R
from devops_slides.write.package import Part, package_bytes

_NUMBERED = re.compile(r"(?P<stem>.*?)\d*(?P<ending>\.[^./]*)?$")


class _Deck(Struct):
    """A deck's parts by name, and its slides by their ids."""

    root: Part
    parts: dict[str, Part]
    slides: dict[int, Part]


def with_frozen(data: bytes, standing: bytes, keys: Collection[str]) -> tuple[bytes, frozenset[str]]:
    """The new deck with its slides of those keys replaced by those in `standing`, and the keys of the replaced ones.

    Decks that LibreOffice has saved lend no slides: their layouts differ.
    """
    old, new = read_deck(standing), read_deck(data)
    if old is None or new is None or old.is_redrawn:
        return data, frozenset()
    before, now = _numbers(old), _numbers(new)
    carried = [key for key in keys if key in before and key in now]
    if not carried:
        return data, frozenset()
    lent, deck = _deck(standing), _deck(data)
    ways = {lent.slides[number].name: deck.slides[now[key]] for key, number in before.items() if key in now}
    for key in carried:
        _carry(lent.slides[before[key]], deck.slides[now[key]], deck, ways)
    return package_bytes(deck.root, _reached(deck)), frozenset(carried)


def _numbers(deck: FoundDeck) -> Mapping[str, int]:
    """The ids of a deck's slides by their keys."""
    return {
        recorded.key: slide.number for recorded, slide in pairs_of(deck) if recorded is not None and slide is not None
    }


def _deck(data: bytes) -> _Deck:
    package = OpcPackage.open(io.BytesIO(data))
    found = {part: Part(_name(part), part.content_type, part.blob) for part in package.iter_parts()}
    for part, own in found.items():
        own.given = tuple(_relations(part.rels, found))
    root = Part("", "", given=tuple(_relations(package._rels, found)))  # noqa: SLF001 - it has no public name
    main = package.main_document_part
    listed = etree.fromstring(main.blob).iter(f"{P}sldId")
    slides = {
        int(element.get("id", 0)): found[main.rels[element.get(f"{R}id") or ""].target_part] for element in listed
    }
    return _Deck(root, {part.name: part for part in found.values()}, slides)


def _name(part: OpcPart) -> str:
    return str(part.partname).lstrip("/")


def _relations(relations: Mapping[str, Any], found: Mapping[OpcPart, Part]) -> Iterator[tuple[str, str, Part | str]]:
    for relation in relations.values():
        target = relation.target_ref if relation.is_external else found[relation.target_part]
        yield relation.rId, relation.reltype, target


def _carry(lent: Part, slide: Part, deck: _Deck, ways: Mapping[str, Part]) -> None:
    """Put a slide of the existing deck in the place of the new one, on the new deck's layout of the same name."""
    own = {_kind(kind): target for _, kind, target in slide.given if isinstance(target, Part)}
    layouts = {_layout_name(part): part for part in deck.parts.values() if part.kind.endswith("slideLayout+xml")}
    copies: dict[str, Part] = {lent.name: slide}
    given: list[tuple[str, str, Part | str]] = []
    for rid, kind, target in lent.given:
        match _kind(kind):
            case "slideLayout" if isinstance(target, Part):
                given.append((rid, kind, layouts.get(_layout_name(target), own["slideLayout"])))
            case "tags":
                given.append((rid, kind, own["tags"]))
            case "slide" if isinstance(target, Part):
                if target.name in ways:
                    given.append((rid, kind, ways[target.name]))
            case _:
                given.append((rid, kind, _copied(target, deck, copies) if isinstance(target, Part) else target))
    slide.given = tuple(given)
    slide.data = _without_links(lent.data, {rid for rid, *_ in lent.given} - {rid for rid, *_ in given})


def _kind(relation: str) -> str:
    return relation.rpartition("/")[2]


def _layout_name(layout: Part) -> str:
    shown = etree.fromstring(layout.data).find(f"{P}cSld")
    return shown.get("name", "") if shown is not None else ""


def _copied(part: Part, deck: _Deck, copies: dict[str, Part]) -> Part:
    """The same part of the new deck, or a copy of it with all that it needs; masters are the new deck's."""
    if part.name in copies:
        return copies[part.name]
    same = next(
        (candidate for candidate in deck.parts.values() if candidate.kind == part.kind and _is_same(candidate, part)),
        None,
    )
    if same is not None:
        copies[part.name] = same
        return same
    copy = Part(_free_name(part.name, deck.parts), part.kind, part.data)
    copies[part.name] = deck.parts[copy.name] = copy
    copy.given = tuple(
        (rid, kind, _copied(target, deck, copies) if isinstance(target, Part) else target)
        for rid, kind, target in part.given
    )
    return copy


def _is_same(candidate: Part, part: Part) -> bool:
    return part.kind.endswith("notesMaster+xml") or (part.kind.startswith("image/") and candidate.data == part.data)


def _free_name(name: str, parts: Collection[str]) -> str:
    if name not in parts:
        return name
    match = _NUMBERED.match(name)
    assert match is not None
    number = 1
    while (free := f"{match['stem']}{number}{match['ending'] or ''}") in parts:
        number += 1
    return free


def _without_links(data: bytes, gone: Collection[str]) -> bytes:
    """A slide without jumps to slides that no longer exist."""
    if not gone:
        return data
    root = etree.fromstring(data)
    for element in [*root.iter(f"{A}hlinkClick"), *root.iter(f"{A}hlinkHover")]:
        parent = element.getparent()
        if parent is not None and element.get(f"{R}id") in gone:
            parent.remove(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _reached(deck: _Deck) -> list[Part]:
    """The parts that can be reached from the package's root."""
    seen: dict[int, Part] = {}
    waiting = [deck.root]
    while waiting:
        for *_, target in waiting.pop().given:
            if isinstance(target, Part) and id(target) not in seen:
                seen[id(target)] = target
                waiting.append(target)
    return list(seen.values())
