"""Which file a value of a theme comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Files = Sequence[tuple[str, Mapping[str, object]]]


def origin(path: tuple[str, ...], value: object, files: Files) -> str:
    """The last of the files (base first) that says the value at that path, or the layout that it is like."""
    for name, table in reversed(files):
        found = _at(table, path)
        if found == value or (isinstance(found, list) and value in found) or (isinstance(found, dict) and found):
            return name
    if path[0] == "layouts":
        for name, table in reversed(files):
            like = _at(table, (*path[:2], "like"))
            if isinstance(like, str):
                return f"{name}, like {like}"
    return "the folder's name" if path == ("name",) else "several files"


def _at(table: object, path: tuple[str, ...]) -> object:
    for key in path:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    return table
