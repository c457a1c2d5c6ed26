"""Files that are called templates but are not: each must give one clear message."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from package_checks import P
from templates.base import RID, child, layouts, wide
from templates.kinds import OLE
from templates.looks import acme
from templates.package import MASTER, PRESENTATION, TYPES, Parts, document, edited, packed, relations_of, remove
from templates.template import Template


def ole(stream: str) -> bytes:
    """The head of an OLE file and a directory entry's name: only that tells an encrypted file from an old one."""
    return OLE + bytes(1024) + stream.encode("utf-16-le") + bytes(2048 - 2 * len(stream))


@cache
def _sound() -> bytes:
    return packed(acme())


def another_document() -> bytes:
    """A ZIP file of something else."""
    return packed({"[Content_Types].xml": document("<Types/>"), "word/document.xml": document("<document/>")})


def without_layouts() -> bytes:
    parts = wide()
    for name in layouts(parts):
        remove(parts, name)
    with edited(parts, MASTER) as root:
        root.remove(child(root, f"{P}sldLayoutIdLst"))
    return packed(parts)


def without_master() -> bytes:
    parts = wide()
    for name in (*layouts(parts), MASTER):
        remove(parts, name)
    with edited(parts, PRESENTATION) as root:
        root.remove(child(root, f"{P}sldMasterIdLst"))
    return packed(parts)


def without_theme() -> bytes:
    parts = wide()
    remove(parts, "ppt/theme/theme1.xml")
    return packed(parts)


def without_size() -> bytes:
    parts = wide()
    with edited(parts, PRESENTATION) as root:
        root.remove(child(root, f"{P}sldSz"))
    return packed(parts)


def dangling() -> bytes:
    """The master lists a layout under an id that no relationship has."""
    parts = wide()
    with edited(parts, MASTER) as root:
        next(root.iter(f"{P}sldLayoutId")).set(RID, "rId99")
    return packed(parts)


def spoilt(name: str) -> bytes:
    """A part whose XML ends in the middle."""
    parts = wide()
    parts[name] = parts[name][: len(parts[name]) // 2]
    return packed(parts)


def damaged() -> bytes:
    """The ZIP file's directory is intact, bytes in its middle are not."""
    data = bytearray(_sound())
    middle = len(data) // 2
    data[middle : middle + 2000] = bytes(2000)
    return bytes(data)


def strict() -> bytes:
    """ISO's strict form, with namespaces of its own; PowerPoint can save it, but hardly any library reads it."""
    parts: Parts = {}
    for name, blob in wide().items():
        new = blob
        if name.endswith((".xml", ".rels")):
            for word in ("presentationml", "drawingml"):
                new = new.replace(
                    f"http://schemas.openxmlformats.org/{word}/2006/main".encode(),
                    f"http://purl.oclc.org/ooxml/{word}/main".encode(),
                )
            old = b"http://schemas.openxmlformats.org/officeDocument/2006/"
            new = re.sub(old + b"(?=relationships)", b"http://purl.oclc.org/ooxml/officeDocument/", new)
        parts[name] = new
    return packed(parts)


def less(name: str) -> bytes:
    """A part is missing, whatever leads to it."""
    parts = wide()
    del parts[name]
    return packed(parts)


def no_placeholders() -> bytes:
    """Formally sound: eleven layouts without a single placeholder."""
    parts = wide()
    for name in (MASTER, *layouts(parts)):
        with edited(parts, name) as root:
            tree = child(root, f"{P}cSld/{P}spTree")
            for shape in tree.findall(f"{P}sp"):
                tree.remove(shape)
    return packed(parts)


def entity() -> bytes:
    """A part that declares entities, which no sound file does."""
    parts = wide()
    blob = etree.tostring(etree.fromstring(parts[PRESENTATION]))
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    parts[PRESENTATION] = bomb + blob.replace(b"</p:presentation>", b"<!-- -->&c;</p:presentation>")
    return packed(parts)


BROKEN = (
    Template("empty", "no byte at all", bytes),
    Template("text", "a text file", "Notre modèle arrive demain.\n".encode),
    Template("other-zip", "a ZIP file with a text document in it", another_document),
    Template("no-main-part", "a package whose presentation part is not there", lambda: less(PRESENTATION)),
    Template("no-relationships", "a package without its relationships", lambda: less(relations_of(""))),
    Template("no-content-types", "a package without content types", lambda: less(TYPES)),
    Template("truncated", "a download that broke off", lambda: _sound()[: len(_sound()) * 2 // 3]),
    Template("damaged", "zeros in the middle of the ZIP file", damaged),
    Template(
        "encrypted", "protected by a password: an OLE file with an EncryptedPackage", lambda: ole("EncryptedPackage")
    ),
    Template("old-ppt", "PowerPoint 97–2003", lambda: ole("PowerPoint Document"), ".ppt"),
    Template("old-pot", "the same under the new ending", lambda: ole("PowerPoint Document"), ".potx"),
    Template("no-layouts", "a master without layouts", without_layouts),
    Template("no-master", "no master at all", without_master),
    Template("no-theme", "the master has no theme part", without_theme),
    Template("no-size", "the presentation does not say how large a slide is", without_size),
    Template("dangling", "the master lists a layout that no relationship leads to", dangling),
    Template("spoilt-presentation", "the presentation's XML ends in the middle", lambda: spoilt(PRESENTATION)),
    Template("spoilt-master", "the master's XML ends in the middle", lambda: spoilt(MASTER)),
    Template("spoilt-theme", "the theme's XML ends in the middle", lambda: spoilt("ppt/theme/theme1.xml")),
    Template("strict", "ISO's strict form: other namespaces", strict),
    Template("no-placeholders", "layouts without a placeholder: nothing can be filled", no_placeholders),
    Template("entities", "XML that declares entities", entity),
)
