"""What shortcodes mean, by name: Hugo's own, and those of the themes learn, relearn, docsy, book and their kin."""

from __future__ import annotations

from typing import Literal

from devops_slides.model.block import CalloutKind

Meaning = Literal[
    "callout", "titled", "tabs", "tab", "columns", "column", "code", "picture", "quote", "include", "children",
    "attachments", "speaker-notes", "html", "card",
    "value", "ref", "link", "video", "badge", "words", "math", "plain", "nothing",
]  # fmt: skip
"""The first two lines become blocks of their own, the last becomes text."""

KINDS: dict[str, CalloutKind] = {
    "note": "note", "info": "note", "primary": "note", "default": "note", "important": "note", "question": "note",
    "secondary": "note", "light": "note", "dark": "note", "notice": "note", "abstract": "note", "todo": "note",
    "cite": "note", "grey": "note", "blue": "note", "accent": "note", "transparent": "note", "neutral": "note",
    "tip": "tip", "success": "tip", "hint": "tip", "check": "tip", "example": "tip", "green": "tip", "ok": "tip",
    "warning": "warning", "caution": "warning", "attention": "warning", "orange": "warning", "yellow": "warning",
    "danger": "danger", "error": "danger", "fail": "danger", "failure": "danger", "bug": "danger", "red": "danger",
    "alert": "warning",
}  # fmt: skip
"""Words and colours that tell callouts apart. A shortcode of such a name is a callout itself."""

_NAMES: dict[Meaning, str] = {
    "callout": "notice alert callout hint admonition admonitions box panel message infobox banner pageinfo",
    "titled": "expand details collapse collapsible spoiler accordion-item toggle expander solution",
    "tabs": "tabs tabpane codetabs tab-pane code-tabs tabset",
    "tab": "tab codetab tab-item code-tab",
    "columns": "columns cols cardpane cards grid row flex gallery-row",
    "column": "column col grid-item",
    "code": "highlight output code mermaid chart plantuml goat kroki diagram console terminal codeblock cmd",
    "picture": "figure img image picture imgproc fig photo screenshot lightbox imgcap",
    "quote": "quote blockquote epigraph",
    "include": "include readfile code_sample codenew code-include embed-file include-file",
    "children": "children childpages section-index list-children children-display",
    "attachments": "attachments resources",
    "speaker-notes": "speaker-note speaker-notes speakernote presenter-notes",
    "html": "rawhtml raw html",
    "card": "card blocks/feature feature",
    "value": "param siteparam",
    "ref": "ref relref",
    "link": "button link btn a blocks/link iframe swagger openapi swaggerui redoc pdf gist download button-link",
    "video": "youtube vimeo video bilibili peertube asciinema tweet twitter x x_simple instagram audio",
    "badge": "badge kbd key mark tag label",
    "words": "glossary_tooltip tooltip term abbr frag",
    "math": "math katex chem",
    "plain": "markdown md steps step section center div span lead fragment fragments slide blocks/section blocks/lead"
    " blocks/cover accordion gallery carousel left right size color small big u underline indent nobr wrapper container"
    " content text class style background align filetree tree timeline conditional-text conditionaltext"
    " list item conditional hide-on-mobile print only lang",
    "nothing": "icon fa fab fas toc toc-tree tableofcontents comment br-clear clear qr hr ghcontributors spacer anchor"
    " blocks/link-down load-photoswipe table-of-contents feature-state version-check surveymonkey math-init",
}

MEANINGS: dict[str, Meaning] = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}

INLINE: frozenset[Meaning] = frozenset({"value", "ref", "link", "video", "badge", "words", "math", "plain", "nothing"})
"""Meanings that become text in the Markdown around them, not a block."""


def meaning_of(name: str, mark: str, *, has_arguments: bool) -> Meaning | None:
    """The meaning of a shortcode, None for an unknown one.

    `{{% note %}}` without arguments is a presentation's speaker note; `{{< note >}}` is a callout.
    """
    if name in {"note", "notes"} and mark == "%" and not has_arguments:
        return "speaker-notes"
    found = MEANINGS.get(name)
    if found is None and name in KINDS:
        return "callout"
    return found
