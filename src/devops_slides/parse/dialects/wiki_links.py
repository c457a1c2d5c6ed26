"""Links of wikis and of Obsidian, `[[page|words]]`, its embeds, comments and marks of blocks.

The notation: https://help.obsidian.md/links and …/syntax.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.parse.dialects.lines import Line, Told, outside_code

_EMBED = re.compile(r"!\[\[(?P<page>[^\[\]|#\n]+?)(?:#[^\[\]|\n]*)?(?:\|(?P<words>[^\[\]\n]*))?\]\]")
_LINK = re.compile(r"(?<![\w!\[])\[\[(?P<page>[^\W\d_][^\[\]|\n]*?)(?:\|(?P<words>[^\[\]\n]+))?\]\](?![(\[\]])")
_TOC = re.compile(r"\[\[_?TOC_?\]\]", re.IGNORECASE)
_PICTURE = re.compile(r".+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_TEST = re.compile(r"[=<>&;$]|\s-\w\s")
"""What a test of a shell has between double brackets, and the name of a page does not."""


def wiki_links(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Links as their words, embedded pictures as pictures, other embeds as the name of what they show."""
    found = []
    for line in lines:
        text = line.text
        if not line.is_code and "[[" in text:
            text = "".join(piece if is_code else _read(piece) for piece, is_code in outside_code(text))
            if text != line.text:
                told("`[[ ]]`", line.number)
        found.append(Line(text, line.number, line.is_code))
    return found


def _read(text: str) -> str:
    return _LINK.sub(_words, _EMBED.sub(_embedded, _TOC.sub("", text)))


def _words(link: re.Match[str]) -> str:
    page, words = link["page"], link["words"]
    if words is None and (page != page.strip() or _TEST.search(page)):
        return link[0]
    return (words or page.rpartition("#")[2] or page).strip()


def _embedded(embed: re.Match[str]) -> str:
    page, words = embed["page"].strip(), (embed["words"] or "").strip()
    if not _PICTURE.fullmatch(page):
        return words or page
    size = _SIZE.fullmatch(words)
    alt = "" if size else words
    width = f"?width={words.partition('x')[0]}" if size else ""
    return f"![{alt}](<{page}{width}>)"
