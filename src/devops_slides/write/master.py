"""The slide master, generated from a theme: ground, text styles, footers."""

from __future__ import annotations

from devops_slides.model.theme import Theme
from devops_slides.write.layouts import footer_shapes, slot_shape
from devops_slides.write.paint import color_map
from devops_slides.write.shapes import TREE_HEAD
from devops_slides.write.styles import list_style, plain_style
from devops_slides.write.xml import HEAD, NAMESPACES


def slide_master(theme: Theme, layout_ids: dict[str, tuple[str, int]]) -> str:
    """The master: ground, title and body with the theme's styles, footers; `layout_ids` is (rId, id) by layout."""
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
