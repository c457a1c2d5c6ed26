"""Slides of one thing: code, a table, a picture, a quotation, a callout."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from devops_slides.model.block import Callout, Code, PictureBlock, Quote, Table
from devops_slides.model.deck import BodyParagraph, Fill, Slide, Text
from devops_slides.model.text import Runs, plain
from devops_slides.plan.body import paragraphs
from devops_slides.plan.labels import callout_label
from devops_slides.plan.title import text_of_runs, text_of_words
from devops_slides.plan.words.label_set import Labels

_NAMES = {
    "bash": "Shell", "sh": "Shell", "shell": "Shell", "zsh": "Shell", "console": "Shell", "shell-session": "Shell",
    "bat": "Batch", "c++": "C++", "cpp": "C++", "cs": "C#", "csharp": "C#", "css": "CSS", "docker": "Dockerfile",
    "graphql": "GraphQL", "hcl": "HCL", "html": "HTML", "http": "HTTP", "ini": "INI", "javascript": "JavaScript",
    "js": "JavaScript", "json": "JSON", "jsonc": "JSON", "latex": "LaTeX", "md": "Markdown", "nginx": "nginx",
    "php": "PHP", "powershell": "PowerShell", "ps1": "PowerShell", "promql": "PromQL", "py": "Python", "rb": "Ruby",
    "rs": "Rust", "scss": "SCSS", "sql": "SQL", "tex": "TeX", "tf": "Terraform", "toml": "TOML", "ts": "TypeScript",
    "typescript": "TypeScript", "xml": "XML", "yaml": "YAML", "yml": "YAML",
    "text": "", "txt": "", "plain": "", "plaintext": "", "plain_text": "", "none": "", "output": "", "log": "",
}  # fmt: skip
"""Languages whose display name is not their name with a capital; an empty name marks what is not a language."""
_BY = re.compile(r"\s*(?:[—–―]|--)\s*\S")


def code_slide(block: Code, title: Runs, key: str, digest: str) -> Slide:
    """A block of code with the name of its file or language."""
    fills = [Fill("title", text_of_runs(title)), Fill("code", block)]
    name = block.title or _NAMES.get(block.language.lower(), block.language[:1].upper() + block.language[1:])
    if name:
        fills.append(Fill("tag", text_of_words(name)))
    return Slide("code", key, tuple(fills), block.span, digest)


def chosen_lines(block: Code, ranges: tuple[tuple[int, int], ...]) -> tuple[Code, tuple[str, ...]]:
    """The lines that an author chooses, with an empty one between ranges, and the other lines."""
    if not ranges:
        return block, ()
    count = len(block.lines)
    inside = [(max(first, 1), min(last, count)) for first, last in ranges if first <= count]
    wanted = {number for first, last in inside for number in range(first, last + 1)}
    shown: list[str] = []
    numbers: list[int] = []
    for first, last in inside:
        piece = block.lines[first - 1 : last]
        gap = [""] if shown and piece else []
        shown += [*gap, *piece]
        at = block.first_number + first - 1
        numbers += [*(0 for _ in gap), *range(at, at + len(piece))]
    others = tuple(line for number, line in enumerate(block.lines, 1) if number not in wanted)
    return (replace(block, lines=tuple(shown), numbers=tuple(numbers)), others) if shown else (block, ())


def table_slide(block: Table, title: Runs, key: str, digest: str) -> Slide:
    """A table."""
    return Slide("table", key, (Fill("title", text_of_runs(title)), Fill("table", block)), block.span, digest)


def picture_slide(block: PictureBlock, title: Runs, key: str, digest: str) -> Slide:
    """A picture alone."""
    fills = (Fill("title", text_of_runs(title)), Fill("picture", block.picture))
    return Slide("content", key, fills, block.span, digest)


def quote_slide(block: Quote, title: Runs, key: str, digest: str, language: str) -> Slide:
    """A quotation; its last paragraph is the attribution if it opens with a dash."""
    body = with_attribution(paragraphs(block.blocks, language))
    return Slide("quote", key, (Fill("title", text_of_runs(title)), Fill("body", Text(body))), block.span, digest)


def with_attribution(body: Iterable[BodyParagraph]) -> tuple[BodyParagraph, ...]:
    """The paragraphs; if the last of several opens with a dash, it has the style `by`."""
    found = list(body)
    if len(found) > 1 and _BY.match(plain(found[-1].runs)):
        found[-1] = replace(found[-1], style="by")
    return tuple(found)


def callout_slide(block: Callout, title: Runs, key: str, digest: str, words: Labels, language: str) -> Slide:
    """A notice in the colours of its kind, which its label names."""
    label = plain(block.title) or callout_label(block, words)
    body = paragraphs(block.blocks, language)
    fills = [Fill("title", text_of_runs(title)), Fill("label", text_of_words(label))]
    if body:
        fills.append(Fill("body", Text(body)))
    return Slide("callout", key, tuple(fills), block.span, digest, kind=block.kind)
