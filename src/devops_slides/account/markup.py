"""Markup that readers don't see, blanked out where it stands: comments, tags, addresses, shortcodes, attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from devops_slides.account.phrase import SourcePicture

PART = "\x1f"
"""Stands between words that aren't one text: cells, blocks of HTML, an attribute and what is around it."""


class Seen(Struct, frozen=True):
    """A text without its markup, line by line as it was, and the pictures in it; lines count from 1."""

    text: str
    pictures: tuple[SourcePicture, ...] = ()


_INLINE = frozenset(
    word
    for line in (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span",
        "strike strong sub sup time tt u var wbr",
    )
    for word in line.split()
)
"""Elements whose ends part no words (HTML, 4.5 and 4.7); all others do."""
_WORDY = frozenset(
    word
    for line in ("title caption alt text label header heading summary content subtitle description quote",)
    for word in line.split()
)
"""Arguments of shortcodes that are words for readers."""
_SILENT = frozenset(
    word
    for line in (
        "class style id src href url link icon color colour width height align alignment rel target params type",
        "lang language opts options linenos hl_lines hl_style groupid loading position size ratio resize",
    )
    for word in line.split()
)
"""Arguments that say how something looks or where it is; all others show words if they hold a space."""
_LISTS = frozenset(["attachments", "resources", "children", "childpages"])
"""Shortcodes whose arguments say what the site lists; there may be nothing to list."""
_PICTURE = re.compile(r"[^\s\"'`]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#][^\s\"'`]*)?", re.IGNORECASE)

_TARGET = r"\(\s*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+=\d*x\d*)?"
_TITLE = r"(?:\s+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\([^()]*\)))?\s*\)"
_IN_TAG = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"

