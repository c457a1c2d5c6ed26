"""Words for a picture: the author's, else what its file's name says, if it says anything."""

from __future__ import annotations

import re

from devops_slides.model.text import plain
from devops_slides.parse.course.file_names import spoken
from devops_slides.parse.pictures.reference import Reference

SUFFIXES = {
    ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".svgz",
    ".avif", ".ico", ".apng",
}  # fmt: skip
_FILE = re.compile(
    rf"(?:\S*[/\\])?(?P<stem>[^/\\\s]+)(?:{'|'.join(re.escape(one) for one in sorted(SUFFIXES))})", re.IGNORECASE
)
_MUTE = re.compile(
    r"(?:img|image|dsc[fn]?|pic|picture|photo|pxl|fig|figure|capture|screen ?shots?|bildschirmfoto|snip|clip|unnamed"
    r"|untitled|unknown|download|capture d écran|capture d’écran|capture d'écran|x|file|scan)?"
    r"(?:[\s.:,()]*(?:\d+|at|am|pm|à|le|du|[ap]m|copy|copie|\d+x|x\d*))*",
    re.IGNORECASE,
)
"""A camera's or a program's name for a file: a word such as “screenshot”, dates and numbers."""
_HASH = re.compile(
    r"(?=[0-9a-f ]*\d)[0-9a-f]{8}(?: ?[0-9a-f]{4}){3} ?[0-9a-f]{12}|(?=\w*\d)[0-9a-f]{12,}", re.IGNORECASE
)


def telling(stem: str) -> str:
    """A file's name as words where it describes something, empty for `img_2938`, screenshots and hashes."""
    words = spoken(stem)
    return "" if _MUTE.fullmatch(words) or _HASH.fullmatch(words) or not re.search(r"[^\W\d_]", words) else words


def description(asked: Reference) -> str:
    """The author's words: alternative text, else title, else caption; never a file's name with its ending."""
    for text in (asked.alt, asked.title, plain(asked.caption)):
        words = " ".join(text.split())
        match = _FILE.fullmatch(words)
        if match:
            words = telling(match["stem"])
        if words:
            return words
    return ""
