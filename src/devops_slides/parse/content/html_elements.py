"""Single HTML elements: which are silent, players or blocks, and their pictures and styles."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from devops_slides.model.text import Run
from devops_slides.parse.content.html_rows import is_row_of
from devops_slides.parse.content.inlines import styled
from devops_slides.parse.content.links import to_link
from devops_slides.parse.pictures.reference import Reference, image_reference

SILENT = {"script", "style", "template", "head", "svg", "noscript", "select", "textarea", "canvas", "map"}
NOTES = {"aside", "div"}
"""Elements that are speaker notes if they have the class `notes`: those of reveal.js, and of Pandoc."""
BLOCKS = {
    "p", "div", "section", "article", "center", "figcaption", "summary", "dt", "dd", "li", "body", "html",
    "td", "th", "tr", "tbody", "thead", "tfoot", "main", "header", "footer", "nav", "aside", "address", "form",
    "fieldset", "legend", "caption", "picture", "hgroup", "search", "dialog",
}  # fmt: skip


_CELLS = frozenset(("div", "section", "article"))


def is_row(node: etree._Element) -> bool:
    """Whether a box lays out boxes side by side, and has nothing but boxes."""
    inner = [child for child in node if isinstance(child.tag, str)]
    loose = [node.text, *(child.tail for child in node)]
    if node.tag not in _CELLS or len(inner) < 2 or any(text and text.strip() for text in loose):  # noqa: PLR2004 - a row
        return False
    attributes = " ".join(f'{name!s}="{value!s}"' for name, value in node.attrib.items())
    return is_row_of(attributes) and all(str(child.tag).lower() in _CELLS for child in inner)


def image_of(node: etree._Element) -> Reference:
    """The reference of an `<img>`; inside a `<picture>`, the sources' addresses are added to its own."""
    attributes = {str(key): str(value) for key, value in node.attrib.items()}
    around = next(node.iterancestors("picture"), None)  # libxml2 puts what follows a <source> into it
    if around is not None:
        offered = [str(element.get("srcset") or element.get("src") or "") for element in around.iter("source")]
        attributes["srcset"] = ", ".join(address for address in (attributes.get("srcset", ""), *offered) if address)
    line = node.sourceline
    row = line - 1 if isinstance(line, int) and line > 0 else 0
    clicked = next((str(ancestor.get("href")) for ancestor in node.iterancestors("a") if ancestor.get("href")), "")
    return replace(image_reference(attributes), row=row, link=to_link(clicked) if clicked else None)


def style_of(tag: str, node: etree._Element, style: Run) -> Run:
    """The style of the text inside an element."""
    found = styled(tag, style) or style
    if tag == "a" and node.get("href"):
        found = replace(found, link=to_link(str(node.get("href"))))
    language = node.get("lang") or node.get("{http://www.w3.org/XML/1998/namespace}lang")
    return replace(found, lang=str(language)) if language else found


def language_of(node: etree._Element) -> str:
    """The language that a `pre` or the `code` in it names: `class="language-yaml"`."""
    for element in (node, *node.iter("code")):
        for name in str(element.get("class", "")).split():
            if name.startswith(("language-", "lang-")):
                return name.split("-", 1)[1]
        if element.get("data-lang"):
            return str(element.get("data-lang"))
    return ""
