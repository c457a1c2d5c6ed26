"""The package without slides: presentation, theme, master, layouts, notes master."""

from __future__ import annotations

from collections import OrderedDict

from devops_slides.model.layout import Layout
from devops_slides.model.localized_theme import localized_theme
from devops_slides.model.theme import Theme
from devops_slides.write.fingerprint import theme_state
from devops_slides.write.layouts import slide_layout, slide_master
from devops_slides.write.notes import notes_master
from devops_slides.write.package import THEME, VIEW_PROPERTIES, Base, Part, new_part, presentation_type, relation
from devops_slides.write.pictures import EXTENSION, SVG
from devops_slides.write.tables import table_styles
from devops_slides.write.theme_part import theme_part
from devops_slides.write.xml import HEAD, NAMESPACES

_FIRST_MASTER_ID = 2_147_483_648
"""Ids of masters and layouts start at 2^31 (ECMA-376 part 1, 19.7.5 and 19.7.13)."""
_PRESENTATION_PROPERTIES = f"{HEAD}<p:presentationPr {NAMESPACES}/>"
_MOST_KEPT = 16


_kept: OrderedDict[tuple[str, str], tuple[Theme, Base]] = OrderedDict()
"""Bases by the theme's digest and the language, each with the theme that it was made from."""


def base_of(theme: Theme, language: str) -> Base:
    """The base of a theme for a language; a theme that is read again gets the base that exists."""
    key = (theme.digest, language)
    made_of, base = _kept.get(key, (None, None))
    if base is None or (made_of is not theme and made_of != theme):
        base = _base(localized_theme(theme, language))
        _kept[key] = (theme, base)
        if len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return base


def _base(theme: Theme) -> Base:
    if theme.template is None:
        return _made(theme)
    from devops_slides.write.template import template_base  # noqa: PLC0415 - few decks use a template

    return template_base(theme, theme.template)


def _made(theme: Theme) -> Base:
    """Everything except the slides, generated from the theme in memory."""
    presentation = Part("ppt/presentation.xml", presentation_type("presentation.main"))
    master = Part("ppt/slideMasters/slideMaster1.xml", presentation_type("slideMaster"))
    presentation.relate_to(master, "slideMaster")
    look = new_part("ppt/theme/theme1.xml", THEME, theme_part(theme))
    pictures = _pictures(theme)
    layouts: dict[str, Part] = {}
    listed: dict[str, tuple[str, int]] = {}
    for number, layout in enumerate(theme.layouts.values(), 1):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        part = Part(name, presentation_type("slideLayout"))
        part.relate_to(master, "slideMaster")
        rids = {key: part.relate_to(pictures[key], "image") for key in _picture_keys(layout)}
        part.data = slide_layout(layout, theme, rids).encode()
        layouts[layout.name] = part
        listed[layout.name] = (master.relate_to(part, "slideLayout"), _FIRST_MASTER_ID + number)
    master.relate_to(look, "theme")
    master.data = slide_master(theme, listed).encode()
    notes = new_part("ppt/notesMasters/notesMaster1.xml", presentation_type("notesMaster"), notes_master())
    notes_look = new_part("ppt/theme/theme2.xml", THEME, theme_part(theme))
    notes.relate_to(notes_look, "theme")
    presentation.relate_to(notes, "notesMaster")
    presentation.relate_to(look, "theme")
    others = []
    for name, xml in (
        ("presProps", _PRESENTATION_PROPERTIES),
        ("viewProps", VIEW_PROPERTIES),
        ("tableStyles", table_styles(theme)),
    ):
        others.append(new_part(f"ppt/{name}.xml", presentation_type(name), xml))
        presentation.relate_to(others[-1], name)
    parts = (master, look, *layouts.values(), *pictures.values(), notes, notes_look, *others)
    drawn = [part.data for part in (master, *layouts.values())]
    return Base(theme, presentation, parts, layouts, notes, theme_state(look.data, drawn))


def _picture_keys(layout: Layout) -> list[tuple[str, bool]]:
    """The pictures of a layout's decorations, each as its digest and whether it is the SVG source."""
    found = dict.fromkeys(decoration.picture for decoration in layout.decorations if decoration.picture is not None)
    return [(picture.digest, drawn) for picture in found for drawn in ((False, True) if picture.drawing else (False,))]


def _pictures(theme: Theme) -> dict[tuple[str, bool], Part]:
    """The parts of the theme's own pictures, each once."""
    found: dict[tuple[str, bool], Part] = {}
    for picture in (mark.picture for layout in theme.layouts.values() for mark in layout.decorations):
        if picture is None or (picture.digest, False) in found:
            continue
        name = f"ppt/media/theme{len(found) + 1}"
        found[picture.digest, False] = new_part(
            f"{name}.{EXTENSION[picture.content_type]}", picture.content_type, picture.data
        )
        if picture.drawing:
            found[picture.digest, True] = new_part(f"{name}.svg", SVG, picture.drawing)
    return found


def presentation_xml(
    presentation: Part, theme: Theme, slides: list[tuple[str, int]], lang: str, sections: str = ""
) -> str:
    """The XML of the presentation part; `slides` are (rId, slide id) in order, `sections` is an extension."""
    rids = {kind: rid for (kind, _), rid in presentation.relations.items()}
    listed = "".join(f'<p:sldId id="{number}" r:id="{rid}"/>' for rid, number in slides)
    table = theme.styles["table"]
    levels = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l"><a:defRPr lang="{lang}" sz="{table.size * 100}" kern="0">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_FIRST_MASTER_ID}" r:id="{rids[relation("slideMaster")]}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{rids[relation("notesMaster")]}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{listed}</p:sldIdLst>"
        f'<p:sldSz cx="{theme.size.width}" cy="{theme.size.height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle>"
        f"{f'<p:extLst>{sections}</p:extLst>' if sections else ''}</p:presentation>"
    )
