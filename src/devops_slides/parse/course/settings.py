"""An author's settings: for a course in slides.toml beside the site’s configuration, for a chapter in front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from devops_slides.files.boundary import HINT, boundary
from devops_slides.files.read_file import read_file
from devops_slides.model.chapter import ChapterOptions
from devops_slides.model.course import CourseWords
from devops_slides.model.limits import LIMITS, Limits
from devops_slides.model.plain_values import line_in, read_toml
from devops_slides.model.problem import Problems, UsageError, suggestion
from devops_slides.model.toml_lines import key_lines
from devops_slides.parse.course.config import table, texts
from devops_slides.parse.course.front_matter import FrontMatter
from devops_slides.parse.course.site import Site

_COUNTRY = {
    "af": "ZA", "am": "ET", "ar": "SA", "az": "AZ", "be": "BY", "bg": "BG", "bn": "BD", "bs": "BA", "ca": "ES",
    "cs": "CZ", "cy": "GB", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "et": "EE", "eu": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "ga": "IE", "gl": "ES", "gu": "IN", "he": "IL", "hi": "IN", "hr": "HR",
    "hu": "HU", "hy": "AM", "id": "ID", "is": "IS", "it": "IT", "ja": "JP", "ka": "GE", "kk": "KZ", "km": "KH",
    "kn": "IN", "ko": "KR", "lo": "LA", "lt": "LT", "lv": "LV", "mk": "MK", "ml": "IN", "mn": "MN", "mr": "IN",
    "ms": "MY", "my": "MM", "nb": "NO", "ne": "NP", "nl": "NL", "nn": "NO", "pa": "IN", "pl": "PL", "ps": "AF",
    "pt": "PT", "ro": "RO", "ru": "RU", "si": "LK", "sk": "SK", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE",
    "sw": "KE", "ta": "IN", "te": "IN", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "uz": "UZ", "vi": "VN",
    "zh": "CN",
}  # fmt: skip
"""The country that PowerPoint's spelling tools expect if an author names none."""
_RENAMED = {"iw": "he", "in": "id", "no": "nb", "cn": "zh", "jp": "ja", "kr": "ko", "gr": "el", "cz": "cs"}
"""Old names of languages, and countries that sites use as languages."""
_SCRIPTS = {"hans": "CN", "hant": "TW"}


def tag(name: str) -> str:
    """`fr` and `fr-fr` become `fr-FR`, `zh-Hant` becomes `zh-TW`, `zh-Hant-HK` `zh-HK`; an empty name `en-US`."""
    parts = name.replace("_", "-").split("-")
    language = _RENAMED.get(parts[0].lower(), parts[0].lower())
    if not language.isalpha() or not language.isascii():
        return "en-US"
    script = ""
    for part in parts[1:]:
        if len(part) == 2 and part.isalpha():  # noqa: PLR2004 - a country has two letters (ISO 3166-1)
            return f"{language}-{part.upper()}"
        script = script or _SCRIPTS.get(part.lower(), "")
    if script or language in _COUNTRY:
        return f"{language}-{script or _COUNTRY[language]}"
    return language


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Course-wide settings; None means: not set.

    `subtitle` and `footer` may hold fields, `{course}`, `{client}` …; `number_files` puts each
    chapter's position before the name of its deck.
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
    limits: Limits = LIMITS


def read_settings(root: Path, allowed: Iterable[Path] = ()) -> Settings:
    """The settings of the site at `root`, empty if it has no slides.toml. UsageError names file and key.

    A link that leads out of the site and of the `allowed` folders is not followed.
    """
    file = root / "slides.toml"
    if not file.is_file():
        return Settings()
    shown = f"{root.name}/slides.toml"
    if not boundary((root, *allowed)).holds(file):
        raise UsageError("a link leads out of the course", place=shown, code="outside-course", hint=HINT)
    try:
        text = read_file(file, "settings").decode("utf-8-sig")
        values = read_toml(text)
    except (OSError, ValueError) as error:
        place = f"{shown}:{line}" if (line := line_in(error)) else shown
        raise UsageError(f"cannot be read: {error}", place=place, code="bad-settings") from None
    mistakes = [*_unknown_keys(values), *_wrong_values(values)]
    if mistakes:
        lines = key_lines(text)
        raise _wrong_settings(sorted((lines.get(key, 0), what, hint) for key, what, hint in mistakes), shown)
    return msgspec.convert(values, Settings)


