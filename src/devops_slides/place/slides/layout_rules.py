"""The theme's `[[rules]]`: which layouts a slide may have."""

from __future__ import annotations

from devops_slides.model.deck import Slide
from devops_slides.model.layout import Layout
from devops_slides.model.text import plain, word_count
from devops_slides.model.theme import Theme

_LAYOUTS = {"notes": "content", "columns": "two-column"}
"""Roles whose layout has a different name."""


def slide_facts(slide: Slide) -> dict[str, float]:
    """The facts that conditions can test; `aspect` and `share` are the first picture's, `words` the body's."""
    body = slide.text("body")
    pictures = slide.pictures()
    found = {
        "words": float(sum(word_count(plain(paragraph.runs)) for paragraph in body)),
        "paragraphs": float(len(body)),
        "items": float(sum(1 for paragraph in body if paragraph.level)),
        "pictures": float(len(pictures)),
    }
    if pictures:
        found["aspect"] = pictures[0].width / max(pictures[0].height, 1)
        found["share"] = pictures[0].asked or 0.0
    return found


def candidate_layouts(slide: Slide, theme: Theme) -> tuple[str, ...]:
    """The layout that the slide names, else those of the first rule that applies, else the role's own."""
    if slide.layout in theme.layouts:
        return (slide.layout,)
    known = slide_facts(slide)
    for rule in theme.rules:
        if rule.roles and slide.role not in rule.roles:
            continue
        if all(name in known and low <= known[name] <= high for name, low, high in rule.ranges):
            return rule.use
    return (own_layout(slide, theme).name,)


def own_layout(slide: Slide, theme: Theme) -> Layout:
    """The layout of a slide's role, unless a rule names another; the content layout if the theme lacks it."""
    name = _LAYOUTS.get(slide.role, slide.role) if slide.kind is None else f"callout-{slide.kind}"
    return theme.layouts.get(name) or theme.layouts["content"]
