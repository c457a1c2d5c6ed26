"""What must hold for every package that PowerPoint opens without repair, and for every deck that we write.

The rules follow ECMA-376 and what is known about PowerPoint's repairs; `faults` lists every breach.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8", "image/svg+xml": b"<"}
SHAPED = ("ppt/slides/slide", "ppt/slideLayouts/slideL", "ppt/slideMasters/slideM", "ppt/notes")
FOOTERS = {"ftr", "sldNum", "dt"}
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\n\r\ufdd0-\ufdef\ufffe\uffff]|(?<!_x005F)_x00[01][0-9A-Fa-f]_")
PLAIN = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/tableStyles.xml")
"""Parts that take their colours from the theme part, so that another theme part recolours them."""
_KEPT = 600
"""Number of remembered parts: those of a theme are the same bytes in all of its decks."""


def check_package(data: bytes) -> None:
    """Assert that a deck has no faults."""
    found = list(faults(data))
    assert not found, "\n".join(found)


def faults(data: bytes) -> Iterator[str]:
    """Every breach of a rule, as `part: what`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1:
            yield f"{name}: stands {count} times"
    if names[0] != "[Content_Types].xml":
        yield "[Content_Types].xml: is not first"
    trees = {name: _tree(blob) for name, blob in parts.items() if name.endswith((".xml", ".rels"))}
    types = _types(trees)
    yield from _content_types(parts, trees, types)
    relations = {name: _relations(name, trees) for name in ["", *parts]}
    yield from _relationships(parts, relations, trees)
    yield from _presentation(trees, relations, types)
    for name, blob in parts.items():
        if name.endswith(".xml"):
            yield from _alone(name, blob)
        if name.startswith("ppt/slides/slide") and name.endswith(".xml"):
            yield from _slide(name, trees[name])
            layouts = [target for kind, target, _ in relations[name].values() if kind == "slideLayout"]
            yield from _placeholders(name, trees[name], [trees[layout] for layout in layouts if layout in trees])
        if name.startswith("ppt/notesSlides/") and name.endswith(".xml"):
            yield from _languages(name, trees[name])


@lru_cache(_KEPT)
def _tree(data: bytes) -> etree._Element:
    return etree.fromstring(data)


@lru_cache(_KEPT)
def _alone(name: str, data: bytes) -> tuple[str, ...]:
    """The faults of a part that do not depend on other parts."""
    tree, found = _tree(data), []
    if name.startswith(SHAPED):
        found += _shapes(name, tree)
    if name.startswith(PLAIN) and tree.find(f".//{A}srgbClr") is not None:
        found.append(f"{name}: names an RGB colour")
    if name.startswith("ppt/theme/"):
        found += _theme(name, tree)
    return tuple(found)


@lru_cache(_KEPT)
def _ids(data: bytes) -> tuple[str, ...]:
    """The ids of the relationships that a part uses."""
    return tuple(
        value for element in _tree(data).iter() for key, value in element.attrib.items() if str(key).startswith(R)
    )


def _types(trees: dict[str, etree._Element]) -> dict[str, str]:
    root = trees["[Content_Types].xml"]
    found = {f".{element.get('Extension')}": element.get("ContentType") for element in root.iter(f"{CT}Default")}
    found.update({element.get("PartName"): element.get("ContentType") for element in root.iter(f"{CT}Override")})
    return found


def _type_of(name: str, types: dict[str, str]) -> str | None:
    return types.get(f"/{name}") or types.get("." + name.rsplit(".", 1)[-1])


def _content_types(parts: dict[str, bytes], trees: dict[str, etree._Element], types: dict[str, str]) -> Iterator[str]:
    endings = Counter(
        str(element.get("Extension")).lower() for element in trees["[Content_Types].xml"].iter(f"{CT}Default")
    )
    yield from (f".{ending}: has {count} default types" for ending, count in endings.items() if count > 1)
    listed = [element.get("PartName") for element in trees["[Content_Types].xml"].iter(f"{CT}Override")]
    for name, count in Counter(listed).items():
        if count > 1 or name[1:] not in parts:
            yield f"{name}: an override that stands twice or has no part"
    for name, blob in parts.items():
        if name == "[Content_Types].xml":
            continue
        kind = _type_of(name, types)
        if kind is None:
            yield f"{name}: has no content type"
        elif name.startswith("ppt/media/") and kind not in MAGIC:
            yield f"{name}: {kind} is no picture that every PowerPoint shows"
        elif kind in MAGIC and not blob.startswith(MAGIC[kind]):
            yield f"{name}: is no {kind}"


