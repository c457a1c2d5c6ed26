"""The account of a deck: what its chapters' files show, against what the file of the deck says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from devops_slides.account.lost import WrittenWords, lost_phrases
from devops_slides.account.phrase import Phrase, SourcePicture
from devops_slides.account.source import SourceAccount, source_account
from devops_slides.account.written import WrittenSlide, written_slides
from devops_slides.build.pipeline import DeckResult, deck_bytes
from devops_slides.model.problem import Problem
from devops_slides.parse.course.text_file import read_text

_TOLD = frozenset({"missing-picture", "remote-picture", "unreadable-picture", "bad-address"})
"""Problems that say that a picture isn't shown."""
_SHOWN = 60
"""How many letters of a lost text its problem shows."""
_APART = 2
"""Lost phrases no more lines apart than this are one loss."""


def lost_content(result: DeckResult) -> tuple[Problem, ...]:
    """Words and pictures of a result's chapters that are nowhere in its deck.

    Chapters that could not be read have no account: their errors tell.
    """
    if result.errors:
        return ()
    data = deck_bytes(result.deck, result.theme) if result.deck is not None and result.theme is not None else b""
    texts = [(page.shown, read_text(page.file, page.shown)[0]) for page in result.job.pages]
    return account(texts, data, result.problems)


def account(texts: Iterable[tuple[str, str]], data: bytes, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is lost between raw texts, each with the path that problems show, and the bytes of their deck.

    `data` is empty if there is no deck; `problems` are those of its stages, which tell what they left out.
    """
    slides = written_slides(data) if data else ()
    sources = [(path, source_account(text)) for path, text in texts]
    written = WrittenWords(slides)
    hidden = {problem.path: problem.line for problem in problems if problem.code == "unclosed-comment"}
    words = [
        problem
        for path, source in sources
        for problem in _lost_text(path, lost_phrases(source, written))
        if problem.line < hidden.get(path, math.inf)
    ]
    return (*words, *_lost_pictures(sources, slides, problems))


def _lost_text(shown: str, phrases: Sequence[Phrase]) -> Iterator[Problem]:
    """A problem for each group of neighbouring phrases."""
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        if groups and phrase.line - groups[-1][-1].line <= _APART:
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    for first, *others in groups:
        text = " ".join(first.words) if len(first.words) < len(first.text.split()) else first.text
        short = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        lines = f" and more down to line {others[-1].line}" if others and others[-1].line > first.line else ""
        message = f"“{short}”{lines} is neither on a slide nor in the notes"
        yield Problem(shown, first.line, "lost-text", message, "please report it; a plain paragraph is always shown")


def _lost_pictures(
    sources: Sequence[tuple[str, SourceAccount]], slides: Sequence[WrittenSlide], problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Problems for pictures without a described shape, if the deck has fewer pictures than its chapters show."""
    told = {(problem.path, problem.line) for problem in problems if problem.code in _TOLD}
    shown = [
        (path, picture) for path, source in sources for picture in source.pictures if (path, picture.line) not in told
    ]
    missing = len(shown) - sum(slide.pictures for slide in slides)
    for path, picture in sorted(shown, key=lambda pair: _is_described(pair[1], slides))[: max(missing, 0)]:
        message = f"the picture {picture.address} is on no slide"
        yield Problem(path, picture.line, "lost-picture", message, "please report it")


def _is_described(picture: SourcePicture, slides: Sequence[WrittenSlide]) -> bool:
    return any(set(picture.words) <= set(said) for slide in slides for said in slide.descriptions)
