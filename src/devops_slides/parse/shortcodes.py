"""Hugo's shortcodes to Markdown, line for line, before the Markdown is read.

A callout becomes a pair of comments around its content, which `blocks` gathers; a link to
a page becomes its path. In code every shortcode stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from devops_slides.model.chapter import CalloutKind

OPEN = "<!--devops-slides:callout"
CLOSE = "<!--devops-slides:end-->"
_SHORTCODE = re.compile(
    r"\{\{(?P<mark>[<%])\s*(?P<end>/?)\s*(?P<name>[\w/.-]+)(?P<args>(?:\s+(?:\"[^\"]*\"|`[^`]*`|[^\s\"`])+)*?)\s*/?[>%]\}\}"
)
_ESCAPED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}")
_ARGUMENT = re.compile(r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<quoted>[^\"]*)\"|`(?P<raw>[^`]*)`|(?P<bare>\S+))")
_FENCE = re.compile(r"\s{0,3}(?:[-*+>]\s*|\d+[.)]\s*)*(?P<fence>`{3,}|~{3,})")
KINDS: dict[str, CalloutKind] = {
    "note": "note", "info": "note", "primary": "note", "default": "note", "important": "note", "question": "note",
    "tip": "tip", "success": "tip", "hint": "tip", "check": "tip", "example": "tip",
    "warning": "warning", "caution": "warning", "attention": "warning",
    "danger": "danger", "error": "danger", "fail": "danger", "bug": "danger",
}  # fmt: skip
_CALLOUTS = {"notice", "alert", "callout", "hint", "admonition", "notes"}
_LINKS = {"ref", "relref"}

Report = Callable[[int, str], None]
"""Told of an unknown shortcode: its line in the body, from 0, and its name."""


def expand(body: str, report: Report) -> str:
    """The body with its shortcodes expanded; every line stays on its line."""
    if "{{" not in body:
        return body
    lines: list[str] = []
    fence = ""
    for number, line in enumerate(body.split("\n")):
        match = _FENCE.match(line)
        if fence:
            fence = "" if match and match["fence"].startswith(fence) else fence
        elif match:
            fence = match["fence"]
        else:
            lines.append(_line(line, number, report))
            continue
        lines.append(_ESCAPED.sub(r"{{\1\2\3}}", line))
    return "\n".join(lines)


def _line(line: str, number: int, report: Report) -> str:
    escaped: list[str] = []

    def keep(match: re.Match[str]) -> str:
        escaped.append(f"{{{{{match[1]}{match[2]}{match[3]}}}}}")
        return f"\x02{len(escaped) - 1}\x02"

    found = _SHORTCODE.sub(lambda match: _expanded(match, number, report), _ESCAPED.sub(keep, line))
    return re.sub("\x02(\\d+)\x02", lambda match: escaped[int(match[1])], found)


def arguments(text: str) -> tuple[list[str], dict[str, str]]:
    """Positional and named arguments."""
    positional: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        value = next(part for part in (match["quoted"], match["raw"], match["bare"]) if part is not None)
        if match["key"]:
            named[match["key"].lower()] = value
        else:
            positional.append(value)
    return positional, named


def _expanded(match: re.Match[str], number: int, report: Report) -> str:
    name = match["name"].lower()
    positional, named = arguments(match["args"] or "")
    if name in _CALLOUTS or name in KINDS:
        if match["end"]:
            return CLOSE
        kind, title = _callout(name, positional, named)
        return f"{OPEN} {kind} {title.replace('--', '—')}-->"
    if name in _LINKS:
        return named.get("path") or (positional[0] if positional else "")
    if not match["end"]:
        report(number, name)
    return ""


def _callout(name: str, positional: list[str], named: dict[str, str]) -> tuple[CalloutKind, str]:
    """A callout's kind and title: `notice tip`, `notice style="tip" title="…"`, `tip`, `alert color="warning"`."""
    said = [named[key] for key in ("style", "type", "color", "context", "level") if key in named]
    first = positional[0] if positional else ""
    word = (said[0] if said else first).lower()
    if name in KINDS:
        return KINDS[name], named.get("title", first)
    title = named.get("title", positional[1] if len(positional) > 1 else "")
    return KINDS.get(word, "note"), title
