"""The values of a template: how they are told apart, shown, and asked for their fields."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from devops_slides.parse.shortcodes.own.template import BeyondError
from devops_slides.parse.source_lines import SourceLines


class Safe(str):
    """HTML, shown as it is; any other text is shown with its signs escaped."""

    __slots__ = ()


class Content(str):
    """What is between a shortcode's tags, with its lines in the file. It is HTML unless a function changed it."""

    __slots__ = ("is_safe", "source")
    source: SourceLines
    is_safe: bool


def content(source: SourceLines, *, is_safe: bool) -> Content:
    """The content of a shortcode as a value."""
    found = Content(source.text)
    found.source, found.is_safe = source, is_safe
    return found


class Thing(Struct, frozen=True):
    """A page, a site, a shortcode: its fields by their names in lower case."""

    fields: Mapping[str, object]


class Method(Struct, frozen=True):
    """A field that takes arguments."""

    call: Callable[..., object]


def field(value: object, name: str) -> object:
    """A field of a thing, or the value of a key. BeyondError if a thing has no such field."""
    if isinstance(value, Thing):
        if name.lower() not in value.fields:
            raise BeyondError(f"it uses .{name}")
        return value.fields[name.lower()]
    if isinstance(value, Mapping):
        if name in value:
            return value[name]
        return next((found for key, found in value.items() if str(key).lower() == name.lower()), None)
    if value is None:
        return None
    raise BeyondError(f"it asks a text for .{name}")


def is_true(value: object) -> bool:
    """Whether `if` takes a value for true: all but false, zero, nothing, and what is empty."""
    return bool(value)


def plain(value: object) -> str:
    """A value as text, as `printf "%v"` shows it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}"
        case str() | int():
            return str(value)
        case Mapping():
            return "map[" + " ".join(f"{key}:{plain(value[key])}" for key in sorted(value, key=str)) + "]"
        case Sequence():
            return "[" + " ".join(map(plain, value)) + "]"
    raise BeyondError("it shows a value that is no text")


def shown(value: object) -> str:
    """A value as a page shows it."""
    text = plain(value)
    return text if isinstance(value, Safe) else html.escape(text)


def whole(value: object) -> int:
    """A value as a whole number. BeyondError if it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BeyondError("a number is missing")
    try:
        return int(value)
    except (ValueError, OverflowError):
        raise BeyondError(f"{value!r} is not a number") from None
