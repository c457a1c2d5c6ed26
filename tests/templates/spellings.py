"""A sound template as few programs spell it: rooted targets, other part names, alternate content, other prefixes."""

from __future__ import annotations

import posixpath

from lxml import etree

from package_checks import P
from templates.base import child, wide
from templates.drawing import scheme, shape
from templates.package import MASTER, RELATIONSHIPS, TYPES, Parts, edited, element, packed
from templates.template import Template

NEW = "http://schemas.microsoft.com/office/powerpoint/2012/main"
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def rooted() -> bytes:
    """Every relationship's target starts at the package's root, as .NET libraries write them."""
    parts = wide()
    for name in [part for part in parts if part.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        with edited(parts, name) as root:
            for one in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
                target = posixpath.normpath(posixpath.join(folder, str(one.get("Target"))))
                one.set("Target", f"/{target}")
    return packed(parts)


def renamed() -> bytes:
    """Layouts and master have names that do not end in a number."""
    old = wide()
    parts: Parts = {}
    for name, blob in old.items():
        new = blob
        if name.endswith(".rels") or name == TYPES:
            new = blob.replace(b"slideLayouts/slideLayout", b"slideLayouts/Vorlage-").replace(
                b"slideMaster1.xml", b"Master.xml"
            )
        renewed = name.replace("slideLayouts/slideLayout", "slideLayouts/Vorlage-").replace(
            "slideLayouts/_rels/slideLayout", "slideLayouts/_rels/Vorlage-"
        )
        parts[renewed.replace("slideMaster1.xml", "Master.xml")] = new
    return packed(parts)


def alternates() -> bytes:
    """A decoration of the master in two forms, one of them for newer programs."""
    parts = wide()
    with edited(parts, MASTER) as root:
        both = etree.Element(f"{{{CHOICES}}}AlternateContent", nsmap={"mc": CHOICES, "p15": NEW})
        choice = etree.SubElement(both, f"{{{CHOICES}}}Choice", Requires="p15", nsmap={"p15": NEW})
        choice.append(element(shape(60, "New bar", (0, 0, 12_192_000, 90_000), scheme("accent1"))))
        fallback = etree.SubElement(both, f"{{{CHOICES}}}Fallback")
        fallback.append(element(shape(61, "Old bar", (0, 0, 12_192_000, 90_000), scheme("accent2"))))
        child(root, f"{P}cSld/{P}spTree").insert(2, both)
    return packed(parts)


def other_prefixes() -> bytes:
    """The master's elements have another program's prefixes, for the same namespaces."""
    parts = wide()
    blob = parts[MASTER]
    for old, new in ((b"p", b"pml"), (b"a", b"dml"), (b"r", b"rel")):
        for before, after in ((b"<", b":"), (b"</", b":"), (b" ", b":"), (b"xmlns:", b"=")):
            blob = blob.replace(before + old + after, before + new + after)
    parts[MASTER] = blob
    return packed(parts)


TEMPLATES = (
    Template("rooted", "relationship targets from the package's root (/ppt/…)", rooted),
    Template("renamed", "part names such as slideLayouts/Vorlage-2.xml and Master.xml", renamed),
    Template("alternates", "mc:AlternateContent around a decoration of the master", alternates),
    Template("prefixes", "the master under other namespace prefixes", other_prefixes),
)