def _relations(name: str, trees: dict[str, etree._Element]) -> dict[str, tuple[str, str, bool]]:
    folder, base = posixpath.split(name)
    tree = trees.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    if tree is None:
        return {}
    found = {}
    for element in tree:
        outside = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not outside:
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[element.get("Id")] = (element.get("Type").rsplit("/", 1)[-1], target, outside)
    return found


def _relationships(
    parts: dict[str, bytes],
    relations: dict[str, dict[str, tuple[str, str, bool]]],
    trees: dict[str, etree._Element],
) -> Iterator[str]:
    reached, todo = set(), [""]
    while todo:
        for _kind, target, outside in relations.get(todo.pop(), {}).values():
            if not outside and target not in reached:
                reached.add(target)
                todo.append(target)
    for name in parts:
        if not name.endswith(".rels") and name != "[Content_Types].xml" and name not in reached:
            yield f"{name}: cannot be reached"
    for name, own in relations.items():
        for rid, (_, target, outside) in own.items():
            if outside and (
                not target or not target.isascii() or re.search(r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})", target)
            ):
                yield f"{name}: {rid} leads to {target!r}"
            if not outside and target not in parts:
                yield f"{name}: {rid} leads to {target}, which is not there"
        for value in _ids(parts[name]) if name in trees else ():
            if value not in own:
                yield f"{name}: {value} is no relationship"


def _presentation(
    trees: dict[str, etree._Element],
    relations: dict[str, dict[str, tuple[str, str, bool]]],
    types: dict[str, str],
) -> Iterator[str]:
    root = trees["ppt/presentation.xml"]
    ids = [int(element.get("id")) for element in root.iter(f"{P}sldId")]
    if len(set(ids)) != len(ids) or any(not 256 <= id_ < 2**31 for id_ in ids):
        yield f"ppt/presentation.xml: slide ids {ids}"
    shown = [
        relations["ppt/presentation.xml"].get(element.get(f"{R}id"), ("", "", False))
        for element in root.iter(f"{P}sldId")
    ]
    slides = [target for kind, target, _ in shown if kind == "slide"]
    if sorted(slides) != sorted(name for name in trees if re.fullmatch(r"ppt/slides/[^/]+\.xml", name)):
        yield f"ppt/presentation.xml: shows {slides}, which is not every slide once"
    yield from _sections(root, ids)
    high = [int(element.get("id")) for element in root.iter(f"{P}sldMasterId")]
    masters = [name for name in trees if _type_of(name, types) and _type_of(name, types).endswith("slideMaster+xml")]
    high += [int(element.get("id")) for name in masters for element in trees[name].iter(f"{P}sldLayoutId")]
    if len(set(high)) != len(high) or any(one < 2**31 for one in high):
        yield f"ppt/presentation.xml: ids of masters and layouts {high}"
    kinds = [kind for kind, _, _ in relations["ppt/presentation.xml"].values()]
    if "notesMaster" in kinds and root.find(f"{P}notesMasterIdLst") is None:
        yield "ppt/presentation.xml: notes master without its list"
    looks = Counter(
        target
        for name in trees
        if "Master" in name
        for kind, target, _ in relations.get(name, {}).values()
        if kind == "theme"
    )
    yield from (f"{target}: is the theme of {count} masters" for target, count in looks.items() if count > 1)
    for name in trees:
        own = [kind for kind, _, _ in relations.get(name, {}).values()]
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name) and own.count("slideLayout") != 1:
            yield f"{name}: has {own.count('slideLayout')} layouts"
        if name.startswith("ppt/notesSlides/notesSlide"):
            slide = next((target for kind, target, _ in relations[name].values() if kind == "slide"), "")
            back = [target for kind, target, _ in relations.get(slide, {}).values() if kind == "notesSlide"]
            if own.count("notesMaster") != 1 or back != [name]:
                yield f"{name}: is not bound to one slide and the notes master"


