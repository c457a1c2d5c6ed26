"""The slide master and its layouts, generated from a theme: ground, decorations, and placeholders in reading order."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from devops_slides.model.layout import Decoration, FooterStyle, Layout, Slot
from devops_slides.model.theme import Theme
from devops_slides.write.paint import color_map, fill, outline
from devops_slides.write.pictures import decoration_picture
from devops_slides.write.shapes import (
    ANCHOR,
    DECORATIVE,
    PLACEHOLDER,
    TREE_HEAD,
    geometry,
    grid,
    placeholder,
    transform,
    upwards,
)
from devops_slides.write.styles import list_style, plain_style, slot_style
from devops_slides.write.xml import HEAD, NAMESPACES, attribute, escape, guid

_TYPES = {
    "title": "title",
    "section": "secHead",
    "two-column": "twoTxTwoObj",
    "picture": "picTx",
    "content": "obj",
}


PictureIds = Mapping[tuple[str, bool], str]


def slide_layout(layout: Layout, theme: Theme, rids: PictureIds) -> str:
    """The XML of a layout: its ground, its decorations at the back, its placeholders in reading order.

    `rids` are the rIds of the theme's pictures, by digest and by whether it is the SVG source.
    """
    shapes = [_decoration(number, decoration, rids) for number, decoration in enumerate(layout.decorations, 100)]
    for number, slot in enumerate(layout.slots, 2):
        shapes.append(slot_shape(number, slot, slot_style(slot, theme), layout=layout.name, slot_text=slot.name))
    if layout.footer is not None:
        shapes += footer_shapes(layout.footer, theme, 40)
    background = ""
    if layout.background is not None:
        background = f"<p:bg><p:bgPr>{fill(layout.background)}<a:effectLst/></p:bgPr></p:bg>"
    kind = f' type="{_TYPES[layout.name]}"' if layout.name in _TYPES else ""
    name = attribute(shown_name(layout.name))
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1"><p:cSld name="{name}">{background}'
        f"<p:spTree>{TREE_HEAD}{''.join(shapes)}</p:spTree></p:cSld>"
        f"<p:clrMapOvr>{color_override(layout, theme)}</p:clrMapOvr></p:sldLayout>"
    )


def shown_name(name: str) -> str:
    """A layout's name in PowerPoint's menu: `picture-right` is “Picture right”.

    LibreOffice uses the name `table` in lower case for something else, and draws its page white.
    """
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def color_override(layout: Layout, theme: Theme) -> str:
    """The colour map of a layout and its slides: its own if links would be unreadable or a template has one."""
    if layout.host is not None and layout.host.colors:
        colors = " ".join(f'{name}="{value}"' for name, value in layout.host.colors)
        return f"<a:overrideClrMapping {colors}/>"
    if layout.links or layout.inverted:
        return f"<a:overrideClrMapping {color_map(theme, layout.links, inverted=layout.inverted)}/>"
    return "<a:masterClrMapping/>"


def slot_shape(number: int, slot: Slot, style: str, *, layout: str = "", slot_text: str) -> str:
    """The XML of a layout's placeholder with its box, ground and styles; `slot_text` is its prompt."""
    ground = fill(slot.ground) + outline(slot.border) if slot.ground is not None else ""
    prompt = f'<a:r><a:rPr lang="en-US"/><a:t>{escape(slot_text or slot.name)}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{slot.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder(slot.name, layout)}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{transform(slot.box)}{geometry(slot.box, slot.radius, slot.shape)}{ground}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{slot.inset}" tIns="0" rIns="{slot.inset}" bIns="0" '
        f'rtlCol="0" anchor="{ANCHOR[slot.anchor]}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{prompt}</a:p></p:txBody></p:sp>"
    )


def footer_shapes(footer: FooterStyle, theme: Theme, first: int) -> list[str]:
    """The placeholders of the footer line and the slide number; LibreOffice styles them only if they have a text."""
    found = []
    for number, (slot, box, own) in enumerate(
        (
            ("footer", footer.box, replace(footer.style, align=footer.align)),
            ("number", footer.number, replace(footer.number_style, align=footer.number_align)),
        ),
        first,
    ):
        style = plain_style(own, theme)
        place = upwards(box) if footer.vertical and slot == "footer" else transform(box)
        inner = '<a:p><a:r><a:rPr lang="en-US"/><a:t>footer</a:t></a:r></a:p>'
        if slot == "number":
            inner = (
                f'<a:p><a:fld id="{guid("slidenum")}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>'
            )
        found.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{slot}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {PLACEHOLDER[slot]}/></p:nvPr></p:nvSpPr>"
            f"<p:spPr>{place}{geometry(box, 0)}</p:spPr>"
            '<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
            f"<a:lstStyle>{style}</a:lstStyle>{inner}</p:txBody></p:sp>"
        )
    return found


def _decoration(number: int, decoration: Decoration, rids: PictureIds) -> str:
    """A shape without text, or a picture, marked decorative."""
    box = decoration.box
    if decoration.picture is not None:
        return decoration_picture(number, decoration.box, decoration.picture, rids)
    straight = box.height == 0 or box.width == 0
    form = "line" if straight else decoration.shape
    outer = grid(box, decoration.step) if decoration.step is not None else geometry(box, decoration.radius, form)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="decoration"><a:extLst>{DECORATIVE}</a:extLst></p:cNvPr><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{transform(box, flipped=decoration.flipped)}{outer}{fill(decoration.ground)}{outline(decoration.border)}</p:spPr></p:sp>"
    )


def slide_master(theme: Theme, layout_ids: dict[str, tuple[str, int]]) -> str:
    """The XML of the master: ground, title and body in the theme's styles, and footers.

    `layout_ids` has (rId, id) by layout.
    """
    content = theme.layouts["content"]
    footer = content.footer
    shapes = [
        slot_shape(number, slot, "", slot_text="")
        for number, slot in enumerate((s for s in content.slots if s.name in {"title", "body"}), 2)
    ]
    if footer is not None:
        shapes += footer_shapes(footer, theme, 20)
    listed = "".join(f'<p:sldLayoutId id="{number}" r:id="{rid}"/>' for rid, number in layout_ids.values())
    body = list_style(theme.styles["body"], theme.levels, theme)
    return (
        f'{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE_HEAD}{''.join(shapes)}</p:spTree></p:cSld>"
        f"<p:clrMap {color_map(theme)}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>"
        '<p:hf hdr="0" dt="0"/>'
        f"<p:txStyles><p:titleStyle>{plain_style(theme.styles['title'], theme)}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{plain_style(theme.styles['table'], theme)}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )
