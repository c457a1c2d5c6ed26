"""Results as JSON."""

from __future__ import annotations

import msgspec


def json_text(value: object, indent: int = 0) -> str:
    """A value as JSON, on one line or with so many spaces a level.

    Names of files that are no text (PEP 383) have `?` for what cannot be written, as on a terminal.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_writable(value))
    return msgspec.json.format(data, indent=indent).decode()


def _writable(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {key: _writable(one) for key, one in value.items()}
        case list():
            return [_writable(item) for item in value]
        case _:
            return value
