"""What a deck's file says: the words of its slides and notes in reading order, and its pictures."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from devops_slides.account.phrase import words_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class WrittenSlide(Struct, frozen=True):
    """The words of a slide, then those of its notes; how many pictures it shows that tell something."""

    words: tuple[str, ...]
    pictures: int
    descriptions: tuple[tuple[str, ...], ...] = ()
    """The words of alternative texts, apart from those that the slide shows."""


def written_slides(data: bytes) -> tuple[WrittenSlide, ...]:
    """The slides of a deck in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        presentation = _tree(archive, "ppt/presentation.xml")
        targets = _targets(archive, "ppt/presentation.xml")
        order = [targets[str(item.get(f"{_R}id"))][1] for item in presentation.iter(f"{_P}sldId")]
        return tuple(_slide(archive, name) for name in order)


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), _PARSER)


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: their kind and the part or address that they lead to, by id."""
    folder, file = posixpath.split(name)
    try:
        relations = _tree(archive, f"{folder}/_rels/{file}.rels")
    except KeyError:
        return {}
    found = {}
    for relation in relations:
        target = str(relation.get("Target"))
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target))
        found[str(relation.get("Id"))] = (str(relation.get("Type")).rpartition("/")[2], target)
    return found


def _slide(archive: zipfile.ZipFile, name: str) -> WrittenSlide:
    tree = _tree(archive, name)
    targets = _targets(archive, name)
    texts = [*_paragraphs(tree)]
    aside = [str(shape.get("descr")) for shape in tree.iter(f"{_P}cNvPr") if shape.get("descr")]
    for kind, target in targets.values():
        if kind == "notesSlide":
            texts += _paragraphs(_tree(archive, target))
        elif kind == "hyperlink":
            aside.append(target)
    return WrittenSlide(
        tuple(word for text in texts for word in words_of(text)),
        sum(1 for blip in tree.iter(f"{_A}blip") if not _is_decoration(blip)),
        tuple(words for text in aside if (words := words_of(text))),
    )


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    for paragraph in tree.iter(f"{_A}p"):
        yield "".join(
            f" {piece.text or ''}" if piece.tag != f"{_A}t" or _is_mark(piece) else piece.text or ""
            for piece in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab")
        )


def _is_mark(text: etree._Element) -> bool:
    """Whether a text is the raised number that leads to a footnote: no part of the word before it."""
    run = text.getparent()
    properties = None if run is None else run.find(f"{_A}rPr")
    return properties is not None and "baseline" in properties.attrib and properties.find(f"{_A}hlinkClick") is not None


def _is_decoration(blip: etree._Element) -> bool:
    """Whether a picture is a mark of the theme rather than the author's."""
    shape = next(iter(blip.iterancestors(f"{_P}pic", f"{_P}sp")), None)
    named = None if shape is None else next(shape.iter(f"{_P}cNvPr"), None)
    return named is not None and str(named.get("name")).startswith("decoration")
