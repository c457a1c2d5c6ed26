"""Dates of front matter, in the forms that Hugo takes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_PARTS = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
    r"(?:[Tt\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}:?\d{2}|[+-]\d{2})?)?"
    r"(?:\s*[A-Z]{3,4})?"
)
_FORMS = (
    "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%b %d, %Y", "%B %d, %Y", "%a, %d %b %Y %H:%M:%S %Z",
    "%a, %d %b %Y %H:%M:%S %z", "%a %b %d %H:%M:%S %Y", "%Y-%m", "%Y",
)  # fmt: skip
"""What github.com/spf13/cast reads beside ISO dates, as far as it is met."""


def read_date(value: object) -> datetime | None:
    """The moment that a value names, in UTC where it names no zone; None where it is empty.

    ValueError where it is no date, or a day that does not exist.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, int) and not isinstance(value, bool):
        return datetime.fromtimestamp(value, UTC) if value > 9999 else datetime(value, 1, 1, tzinfo=UTC)  # noqa: PLR2004 - years have four digits
    text = str(value).strip()
    match = _PARTS.fullmatch(text)
    if match:
        return _from_parts(match)
    for form in _FORMS:
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    raise ValueError(f"{text!r} is no date")


def _from_parts(match: re.Match[str]) -> datetime:
    day = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    time = match["time"] or "00:00"
    zone = (match["zone"] or "Z").upper()
    zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone
    digits = re.sub(r"\D", "", zone)
    zone = f"{zone[0]}{digits.zfill(4) if len(digits) > 2 else digits.zfill(2) + '00'}"  # noqa: PLR2004 - hours alone
    hours, _, rest = time.partition(":")
    try:
        return datetime.fromisoformat(f"{day}T{int(hours):02}:{rest}{zone}")
    except ValueError:
        raise ValueError(f"{match[0]!r} is a day that does not exist") from None
