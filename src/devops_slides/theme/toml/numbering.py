"""Numbers of list entries as the author counts them: in the file, not in the lists that were joined."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

_ENTRY = re.compile(r"(?P<list>decoration|rules)\[(?P<number>\d+)\]")


def as_in_file(message: str, table: Mapping[str, object], file: Path) -> str:
    """The message with the number that its entry has in the file; inherited ones are said to be so."""
    match = _ENTRY.match(message)
    if match is None:
        return message
    name = match["list"]
    entry = _entries(table, name)[int(match["number"]) - 1]
    own = _entries(tomllib.loads(file.read_bytes().decode("utf-8-sig")), name)
    number = next((at for at, one in enumerate(own, 1) if _same(one, entry)), 0)
    return f"{name}[{number}]{message[match.end() :]}" if number else f"inherited {message}"


def _entries(table: Mapping[str, object], name: str) -> list[object]:
    value = table.get(name)
    return value if isinstance(value, list) else []


def _same(one: object, other: object) -> bool:
    """Whether two entries say the same; the path of a picture was made whole."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, "picture": ""} == {**other, "picture": ""}
    return one == other
