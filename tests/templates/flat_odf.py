"""A flat ODF presentation: a master page with a bar, a logo and footers, a title page and a page of content."""

from __future__ import annotations

from base64 import b64encode

from templates.drawing import logo

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "presentation": "presentation",
        "number": "datastyle",
        "meta": "meta",
    }.items()
)


def style(name: str, family: str, graphic: str, letters: str, parent: str = "") -> str:
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{inherits}>'
        f"<style:graphic-properties {graphic}/><style:text-properties {letters}/></style:style>"
    )


def frame(kind: str, look: str, box: str, content: str, attributes: str = "") -> str:
    left, top, width, height = box.split()
    return (
        f'<draw:frame presentation:style-name="{look}" draw:layer="backgroundobjects" svg:x="{left}cm" svg:y="{top}cm" '
        f'svg:width="{width}cm" svg:height="{height}cm" presentation:class="{kind}"{attributes}>'
        f"<draw:text-box>{content}</draw:text-box></draw:frame>"
    )


SIZES = (22, 20, 18, 16, 16, 16, 16, 16, 16)
"""Sizes of the nine levels of text; an unstyled level has the program's own size, 28 points on the second."""
STYLES = (
    style("House-title", "presentation", 'draw:fill="none" draw:stroke="none" draw:textarea-vertical-align="middle"',
          'fo:font-size="32pt" fo:font-weight="bold" fo:color="#17324d" fo:font-family="Liberation Serif"')
    + "".join(style(f"House-outline{level}", "presentation", 'draw:fill="none" draw:stroke="none"',
                    f'fo:font-size="{size}pt" fo:color="#333333"') for level, size in enumerate(SIZES, 1))
    + style("House-subtitle", "presentation", 'draw:fill="none" draw:stroke="none"', 'fo:font-size="20pt" fo:color="#e4572e"')
    + style("House-backgroundobjects", "presentation", 'draw:fill="none" draw:stroke="none"', 'fo:font-size="11pt"')
    + style("Bar", "graphic", 'draw:fill="solid" draw:fill-color="#e4572e" draw:stroke="none"', 'fo:font-size="10pt"')
)  # fmt: skip
LAYOUTS = "".join(
    f'<style:presentation-page-layout style:name="{name}"><presentation:placeholder presentation:object="title" '
    'svg:x="2cm" svg:y="2cm" svg:width="24cm" svg:height="2cm"/><presentation:placeholder '
    f'presentation:object="{kind}" svg:x="2cm" svg:y="5cm" svg:width="24cm" svg:height="8cm"/></style:presentation-page-layout>'
    for name, kind in (("AL1T0", "subtitle"), ("AL2T1", "outline"))
)
"""The number after the T is the program's own number of a layout."""
AUTOMATIC = (
    '<style:page-layout style:name="PM"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm" '
    'style:print-orientation="landscape" fo:margin-top="0cm" fo:margin-bottom="0cm" fo:margin-left="0cm" fo:margin-right="0cm"/>'
    '</style:page-layout><style:style style:name="dp" style:family="drawing-page"><style:drawing-page-properties '
    'draw:fill="solid" draw:fill-color="#fbf7ef" presentation:display-footer="true" presentation:display-page-number="true" '
    'presentation:display-date-time="true" presentation:background-visible="true" presentation:background-objects-visible="true"/>'
    "</style:style>"
    + style("Empty", "presentation", "", "", "House-title")
)  # fmt: skip
LOGO = (
    '<draw:frame draw:layer="backgroundobjects" svg:x="23.5cm" svg:y="0.6cm" svg:width="3.6cm" svg:height="1.2cm">'
    "<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
)
BAR = (
    '<draw:custom-shape draw:style-name="Bar" draw:layer="backgroundobjects" svg:x="0cm" svg:y="0cm" svg:width="0.6cm" '
    'svg:height="15.75cm"><text:p/><draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="rectangle" '
    'draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>'
)
EMPTY = ' presentation:placeholder="true"'
FOOT = (
    frame("date-time", "House-backgroundobjects", "1.6 14.4 6 0.9", "<text:p><presentation:date-time/></text:p>")
    + frame("footer", "House-backgroundobjects", "9 14.4 10 0.9", "<text:p><presentation:footer/></text:p>")
    + frame(
        "page-number",
        "House-backgroundobjects",
        "21 14.4 5.4 0.9",
        "<text:p><text:page-number>‹#›</text:page-number></text:p>",
    )
)


def master() -> str:
    boxes = frame("title", "House-title", "1.6 0.8 21 2.2", "", EMPTY) + frame(
        "outline", "House-outline1", "1.6 3.6 24.8 10", "", EMPTY
    )
    image = LOGO.format(data=b64encode(logo()).decode())
    return (
        '<style:master-page style:name="House" style:page-layout-name="PM" '
        f'draw:style-name="dp">{BAR}{image}{boxes}{FOOT}</style:master-page>'
    )


def slides() -> str:
    """A title page and a page of content, so that the file has layouts for them."""
    title = frame("title", "Empty", "2 4 24 3", "<text:p>A title page</text:p>") + frame(
        "subtitle", "House-subtitle", "2 8 24 3", "<text:p>What it says below</text:p>"
    )
    content = frame("title", "Empty", "1.6 0.8 21 2.2", "<text:p>A page of content</text:p>") + frame(
        "outline",
        "House-outline1",
        "1.6 3.6 24.8 10",
        "<text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list>",
    )
    pages = ((("Title", "AL1T0"), title), (("Content", "AL2T1"), content))
    return "".join(
        f'<draw:page draw:name="{name}" draw:style-name="dp" draw:master-page-name="House" '
        f'presentation:presentation-page-layout-name="{layout}" presentation:use-footer-name="f" '
        f'presentation:use-date-time-name="d">{inner.replace("backgroundobjects", "layout", 1)}</draw:page>'
        for (name, layout), inner in pages
    )


def flat() -> str:
    """The .fodp file."""
    texts = (
        '<presentation:footer-decl presentation:name="f">House style</presentation:footer-decl>'
        '<presentation:date-time-decl presentation:name="d" presentation:source="fixed">2026-01-05</presentation:date-time-decl>'
    )
    when = "<office:meta><meta:creation-date>2026-01-05T09:00:00</meta:creation-date></office:meta>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.presentation">{when}<office:styles>{STYLES}{LAYOUTS}</office:styles>'
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles><office:master-styles>{master()}</office:master-styles>"
        f"<office:body><office:presentation>{texts}{slides()}</office:presentation></office:body></office:document>"
    )
