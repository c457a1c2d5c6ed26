"""Problems let a build continue; errors stop one deck, never the batch. Their hints: “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field


class Problem(Struct, frozen=True, order=True):
    """Something that the author should know: `path:line: code: message; hint`.

    `path` has POSIX separators; `line` counts from 1, and is 0 for a file as a whole.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.code}: {self.message}{hint}"


class Problems(Struct):
    """Collects problems; the only mutable value that stages share, always passed explicitly."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: str, line: int, code: str, message: str, hint: str = "") -> None:
        """Add a problem, unless it is there already."""
        problem = Problem(path, line, code, message, hint)
        if problem not in self.found:
            self.found.append(problem)


class DevopsSlidesError(Exception):
    """Stops one deck. `place` is `path` or `path:line`; `hint` says what to do about it.

    `others` are further mistakes that were found with it.
    """

    def __init__(
        self,
        message: str,
        *,
        place: str = "",
        code: str = "error",
        hint: str = "",
        others: Iterable[DevopsSlidesError] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.code = code
        self.hint = hint
        self.others = tuple(others)

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.code}: {self.message}{hint}"


class ChapterError(DevopsSlidesError):
    """A chapter that cannot be read."""


class ThemeError(DevopsSlidesError):
    """A theme that cannot be used: wrong usage, exit code 2."""


class UsageError(DevopsSlidesError):
    """A command line that cannot be carried out: exit code 2."""


class OutputError(DevopsSlidesError):
    """A deck that cannot be written."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like a mistyped one, never itself; empty if none is similar."""
    import difflib  # noqa: PLC0415 - needed only for mistakes

    near = difflib.get_close_matches(name, [other for other in known if other != name], n=1)
    return near[0] if near else ""


def did_you_mean(near: str, otherwise: str = "") -> str:
    """The hint for the nearest name, or `otherwise` if that is empty."""
    return f"did you mean {near}?" if near else otherwise


def suggestion(name: str, known: Iterable[str]) -> str:
    """The hint for a name: the known name that is most like it, else all known names."""
    names = tuple(known)
    return did_you_mean(nearest(name, names), f"choose from {', '.join(names)}")
