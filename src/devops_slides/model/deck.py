"""The planned slides: roles and contents by slot, without geometry or a choice of layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import CalloutKind, Code, Picture, Span, Table
from devops_slides.model.numerals import Numbering
from devops_slides.model.text import Link, Runs

Role = Literal[
    "title",
    "section",
    "agenda",
    "objective",
    "content",
    "table",
    "code",
    "quote",
    "callout",
    "summary",
    "notes",
    "columns",
]


class BodyParagraph(Struct, frozen=True):
    """One paragraph of a slot.

    `level` is 0 for prose and the depth (from 1) in a list; `number` is that of a numbered
    item, shown in the signs of `numbering`; `marked` is False for the second and later paragraphs
    of an item, which hang under the first without a marker. Paragraphs with the same `block` come
    from one paragraph of the source. `style` names a text style other than the slot's own ("by" for an attribution).
    """

    runs: Runs
    level: int = 0
    number: int | None = None
    marked: bool = True
    block: int = 0
    style: str = ""
    numbering: Numbering = "1"


class Text(Struct, frozen=True):
    """Paragraphs that fill a slot."""

    paragraphs: tuple[BodyParagraph, ...]


Content = Text | Picture | Code | Table


def _changed(content: Content, change: Callable[[Link], Link | None]) -> Content:
    def runs(old: Runs) -> Runs:
        return tuple(run if run.link is None else replace(run, link=change(run.link)) for run in old)

    match content:
        case Text():
            return Text(tuple(replace(paragraph, runs=runs(paragraph.runs)) for paragraph in content.paragraphs))
        case Picture():
            link = change(content.link) if content.link is not None else None
            return replace(content, caption=runs(content.caption), link=link)
        case Table():
            rows = tuple(tuple(runs(cell) for cell in row) for row in content.rows)
            return replace(content, head=tuple(runs(cell) for cell in content.head), rows=rows)
        case _:
            return content


class Fill(Struct, frozen=True):
    """The content of a slot. Several fills of the slot `picture` are several pictures."""

    slot: str
    content: Content


class Progress(Struct, frozen=True):
    """The position of a slide's objective (`index`, from 1) among all of them (`total`)."""

    index: int
    total: int


class Source(Struct, frozen=True):
    """The chapter that a slide belongs to, by its file, number and title."""

    file: str
    kicker: str
    title: str


class DeckSection(Struct, frozen=True):
    """A named run of slides, from the slide with the key `first` to the one before the next section."""

    name: str
    first: str


class Slide(Struct, frozen=True):
    """One slide before it is placed.

    `key` is its lasting name, unique in the deck. `notes` are the speaker notes, one string per
    paragraph. `kind` is a callout's kind. `digest` is the SHA-256 of the source lines of `span`.
    `layout` is the one that the author asks for, empty for the rules' choice. A `frozen` slide is
    never changed in a deck that has it; one that `is_apart` is never merged with the slide before it.
    `source` is the chapter in a deck of several; `back` is the key of the agenda that it links back to.
    """

    role: Role
    key: str
    fills: tuple[Fill, ...]
    span: Span
    digest: str = ""
    notes: tuple[str, ...] = ()
    progress: Progress | None = None
    kind: CalloutKind | None = None
    layout: str = ""
    frozen: bool = False
    is_apart: bool = False
    source: Source | None = None
    back: str = ""

    def text(self, slot: str) -> tuple[BodyParagraph, ...]:
        """The paragraphs of a slot; empty if the slot is not filled with text."""
        for fill in self.fills:
            if fill.slot == slot and isinstance(fill.content, Text):
                return fill.content.paragraphs
        return ()

    def with_links(self, change: Callable[[Link], Link | None]) -> Slide:
        """The slide with every link of its texts, pictures, captions and tables changed, or removed."""
        fills = tuple(replace(fill, content=_changed(fill.content, change)) for fill in self.fills)
        return replace(self, fills=fills)

    def with_body(self, paragraphs: tuple[BodyParagraph, ...]) -> Slide:
        """A content slide with the same title and other text."""
        title = tuple(fill for fill in self.fills if fill.slot == "title")
        return replace(self, role="content", fills=(*title, Fill("body", Text(paragraphs))))

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the slide, in order."""
        return tuple(fill.content for fill in self.fills if isinstance(fill.content, Picture))


class Deck(Struct, frozen=True):
    """The slides of one deck, and the content of its footer and properties.

    `footer` is a pattern that replaces the theme's, empty for none; `fields` are values for it.
    """

    title: str
    kicker: str
    course: str
    author: str
    language: str
    file: str
    slides: tuple[Slide, ...]
    footer: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[DeckSection, ...] = ()
