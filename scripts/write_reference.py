"""Writes the reference pages of the documentation from the code, so that they say what it does.

    python scripts/write_reference.py

writes docs/reference/*.md; the documentation does the same each time it is built (`hooks` in mkdocs.yml). What the code
cannot say about a name is in scripts/reference_words.toml: a name without words, or words without a name, is an error.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from devops_slides.cli import cli  # noqa: E402 - from this checkout, whatever is installed
from devops_slides.model.deck import Role  # noqa: E402
from devops_slides.model.limits import Limits  # noqa: E402
from devops_slides.model.problem_codes import CODES, CodeKind  # noqa: E402
from devops_slides.parse.course import settings as options  # noqa: E402
from devops_slides.parse.course.settings import Settings  # noqa: E402
from devops_slides.parse.shortcodes.names import KINDS, MEANINGS  # noqa: E402
from devops_slides.theme.read_theme import read_theme, theme_names  # noqa: E402
from devops_slides.theme.template.schema import TemplateSpec  # noqa: E402
from devops_slides.theme.toml.layout_schema import Spec  # noqa: E402
from devops_slides.theme.toml.resolve import REQUIRED  # noqa: E402
from devops_slides.theme.toml.schema import ThemeSpec  # noqa: E402
from devops_slides.theme.toml.values import CONDITIONS  # noqa: E402

PAGES = ROOT / "docs" / "reference"
WORDS = tomllib.loads((ROOT / "scripts" / "reference_words.toml").read_text(encoding="utf-8"))
NOTE = "<!-- Written by scripts/write_reference.py: change the code or scripts/reference_words.toml instead. -->"
Node = Mapping[str, Any]


def words(known: Iterable[str], *path: str) -> Mapping[str, str]:
    """The words of a section for exactly these names. KeyError names what is missing or superfluous."""
    found: Any = WORDS
    for key in path:
        found = found[key]
    if difference := set(found) ^ set(known):
        raise KeyError(f"{'.'.join(path)} in reference_words.toml: {', '.join(sorted(difference))}")
    return {name: found[name] for name in known}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table."""
    names_ = tuple(head)
    for row in (names_, ("---",) * len(names_), *rows):
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"
    yield ""


def code(text: str) -> str:
    """A name as code."""
    return f"`{text}`"


def commands() -> Iterator[str]:
    """The commands, as their help describes them."""
    yield from (
        "# Commands",
        "",
        "`devops-slides COMMAND --help` shows the same. `python -m devops_slides` is the same",
    )
    yield from ("program as `devops-slides`.", "")
    yield from _command(cli, click.Context(cli, info_name="devops-slides"))
    yield from ("## Exit codes", "")
    yield from table(("code", "meaning"), EXIT_CODES)


