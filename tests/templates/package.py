"""The parts of a package as bytes by name, and what can be done to them: read, change, add, relate, remove, pack."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from package_checks import CT

Parts = dict[str, bytes]
TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
SCHEMAS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def packed(parts: Parts) -> bytes:
    """A package with its content types first and without dates, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: part != TYPES):
            archive.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def document(xml: str) -> bytes:
    """An XML part with its declaration."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def element(xml: str) -> etree._Element:
    """An element of XML that uses the prefixes a, r and p without declaring them."""
    return etree.fromstring(f"<root {SCHEMAS}>{xml}</root>")[0]


@contextmanager
def edited(parts: Parts, name: str) -> Iterator[etree._Element]:
    """A part's tree, written back at the end."""
    root = etree.fromstring(parts[name])
    yield root
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p", "p15"])
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_of(name: str) -> str:
    """The name of the part that holds the relationships of another ("" is the package)."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def typed(parts: Parts, name: str, kind: str) -> None:
    """Give a part its content type."""
    with edited(parts, TYPES) as root:
        for one in root.findall(f"{CT}Override[@PartName='/{name}']"):
            root.remove(one)
        etree.SubElement(root, f"{CT}Override", PartName=f"/{name}", ContentType=kind)


def ending(parts: Parts, letters: str, kind: str) -> None:
    """Give all parts with a file name ending their content type, if they have none yet."""
    with edited(parts, TYPES) as root:
        if root.find(f"{CT}Default[@Extension='{letters}']") is None:
            root.insert(0, etree.Element(f"{CT}Default", Extension=letters, ContentType=kind))


def add(parts: Parts, name: str, blob: bytes, kind: str) -> str:
    """Add a part and return its name."""
    parts[name] = blob
    typed(parts, name, kind)
    return name


def relate(parts: Parts, source: str, target: str, kind: str) -> str:
    """The id of a new relationship; its kind is a word of Office's or a whole address."""
    name = relations_of(source)
    parts.setdefault(name, document(f'<Relationships xmlns="{RELATIONSHIPS}"/>'))
    with edited(parts, name) as root:
        taken = {one.get("Id") for one in root}
        rid = next(f"rId{number}" for number in range(1, 1000) if f"rId{number}" not in taken)
        link = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=rid)
        link.set("Type", kind if ":" in kind else OFFICE + kind)
        link.set("Target", posixpath.relpath(target, posixpath.dirname(source) or "."))
    return rid


def related(parts: Parts, source: str) -> dict[str, str]:
    """The parts that another part leads to, by the ids of the relationships."""
    root = etree.fromstring(parts[relations_of(source)])
    folder = posixpath.dirname(source)
    return {str(one.get("Id")): posixpath.normpath(posixpath.join(folder, str(one.get("Target")))) for one in root}


def remove(parts: Parts, name: str) -> None:
    """Remove a part with its content type and its own relationships, and all relationships to it."""
    del parts[name]
    parts.pop(relations_of(name), None)
    with edited(parts, TYPES) as root:
        for one in root.findall(f"{CT}Override[@PartName='/{name}']"):
            root.remove(one)
    for holder in [part for part in parts if part.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(holder))
        with edited(parts, holder) as root:
            for one in list(root):
                if posixpath.normpath(posixpath.join(folder, str(one.get("Target")))) == name:
                    root.remove(one)
