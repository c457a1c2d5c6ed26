"""Placing a deck: drafts, harmonized sizes, titles numbered and set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from devops_slides.model.deck import Deck
from devops_slides.model.layout import Layout
from devops_slides.model.localized_theme import localized_theme
from devops_slides.model.placed import Placed, PlacedCode, PlacedDeck, PlacedMark, PlacedSlide, PlacedText
from devops_slides.model.problem import Problems, suggestion
from devops_slides.model.text import plain
from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import Look
from devops_slides.place.slides.drafts import Draft
from devops_slides.place.slides.harmonize_sizes import harmonize_sizes, rebalance
from devops_slides.place.slides.share_slides import share_slides
from devops_slides.place.slides.titles import (
    TitleLines,
    fit_title,
    footer_line,
    numbered_titles,
    place_topic,
    title_box_below,
    title_lines,
)
from devops_slides.place.tables.heads import lost_addresses
from devops_slides.place.text.fit import placed_text
from devops_slides.place.text.heights import inner_width, set_text
from devops_slides.place.text.languages import with_languages

_MOST = 4
"""Most slides of one block of code; nobody reads more from a wall."""


def check_long_code(drafts: Iterable[Draft], file: str, problems: Problems) -> None:
    """Report each block of code on more than four slides."""
    slides = Counter(
        (draft.slide.source.file if draft.slide.source is not None else file, draft.slide.span.start, draft.slide.key)
        for draft in drafts
        if any(isinstance(shape, PlacedCode) for shape in draft.body.placed)
    )
    for (path, line, _), count in slides.items():
        if count > _MOST:
            hint = "choose lines in a comment above it: <!-- slides: lines=1-20 -->"
            problems.add(path, line, "long-code", f"a block of code takes {count} slides", hint)


def place_deck(deck: Deck, look: Look, problems: Problems) -> PlacedDeck:
    """The deck with every box, size and line break decided."""
    look = Look(localized_theme(look.theme, deck.language), look.measure)
    deck = with_languages(deck)
    _check_fonts(deck, look, problems)
    _check_layouts(deck, look.theme, problems)
    found = list(share_slides(deck, look))
    check_long_code(found, deck.file, problems)
    found = rebalance(harmonize_sizes(found, look.theme), found, look.theme)
    titles = numbered_titles([(draft.slide.role, draft.title) for draft in found])
    said = [(draft.slide.role, draft.body.layout, title) for draft, title in zip(found, titles, strict=True)]
    slides = tuple(
        _finished(draft, heading, deck, look, problems)
        for draft, heading in zip(found, title_lines(said, look), strict=True)
    )
    return PlacedDeck(deck.title, deck.course, deck.author, deck.language, deck.file, slides, deck.sections)


def _check_fonts(deck: Deck, look: Look, problems: Problems) -> None:
    for family in sorted(look.theme.families()):
        if not look.measure.knows(family):
            message = f"the widths of {family!r} are not known"
            problems.add(deck.file, 0, "unmeasured-font", message, "a wide face is measured instead")


def _check_layouts(deck: Deck, theme: Theme, problems: Problems) -> None:
    for slide in deck.slides:
        if slide.layout and slide.layout not in theme.layouts:
            hint = suggestion(slide.layout, theme.layouts)
            message = f"the theme {theme.name!r} has no layout {slide.layout!r}"
            problems.add(deck.file, slide.span.start, "unknown-layout", message, hint)


def _finished(draft: Draft, heading: TitleLines, deck: Deck, look: Look, problems: Problems) -> PlacedSlide:
    slide, body, layout = draft.slide, draft.body, draft.body.layout
    file = slide.source.file if slide.source is not None else deck.file
    placed: list[Placed] = list(body.placed)
    notes = (*slide.notes, *lost_addresses(slide, look.theme)) if draft.first else ()
    above, whole = _heading(heading, layout, look)
    placed += above
    if not whole:
        notes = (plain(draft.title), *notes)
        hint = "the whole title is in the notes"
        problems.add(file, slide.span.start, "long-title", f"{plain(draft.title)[:60]!r} is too long", hint)
    if body.text and body.slot is not None:
        setting = set_text(body.text, body.size, inner_width(body.slot.box, body.slot), body.slot, look.theme)
        placed.append(placed_text(body.text, setting, body.slot, body.slot.box, look.theme))
        if not body.fits:
            problems.add(file, slide.span.start, "overflow", "a text is too large for any slide", "shorten it")
    placed.sort(key=lambda shape: _reading_order(shape, layout))
    footer = footer_line(slide, deck, layout.footer, look) if layout.footer is not None else ""
    return PlacedSlide(
        draft.key,
        slide.role,
        layout.name,
        tuple(placed),
        footer,
        notes,
        slide.span,
        slide.digest,
        file=file if slide.source is not None else "",
        back=slide.back,
        is_frozen=slide.frozen,
    )


def _heading(heading: TitleLines, layout: Layout, look: Look) -> tuple[list[PlacedText], bool]:
    """A slide's title with the words above it, and whether the title is complete."""
    slot, kicker = layout.slot("title"), layout.slot("kicker")
    if slot is None:
        return [], True
    if not heading.topic or kicker is None:
        text, whole = fit_title(heading.title, slot, slot.box, look)
        return [text], whole
    text, whole = fit_title(heading.title, slot, title_box_below(slot, kicker), look)
    return [place_topic(heading.topic, kicker, look)[0], text], whole


def _reading_order(shape: Placed, layout: Layout) -> int:
    """The position among the layout's slots, as a screen reader meets them; decorative marks lie behind all."""
    if isinstance(shape, PlacedMark):
        return -1
    name = shape.slot.name.partition("-")[0]
    return next((n for n, slot in enumerate(layout.slots) if slot.name == name), len(layout.slots))
