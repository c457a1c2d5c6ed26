"""On which lines of a text the keys of TOML are: its readers do not say."""

from __future__ import annotations

import re
from collections import Counter

_TABLE = re.compile(r"\s*(?P<open>\[\[?)(?P<name>[^\[\]]+)\]")
_KEY = re.compile(r"\s*[\"']?(?P<name>[\w.-]+)[\"']?\s*=")
_LAST = re.compile(r"[.\[][^.\[]*$")


def key_lines(text: str) -> dict[str, int]:
    """The lines of keys and tables, from 1. A table's name is before its keys: `limits.slides`, `rules[2].use`."""
    found: dict[str, int] = {}
    entries = Counter[str]()
    before = ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = ".".join(part.strip().strip("\"'") for part in head["name"].split("."))
            if head["open"] == "[[":
                entries[table] += 1
                table = f"{table}[{entries[table]}]"
            found.setdefault(table, number)
            before = f"{table}."
        elif key := _KEY.match(line):
            found.setdefault(f"{before}{key['name']}", number)
    return found


def line_of(key: str, text: str) -> int:
    """The line of a key, else of the nearest table or list around it that the text has; 0 if there is none."""
    lines = key_lines(text)
    while key and key not in lines:
        key = _LAST.sub("", key) if _LAST.search(key) else ""
    return lines.get(key, 0)