_SHORTCODE = r"""
    \{\{[<%]\s*/\*(?P<literal>.*?)\*/\s*[>%]\}\}
  | \{\{[<%]\s*comment\s*[>%]\}\}.*?\{\{[<%]\s*/\s*comment\s*[>%]\}\}
  | (?P<shortcode>\{\{(?:<(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\{\{)[^"`])*?>
      |%(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\{\{)[^"`])*?%)\}\})
"""
_MARKUP = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
  | (?P<span>(?P<ticks>(?<!`)`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`))
  | <!--(?P<comment>.*?)-->
  | (?P<raw><(?P<hidden>script|style|template|video|audio|iframe)\b.*?</(?P=hidden)\s*>)
  | {_SHORTCODE}
  | (?P<definition>^[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*\S.*?$)
  | (?P<admonition>^[ \t]*(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+[\w -]*(?:"(?P<named>[^"\n]*)")?[ \t]*$)
  | (?P<liquid>(?<!\{{)\{{%(?:"[^"]*"|'[^']*'|(?!\{{%)[^%"'])*?%\}})
  | (?P<wiki>!?(?<!\[)\[\[(?P<page>[^\W\d_][^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\](?![(\[]))
  | (?P<fence>^[ \t>]*:{{3,}}.*?$)
  | (?P<marker>^[ \t>]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)+(?:\[[ xX]\][ \t])?)
  | (?P<picture>!\[(?P<alt>(?:[^\]\[\\]|\\.|\[[^\]\[]*\])*)\]
       (?:(?P<target>{_TARGET})(?P<title>{_TITLE})|\[(?P<label>[^\]\n]*)\])?)
  | (?P<link>\]{_TARGET}{_TITLE})
  | \]\[(?P<reference>[^\]\n]*)\]
  | (?P<footnote>\[\^[^\]\s]+\]:?)
  | (?P<callout>\[![\w-]+\][+-]?|\[\[?_?TOC_?\]\]?)
  | (?P<address><[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*>)
  | (?P<tag></?(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>(?:\s{_IN_TAG}|/)?)>)
  | (?P<attribute>\{{[ \t]*[#.:][^{{}}\n]*\}}|(?<=\))\{{[^{{}}\n]*\}})
  | (?P<emoji>(?<![\w:]):[a-z][\w+-]*:(?!\w))
  | (?P<cell>\|)
  | (?P<strong>[*`]+|~~)
    """,
    re.DOTALL | re.VERBOSE | re.MULTILINE,
)
_CODE = re.compile(_SHORTCODE, re.DOTALL | re.VERBOSE)
_NOTES = re.compile(r"\A\s*slides:(?:.*?\s)?notes:(.*)", re.DOTALL | re.IGNORECASE)
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)([^\]\n]+)\]:[ \t]*(<[^<>\n]*>|\S+)", re.MULTILINE)
_ARGUMENT = re.compile(r"(?:([\w-]+)\s*=\s*)?(\"(?:\\.|[^\"\\])*\"|`[^`]*`|[^\s\"`]+)")
_QUOTES = re.compile(r"(?<=title=)\"[^\"\n]*\"")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")


def blank(text: str) -> str:
    """The line ends of a text alone."""
    return "\n" * text.count("\n")


def defined_labels(text: str) -> Mapping[str, str]:
    """The addresses that a text defines for its links and pictures, by label."""
    return {_label(found[1]): found[2].strip("<>") for found in _DEFINITION.finditer(text)}


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def without_shortcodes(code: str) -> Seen:
    """A block of code without the shortcodes that Hugo replaces in it."""
    return _replaced(_CODE, code, {})


def without_markup(text: str, labels: Mapping[str, str]) -> Seen:
    """A text of Markdown and HTML without what readers don't see."""
    return _replaced(_MARKUP, text, labels)


def _replaced(pattern: re.Pattern[str], text: str, labels: Mapping[str, str]) -> Seen:
    pieces: list[str] = []
    pictures: list[SourcePicture] = []
    at, line = 0, 1
    for found in pattern.finditer(text):
        before, whole = text[at : found.start()], found[0]
        line += before.count("\n")
        shown = _shown(found, labels)
        pictures += [SourcePicture(line, address, alt) for address, alt in _pictures(found, labels)]
        pieces += (before, shown, "\n" * max(whole.count("\n") - shown.count("\n"), 0))
        line += whole.count("\n")
        at = found.end()
    return Seen("".join((*pieces, text[at:])), tuple(pictures))


def _shown(found: re.Match[str], labels: Mapping[str, str]) -> str:
    """What readers see of a piece of markup."""
    kind = found.lastgroup or ""
    if kind in {"cell", "raw", "marker"}:
        return PART
    return _SHOWN[kind](found, labels) if kind in _SHOWN else ""


def _escaped(found: re.Match[str], _: Mapping[str, str]) -> str:
    return " " if found[0] == r"\|" else found[0][1:]


def _span(found: re.Match[str], _: Mapping[str, str]) -> str:
    return found["code"].replace("|", " ")


def _comment(found: re.Match[str], _: Mapping[str, str]) -> str:
    """The speaker notes in a comment."""
    notes = _NOTES.match(found["comment"])
    return f"{PART}{blank(found['comment'][: notes.start(1)])}{notes[1]}{PART}" if notes else ""


def _fence(found: re.Match[str], _: Mapping[str, str]) -> str:
    return PART.join(("", *(title[1:-1] for title in _QUOTES.findall(found[0])), ""))


def _shortcode(found: re.Match[str], _: Mapping[str, str]) -> str:
    return PART.join(("", *_arguments(found[0]), ""))


def _liquid(found: re.Match[str], _: Mapping[str, str]) -> str:
    return PART.join(("", *(value for name, value in _attributes(found[0]) if name in _WORDY), ""))


def _reference(found: re.Match[str], labels: Mapping[str, str]) -> str:
    label = found["reference"]
    return f" {label}" if label.strip() and _label(label) not in labels else ""


def _picture(found: re.Match[str], labels: Mapping[str, str]) -> str:
    if not _is_picture(found, labels):
        return found[0]
    title = (found["title"] or "").strip().rstrip(")").strip().strip("\"'(")
    alt = "" if _PICTURE.fullmatch(found["alt"]) else found["alt"]
    return f"{PART}{alt}{PART}{title}{PART}"


def _is_picture(found: re.Match[str], labels: Mapping[str, str]) -> bool:
    return bool(found["target"]) or _label(found["label"] or found["alt"]) in labels


def _tag(found: re.Match[str], _: Mapping[str, str]) -> str:
    name = found["name"].lower()
    if name == "img":
        said = dict(_attributes(found["attributes"]))
        return f"{PART}{said.get('alt', '')}{PART}{said.get('title', '')}{PART}"
    return "" if name in _INLINE else PART


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(text):
        yield name.lower(), value.strip("\"'")


def _arguments(shortcode: str) -> Iterator[str]:
    """The arguments of a shortcode that are words."""
    name = re.match(r"\{\{[<%]\s*/?\s*([\w./-]*)", shortcode)
    if name and name[1].lower() in _LISTS:
        return
    inner = re.sub(r"\A\{\{[<%]\s*/?\s*[\w./-]*|/?\s*[>%]\}\}\Z", "", shortcode)
    for name, value in _ARGUMENT.findall(inner):
        said = value.strip('"`').replace('\\"', '"')
        is_wordy = name.lower() in _WORDY or (" " in said.strip() and name.lower() not in _SILENT and "=" not in said)
        if is_wordy and "://" not in said and not _PICTURE.fullmatch(said):
            yield said


def _pictures(found: re.Match[str], labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Addresses and alternative texts of the pictures in a piece of markup."""
    match found.lastgroup:
        case "picture" if _is_picture(found, labels):
            target = found["target"] or labels[_label(found["label"] or found["alt"])]
            yield target.strip("( \n\t<>"), found["alt"]
        case "tag" if found["name"].lower() == "img":
            said = dict(_attributes(found["attributes"]))
            yield said.get("src", ""), said.get("alt", "")
        case "shortcode":
            for name, value in _ARGUMENT.findall(found[0]):
                if _PICTURE.fullmatch(value.strip('"`')) and name.lower() not in {"link", "href", "url"}:
                    yield value.strip('"`'), ""


_SHOWN: Mapping[str, Callable[[re.Match[str], Mapping[str, str]], str]] = {
    "escape": _escaped,
    "span": _span,
    "comment": _comment,
    "literal": lambda found, _: found["literal"],
    "fence": _fence,
    "shortcode": _shortcode,
    "admonition": lambda found, _: f"{PART}{found['named'] or ''}{PART}",
    "liquid": _liquid,
    "wiki": lambda found, _: found["words"] or found["page"],
    "picture": _picture,
    "reference": _reference,
    "tag": _tag,
    "address": lambda found, _: found[0],
}
"""What readers see of each kind of markup that shows something."""