COMMANDS = """\
`devops-slides COMMAND --help` shows the same. `python -m devops_slides` is the same program as `devops-slides`. SOURCE
is a chapter, a folder or a Hugo site; without one it is the folder `content`. Results go to stdout, problems to
stderr."""
EXIT_CODES = (
    ("0", "Everything was done."),
    ("1", "A chapter or a deck failed (the others are written), or a hand-edited deck was kept."),
    ("1", "With `--strict`: there was a problem."),
    ("1", "`themes check` found a problem, or `themes list` found a theme that cannot be used."),
    ("2", "The command cannot be carried out as given."),
    ("130", "`build` was interrupted. All decks on the disk are complete."),
    ("143", "The system ended `build` (SIGTERM). All decks on the disk are complete."),
)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _command(inner, click.Context(inner, info_name=name, parent=context))
        return
    yield f"## {context.command_path}"
    yield from ("", "```text", f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}", "```", "")
    yield from (" ".join(part.split()) + "\n" for part in (command.help or "").split("\n\n"))
    for parameter in command.params:
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)) is not None:
            yield f"- `{record[0]}`: {' '.join(record[1].split())}"
    yield ""


def settings() -> Iterator[str]:
    """The keys of slides.toml and of `slides:` in front matter."""
    known = options._KNOWN  # noqa: SLF001 - what the program itself checks
    schema = _schema(Settings)
    course = {field.encode_name for field in msgspec.structs.fields(Settings)}
    said = words([*schema, *(name for name in known if name not in course)], "settings")
    yield from ("# Settings", "", SETTINGS, "")
    rows = (
        (
            code(name),
            _setting(name, schema, known),
            " and ".join(
                place for place, holds in (("`slides.toml`", name in course), ("front matter", name in known)) if holds
            ),
            text,
        )
        for name, text in said.items()
    )
    yield from table(("key", "value", "where", "meaning"), rows)
    yield from (FIELDS, "", LIMITS, "")
    told = words([field.encode_name for field in msgspec.structs.fields(Limits)], "limits")
    most = ((code(field.encode_name), f"{field.default:,}") for field in msgspec.structs.fields(Limits))
    yield from table(
        ("key", "default", "meaning"), ((*pair, text) for pair, text in zip(most, told.values(), strict=True))
    )


def _setting(name: str, schema: Mapping[str, Node], known: Mapping[str, tuple[object, str]]) -> str:
    """The values of a setting; the schema has no limits of levels, and no keys that only chapters have."""
    if name == "limits":
        return "[table](#limits)"
    kind = _kind(schema[name]) if name in schema else "whole number"
    return known[name][1] if kind == "whole number" else kind


SETTINGS = """\
Settings of a chapter are in its front matter under `slides:`. Settings of the whole course are in `slides.toml`, in the
folder of the configuration of the site. The command line overrides the chapter, and the chapter overrides the course.
None of them is visible on the site.

An unknown key in `slides.toml` stops the command ([bad-settings](problems.md#bad-settings)). An unknown key in front
matter is a problem ([bad-option](problems.md#bad-option)) and has no effect."""
LIMITS = """\
## Limits

The table `[limits]` of `slides.toml` says how much one chapter may be. No ordinary course comes near these numbers.
They stop a chapter or a picture that would take all time or memory, and the others are built."""
FIELDS = """\
## Fields

`subtitle` and `footer` may hold fields in braces:

- `{course}`, `{chapter}`, `{kicker}` (the number of the chapter) and `{author}` are always known.
- Any other name gets its value on the command line: `--set client=ACME`.

Without `subtitle`, the title slide shows the title of the course and `{client} · {trainer} · {date}`.

A field without a value vanishes together with the separator beside it."""


def problems() -> Iterator[str]:
    """The codes of messages, grouped by their consequences."""
    yield from ("# Problem codes", "", PROBLEMS, "")
    for kind in get_args(CodeKind):
        yield from (f"## {KIND_HEADS[kind][0]}", "", KIND_HEADS[kind][1], "")
        for entry in CODES.values():
            if entry.kind == kind:
                yield from (f"### {entry.code}", "", entry.meaning, "", f"**What to do:** {entry.mend}", "")


PROBLEMS = """\
Messages go to stderr, one a line: the file with its line, the code, what is the matter, and often a hint.

```text
content/devops/goals.md:6: missing-picture: ../../images/devop.png is not in images; did you mean images/devops.png?
```"""
KIND_HEADS = {
    "problem": ("Problems", "The deck is built. With `--strict` the exit code is 1."),
    "theme check": (
        "Findings of themes check",
        "`themes check` reports them and exits with 1. It also reports [unmeasured-font](#unmeasured-font).",
    ),
    "notice": ("Decks that are not replaced", "`devops-slides build` reports them beside the decks that it writes."),
    "deck error": ("Errors of one deck", "A chapter or a deck is left out, the others are built. The exit code is 1."),
    "command error": ("Errors that stop a command", "Nothing more is done. The exit code is 2."),
}


def theme_keys() -> Iterator[str]:
    """The keys of theme.toml, from its JSON Schema."""
    _, parts = msgspec.json.schema_components([ThemeSpec, TemplateSpec], ref_template="#/$defs/{name}")
    defaults = {kind.__name__: _defaults(kind) for kind in Spec.__subclasses__()}
    if difference := set(parts) ^ set(HEADS):
        raise KeyError(f"HEADS in write_reference.py: {', '.join(sorted(difference))}")
    yield from ("# Theme keys", "", THEME, "")
    for name, head in HEADS.items():
        properties = parts[name]["properties"]
        said = words(properties, "theme", name)
        yield from (f"## {head}", "")
        rows = ((code(key), _kind(node), defaults[name][key], said[key]) for key, node in properties.items())
        yield from table(("key", "value", "default", "meaning"), rows)
        if name == "StyleSpec":
            styles = words(read_theme("default").styles, "styles")
            yield from table(("style", "of"), ((code(key), text) for key, text in styles.items()))
        if name == "RuleSpec":
            yield from _conditions()


def _defaults(kind: type[Spec]) -> Mapping[str, str]:
    """The default of each key: a value, a dash for nothing, or `needed`."""
    found = {}
    for field in msgspec.structs.fields(kind):
        value = None if field.default is msgspec.NODEFAULT else field.default
        if field.default_factory is not msgspec.NODEFAULT:
            value = field.default_factory()
        is_said = value is not None and value not in ("", [], {}) and not isinstance(value, Spec)
        written = str(value).lower() if isinstance(value, bool) else str(value)
        found[field.encode_name] = "needed" if field.required else code(written) if is_said else "–"
    return found


def _conditions() -> Iterator[str]:
    yield from ('A number in a condition is `3`, `"<60"`, `"<=60"`, `">2"`, `">=2"` or `"1..20"`.', "")
    yield from table(
        ("condition", "asks for"), ((code(k), v) for k, v in words(("role", *CONDITIONS), "conditions").items())
    )
    yield from table(("role", "slides"), ((code(k), v) for k, v in words(get_args(Role), "roles").items()))


THEME = """\
The keys of `theme.toml`, made from the schema that `devops-slides themes schema` prints and with which the program
checks theme files. [Themes](https://github.com/devops-slides/devops-slides/blob/main/themes/README.md) explains how
they work together. A needed key is in the file itself or in a theme that it extends.

- A *length* is a number of centimetres, or a percentage of the slide such as `"50%"`.
- A *colour* is a role of the palette: `accent1`, `muted/30` (30 % opaque), `accent6*52` (52 % of its luminance). A
  ground may also be a gradient, `"surface -> accent6*52 45"`: from, to, and the angle in degrees."""
HEADS = {
    "ThemeSpec": "Top level",
    "PaletteSpec": "[palette]",
    "FontsSpec": "[fonts]",
    "StyleSpec": "[text.STYLE]",
    "LevelSpec": "[[levels]]",
    "LayoutSpec": "[layouts.NAME]",
    "SlotSpec": "Slots of a layout",
    "ProgressSpec": "Progress bar of a layout",
    "BorderSpec": "Borders and lines",
    "PlateSpec": "Plates of pictures",
    "DecorationSpec": "[[decoration]]",
    "FooterSpec": "[footer]",
    "TableSpec": "[table]",
    "CodeSpec": "[code]",
    "CalloutSpec": "[callout.KIND]",
    "PictureSpec": "[picture]",
    "RuleSpec": "[[rules]]",
    "TemplateSpec": "Top level, on a template",
    "MonoSpec": "[fonts], on a template",
    "SizesSpec": "[text.STYLE], on a template",
    "HostSpec": "[layouts.NAME], on a template",
    "FooterTextSpec": "[footer], on a template",
    "CalloutColorSpec": "[callout.KIND], on a template",
}


def layouts() -> Iterator[str]:
    """The layouts of the shipped themes, with their slots."""
    themes = {name: read_theme(name) for name in theme_names(())}
    known = list(dict.fromkeys(name for theme in themes.values() for name in theme.layouts))
    slots = {
        name: list(
            dict.fromkeys(
                slot.name for theme in themes.values() if name in theme.layouts for slot in theme.layouts[name].slots
            )
        )
        for name in known
    }
    said = words(known, "layouts")
    yield from ("# Layouts", "", LAYOUTS.format(themes=", ".join(map(code, sorted(themes)))), "")
    rows = (
        (code(name), said[name], ", ".join(map(code, slots[name])), "yes" if name in REQUIRED else "no")
        for name in known
    )
    yield from table(("layout", "shows", "slots", "needed"), rows)


LAYOUTS = """\
A slide gets the layout of its role, unless one of the `[[rules]]` of the theme chooses another. An author chooses one
with `<!-- slides: layout=NAME -->`. These are the layouts of {themes}.

A theme of your own must have the needed ones, with their main slots; it may have any others. The four kinds of
`callout` come from one entry `[layouts.callout]`."""


def shortcodes() -> Iterator[str]:
    """The shortcodes that have a known name."""
    meanings = list(dict.fromkeys(MEANINGS.values()))
    said = words(meanings, "meanings")
    yield from ("# Shortcodes", "", SHORTCODES, "")
    by_kind = {kind: [name for name, own in KINDS.items() if own == kind] for kind in dict.fromkeys(KINDS.values())}
    rows = [
        (", ".join(code(n) for n, own in MEANINGS.items() if own == meaning), said[meaning]) for meaning in meanings
    ]
    yield from table(("shortcodes", "in the deck"), rows)
    yield from ("## Kinds of callouts", "", CALLOUTS, "")
    yield from table(("kind", "words"), ((kind, ", ".join(map(code, of))) for kind, of in by_kind.items()))


SHORTCODES = """\
The shortcodes of Hugo and of the themes learn, relearn, docsy, book and their kin, by name. They are understood in
text, lists, cells, headings and quotations, and within one another. In code they stay as they are written, except for
those of values. An unknown shortcode keeps its content and is reported once a chapter
([unknown-shortcode](problems.md#unknown-shortcode))."""
CALLOUTS = """\
A callout has one of four kinds. These words name it, as in `{{% notice warning %}}`. A shortcode with one of these
names is itself a callout, except for `{{% note %}}` without arguments, which holds speaker notes."""


def _schema(kind: type) -> Mapping[str, Node]:
    whole = msgspec.json.schema(kind)
    found: Mapping[str, Node] = whole["$defs"][kind.__name__]["properties"]
    return found


def _kind(node: Node) -> str:
    """What a value may be, in words."""
    if "anyOf" in node:
        inner = [option for option in node["anyOf"] if option.get("type") != "null"]
        if {option.get("type") for option in inner} == {"number", "string"} and any(
            "%" in option.get("pattern", "") for option in inner
        ):
            return "length"
        return " or ".join(dict.fromkeys(_kind(option) for option in inner))
    if "$ref" in node:
        return f"[table](#{_anchor(HEADS[node['$ref'].rpartition('/')[2]])})"
    if "enum" in node:
        return ", ".join(code(str(value)) for value in node["enum"])
    if "pattern" in node:
        return "RRGGBB"
    kind = node["type"]
    if kind == "array":
        return _list(node)
    if kind == "object":
        inner = node.get("additionalProperties", {})
        return f"tables, [each](#{_anchor(HEADS[inner['$ref'].rpartition('/')[2]])})" if "$ref" in inner else "table"
    return {"string": "text", "boolean": "`true`, `false`", "integer": "whole number", "number": "number"}[
        kind
    ] + _range(node)


def _list(node: Node) -> str:
    inner = _kind(node["items"])
    least, most = node.get("minItems"), node.get("maxItems")
    count = f" of {least}" if least == most and least else ""
    return f"list{count}: {inner}"


def _range(node: Node) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    above = node.get("exclusiveMinimum")
    if above is not None and high is not None:
        return f", more than {above:g}, at most {high:g}"
    if low is not None and high is not None:
        return f", {low:g} to {high:g}"
    return f", {low:g} or more" if low is not None else ""


def _anchor(head: str) -> str:
    """The anchor of a heading, as GitHub and MkDocs form it."""
    return "".join(c for c in head.lower().replace(" ", "-") if c.isalnum() or c in "-_")


WRITTEN: Mapping[str, Callable[[], Iterator[str]]] = {
    "commands": commands,
    "settings": settings,
    "problems": problems,
    "theme-keys": theme_keys,
    "layouts": layouts,
    "shortcodes": shortcodes,
}


def page(name: str) -> str:
    """The text of a page."""
    title, *rest = WRITTEN[name]()
    return "\n".join([title, "", NOTE, *rest]).rstrip("\n") + "\n"


def write_pages() -> None:
    """Write every page whose text differs from the file's."""
    PAGES.mkdir(exist_ok=True)
    for name in WRITTEN:
        file, text = PAGES / f"{name}.md", page(name)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")


def on_pre_build(config: object) -> None:
    """MkDocs calls this before it builds the site."""
    del config
    write_pages()


if __name__ == "__main__":
    write_pages()
