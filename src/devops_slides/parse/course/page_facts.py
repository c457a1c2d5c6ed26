"""The facts of a page, read before its text: titles, dates and build options, as Hugo reads them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import cast

from markdown_it import MarkdownIt
from msgspec import Struct

from devops_slides.model.problem import Problems
from devops_slides.parse.course.config import table, texts
from devops_slides.parse.course.front_matter import FrontMatter

_PARTS = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
    r"(?:[Tt\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}:?\d{2}|[+-]\d{2})?)?"
    r"(?:\s*[A-Z]{3,4})?"
)
_FORMS = (
    "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%b %d, %Y", "%B %d, %Y", "%a, %d %b %Y %H:%M:%S %Z",
    "%a, %d %b %Y %H:%M:%S %z", "%a %b %d %H:%M:%S %Y", "%Y-%m", "%Y",
)  # fmt: skip
"""Date forms that github.com/spf13/cast reads besides ISO dates, as far as they occur."""


def read_date(value: object) -> datetime | None:
    """The moment that a value names, in UTC if it names no zone; None if it is empty.

    ValueError if it is not a date, or names a day that does not exist.
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
    raise ValueError(f"{text!r} is not a date")


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


_DATE = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
_PUBLISHED = ("publishdate", "pubdate", "published", "date")
_EXPIRES = ("expirydate", "unpublishdate")
"""The keys that Hugo reads a page's dates from (https://gohugo.io/configuration/front-matter/)."""
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|code|em|font|i|img|kbd|mark|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])\s*[.):–—-]?")
_OPENING = re.compile(r"\s*#[ \t]+(?P<text>[^\n]*?)[ \t]*(?:#+[ \t]*|\{[^{}\n]*\}[ \t]*)?(?:\n|\Z)")
_INLINE = MarkdownIt("commonmark", {"html": False})


class Facts(Struct, frozen=True, gc=False):
    """A page's facts, read without its blocks. `weight` 0 is none; the theme “learn” shows `number` before the title.

    `listed` and `rendered` are Hugo's build options; `skipped` is ours (`slides: {skip: true}`).
    """

    title: str = ""
    link_title: str = ""
    number: str = ""
    weight: int = 0
    date: datetime | None = None
    published: datetime | None = None
    expires: datetime | None = None
    draft: bool = False
    listed: bool = True
    rendered: bool = True
    skipped: bool = False
    slug: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    has_body: bool = True
    heading: str = ""
    """The heading of level 1 that opens the body, if there is one."""

    def is_published(self, today: datetime | None, *, drafts: bool) -> bool:
        """Whether the site has the page. Without `today`, dates are ignored."""
        if not self.rendered:
            return False
        if drafts:
            return True
        late = today is not None and self.expires is not None and self.expires <= today
        early = today is not None and self.published is not None and self.published > today
        return not (self.draft or late or early)


def read_facts(front: FrontMatter, shown: str, problems: Problems) -> Facts:
    """The facts of a page; what is not understood is a problem with its line."""
    values = front.values
    build = table(values.get("build") or values.get("_build"))
    headless = _is_true(values.get("headless"))
    title = words(str(values.get("title") or ""))
    opening = _OPENING.match(front.body)
    return Facts(
        title=title,
        link_title=words(str(values.get("linktitle") or "")) or title,
        number=_number(values.get("pre")),
        weight=_weight(values.get("weight"), front, shown, problems),
        date=_first_date(front, _DATE, shown, problems),
        published=_first_date(front, _PUBLISHED, shown, problems),
        expires=_first_date(front, _EXPIRES, shown, problems),
        draft=_is_true(values.get("draft")),
        listed=not headless and str(build.get("list", "always")).lower() not in {"never", "false"},
        rendered=not headless and str(build.get("render", "always")).lower() in {"always", "true"},
        skipped=table(values.get("slides")).get("skip") is True,
        slug=str(values.get("slug") or ""),
        url=str(values.get("url") or ""),
        aliases=texts(values.get("aliases")),
        has_body=bool(front.body.strip()),
        heading=words(opening["text"]) if opening else "",
    )


def words(text: str) -> str:
    """A title as plain words: no entities, no HTML, no Markdown."""
    bare = _TAG.sub("", text)
    tokens = _INLINE.parseInline(bare.replace("\n", " "))[0].children or []
    pieces = [
        token.content if token.type in {"text", "code_inline", "text_special"} else " " * (token.type == "softbreak")
        for token in tokens
    ]
    plain = _TAG.sub("", html.unescape("".join(pieces)))
    return " ".join(plain.split(" ")).strip() or " ".join(text.split())


def _number(pre: object) -> str:
    """The number in `pre = "<b>2. </b>"`, empty if it holds something else."""
    match = _NUMBER.fullmatch(html.unescape(_TAG.sub("", str(pre or ""))).strip())
    return match["number"] if match else ""


def _is_true(value: object) -> bool:
    return value is True or str(value).lower() == "true"


def _weight(value: object, front: FrontMatter, shown: str, problems: Problems) -> int:
    if value is None or value == "" or isinstance(value, bool):
        return 0
    try:
        return int(float(cast("str", value)))
    except (TypeError, ValueError, OverflowError):
        line = front.lines.get("weight", 0)
        problems.add(shown, line, "bad-weight", f"weight {value!r} is not a number", "it is ignored")
        return 0


def _first_date(front: FrontMatter, keys: tuple[str, ...], shown: str, problems: Problems) -> datetime | None:
    values: Mapping[str, object] = front.values
    for key in keys:
        try:
            found = read_date(values.get(key))
        except (ValueError, OverflowError, OSError) as error:
            problems.add(shown, front.lines.get(key, 0), "bad-date", f"{key}: {error}", "it is ignored")
            continue
        if found is not None:
            return found
    return None