def _sections(root: etree._Element, ids: list[int]) -> Iterator[str]:
    """Every slide is in exactly one section, in order (MS-PPTX 2.2.2)."""
    sections = list(root.iter(f"{P14}section"))
    listed = [int(element.get("id")) for section in sections for element in section.iter(f"{P14}sldId")]
    if sections and listed != ids:
        yield f"ppt/presentation.xml: its sections hold the slides {listed}, not {ids}"
    guids = [section.get("id") for section in sections]
    if len(set(guids)) != len(guids) or any(not section.get("name") for section in sections):
        yield f"ppt/presentation.xml: sections {guids} without a name or an id of their own"


def _shapes(name: str, tree: etree._Element) -> Iterator[str]:
    ids = Counter(one.get("id") for one in tree.iter(f"{P}cNvPr"))
    yield from (f"{name}: shape id {one} stands {count} times" for one, count in ids.items() if count > 1)
    for body in (*tree.iter(f"{P}txBody"), *tree.iter(f"{A}txBody")):
        if body.find(f"{A}bodyPr") is None or body.find(f"{A}p") is None:
            yield f"{name}: a text body without properties or paragraph"
    for table in tree.iter(f"{A}tbl"):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        if any(cell.find(f"{A}txBody") is None for cell in table.iter(f"{A}tc")):
            yield f"{name}: a cell without a text body"
        for row in table.iter(f"{A}tr"):
            if len(row.findall(f"{A}tc")) != columns:
                yield f"{name}: a row with {len(row.findall(f'{A}tc'))} cells for {columns} columns"
    for text in tree.iter(f"{A}t"):
        if FORBIDDEN.search(text.text or ""):
            yield f"{name}: control characters in {text.text!r}"
    for element in tree.iter():
        for key, value in element.attrib.items():
            if FORBIDDEN.search(value):
                yield f"{name}: control characters in {key} {value!r}"


def _slide(name: str, tree: etree._Element) -> Iterator[str]:
    faces = {element.get("typeface") for tag in ("latin", "ea", "cs") for element in tree.iter(f"{A}{tag}")}
    if len({face for face in faces if face and not face.startswith("+")}) > 1:
        yield f"{name}: names the typefaces {faces}"
    yield from _languages(name, tree)
    titled = False
    for shape in tree.iter(f"{P}sp"):
        place = shape.find(f".//{P}ph")
        text = "".join(shape.itertext()).strip()
        if place is not None and not text and place.get("type") not in FOOTERS:
            yield f"{name}: an empty placeholder {place.get('type')}"
        titled = titled or (place is not None and place.get("type") in {"title", "ctrTitle"} and bool(text))
    if not titled:
        yield f"{name}: has no title"
    for picture in tree.iter(f"{P}pic"):
        named = next(picture.iter(f"{P}cNvPr"))
        decorative = any(str(element.tag).endswith("}decorative") for element in named.iter())
        if not decorative and not named.get("descr"):
            yield f"{name}: a picture without alternative text"


def _languages(name: str, tree: etree._Element) -> Iterator[str]:
    for run in (*tree.iter(f"{A}r"), *tree.iter(f"{A}fld")):
        properties = run.find(f"{A}rPr")
        if properties is None or not properties.get("lang"):
            yield f"{name}: a run without a language"


def _placeholders(name: str, tree: etree._Element, layouts: list[etree._Element]) -> Iterator[str]:
    """A placeholder is on its slide only once, and on its layout, or it inherits nothing."""
    own = Counter((element.get("type", "obj"), element.get("idx", "0")) for element in tree.iter(f"{P}ph"))
    known = {
        (element.get("type", "obj"), element.get("idx", "0")) for layout in layouts for element in layout.iter(f"{P}ph")
    }
    for place, count in own.items():
        if count > 1:
            yield f"{name}: the placeholder {place} stands {count} times"
        if place not in known:
            yield f"{name}: the placeholder {place} is not on its layout"


def _theme(name: str, tree: etree._Element) -> Iterator[str]:
    """A format scheme has at least three fills, lines, effects and backgrounds (ECMA-376 part 1, 20.1.4.1.14)."""
    for tag in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        styles = tree.find(f".//{A}{tag}")
        if styles is None or len(styles) < 3:
            yield f"{name}: fewer than three entries in {tag}"
