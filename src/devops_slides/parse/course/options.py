"""What an author sets for one chapter, in front matter `slides:`; the course's settings stand below it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from devops_slides.model.chapter import ChapterOptions
from devops_slides.model.problem import Problems
from devops_slides.parse.course.front_matter import FrontMatter
from devops_slides.parse.course.settings import Settings


def _is_level(value: object) -> bool:
    """Whether a value is a heading's level; YAML's `true` is an int to Python, but none here."""
    return not isinstance(value, bool) and isinstance(value, int) and 1 <= value <= 6  # noqa: PLR2004 - h1 to h6


def _is(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


_KNOWN: dict[str, tuple[Callable[[object], bool], str]] = {
    "theme": (_is(str), "a theme's name"),
    "density": (lambda value: value in {"full", "key"}, "full or key"),
    "agenda": (_is(bool), "true or false"),
    "counter": (_is(bool), "true or false"),
    "break": (lambda value: value == "rule", "rule"),
    "slide_level": (_is_level, "a heading's level, 1 to 6"),
    "skip": (_is(bool), "true or false"),
    "notes": (_is(str), "a text"),
}
"""Each key with the test of its value and with what is expected, in words."""
_FIELDS = {"break": "break_at"}
_ELSEWHERE = {"skip"}
"""Keys that say whether there is a chapter at all; they are read with the page's facts."""


def chapter_options(front: FrontMatter, settings: Settings, shown: str, problems: Problems) -> ChapterOptions:
    """The chapter's options, the course's where the chapter says nothing."""
    own = _options(front, shown, problems)
    return replace(
        own,
        theme=own.theme or settings.theme,
        density=own.density or settings.density,
        agenda=settings.agenda if own.agenda is None else own.agenda,
        counter=settings.counter if own.counter is None else own.counter,
        break_at=own.break_at or settings.break_at,
        slide_level=own.slide_level or settings.slide_level,
    )


def _options(front: FrontMatter, shown: str, problems: Problems) -> ChapterOptions:
    value, line = front.values.get("slides"), front.lines.get("slides", 0)
    if value is None:
        return ChapterOptions()
    if not isinstance(value, Mapping):
        problems.add(shown, line, "bad-option", "slides: expected keys and values")
        return ChapterOptions()
    given: dict[str, object] = {}
    for key, one in value.items():
        name = str(key).lower().replace("-", "_")
        if name not in _KNOWN:
            problems.add(shown, line, "bad-option", f"slides.{key} is not known", nearest(name, _KNOWN))
        elif not _KNOWN[name][0](one):
            problems.add(
                shown, line, "bad-option", f"slides.{key}: {one!r} is not understood", f"write {_KNOWN[name][1]}"
            )
        elif name not in _ELSEWHERE:
            given[_FIELDS.get(name, name)] = one
    return ChapterOptions(**given)  # type: ignore[arg-type]


def nearest(name: str, known: Mapping[str, object]) -> str:
    """A hint: the likeliest of the names that are known, or all of them."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
