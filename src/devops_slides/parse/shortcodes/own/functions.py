"""Hugo's functions as far as simple shortcodes use them (https://gohugo.io/functions/), on values alone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence

from devops_slides.parse.course.urls import sanitized
from devops_slides.parse.shortcodes.own.template import BeyondError
from devops_slides.parse.shortcodes.own.values import Content, Safe, content, is_true, plain, whole

_MOST = 1000
"""Most values of a sequence."""
_LONGEST = 1_000_000
"""Most characters that a function makes of fewer."""
_MOST_STEPS = 100_000_000
"""Most steps that a regular expression may need at worst."""
_TAG = re.compile(r"<[^<>]*>")
_VERB = re.compile(r"%(?P<flags>[-+ 0#]*)(?P<width>\d{0,3})(?P<digits>\.\d{1,2})?(?P<verb>[a-zA-Z%])")


def default(fallback: object, given: object = None) -> object:
    """The given value, or the fallback if it is not set."""
    return given if is_true(given) or given is False else fallback


def _safe(value: object) -> object:
    if isinstance(value, Content):
        return content(value.source, is_safe=True)
    return Safe(plain(value))


def printf(form: object, *values: object) -> str:
    """A text with values in the places of its verbs."""
    given = list(values)

    def verb(found: re.Match[str]) -> str:
        if found["verb"] == "%":
            return "%"
        if not given:
            raise BeyondError("printf lacks a value")
        value = given.pop(0)
        width = f"{found['flags']}{found['width']}"
        match found["verb"]:
            case "s" | "v":
                return f"%{width}s" % plain(value)
            case "d":
                return f"%{width}d" % whole(value)
            case "q":
                return json.dumps(plain(value), ensure_ascii=False)
            case "t":
                return plain(value)
            case "f" if isinstance(value, int | float):
                return f"%{width}{found['digits'] or ''}f" % value
        raise BeyondError(f"printf has {found[0]}")

    return _VERB.sub(verb, plain(form))


def _equal(first: object, *others: object) -> bool:
    return any(_comparable(first) == _comparable(other) for other in others)


def _comparable(value: object) -> object:
    return (isinstance(value, bool), str(value) if isinstance(value, str) else value)


def _ordered(compare: Callable[[int], bool]) -> Callable[[object, object], bool]:
    def of(first: object, second: object) -> bool:
        if isinstance(first, int | float) and isinstance(second, int | float):
            return compare((first > second) - (first < second))
        one, other = plain(first), plain(second)
        return compare((one > other) - (one < other))

    return of


def _index(value: object, *keys: object) -> object:
    for key in keys:
        if isinstance(value, Mapping):
            value = next((found for name, found in value.items() if str(name).lower() == plain(key).lower()), None)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            number = whole(key)
            value = value[number] if 0 <= number < len(value) else None
        else:
            return None
    return value


def _items(value: object) -> list[object]:
    if value is None:
        return []
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise BeyondError("a list is missing")
    return list(value)


def _dict(*pairs: object) -> dict[str, object]:
    if len(pairs) % 2:
        raise BeyondError("dict lacks a value")
    return {plain(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}


def _in(values: object, one: object) -> bool:
    if isinstance(values, str):
        return plain(one) in values
    return any(_equal(value, one) for value in _items(values))


def _trimmed(how: Callable[[str, str], str]) -> Callable[..., object]:
    """`trim TEXT SIGNS`, which keeps the lines of content."""

    def of(text: object, signs: object = " \t\n\r") -> object:
        given = plain(text)
        found = how(given, plain(signs))
        if isinstance(text, Content) and found:
            start = given.index(found)
            return content(text.source.part(start, start + len(found)), is_safe=False)
        return found

    return of


def _turned(trim: Callable[..., object]) -> Callable[..., object]:
    """`strings.Trim…` as `trim`, with the signs first: `strings.TrimLeft SIGNS TEXT`."""
    return lambda signs, text: trim(text, signs)


def _replace(text: object, old: object, new: object) -> str:
    given, found, put = plain(text), plain(old), plain(new)
    _bounded((given.count(found) if found else len(given) + 1) * len(put))
    return given.replace(found, put)


def _repeat(count: object, text: object) -> str:
    given, times = plain(text), max(whole(count), 0)
    _bounded(times * len(given))
    return given * times


def _joined(values: object, sign: object) -> str:
    items, between = _items(values), plain(sign)
    _bounded(len(items) * len(between))
    return between.join(map(plain, items))


def _bounded(length: int) -> None:
    if length > _LONGEST:
        raise BeyondError("it makes too long a text")


def _replace_pattern(pattern: object, new: object, text: object) -> str:
    """`replaceRE`, for patterns and texts that cannot take long: each repetition may go through the whole text."""
    said = plain(pattern)
    steps = (len(plain(text)) + 1) ** (1 + sum(map(said.count, "*+{")))
    if re.search(r"[*+}]\)*[*+{]|\([^)]*[*+|{]", said) or steps > _MOST_STEPS:
        raise BeyondError("it has a pattern that may take long")
    put = re.sub(r"\$\{?(\d)\}?", r"\\\1", plain(new))
    _bounded((len(plain(text)) + 1) * (len(put) + 1))
    try:
        return re.sub(said, put, plain(text))
    except (re.error, IndexError):
        raise BeyondError(f"the pattern {said!r} is not understood") from None


def _substr(text: object, start: object, length: object = None) -> str:
    given = plain(text)
    at = whole(start)
    at = at + len(given) if at < 0 else at
    return given[max(at, 0) :][: whole(length) if length is not None else None]


def _sequence(*numbers: object) -> list[int]:
    first, step, last = 1, 1, 0
    match [whole(number) for number in numbers]:
        case [last]:
            step = 1 if last > 0 else -1
            first = step
        case [first, last]:
            step = 1 if last >= first else -1
        case [first, step, last] if step:
            pass
        case _:
            raise BeyondError("seq has no numbers")
    found = range(first, last + step // abs(step), step)
    if len(found) > _MOST:
        raise BeyondError("seq is too long")
    return list(found)


def _arithmetic(work: Callable[[float, float], float]) -> Callable[..., object]:
    def of(first: object, *others: object) -> object:
        found = first
        for other in others:
            if not isinstance(found, int | float) or not isinstance(other, int | float):
                raise BeyondError("a number is missing")
            try:
                found = work(found, other)
            except (ArithmeticError, ValueError):
                raise BeyondError("a number cannot be computed") from None
        return found

    return of


def _divided(first: float, second: float) -> float:
    is_whole = isinstance(first, int) and isinstance(second, int)
    return int(first / second) if is_whole else first / second


def _humanized(text: object) -> str:
    words = re.sub(r"[-_]+", " ", plain(text)).strip()
    return words[:1].upper() + words[1:]


def _titled(text: object) -> str:
    return re.sub(r"(?<!\w)\w", lambda found: found[0].upper(), plain(text))


def _plainified(text: object) -> str:
    return html.unescape(_TAG.sub("", plain(text))).strip()


_TRIM, _LEFT, _RIGHT = _trimmed(str.strip), _trimmed(str.lstrip), _trimmed(str.rstrip)

FUNCTIONS: dict[str, Callable[..., object]] = {
    "default": default,
    "print": lambda *values: "".join(map(plain, values)),
    "println": lambda *values: " ".join(map(plain, values)) + "\n",
    "printf": printf,
    "eq": _equal,
    "ne": lambda first, other: not _equal(first, other),
    "lt": _ordered(lambda sign: sign < 0),
    "le": _ordered(lambda sign: sign <= 0),
    "gt": _ordered(lambda sign: sign > 0),
    "ge": _ordered(lambda sign: sign >= 0),
    "not": lambda value: not is_true(value),
    "cond": lambda test, yes, no: yes if is_true(test) else no,
    "len": lambda value: len(value) if isinstance(value, str | Mapping | Sequence) else 0,
    "index": _index,
    "isset": lambda values, key: _index(values, key) is not None,
    "in": _in,
    "dict": _dict,
    "slice": lambda *values: list(values),
    "seq": _sequence,
    "first": lambda count, values: _items(values)[: max(whole(count), 0)],
    "after": lambda count, values: _items(values)[max(whole(count), 0) :],
    "last": lambda count, values: _items(values)[-whole(count) :] if whole(count) > 0 else [],
    "split": lambda text, sign: plain(text).split(plain(sign)) if plain(sign) else list(plain(text)),
    "delimit": _joined,
    "add": _arithmetic(lambda first, second: first + second),
    "sub": _arithmetic(lambda first, second: first - second),
    "mul": _arithmetic(lambda first, second: first * second),
    "div": _arithmetic(_divided),
    "mod": _arithmetic(lambda first, second: int(first) % int(second)),
    "int": whole,
    "float": lambda value: float(whole(value)) if not isinstance(value, float) else value,
    "string": plain,
    "lower": lambda text: plain(text).lower(),
    "upper": lambda text: plain(text).upper(),
    "title": _titled,
    "humanize": _humanized,
    "anchorize": lambda text: sanitized(plain(text)),
    "urlize": lambda text: sanitized(plain(text)),
    "trim": _TRIM,
    "chomp": lambda text: _RIGHT(text, "\r\n"),
    "replace": _replace,
    "replacere": _replace_pattern,
    "substr": _substr,
    "hasprefix": lambda text, start: plain(text).startswith(plain(start)),
    "hassuffix": lambda text, end: plain(text).endswith(plain(end)),
    "htmlescape": lambda text: html.escape(plain(text)),
    "htmlunescape": lambda text: html.unescape(plain(text)),
    "plainify": _plainified,
    "safehtml": _safe,
    "safehtmlattr": _safe,
    "safeurl": _safe,
    "safecss": _safe,
    "safejs": _safe,
    "strings.trimspace": _TRIM,
    "strings.trim": _TRIM,
    "strings.trimleft": _turned(_LEFT),
    "strings.trimright": _turned(_RIGHT),
    "strings.trimprefix": lambda start, text: plain(text).removeprefix(plain(start)),
    "strings.trimsuffix": lambda end, text: plain(text).removesuffix(plain(end)),
    "strings.contains": lambda text, part: plain(part) in plain(text),
    "strings.repeat": _repeat,
    "collections.dictionary": _dict,
}
"""Functions by their names in lower case."""
NAMESPACES = frozenset(
    {"cast", "collections", "compare", "fmt", "inflect", "math", "os", "safe", "strings", "transform", "urls"}
)
"""`strings.ToLower` is `lower`: a name in one of these is looked up without it, as most have such an alias."""
_ALIASES = {"tolower": "lower", "toupper": "upper", "toint": "int", "tostring": "string", "conditional": "cond",
            "html": "safehtml", "htmlattr": "safehtmlattr", "url": "safeurl", "css": "safecss", "js": "safejs",
            "substring": "substr"}  # fmt: skip


def function_name(head: str, names: Sequence[str]) -> str:
    """The name of a function as `FUNCTIONS` has it: `strings.ToLower` is `lower`."""
    whole_name = ".".join((head, *names)).lower()
    if not names or whole_name in FUNCTIONS:
        return whole_name
    bare = names[-1].lower()
    if head.lower() not in NAMESPACES or len(names) > 1:
        raise BeyondError(f"it uses {'.'.join((head, *names))}")
    return _ALIASES.get(bare, bare)
