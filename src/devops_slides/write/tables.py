"""Native tables, and the table style that gives them the theme's rules and colours."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Merge
from devops_slides.model.direction import runs_from_right
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.layout import Slot
from devops_slides.model.paint import Border
from devops_slides.model.placed import PlacedTable
from devops_slides.model.text import Runs, plain
from devops_slides.model.theme import Theme
from devops_slides.write.paint import color, solid
from devops_slides.write.relations import Relations
from devops_slides.write.shapes import named, place_of
from devops_slides.write.text import runs_xml
from devops_slides.write.xml import HEAD, attribute, guid

STYLE_ID = guid("devops-slides", "table style")
HEADLESS_ID = guid("devops-slides", "table style without head")
"""The style of tables without a head: LibreOffice 7.4 draws the first cell as a head's if the style has a head."""
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGN = {"": "", "left": "", "center": ' algn="ctr"', "right": ' algn="r"'}


def table_styles(theme: Theme) -> str:
    """The XML of `ppt/tableStyles.xml` (ECMA-376 part 1, 20.1.4.2.27): styles for tables with and without a head."""
    style = theme.table
    top, bottom = style.top_rule or style.frame, style.last_rule or style.frame
    outer = {"left": style.frame, "right": style.frame, "top": top, "bottom": bottom}
    whole = _borders({**outer, "insideH": style.row_rule, "insideV": style.side_rule})
    head = _borders({"top": top, "bottom": style.head_rule})
    ground = f"<a:fill>{solid(style.head_ground)}</a:fill>" if style.head_ground else ""
    ink = '<a:schemeClr val="tx1"/>'
    head_text = _cell_text(color(style.head_color), _head_face(theme), bold=style.head_bold, italic=style.head_italic)
    first_text = _cell_text(ink, bold=style.first_column_bold, italic=style.first_column_italic)
    title = attribute(theme.title)
    body = (
        f"<a:wholeTbl>{_cell_text(ink)}<a:tcStyle>{whole}<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:firstCol>{first_text}<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>"
    )
    heads = (
        f"<a:firstRow>{head_text}<a:tcStyle>{head}{ground}</a:tcStyle></a:firstRow>"
        f"<a:nwCell>{head_text}<a:tcStyle>{head}{ground}</a:tcStyle></a:nwCell>"
    )
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{STYLE_ID}">'
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="{title}">{body}{heads}</a:tblStyle>'
        f'<a:tblStyle styleId="{HEADLESS_ID}" styleName="{title}, no head">{body}</a:tblStyle></a:tblStyleLst>'
    )


def _cell_text(ink: str, face: str = '<a:fontRef idx="minor"/>', *, bold: bool = False, italic: bool = False) -> str:
    weight = (' b="on"' if bold else "") + (' i="on"' if italic else "")
    return f"<a:tcTxStyle{weight}>{face}{ink}</a:tcTxStyle>"


def _head_face(theme: Theme) -> str:
    if theme.table.head_font == "mono":
        face = attribute(theme.fonts.mono)
        return f'<a:font><a:latin typeface="{face}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:font>'
    return f'<a:fontRef idx="{"major" if theme.table.head_font == "heading" else "minor"}"/>'


def _borders(rules: dict[str, Border | None]) -> str:
    order = ("left", "right", "top", "bottom", "insideH", "insideV")
    lines = "".join(
        f'<a:{side}><a:ln w="{round(rule.width * EMU_PER_POINT)}" cmpd="sng">{solid(rule.paint)}</a:ln></a:{side}>'
        for side in order
        if (rule := rules.get(side)) is not None
    )
    return f"<a:tcBdr>{lines}</a:tcBdr>"


def table_shape(number: int, placed: PlacedTable, layout: str, key: str, theme: Theme, lang: str, to: Relations) -> str:
    """The XML of a table in its placeholder, with header row and first column marked for screen readers."""
    table = placed.table
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in placed.columns)
    rows = [_row(table.head, placed, 0, theme, lang, to)] if table.head else []
    rows += [_row(row, placed, index, theme, lang, to) for index, row in enumerate(table.rows, 1 if table.head else 0)]
    head = ' rtl="1"' if placed.slot.style.rtl else ""
    head += ' firstRow="1"' if table.head else ""
    look = theme.table
    head += ' bandRow="1"' if theme.template is not None else ""
    first = ' firstCol="1"' if placed.has_names and (look.first_column_bold or look.first_column_italic) else ""
    box = placed.box
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(number, placed.slot.name, key, attribute(table.description))}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{place_of(placed.slot, layout)}</p:nvPr></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{head}{first}><a:tableStyleId>{_style_id(placed, theme)}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _style_id(placed: PlacedTable, theme: Theme) -> str:
    if theme.template is not None:
        return theme.template.table_style
    return STYLE_ID if placed.table.head else HEADLESS_ID


def _row(cells: tuple[Runs, ...], placed: PlacedTable, index: int, theme: Theme, lang: str, to: Relations) -> str:
    is_head = bool(placed.table.head) and index == 0
    size = placed.head_size if is_head else placed.size
    left, top, bottom = placed.margins
    anchor = "b" if is_head else _ANCHOR[placed.anchor]
    found = []
    merged = {at: span for merge in placed.table.merges for at, span in _merge_marks(merge)}
    # LibreOffice 7.4 does not apply a style's face in every cell.
    as_code = is_head and theme.table.head_font == "mono"
    for column, (given, lines) in enumerate(zip(cells, placed.lines[index], strict=True)):
        cell = tuple(replace(run, code=True) for run in given) if as_code else given
        properties = _cell_properties(cell, placed.table.align[column], placed.slot)
        found.append(
            f"<a:tc{merged.get((index, column), '')}><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{properties}{_sized(runs_xml(cell, lines, theme, lang, to), size)}"
            f'<a:endParaRPr lang="{attribute(lang)}" sz="{size * 100}"/></a:p></a:txBody>'
            f'<a:tcPr marL="{left}" marR="{placed.rights[column]}" marT="{top}" marB="{bottom}" anchor="{anchor}"/></a:tc>'
        )
    return f'<a:tr h="{placed.rows[index]}">{"".join(found)}</a:tr>'


def _merge_marks(merge: Merge) -> Iterator[tuple[tuple[int, int], str]]:
    """The attributes of each cell that a merged one covers (ECMA-376 part 1, 21.1.3.18), as PowerPoint writes them."""
    for down in range(merge.rows):
        for right in range(merge.columns):
            rows = f' rowSpan="{merge.rows}"' if merge.rows > 1 and not down else ""
            columns = f' gridSpan="{merge.columns}"' if merge.columns > 1 and not right else ""
            inside = (' hMerge="1"' if right else "") + (' vMerge="1"' if down else "")
            yield (merge.row + down, merge.column + right), rows + columns + inside


def _cell_properties(cell: Runs, align: str, slot: Slot) -> str:
    """A cell's side and direction: its text's own if its column has none, its table's if it is all digits."""
    rtl = runs_from_right(plain(cell), around=slot.style.rtl)
    side = _ALIGN[align] or (' algn="r"' if rtl else "")
    given = side + (' rtl="1"' if rtl else ' rtl="0"' if slot.style.rtl else "")
    return f"<a:pPr{given}/>" if given else ""


def _sized(runs: str, size: int) -> str:
    """The runs with a size, because cells have no list style of their own."""
    return runs.replace("<a:rPr ", f'<a:rPr sz="{size * 100}" ')
