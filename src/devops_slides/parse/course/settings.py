"""slides.toml: what a course says once for all its chapters. It stands beside the site's configuration."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from devops_slides.model.course import CourseWords
from devops_slides.model.problem import UsageError
from devops_slides.parse.course.config import table, texts
from devops_slides.parse.course.language import tag
from devops_slides.parse.course.site import Site

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Course-wide settings; None means: not said.

    `subtitle` and `footer` may hold fields, `{course}`, `{client}` …; `number_files` puts the
    chapters' order before the names of their decks.
    """

    title: str | None = None
    author: str | None = None
    subtitle: str | None = None
    footer: str | None = None
    language: str | None = None
    theme: str | None = None
    deck: Literal["chapter", "section", "course"] | None = None
    density: Literal["full", "key"] | None = None
    agenda: bool | None = None
    counter: bool | None = None
    break_at: Literal["rule"] | None = msgspec.field(default=None, name="break")
    slide_level: int | None = None
    number_files: bool = False


def read_settings(root: Path) -> Settings:
    """The settings of the site at `root`, empty ones where it has no slides.toml. UsageError names file and key."""
    file = root / "slides.toml"
    if not file.is_file():
        return Settings()
    shown = f"{root.name}/slides.toml"
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        _check_keys(values, shown)
        return msgspec.convert(values, Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", place=shown, code="bad-settings") from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        key = where.rstrip("`").lstrip(".")
        raise UsageError(f"{key}: {what}" if key else what, place=shown, code="bad-settings") from None


def _check_keys(values: dict[str, object], shown: str) -> None:
    known = [one.encode_name for one in msgspec.structs.fields(Settings)]
    for key in values:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise UsageError(f"there is no key {key!r}", place=shown, code="bad-settings", hint=hint)


def course_words(site: Site, settings: Settings) -> CourseWords:
    """What decks say of the whole course; slides.toml counts before the site's configuration.

    A language in slides.toml is that of a course in one language.
    """
    title = settings.title or site.title
    return CourseWords(
        title=_APOSTROPHE.sub("’", title),
        author=settings.author or person(site.params.get("author")),
        language=tag((settings.language if not site.is_multilingual else None) or site.language),
        subtitle=settings.subtitle or "",
        footer=settings.footer or "",
    )


def person(value: object) -> str:
    """An author's name, as front matter and configurations give it: a text, a list, a table with `name`."""
    named = table(value).get("name") if isinstance(value, dict) else value
    return ", ".join(one for one in texts(named) if "@" not in one)
