"""Words that are much like known ones: keys of front matter, and fields of patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from devops_slides.model.fields import names
from devops_slides.model.problem import Problems, did_you_mean
from devops_slides.parse.course.front_matter import FrontMatter

_READ = ("title", "linktitle", "weight", "date", "draft", "slides", "author", "outputs", "publishdate", "expirydate")
"""Keys of front matter that the program reads and that are long enough to be mistyped."""
_OTHERS = frozenset(
    word
    for line in (
        "aliases archetype authors build cascade categories chapter dates description drafts headless hidden",
        "icon image images keywords language lastmod layout links markup math menu menus modified output",
        "params post pre pubdate published resources series sitemap slide slug subtitle summary tags tile",
        "titles toc translationkey type unpublishdate update updated url videos weights",
    )
    for word in line.split()
)
"""Keys that Hugo or its themes know, and words of their own that are like one that is read."""
_LIKE = 0.75
"""How like a known word another must be to count as mistyped, by difflib's ratio: `tilte` has 0.8."""
FIELDS = frozenset(("author", "chapter", "client", "course", "date", "kicker", "location", "section", "trainer"))
"""Fields that patterns have without a value of the author's, or that the documentation names."""


def tell_mistyped_keys(front: FrontMatter, shown: str, problems: Problems) -> None:
    """Tell keys of front matter that are like one that is read, unless that one is there too."""
    for key in front.values:
        if key in _READ or key in _OTHERS:
            continue
        if near := _near(key, [name for name in _READ if name not in front.values]):
            message = f"the key {key} has no meaning"
            problems.add(shown, front.lines.get(key, 0), "likely-typo", message, did_you_mean(near))


def mistyped_fields(patterns: Mapping[str, str], given: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Fields of patterns that are like a known one: the pattern's key, a message, a hint."""
    known = {*FIELDS, *given}
    for key, pattern in patterns.items():
        for name in names(pattern):
            if name.casefold() not in known and (near := _near(name.casefold(), known)):
                message = f"the field {{{name}}} has no value, so nothing stands in its place"
                yield key, message, did_you_mean(f"{{{near}}}")


def _near(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for words that are not known

    return next(iter(get_close_matches(word, known, n=1, cutoff=_LIKE)), "")
