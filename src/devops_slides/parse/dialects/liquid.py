"""Tags of Liquid, `{% … %}`, with which Jekyll builds pages (https://jekyllrb.com/docs/liquid/tags/)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.parse.dialects.lines import Line, Told, outside_code

_TAG = re.compile(r"(?<!\{)\{%-?[ \t]*(?P<name>[\w-]+)?(?P<said>(?:\"[^\"]*\"|'[^']*'|(?!\{%)[^%\"']|%(?!\}))*?)-?%\}")
_OPEN = re.compile(r"(?<!\{)\{%|%\}(?!\})")
_WORDS = re.compile(r"(?P<key>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_SHOWN = frozenset(("alt", "caption", "content", "description", "label", "summary", "text", "title"))
"""Parameters of includes that are words for readers."""
_HIGHLIGHT = re.compile(r"[ \t]*\{%-?[ \t]*highlight[ \t]+(?P<language>[\w+#-]+)[^%]*%\}[ \t]*")
_END = re.compile(r"[ \t]*\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*")
_COMMENT = re.compile(r"\{%-?[ \t]*comment\b.*?\{%-?[ \t]*endcomment[ \t]*-?%\}", re.DOTALL)


def liquid_tags(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Blocks of `highlight` as code; the words that other tags show; nothing of the rest."""
    found: list[Line] = []
    language = None
    for line in _without_comments(lines, told):
        if language is not None:
            is_end = _END.fullmatch(line.text) is not None
            found.append(Line("```" if is_end else line.text, line.number, is_code=True))
            language = None if is_end else language
        elif not line.is_code and (match := _HIGHLIGHT.fullmatch(line.text)):
            told("`{% %}`", line.number)
            language = match["language"]
            found.append(Line(f"```{language}", line.number, is_code=True))
        elif line.is_code or _OPEN.search(line.text) is None:
            found.append(line)
        else:
            shown = "".join(piece if is_code else _shown(piece) for piece, is_code in outside_code(line.text))
            if shown != line.text:
                told("`{% %}`", line.number)
            found.append(Line(shown, line.number))
    if language is not None:
        found.append(Line("```", lines[-1].number, is_code=True))
    return found


def _shown(text: str) -> str:
    """A text with the words of its tags in their places; a tag that is never closed loses its braces."""
    return _OPEN.sub("", _TAG.sub(_words, text))


def _words(tag: re.Match[str]) -> str:
    said = {match["key"]: match["double"] or match["single"] or "" for match in _WORDS.finditer(tag["said"])}
    return " ".join(text for key, text in said.items() if key in _SHOWN)


def _without_comments(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """The lines without what stands between `comment` and `endcomment`."""
    found = []
    is_hidden = False
    for line in lines:
        text = _COMMENT.sub("", line.text) if "endcomment" in line.text and not line.is_code else line.text
        opens = not line.is_code and re.search(r"\{%-?[ \t]*comment\b", text) is not None
        closes = re.search(r"\{%-?[ \t]*endcomment\b", text) is not None
        if text != line.text or opens:
            told("`{% %}`", line.number)
        if not (is_hidden or opens):
            found.append(Line(text, line.number, line.is_code))
        is_hidden = (is_hidden or opens) and not closes
    return found
