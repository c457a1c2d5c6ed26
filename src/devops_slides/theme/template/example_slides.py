"""Example slides go, and with them what names them: sections, custom shows, jumps to slides, the view of a designer."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from devops_slides.theme.template.xml import A, P, R, text_of, tree

_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"


def without_slides(data: bytes) -> bytes:
    """A presentation without its slides, sections and custom shows, and without a password against changes."""
    root = tree(data)
    for name in ("sldIdLst", "custShowLst", "modifyVerifier"):
        for one in root.findall(f"{P}{name}"):
            root.remove(one)
    extensions = root.find(f"{P}extLst")
    if extensions is not None:
        for one in list(extensions):
            if next(one.iter(_SECTIONS), None) is not None:
                extensions.remove(one)
        if len(extensions) == 0:
            root.remove(extensions)
    return text_of(root)


def without_shows(data: bytes) -> bytes:
    """Presentation properties that show all slides instead of a custom show or a range (ECMA-376 part 1, 19.2.1.30)."""
    root = tree(data)
    for one in [*root.iter(f"{P}custShow"), *root.iter(f"{P}sldRg")]:
        one.tag = f"{P}sldAll"
        one.attrib.clear()
    return text_of(root)


def in_normal_view(data: bytes) -> bytes:
    """View properties with which a deck does not open among masters or in an outline (ECMA-376 part 1, 19.2.1.39)."""
    root = tree(data)
    if root.attrib.pop("lastView", "sldView") in {"sldView", "sldThumbnailView"}:
        return data
    return text_of(root)


def without_links(data: bytes, gone: AbstractSet[str]) -> bytes:
    """A master or layout without the clicks that led to slides."""
    root = tree(data)
    for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
        for one in list(root.iter(f"{A}{name}")):
            parent = one.getparent()
            if parent is not None and one.get(f"{R}id") in gone:
                parent.remove(one)
    return text_of(root)
