"""Drawings that stand in the HTML of a page itself become pictures like any other."""

from __future__ import annotations

import base64
import html
import re

_DRAWING = re.compile(r"<svg\b(?P<attributes>[^>]*)>.*?</svg\s*>", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"aria-label\s*=\s*[\"'](?P<label>[^\"']*)[\"']", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(?P<title>[^<]*)</title>", re.IGNORECASE)
_SPACE = 'xmlns="http://www.w3.org/2000/svg"'
_LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def with_images(source: str) -> str:
    """The HTML with an `<img>` for each drawing; what names it is its alternative text.

    In HTML a drawing needs no namespaces, as a file it does.
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
