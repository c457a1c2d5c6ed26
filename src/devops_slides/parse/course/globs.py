"""File patterns as Hugo's mounts write them (github.com/gobwas/glob, with `/` as separator)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


@cache
def glob(pattern: str) -> re.Pattern[str]:
    """A pattern: `*` stays in its folder, `**` does not, `{a,b}` is one of them. Case does not count."""
    found = []
    for piece in re.findall(r"\*\*/?|\*|\?|\{[^{}]*\}|\[[^\]]*\]|.", pattern.strip("/"), re.DOTALL):
        if piece.startswith("**"):
            found.append("(?:.*/)?" if piece.endswith("/") else ".*")
        elif piece.startswith("{"):
            found.append("(?:" + "|".join(glob(one).pattern for one in piece[1:-1].split(",")) + ")")
        elif piece.startswith("[") and len(piece) > 2:  # noqa: PLR2004 - a pair of brackets with something in it
            found.append(piece.replace("[!", "[^").replace("\\", r"\\"))
        else:
            found.append({"*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece)))
    try:
        return re.compile("".join(found), re.IGNORECASE)
    except re.error:
        return re.compile(re.escape(pattern), re.IGNORECASE)


def allowed(path: str, included: Iterable[str], excluded: Iterable[str]) -> bool:
    """Whether a mount's lists let a path through; an empty list of what is included means all."""
    wanted = list(included)
    if wanted and not any(glob(one).fullmatch(path) for one in wanted):
        return False
    return not any(glob(one).fullmatch(path) for one in excluded)
