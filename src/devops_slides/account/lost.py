"""What a source shows and a deck doesn't: each phrase is looked for near the one before it, each word found once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from devops_slides.account.phrase import Phrase
from devops_slides.account.source import SourceAccount
from devops_slides.account.written import WrittenSlide

NEAR = 2
"""How many slides away a piece of a phrase may be from the rest of it: a text that goes on behind a title slide."""
ENOUGH = 3
"""Words that make a piece its own, wherever the deck says it; fewer may be there by chance."""
_NEIGHBOURS = 3
"""Words each way that may be one with a word, as in `H~2~O`."""
_TRIES = 400
"""How many places of a frequent word are looked at: two slides of 100 words each way."""


class WrittenWords:
    """The words of a deck, each of which answers for one word of its sources; this value remembers which have.

    `at` is the word behind the one found last.
    """

    def __init__(self, slides: Sequence[WrittenSlide]) -> None:
        self._words = [word for slide in slides for word in slide.words]
        self._slides = [number for number, slide in enumerate(slides) for _ in slide.words]
        self._used = bytearray(len(self._words))
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            self._places[word].append(at)
        self._pairs = {first + second for first, second in zip(self._words, self._words[1:], strict=False)}
        self._aside = [Counter(words) for slide in slides for words in slide.descriptions]
        self.at = 0

    def take(self, words: Sequence[str], least: int, reach: int = -1) -> int:
        """How many of the first words the deck says in one run that answers for nothing else; that run is taken.

        A run shorter than `least` counts only within `reach` slides of what was found last. 0 if there is none.
        """
        best, most = 0, 0
        for start in self._candidates(words[0]):
            length = self._run(words, start)
            if length > most and (length >= least or self._distance(start) <= reach):
                best, most = start, length
                if length == len(words):
                    break
        if most:
            self._used[best : best + most] = b"\1" * most
            self.at = best + most
        return most

    def free(self, runs: Iterable[tuple[int, int]]) -> None:
        """Let runs that were taken, each with its place and length, answer for other words."""
        for start, length in runs:
            self._used[start : start + length] = bytes(length)

    def says(self, words: Sequence[str]) -> bool:
        """Whether the deck says the words anywhere, for another phrase or not."""
        size = len(words)
        return any(self._words[at : at + size] == list(words) for at in self._places.get(words[0], ()))

    def joins(self, words: Sequence[str], at: int) -> bool:
        """Whether the deck has a word as one with its neighbours, or as two: emphasis inside a word parts nothing."""
        around = {
            "".join(words[start:end])
            for start in range(max(at - _NEIGHBOURS, 0), at + 1)
            for end in range(at + 1, min(at + _NEIGHBOURS, len(words)) + 1)
            if end - start > 1
        }
        return words[at] in self._pairs or any(joined in self._places for joined in around)

    def describes(self, words: Iterable[str]) -> bool:
        """Whether one alternative text or address has all of the words."""
        wanted = Counter(words)
        return any(wanted <= said for said in self._aside)

    def _candidates(self, word: str) -> Iterator[int]:
        places = self._places.get(word, [])
        middle = bisect_left(places, self.at)
        yield from places[middle : middle + _TRIES]
        yield from reversed(places[max(middle - _TRIES, 0) : middle])

    def _run(self, words: Sequence[str], start: int) -> int:
        most = min(len(words), len(self._words) - start)
        for length in range(most):
            if self._used[start + length] or self._words[start + length] != words[length]:
                return length
        return most

    def _distance(self, start: int) -> int:
        return abs(self._slides[start] - self._slides[min(self.at, len(self._slides) - 1)])


class _Search:
    """A phrase, which of its words have been found, and where in the deck the last of them ends: 0 for nowhere."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        self.found = [False] * len(phrase.words)
        self.runs: list[tuple[int, int]] = []
        self.end = 0

    def take(self, written: WrittenWords, least: int, reach: int = -1) -> None:
        """Find missing words in runs, as `WrittenWords.take` does."""
        words = self.phrase.words
        for at in range(len(words)):
            if not self.found[at]:
                stop = next((n for n in range(at, len(words)) if self.found[n]), len(words))
                if length := written.take(words[at:stop], least, reach):
                    self.found[at : at + length] = [True] * length
                    self.end = written.at
                    self.runs.append((self.end - length, length))

    def missing(self, written: WrittenWords) -> tuple[str, ...]:
        """The words that are nowhere."""
        words = self.phrase.words
        return tuple(word for at, word in enumerate(words) if not self.found[at] and not written.joins(words, at))

    def give_back(self, written: WrittenWords) -> None:
        """Give words back that are there by chance: a phrase of which most is missing is missing whole."""
        if 2 * len(self.missing(written)) > len(self.found):
            written.free(self.runs)
            self.found = [False] * len(self.found)
            self.end = 0


def lost_phrases(source: SourceAccount, written: WrittenWords) -> tuple[Phrase, ...]:
    """The phrases of a source that the deck doesn't say, each with the words that are missing.

    Long phrases are looked for before short ones, whole ones before pieces, long pieces before single words, so that
    none takes the words of another by chance.
    """
    searches = [_Search(phrase) for phrase in source.phrases]
    long = [search for search in searches if len(search.phrase.words) >= ENOUGH]
    short = [search for search in searches if len(search.phrase.words) < ENOUGH]
    for group in (long, short):
        for search in _from_their_places(searches, group, written):
            search.take(written, len(search.phrase.words))
        torn = [search for search in group if not search.end and not written.describes(search.phrase.words)]
        for search in _from_their_places(searches, torn, written):
            search.take(written, ENOUGH)
        for search in _from_their_places(searches, torn, written):
            search.take(written, ENOUGH, NEAR)
        for search in torn:
            search.give_back(written)
    return tuple(_lost(searches, source.title, written))


def _from_their_places(
    searches: Sequence[_Search], group: Sequence[_Search], written: WrittenWords
) -> Iterator[_Search]:
    """The searches of a group, with `written` where each of them begins: behind the last one found before it."""
    wanted = set(map(id, group))
    end = 0
    for search in searches:
        end = search.end or end
        if id(search) in wanted:
            written.at = end
            yield search
            end = search.end or end


def _lost(searches: Iterable[_Search], title: Sequence[str], written: WrittenWords) -> Iterator[Phrase]:
    for search in searches:
        phrase = search.phrase
        lost = search.missing(written)
        is_title = phrase.words == title and written.says(phrase.words)
        if lost and not is_title and not written.describes(lost):
            yield Phrase(phrase.line, lost, phrase.text)
