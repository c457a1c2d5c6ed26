"""A chapter's notations of other programs, each rewritten by its rule, told together once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from devops_slides.model.problem import Problems
from devops_slides.parse.source_lines import SourceLines

if TYPE_CHECKING:
    from devops_slides.parse.dialects.lines import Rule

_RULES: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"(?<!\{)\{%"), "liquid.liquid_tags"),
    (re.compile(r"^[ \t]*(?:!!!|\?\?\?|===)", re.MULTILINE), "admonitions.admonitions"),
    (re.compile(r"^[ \t>]*:::|^[ \t]*\. \. \.", re.MULTILINE), "fenced_divs.fenced_divs"),
    (re.compile(r"^ {0,3}[!?]> ", re.MULTILINE), "docsify.docsify_callouts"),
    (re.compile(r"\{:|[\]`]\{[ \t]*[.#=]"), "attribute_lists.attribute_lists"),
    (re.compile(r"\[\["), "wiki_links.wiki_links"),
)
"""What a text has if it may use a notation, and the notation's module and rule, loaded for chapters that have it. What
one leaves, the next may read."""


def as_hugo(source: SourceLines, shown: str, problems: Problems) -> SourceLines:
    """A chapter's text in Hugo's Markdown. `shown` is the file's name in problems."""
    found = [name for trace, name in _RULES if trace.search(source.text)]
    if shown.lower().endswith(".mdx"):
        found.insert(0, "mdx.mdx")
    if not found:
        return source
    from devops_slides.parse.dialects.lines import joined, lines_of  # noqa: PLC0415 - only for such chapters

    places: dict[str, int] = {}
    for rule in map(_rule, found):
        source = joined(rule(lines_of(source), lambda notation, line: _note(places, notation, line)))
    if places:
        names = ", ".join(sorted(places, key=lambda name: (places[name], name)))
        message = f"this isn't Hugo's: {names}; it is read as callouts, folded parts and plain words"
        problems.add(shown, min(places.values()), "foreign-syntax", message, "a page shows it as it is written")
    return source


def _rule(name: str) -> Rule:
    module, _, function = name.partition(".")
    found: Rule = getattr(import_module(f"devops_slides.parse.dialects.{module}"), function)
    return found


def _note(places: dict[str, int], notation: str, line: int) -> None:
    places[notation] = min(places.get(notation, line), line)
