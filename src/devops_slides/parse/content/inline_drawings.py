"""Drawings that stand in the middle of a paragraph, `<svg>…</svg>`, as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token


def with_drawings(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a paragraph with an `<img>` for each drawing; one that is never closed stays as it is."""
    held: list[Token] = []
    for token in tokens:
        is_html = token.type == "html_inline"
        if not held and not (is_html and token.content[:4].lower() == "<svg" and not token.content.endswith("/>")):
            yield token
            continue
        held.append(token)
        if is_html and token.content[:5].lower() == "</svg":
            from devops_slides.parse.content.html_drawings import with_images  # noqa: PLC0415 - few pages have drawings

            whole = "".join("\n" if one.type == "softbreak" else one.content for one in held)
            yield Token("html_inline", "", 0, content=with_images(whole))
            held = []
    yield from held
