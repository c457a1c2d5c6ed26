"""A chapter's notations of other programs, each rewritten by its rule, told together once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.model.problem import Problems
from devops_slides.parse.dialects.admonitions import admonitions
from devops_slides.parse.dialects.attribute_lists import attribute_lists
from devops_slides.parse.dialects.docsify import docsify_callouts
from devops_slides.parse.dialects.fenced_divs import fenced_divs
from devops_slides.parse.dialects.lines import Rule, joined, lines_of
from devops_slides.parse.dialects.liquid import liquid_tags
from devops_slides.parse.dialects.mdx import mdx
from devops_slides.parse.dialects.wiki_links import wiki_links
from devops_slides.parse.source_lines import SourceLines

_RULES: Sequence[tuple[re.Pattern[str], Rule]] = (
    (re.compile(r"(?<!\{)\{%"), liquid_tags),
    (re.compile(r"^[ \t]*(?:!!!|\?\?\?|===)", re.MULTILINE), admonitions),
    (re.compile(r"^[ \t>]*:::|^[ \t]*\. \. \.", re.MULTILINE), fenced_divs),
    (re.compile(r"^ {0,3}[!?]> ", re.MULTILINE), docsify_callouts),
    (re.compile(r"\{:|[\]`]\{[ \t]*[.#=]"), attribute_lists),
    (re.compile(r"\[\["), wiki_links),
)
"""What a text has if it may use a notation, and the notation's rule. What one leaves, the next may read."""


def as_hugo(source: SourceLines, shown: str, problems: Problems) -> SourceLines:
    """A chapter's text in Hugo's Markdown. `shown` is the file's name in problems."""
    rules = [rule for trace, rule in _RULES if trace.search(source.text)]
    if shown.lower().endswith(".mdx"):
        rules.insert(0, mdx)
    if not rules:
        return source
    places: dict[str, int] = {}
    for rule in rules:
        source = joined(rule(lines_of(source), lambda notation, line: _note(places, notation, line)))
    if places:
        names = ", ".join(sorted(places, key=lambda name: (places[name], name)))
        message = f"this isn't Hugo's: {names}; it is read as callouts, folded parts and plain words"
        problems.add(shown, min(places.values()), "foreign-syntax", message, "a page shows it as it is written")
    return source


def _note(places: dict[str, int], notation: str, line: int) -> None:
    places[notation] = min(places.get(notation, line), line)
