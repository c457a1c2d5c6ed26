"""Files that a chapter includes: Markdown and code, and the list of attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from devops_slides.files.boundary import HINT
from devops_slides.model.block import Block, Item, ListBlock, Paragraph, Span
from devops_slides.model.limits import check
from devops_slides.model.problem import ChapterError, Problems
from devops_slides.model.text import Run
from devops_slides.parse.content.code import code_of_text
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.course.file_names import MARKDOWN
from devops_slides.parse.course.front_matter import split
from devops_slides.parse.course.patterns import pattern
from devops_slides.parse.course.text_file import read_text
from devops_slides.parse.shortcodes.scan import Call
from devops_slides.parse.source_lines import SourceLines, source_lines

_DEEPEST = 8
"""Most levels of files within files."""
_LANGUAGES = {"yml": "yaml", "sh": "bash", "tf": "hcl", "py": "python", "js": "javascript", "ts": "typescript"}


def included(
    call: Call, reading: Reading, span: Span, read: Callable[[SourceLines, Reading], tuple[Block, ...]]
) -> Iterator[Block]:
    """The blocks of a file inside the course: Markdown as such, everything else as code.

    ChapterError if a chapter includes more than its limits allow.
    """
    name = call.argument("file", "path", "include", "src", position=0)
    file = _find(name, reading)
    if file is None or (why := _refusal(file, reading)):
        hint = _absence(name, reading) if file is None else why
        message = f"{name or 'a file'} cannot be included"
        reading.problems.add(reading.shown, span.start, "missing-include", message, hint)
        return
    shown = reading.finder.site.tree.shown(file)
    reading.finder.site.tree.log.files.add(str(file))
    try:
        text, _ = read_text(file, shown)
    except ChapterError as error:
        reading.problems.add(reading.shown, span.start, "missing-include", f"{name}: {error.message}", error.hint)
        return
    reading.included.characters += len(text)
    check("characters", reading.included.characters, reading.finder.limits, reading.shown)
    language = call.argument("lang", "language", "codelang", "highlight")
    if file.suffix.lower() in MARKDOWN and not language and call.argument("code") != "true":
        front = split(text, shown, Problems())
        inner = replace(reading, shown=shown, depth=reading.depth + 1, opened=(*reading.opened, file))
        yield from read(source_lines(front.body, front.offset), inner)
    else:
        ending = file.suffix.lower().lstrip(".")
        given = {"title": file.name} if call.name != "tab" else {}
        yield from code_of_text(text, language or _LANGUAGES.get(ending, ending), given, span)


def _refusal(file: Path, reading: Reading) -> str:
    """Why a file that is there cannot be included; empty if it can."""
    if file in (reading.finder.file.resolve(), *reading.opened):
        return "it would include itself"
    return f"more than {_DEEPEST} files include one another" if reading.depth >= _DEEPEST else ""


def _absence(name: str, reading: Reading) -> str:
    tree = reading.finder.site.tree
    if name and any(tree.outside(folder, name.lstrip("/")) for folder in _folders(reading)):
        return f"it leads out of the course; {HINT}"
    return "it is not in the course"


def _find(name: str, reading: Reading) -> Path | None:
    """The file of that name beside the page, in the course's root, or in one of its folders."""
    if not name:
        return None
    for folder in _folders(reading):
        file = folder / name.lstrip("/")
        if reading.finder.site.tree.is_ours(file):
            return file.resolve()
    return None


def _folders(reading: Reading) -> list[Path]:
    site = reading.finder.site
    mounts = (*site.content, *site.assets, *site.static)
    return [reading.finder.file.parent, site.root, *(mount.source for mount in mounts)]


def attachments(call: Call, reading: Reading, span: Span) -> Iterator[Block]:
    """The names of the files in a page's folder `PAGE.files`, or `files` in a bundle, under the list's title."""
    page = reading.finder.file
    folders = [page.with_name(f"{page.stem}.files"), page.parent / "files"]
    tree = reading.finder.site.tree
    folder = next((folder for folder in folders if tree.listed(folder)), None)
    wanted = _wanted(call.argument("pattern"))
    names = [name for name in tree.listed(folder) if (folder / name).is_file()] if folder is not None else []
    names = [name for name in names if wanted(name) and not name.startswith(".") and name != "README.md"]
    if not names:
        return
    if title := call.argument("title"):
        yield Paragraph((Run(title, bold=True),), span)
    items = tuple(Item((Paragraph((Run(name),), span),), span) for name in names)
    yield ListBlock(items, ordered=False, start=1, span=span)


def _wanted(text: str) -> Callable[[str], bool]:
    """Whether a name has the expression; every name has one that cannot be read."""
    if not text:
        return lambda _: True
    try:
        found = pattern(text)
    except ValueError:
        return lambda _: True
    return lambda name: found.search(name) is not None
