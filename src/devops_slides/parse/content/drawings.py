"""Drawings within a page, `<svg>…</svg>` in its HTML or its paragraphs, become pictures like any other."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

_DRAWING = re.compile(r"<svg\b(?P<attributes>[^>]*)>.*?</svg\s*>", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"aria-label\s*=\s*[\"'](?P<label>[^\"']*)[\"']", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(?P<title>[^<]*)</title>", re.IGNORECASE)
_SPACE = 'xmlns="http://www.w3.org/2000/svg"'
_LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def with_images(source: str) -> str:
    """The HTML with an `<img>` for each drawing; the drawing's name is its alternative text.

    A drawing needs its namespaces in a file, but not in HTML.
    """
    return _DRAWING.sub(_image, source) if "<svg" in source.lower() else source


def _image(match: re.Match[str]) -> str:
    drawing, attributes = match[0], match["attributes"]
    spaces = "" if "xmlns=" in attributes else f" {_SPACE}"
    spaces += f" {_LINKS}" if "xlink:" in drawing and "xmlns:xlink" not in attributes else ""
    whole = f"<svg{spaces}{drawing[len('<svg') :]}"
    label = _LABEL.search(attributes)
    title = _TITLE.search(drawing)
    words = label["label"] if label else title["title"] if title else ""
    data = base64.b64encode(whole.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{html.escape(html.unescape(words.strip()))}">'


def with_drawings(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a paragraph with an `<img>` for each drawing; a drawing that is never closed stays unchanged."""
    held: list[Token] = []
    for token in tokens:
        is_html = token.type == "html_inline"
        if not held and not (is_html and token.content[:4].lower() == "<svg" and not token.content.endswith("/>")):
            yield token
            continue
        held.append(token)
        if is_html and token.content[:5].lower() == "</svg":
            whole = "".join("\n" if part.type == "softbreak" else part.content for part in held)
            yield Token("html_inline", "", 0, content=with_images(whole))
            held = []
    yield from held
