"""The package checks themselves: a good deck has no faults, and each planted fault is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from conftest import make, make_site
from package_checks import check_package, faults

Parts = dict[str, bytes]
TEXT = """---
title: Un deck entier
slides: {notes: Dire bonjour.}
---

## Une image

![La boucle](/images/devops.png)

## Un [lien](https://example.org/a) dans un titre

Du texte, [un autre](https://example.org/a), un [lien](<https://example.org/à voir>) et la suite.

## Un tableau

| Mesure | Avant |
|--------|-------|
| Délai  | 30    |
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(make_site(tmp_path_factory.mktemp("deck") / "cours"), TEXT).data


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, *twice: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in (*parts, *twice):
            archive.writestr(name, parts[name])
    return buffer.getvalue()


def holding(parts: Parts, piece: bytes, folder: str = "ppt/slides/slide") -> str:
    """The first slide (or part of another folder) that holds a piece of XML."""
    return next(name for name in parts if name.startswith(folder) and piece in parts[name])


def put(piece: bytes, other: bytes, folder: str = "ppt/slides/slide", count: int = 1) -> Callable[[Parts], None]:
    """Replaces a piece of XML in the first part that holds it."""

    def change(parts: Parts) -> None:
        name = holding(parts, piece, folder)
        parts[name] = parts[name].replace(piece, other, count)

    return change


def drop_note_of_slide(parts: Parts) -> None:
    """The notes slide still leads to its slide, but the slide no longer leads to it."""
    name = holding(parts, b"/notesSlide", "ppt/slides/_rels/")
    start = parts[name].index(b"<Relationship Id", parts[name].index(b"<Relationships"))
    pieces = parts[name][start:].split(b"<Relationship ")
    parts[name] = parts[name][:start] + b"<Relationship ".join(piece for piece in pieces if b"notesSlide" not in piece)
    if not parts[name].rstrip().endswith(b"</Relationships>"):
        parts[name] += b"</Relationships>"


PLANTED: dict[str, tuple[Callable[[Parts], None], str]] = {
    "a run without a language": (put(b' lang="fr-FR"', b""), "without a language"),
    "no title": (put(b'type="title"', b'type="body" idx="1"'), "has no title"),
    "a vertical tab as PowerPoint writes it": (put(b"</a:t>", b"_x000B_</a:t>"), "control characters"),
    "a line end in a text": (put(b"</a:t>", b"\n</a:t>"), "control characters"),
    "a control character in a name": (put(b'name="title"', b'name="_x0001_"'), "control characters"),
    "a shape id twice": (put(b'<p:cNvPr id="3"', b'<p:cNvPr id="2"'), "shape id 2 stands 2 times"),
    "a relationship that is not there": (put(b'r:embed="rId', b'r:embed="rId9'), "is no relationship"),
    "an empty text body": (put(b"<a:bodyPr/><a:lstStyle/><a:p>", b"<a:lstStyle/><a:p>"), "without properties"),
    "a picture without words": (put(b' descr="La boucle"', b""), "without alternative text"),
    "an RGB colour on a slide": (put(b"<a:rPr ", b'<a:rPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:rPr><a:rPr '), "names an RGB colour"),
    "an RGB colour on a layout": (put(b'<a:schemeClr val="tx1"/>', b'<a:srgbClr val="FF0000"/>', "ppt/slideLayouts/slideL"), "names an RGB colour"),
    "an RGB colour on the master": (put(b'<a:schemeClr val="tx1"/>', b'<a:srgbClr val="FF0000"/>', "ppt/slideMasters/slideM"), "names an RGB colour"),
    "two typefaces": (put(b"<a:p>", b'<a:latin typeface="Arial"/><a:latin typeface="Verdana"/><a:p>'), "names the typefaces"),
    "a placeholder twice": (put(b'type="body" idx="1"', b'type="title"'), "stands 2 times"),
    "a placeholder that its layout lacks": (put(b'type="body" idx="1"', b'type="body" idx="99"'), "is not on its layout"),
    "a missing cell": (put(b"<a:gridCol ", b'<a:gridCol w="1"/><a:gridCol '), "cells for 3 columns"),
    "a slide id below 256": (put(b'<p:sldId id="256"', b'<p:sldId id="255"', "ppt/presentation.xml"), "slide ids"),
    "a slide id twice": (put(b'<p:sldId id="257"', b'<p:sldId id="256"', "ppt/presentation.xml"), "slide ids"),
    "a small master id": (put(b'<p:sldMasterId id="', b'<p:sldMasterId id="9" x="', "ppt/presentation.xml"), "ids of masters"),
    "no list of notes masters": (put(b"notesMasterIdLst", b"x", "ppt/presentation.xml", 2), "notes master without its list"),
    "a slide that is not shown": (put(b'<p:sldId id="257"', b'<p:gone id="257"', "ppt/presentation.xml"), "not every slide once"),
    "an override without a part": (put(b"/ppt/slides/slide3.xml", b"/ppt/slides/slide99.xml", "[Content"), "has no part"),
    "an ending typed twice": (put(b"<Default ", b'<Default Extension="XML" ContentType="x/y"/><Default ', "[Content"), "default types"),
    "a part without a type": (lambda parts: parts.update({"ppt/media/x.bin": b""}), "has no content type"),
    "a part out of reach": (lambda parts: parts.update({"ppt/lost.xml": b"<a/>"}), "cannot be reached"),
    "names that differ in case": (lambda parts: parts.update({"ppt/Presentation.xml": b"<a/>"}), "stands 2 times"),
    "a picture of another type": (lambda parts: parts.update({"ppt/media/image1.png": b"GIF89a"}), "is no image/png"),
    "a bare space in an address": (put(b"https://example.org/%C3%A0%20voir", b"https://example.org/ voir", "ppt/slides/_rels/"), "leads to 'https"),
    "an empty address": (put(b'Target="https://example.org/a"', b'Target=""', "ppt/slides/_rels/"), "leads to ''"),
    "a target that is not there": (put(b"tags/tag", b"tags/gone", "ppt/slides/_rels/"), "is not there"),
    "one theme for two masters": (put(b"theme2.xml", b"theme1.xml", "ppt/notesMasters/_rels/"), "theme of 2 masters"),
    "notes of no slide": (drop_note_of_slide, "is not bound to one slide"),
    "notes without a language": (put(b' lang="fr-FR"', b"", "ppt/notesSlides/"), "without a language"),
}  # fmt: skip


def test_a_good_deck_has_no_fault(deck: bytes) -> None:
    check_package(packed(parts_of(deck)))


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_fault_is_found(deck: bytes, what: str) -> None:
    plant, told = PLANTED[what]
    parts = parts_of(deck)
    before = dict(parts)
    plant(parts)
    assert parts != before
    found = list(faults(packed(parts)))
    assert any(told in one for one in found), found


def test_a_member_that_stands_twice_is_found(deck: bytes) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(parts_of(deck), "ppt/presentation.xml")
    assert any("stands 2 times" in fault for fault in faults(data))


def test_an_empty_placeholder_is_found(deck: bytes) -> None:
    parts = parts_of(deck)
    name = holding(parts, b"Du texte")
    head, _, rest = parts[name].partition(b"</p:spTree>")
    empty = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="99" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="98"/></p:nvPr></p:nvSpPr>'
        b"<p:spPr/><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"
    )
    parts[name] = head + empty + b"</p:spTree>" + rest
    assert any("an empty placeholder body" in fault for fault in faults(packed(parts)))


def test_every_fault_is_listed(deck: bytes) -> None:
    parts = parts_of(deck)
    PLANTED["a run without a language"][0](parts)
    PLANTED["a part out of reach"][0](parts)
    with pytest.raises(AssertionError) as error:
        check_package(packed(parts))
    assert "without a language" in str(error.value)
    assert "cannot be reached" in str(error.value)
