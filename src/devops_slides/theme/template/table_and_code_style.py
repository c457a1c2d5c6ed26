"""The styles of tables and code on a template."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from devops_slides.model.geometry import Emu
from devops_slides.model.paint import Paint, contrast
from devops_slides.model.theme import CODE_TOKENS, CodeStyle, TableStyle
from devops_slides.theme.template.canvas import Canvas
from devops_slides.theme.template.package import Package
from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.template.xml import A, tree
from devops_slides.theme.toml.values import named_paint

_READ = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""
_TOKENS = ("key", "string", "number", "variable")


def code_style(spec: TemplateSpec, ground: Canvas) -> CodeStyle:
    """The theme file's colours of code, else the accents that can be read on the panel."""
    own = ground.styles.palette
    on = own[ground.panel] if ground.has_panel else own["background"]
    ink = ground.panel_ink if ground.has_panel else ground.texts["code"].color
    if spec.code is not None:
        return CodeStyle({name: named_paint(f"code.{name}", getattr(spec.code, name)) for name in CODE_TOKENS})
    readable = [f"accent{n}" for n in range(1, 7) if contrast(own[f"accent{n}"], on) >= _READ]
    quiet = Paint("muted") if contrast(own["muted"], on) >= _READ else ink
    found = dict.fromkeys(CODE_TOKENS, ink) | {"comment": quiet, "punctuation": ink, "numbers": quiet}
    return CodeStyle(found | {token: Paint(role) for token, role in zip(_TOKENS, readable, strict=False)})


_MEDIUM_2 = {
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}
"""PowerPoint's Medium Style 2 by the colour of its head, which has bold letters in the colour `lt1`."""
_USUAL = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
_NEUTRAL = "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}"
"""The same style in the text's colour."""
_ACROSS, _DOWN = Emu(91_440), Emu(45_720)
"""Margins of cells if nothing gives them (ECMA-376 part 1, 21.1.3.17)."""

TABLE = TableStyle(
    head_ground=Paint("accent1"),
    head_color=Paint("background"),
    head_size=100,
    head_font="body",
    head_bold=True,
    head_italic=False,
    top_rule=None,
    head_rule=None,
    row_rule=None,
    last_rule=None,
    side_rule=None,
    frame=None,
    first_column_bold=False,
    first_column_italic=False,
    margins=(_ACROSS, _DOWN, _ACROSS, _DOWN),
)
"""What is known about a template's tables: their heads are bold, their margins PowerPoint's own."""


def table_look(style: str) -> TableStyle:
    """What is known about a style: the ground of its head, if it is one of PowerPoint's."""
    return replace(TABLE, head_ground=Paint(_MEDIUM_2.get(style, "text")))


def table_style(package: Package, colors: Mapping[str, str]) -> str:
    """The GUID of the table style: the file's, unless that is Medium Style 2 in a colour too pale for its head."""
    name = next(iter(package.related(package.main, "tableStyles")), None)
    styles = tree(package.parts[name].data) if name is not None else None
    given = (styles.get("def") if styles is not None else None) or _USUAL
    is_defined = styles is not None and any(element.get("styleId") == given for element in styles.iter(f"{A}tblStyle"))
    if is_defined or given not in _MEDIUM_2:
        return given
    return given if contrast(colors["lt1"], colors[_MEDIUM_2[given]]) >= _READ else _NEUTRAL
