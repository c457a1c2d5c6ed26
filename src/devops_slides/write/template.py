"""A template as the base of decks: its own parts, unchanged byte for byte except for the list of slides."""

from __future__ import annotations

import re

from lxml import etree

from devops_slides.model.template import PackagePart, Template
from devops_slides.model.theme import Theme
from devops_slides.write.fingerprint import theme_state
from devops_slides.write.identity import RECORD_NAMESPACE
from devops_slides.write.notes import notes_master
from devops_slides.write.package import THEME, VIEW_PROPERTIES, Base, Given, Part, new_part, presentation_type, relation
from devops_slides.write.theme_part import theme_part
from devops_slides.write.xml import HEAD, NAMESPACES

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LISTS = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst")
"""The first elements of a presentation, in this order (ECMA-376 part 1, 19.2.1.26)."""
_NO_STYLES = f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{{}}"/>'
"""Without this part, LibreOffice 7.4 draws tables without any style."""
_NUMBER = re.compile(r"rId(\d+)")


def template_base(theme: Theme, template: Template) -> Base:
    """The template's parts with their relationships, and a notes master if it has none."""
    kept = [part for part in template.parts if not _is_record(part)]
    parts = {part.name: Part(part.name, part.kind, part.data) for part in kept}
    for part in kept:
        _relate(parts[part.name], part, parts)
    root = Part("", "")
    _relate(root, template.root, parts)
    presentation, *others = parts.values()
    notes = parts.get(template.notes_master)
    if notes is None:
        notes, notes_look = _notes_master(theme, others)
        others += [notes, notes_look]
    presentation.relate_to(notes, "notesMaster")
    related = {kind for kind, _ in presentation.relations}
    for name, xml in (("viewProps", VIEW_PROPERTIES), ("tableStyles", _NO_STYLES.format(template.table_style))):
        if relation(name) not in related:
            others.append(new_part(f"ppt/{name}.xml", presentation_type(name), xml))
            presentation.relate_to(others[-1], name)
    layouts = {name: parts[value.host.part] for name, value in theme.layouts.items() if value.host is not None}
    look, *drawn = (parts[name].data for name in template.look)
    return Base(theme, presentation, tuple(others), layouts, notes, theme_state(look, drawn), root)


def _is_record(part: PackagePart) -> bool:
    """Whether a part is the embedded record of a deck of ours used as a template: the new deck has its own."""
    return part.name.startswith("customXml/") and RECORD_NAMESPACE.encode() in part.data


def _relate(part: Part, source: PackagePart, parts: dict[str, Part]) -> None:
    """Give a part the relationships that its bytes refer to; later rIds continue after them."""
    inner = ((rid, kind, parts[name]) for rid, kind, name in source.relations if name in parts)
    given: Given = (*inner, *source.addresses)
    part.given = given
    part.first = 1 + max((int(found[1]) for rid, *_ in given if (found := _NUMBER.fullmatch(rid))), default=0)
    for rid, kind, target in given:
        part.relations.setdefault((kind, target), rid)


def _notes_master(theme: Theme, parts: list[Part]) -> tuple[Part, Part]:
    """A notes master with a theme of its own, because two masters may not share one."""
    stem = "ppt/theme/theme"
    number = 1 + max(
        (int(digits) for part in parts if (digits := part.name.removeprefix(stem)[:-4]).isdecimal()), default=0
    )
    notes = new_part("ppt/notesMasters/notesMaster1.xml", presentation_type("notesMaster"), notes_master())
    look = new_part(f"{stem}{number}.xml", THEME, theme_part(theme))
    notes.relate_to(look, "theme")
    return notes, look


def filled(presentation: Part, slides: list[tuple[str, int]], sections: str) -> bytes:
    """The template's presentation with slides, (rId, slide id) in order, and an extension with sections."""
    root = etree.fromstring(presentation.data)
    if root.find(f"{_P}notesMasterIdLst") is None:
        notes = next(rid for (kind, _), rid in presentation.relations.items() if kind == relation("notesMaster"))
        _insert(root, f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>')
    listed = "".join(f'<p:sldId id="{number}" r:id="{rid}"/>' for rid, number in slides)
    _insert(root, f"<p:sldIdLst {NAMESPACES}>{listed}</p:sldIdLst>")
    if sections:
        extensions = root.find(f"{_P}extLst")
        if extensions is None:
            extensions = etree.SubElement(root, f"{_P}extLst")
        extensions.append(etree.fromstring(sections.replace("<p:ext ", f"<p:ext {NAMESPACES} ", 1)))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _insert(root: etree._Element, xml: str) -> None:
    """Insert a list of the presentation in its place among the others."""
    element = etree.fromstring(xml)
    names = [f"{_P}{name}" for name in _LISTS]
    before = names[: names.index(element.tag)]
    root.insert(sum(1 for child in root if child.tag in before), element)
