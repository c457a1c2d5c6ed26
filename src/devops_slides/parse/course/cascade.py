"""Front matter that pages inherit (https://gohugo.io/content-management/front-matter/#cascade)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from devops_slides.parse.course.config import table, texts
from devops_slides.parse.course.globs import glob

_ENVIRONMENT = "production"
"""A published site is built for it."""


class Inherited(Struct, frozen=True):
    """Values for pages below; each pattern is empty if it allows all pages."""

    values: Mapping[str, object]
    path: str = ""
    kind: str = ""
    environment: str = ""
    languages: tuple[str, ...] = ()

    def is_for(self, path: str, kind: str, language: str) -> bool:
        """Whether a page inherits the values. `path` is its place, from the content's root, as `/a/b`."""
        return (
            _fits(self.path, path)
            and _fits(self.kind, kind)
            and _fits(self.environment, _ENVIRONMENT)
            and (not self.languages or any(_fits(pattern, language) for pattern in self.languages))
        )


def _fits(pattern: str, value: str) -> bool:
    return not pattern or glob(pattern).fullmatch(value) is not None


def read_cascade(value: object) -> tuple[Inherited, ...]:
    """The entries of a `cascade`: a table, or a list of tables."""
    listed = value if isinstance(value, list) else [value]
    return tuple(_entry(entry) for entry in listed if isinstance(entry, Mapping))


def _entry(entry: Mapping[str, object]) -> Inherited:
    own = {str(key).lower(): each for key, each in entry.items()}
    target = {str(key).lower(): each for key, each in table(own.get("target") or own.get("_target")).items()}
    matrix = table(table(target.get("sites")).get("matrix"))
    return Inherited(
        {key: each for key, each in own.items() if key not in {"target", "_target"}},
        path=str(target.get("path") or ""),
        kind=str(target.get("kind") or ""),
        environment=str(target.get("environment") or ""),
        languages=tuple(text for text in (*texts(target.get("lang")), *texts(matrix.get("languages"))) if text),
    )


def inherited_values(entries: Iterable[Inherited], path: str, kind: str, language: str) -> Mapping[str, object]:
    """What a page inherits from entries, the nearest first: of each key, and of each param, the first value counts."""
    found: Mapping[str, object] = {}
    for entry in entries:
        if entry.is_for(path, kind, language):
            found = with_inherited(found, entry.values)
    return found


def with_inherited(own: Mapping[str, object], inherited: Mapping[str, object]) -> Mapping[str, object]:
    """A page's own values, and the inherited ones that it does not have."""
    if not inherited:
        return own
    params = {**table(inherited.get("params")), **table(own.get("params"))}
    return {**inherited, **own, **({"params": params} if params else {})}


def places_above(place: str) -> Iterator[str]:
    """The folders above a page, the nearest first; the content's root is empty."""
    while place:
        place = place.rpartition("/")[0]
        yield place
