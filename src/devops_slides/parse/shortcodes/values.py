"""Shortcodes that stand for a few words of Markdown: values, addresses, links."""

from __future__ import annotations

from collections.abc import Mapping

from devops_slides.parse.shortcodes.names import Meaning
from devops_slides.parse.shortcodes.scan import Call
from devops_slides.parse.source_lines import SourceLines

REF = "ref:"
"""Start of an address that Hugo would look up among its pages."""
_PLAYERS = {
    "youtube": "https://youtu.be/{}",
    "vimeo": "https://vimeo.com/{}",
    "asciinema": "https://asciinema.org/a/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
_POSTS = {"tweet", "twitter", "x", "x_simple"}


def words_for(call: Call, meaning: Meaning, params: Mapping[str, object]) -> SourceLines | None:
    """The Markdown that a shortcode stands for; None if it stands for its content alone."""
    line = (call.line,)
    match meaning:
        case "value":
            return SourceLines(value(call, params), line)
        case "ref":
            return SourceLines(f"<{REF}{target(call)}>" if " " in target(call) else REF + target(call), line)
        case "video":
            return SourceLines(_video(call), line)
        case "link":
            return _link(call)
        case "math":
            formula = " ".join(call.inner.text.split()) if call.inner is not None else ""
            return SourceLines(f"`{formula}`" if formula else "", line)
        case "words" | "badge":
            return (
                SourceLines(call.argument("text", "title", "value", "c", position=0), line)
                if call.inner is None
                else None
            )
        case "nothing":
            return SourceLines("", line)
        case _:
            return None


def value(call: Call, params: Mapping[str, object]) -> str:
    """The value of the site's or the page's parameter that a shortcode names in dotted words; else nothing."""
    found: object = params
    for key in call.argument("name", position=0).lower().removeprefix("site.params.").split("."):
        found = {str(k).lower(): v for k, v in found.items()}.get(key) if isinstance(found, Mapping) else None
    return "" if found is None or isinstance(found, Mapping | list) else str(found)


def target(call: Call) -> str:
    """The page that `ref` or `relref` names."""
    return call.argument("path", position=0)


def _link(call: Call) -> SourceLines:
    """A link with its words as Markdown; without an address, the words alone."""
    href = call.argument("href", "link", "url", "src", "page", "to", "spec", "relref", position=0)
    words = call.inner
    if words is None or not words.text.strip():
        title = call.argument("title", "text", "name", "label", position=1)
        words = SourceLines(title or href, (call.line,))
    if not href:
        return words
    label = words.text.strip().replace("\n", " ")
    return SourceLines(f"[{label}](<{href}>)", (call.line,))


def _video(call: Call) -> str:
    """A film as a link to its address, because a slide cannot play it."""
    name = call.name
    if name in _POSTS:
        user, post = call.argument("user", position=0), call.argument("id", position=1)
        address = f"https://x.com/{user}/status/{post}" if post else f"https://x.com/i/status/{user}"
    else:
        given = call.argument("id", "src", "url", "file", "webm-src", position=0)
        address = _PLAYERS.get(name, "{}").format(given) if "/" not in given else given
    title = call.argument("title", "caption")
    return f"[{title or address}](<{address}>)" if address else title
