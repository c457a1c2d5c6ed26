"""What keeps people who do not see a deck from following it, as far as only its author can mend it.

The rules are those of PowerPoint's accessibility checker
(https://support.microsoft.com/office/651e08f2-0fc3-4e10-aaca-74b4a67101c1). The program itself sees to the reading
order, to descriptions of tables, to the marks of decorations and to the language of each text; contrast is the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.build.pipeline import DeckResult
from devops_slides.model.placed import PlacedDeck, PlacedPicture, PlacedSlide, PlacedTable, PlacedText
from devops_slides.model.problem import Problem
from devops_slides.model.text import Runs, plain

_VAGUE = frozenset(
    word
    for line in (
        "here|click here|this|this link|this page|link|more|read more|see more|learn more|see here",
        "ici|cliquez ici|ce lien|cette page|lien|plus|en savoir plus|lire la suite|voir ici",
        "hier|hier klicken|dieser link|mehr|mehr lesen|weiterlesen|aquí|haga clic aquí|este enlace|enlace|más|leer más",
        "qui|clicca qui|questo link|di più|leggi di più|aqui|clique aqui|este link|mais|leia mais",
        "klik hier|deze link|meer|lees meer|tutaj|kliknij tutaj|więcej|здесь|тут|ссылка|подробнее",
        "这里|点击这里|链接|更多|こちら|ここ|ここをクリック|リンク|여기|여기를 클릭|링크",
    )
    for word in line.split("|")
)
"""Words of links that say nothing of where they lead; a list of links has nothing else to go by."""


def accessibility_problems(result: DeckResult) -> Iterator[Problem]:
    """The problems of a deck, in the order of its slides."""
    deck = result.deck
    if deck is None:
        return
    yield from _titles(deck)
    for slide in deck.slides:
        file = slide.file or deck.file
        yield from (*_pictures(slide, file), *_tables(slide, file), *_links(slide, file))


def _titles(deck: PlacedDeck) -> Iterator[Problem]:
    """Slides without a title, or with that of an earlier slide; equal neighbours are numbered already."""
    first: dict[str, PlacedSlide] = {}
    for slide in deck.slides:
        file, title = slide.file or deck.file, _title(slide)
        if not title:
            what, hint = "a slide has no title", "write a heading above it, or choose a layout with a title"
            yield Problem(file, slide.span.start, "no-title", what, hint)
            continue
        before = first.setdefault(title.casefold(), slide)
        if before is not slide and not _is_same_heading(before.key, slide.key):
            place = f"{before.file.rsplit('/', 1)[-1]}:" if before.file not in {"", slide.file} else "line "
            what = f"two slides have the title {title[:60]!r}: see {place}{before.span.start}"
            yield Problem(file, slide.span.start, "same-title", what, "say in one of them what is different")


def _is_same_heading(first: str, second: str) -> bool:
    """Whether two slides, by their keys, are of one heading of the author's."""
    base, other = sorted((first, second), key=len)
    return other.startswith(f"{base}/")


def _title(slide: PlacedSlide) -> str:
    texts = (shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == "title")
    return " ".join(plain(paragraph.source.runs) for text in texts for paragraph in text.paragraphs).strip()


def _pictures(slide: PlacedSlide, file: str) -> Iterator[Problem]:
    for shape in slide.placed:
        if isinstance(shape, PlacedPicture) and not (
            shape.picture.decorative or shape.picture.described or shape.picture.name
        ):
            name = shape.picture.path.rsplit("/", 1)[-1]
            what = f"the picture {name} has no alternative text"
            hint = "write what it shows between the brackets: ![what it shows](file.png)"
            yield Problem(file, slide.span.start, "no-alt-text", what, hint)


def _tables(slide: PlacedSlide, file: str) -> Iterator[Problem]:
    for shape in slide.placed:
        if not isinstance(shape, PlacedTable):
            continue
        line = shape.table.span.start
        if not shape.table.head:
            what, hint = "a table has no head, so nothing names its columns", "name each column in the first row"
            yield Problem(file, line, "no-table-head", what, hint)
        if shape.table.merges:
            what = "a table has merged cells, in which screen readers lose their way"
            yield Problem(file, line, "merged-cells", what, "repeat the text in each cell, or make two tables")


def _links(slide: PlacedSlide, file: str) -> Iterator[Problem]:
    for shape in slide.placed:
        if isinstance(shape, PlacedText):
            rows = [paragraph.source.runs for paragraph in shape.paragraphs]
        elif isinstance(shape, PlacedTable):
            rows = [cell for row in (shape.table.head, *shape.table.rows) for cell in row]
        else:
            continue
        for words in dict.fromkeys(word for runs in rows for word in _linked(runs)):
            if words.strip(" .,;:!?…").casefold() in _VAGUE:
                what = f"the link {words.strip()!r} does not say where it leads"
                yield Problem(file, slide.span.start, "vague-link", what, "name its aim")


def _linked(runs: Runs) -> Iterator[str]:
    """The words of each link; neighbouring runs of one link belong together."""
    words = ""
    for at, run in enumerate(runs):
        if run.link is None:
            continue
        words += run.text
        after = runs[at + 1].link if at + 1 < len(runs) else None
        if after != run.link:
            yield words
            words = ""