def _wrong_settings(mistakes: list[tuple[int, str, str]], shown: str) -> UsageError:
    """One error that tells all mistakes, a line for each."""
    errors = [
        UsageError(what, place=f"{shown}:{line}" if line else shown, code="bad-settings", hint=hint)
        for line, what, hint in mistakes
    ]
    first, *others = errors
    return UsageError(first.message, place=first.place, code=first.code, hint=first.hint, others=others)


def _wrong_values(values: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """The keys whose values are of another kind than they take: key, message, hint."""
    for field in msgspec.structs.fields(Settings):
        if field.encode_name in values:
            try:
                msgspec.convert({field.encode_name: values[field.encode_name]}, Settings)
            except msgspec.ValidationError as error:
                what, _, where = str(error).partition(" - at `$")
                key = where.rstrip("`").lstrip(".") or field.encode_name
                if "unknown field" not in what:
                    yield key, f"{key}: {what}", ""


def names_language(root: Path) -> bool:
    """Whether slides.toml has a language; what is wrong with the file is told when it is read."""
    try:
        text = (root / "slides.toml").read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return False
    return re.search(r"^\s*language\s*=", text, re.MULTILINE) is not None


def _unknown_keys(values: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """The keys that there are none of: key, message, hint."""
    limits = values.get("limits")
    for kind, given, table_name in ((Settings, values, ""), (Limits, limits, " under [limits]")):
        known = [field.encode_name for field in msgspec.structs.fields(kind)]
        for key in given if isinstance(given, dict) else ():
            if key not in known:
                where = "limits." if table_name else ""
                yield f"{where}{key}", f"there is no key {key!r}{table_name}", suggestion(key, known)


def course_words(site: Site, settings: Settings) -> CourseWords:
    """What decks state about the whole course; slides.toml takes precedence over the site's configuration.

    A language in slides.toml applies only to a course in one language.
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
    """An author's name, which front matter and configurations give as a text, a list or a table with `name`."""
    named = table(value).get("name") if isinstance(value, dict) else value
    return ", ".join(text for text in texts(named) if "@" not in text)


def _is_level(value: object) -> bool:
    """Whether a value is a heading's level; YAML's `true` is an int to Python, but not here."""
    return not isinstance(value, bool) and isinstance(value, int) and 1 <= value <= 6  # noqa: PLR2004 - h1 to h6


def _is(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


_KNOWN: dict[str, tuple[Callable[[object], bool], str]] = {
    "theme": (_is(str), "the name of a theme"),
    "density": (lambda value: value in {"full", "key"}, "full or key"),
    "agenda": (_is(bool), "true or false"),
    "counter": (_is(bool), "true or false"),
    "break": (lambda value: value == "rule", "rule"),
    "slide_level": (_is_level, "a heading level, 1 to 6"),
    "skip": (_is(bool), "true or false"),
    "notes": (_is(str), "text"),
}
"""Each key with the test of its value, and the expected values in words."""
_REVEALS = frozenset(
    {"highlight_style", "diagram", "diagram_options", "reveal_options", "custom_theme", "transition", "controls"}
)
"""Keys that themes of Hugo read under `slides` for reveal.js."""
_FIELDS = {"break": "break_at"}
_ELSEWHERE = {"skip"}
"""Keys that decide whether a chapter exists at all; they are read with the page's facts."""


def chapter_options(front: FrontMatter, settings: Settings, shown: str, problems: Problems) -> ChapterOptions:
    """The chapter's options, and the course's where the chapter sets none."""
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


def _is_foreign(slides: Mapping[object, object]) -> bool:
    """Whether a table `slides` is a theme's, for its own presentations; a text there names one of them."""
    return not _REVEALS.isdisjoint(str(key).lower() for key in slides)


def _options(front: FrontMatter, shown: str, problems: Problems) -> ChapterOptions:
    value, line = front.values.get("slides"), front.lines.get("slides", 0)
    if not isinstance(value, Mapping) or _is_foreign(value):
        return ChapterOptions()
    given: dict[str, object] = {}

    def at(key: object) -> int:
        return front.lines.get(f"slides.{str(key).lower()}", line)

    for key, setting in value.items():
        name = str(key).lower().replace("-", "_")
        if name not in _KNOWN:
            problems.add(shown, at(key), "bad-option", f"slides.{key} is not known", suggestion(name, _KNOWN))
        elif not _KNOWN[name][0](setting):
            problems.add(
                shown, at(key), "bad-option", f"slides.{key}: {setting!r} is not understood", f"write {_KNOWN[name][1]}"
            )
        elif name not in _ELSEWHERE:
            given[_FIELDS.get(name, name)] = setting
    return ChapterOptions(**given)  # type: ignore[arg-type]
