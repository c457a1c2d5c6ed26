"""The file of a new theme: values of the theme or the template that it is made from, as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from devops_slides.model.geometry import EMU_PER_CM
from devops_slides.model.theme import Theme


def inline(value: object) -> str:
    """A text, number, boolean, list or table on one line."""
    if isinstance(value, str):
        return msgspec.json.encode(value).decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {inline(item)}" for key, item in value.items())
        return f"{{ {inner} }}"
    return str(value)


_COLUMN = 64
_TEMPLATE_TEXTS = ("title", "body", "table", "code")


def from_template(theme: Theme) -> Iterator[str]:
    """The values that the template gives, as a theme file would give them; nothing for a theme without one."""
    if theme.template is None:
        return
    source = Path(theme.template.file).name
    yield "\n[palette]"
    for role, color in theme.palette.items():
        yield f"{f'{role} = {inline(color)}':{_COLUMN}}  # {source}"
    yield "\n[fonts]"
    for role in ("heading", "body"):
        yield f"{f'{role} = {inline(getattr(theme.fonts, role))}':{_COLUMN}}  # {source}"
    yield "\n[layouts]"
    for name, layout in theme.layouts.items():
        if layout.host is not None:
            line = f"{name} = {inline({'layout': layout.host.name})}"
            yield f"{line:{_COLUMN}}  # {source}"


def template_starter(name: str, template: str, theme: Theme) -> str:
    """The text of a new theme.toml on a template, whose file is beside it."""
    return "\n".join(_template_lines(name, template, theme)) + "\n"


def _template_lines(name: str, template: str, theme: Theme) -> Iterator[str]:
    title = name.replace("-", " ").replace("_", " ").capitalize()
    yield "#:schema ../theme.schema.json"
    yield f"# The theme {name}: colours, typefaces, boxes and footers are those of {template}."
    yield "# Take the # off a line and write another value. The schema and themes/README.md list all keys."
    yield ""
    yield f"name = {inline(name)}"
    yield f"title = {inline(title)}"
    yield f"template = {inline(template)}"
    yield "\n# Sizes in points, preferred and least; without them, the template's own are preferred.\n[text]"
    shown = {slot.name: slot.style for name in ("content", "table", "code") for slot in theme.layouts[name].slots}
    for key in _TEMPLATE_TEXTS:
        style = shown[key]
        yield f"# {key} = {inline({'size': style.size, 'least': style.least})}"
    yield "\n# Which of the template's layouts each of ours uses: these were found.\n[layouts]"
    for key, layout in theme.layouts.items():
        if layout.host is not None:
            yield f"# {key} = {inline({'layout': layout.host.name})}"
    yield "\n# The footer line, if the template's own is empty.\n[footer]"
    yield f"# text = {inline('{course} · {kicker} {chapter}')}"
    yield "\n# The typeface of code.\n[fonts]"
    yield f"# mono = {inline(theme.fonts.mono)}"
    yield """
# A rule: wide pictures with few words are below them. The first rule that holds decides; yours come first.
# [[rules]]
# when = { role = ["content", "objective"], pictures = 1, aspect = ">=2", words = "<=40" }
# use = ["picture-below", "picture-right"]"""


_TEXTS = ("display", "title", "body", "table", "code", "footer")


def starter(name: str, extends: str, parent: Theme, table: Mapping[str, object]) -> str:
    """The text of a new theme.toml; `table` is that of the theme that it extends, merged."""
    return "\n".join(_lines(name, extends, parent, table)) + "\n"


def _lines(name: str, extends: str, parent: Theme, table: Mapping[str, object]) -> Iterator[str]:
    title = name.replace("-", " ").replace("_", " ").capitalize()
    yield "#:schema ../theme.schema.json"
    yield f"# The theme {name}. It looks like {extends} ({parent.title}) until you change something:"
    yield "# take the # off a line and write another value. The schema and themes/README.md list all keys."
    yield ""
    yield f"name = {inline(name)}"
    yield f"title = {inline(title)}"
    yield f"description = {inline(f'The look of {title}')}"
    yield f"extends = {inline(extends)}"
    yield f"# size = {inline('4:3')}            # 16:9, 4:3, or [width, height] in cm"
    yield from _section("palette", table, "twelve colours, as RRGGBB; they become the colours of the file's theme")
    yield from _section("fonts", table, "names of typefaces")
    yield "\n# Text: preferred and least size in points; what needs a smaller one continues on another slide.\n[text]"
    texts = table.get("text")
    for key in _TEXTS:
        if isinstance(texts, dict) and key in texts:
            yield f"# {key} = {inline(texts[key])}"
    yield from _section("footer", table, "{course}, {kicker}, {chapter}, {author}, and fields given with --set")
    yield from _examples(parent)


def _section(name: str, table: Mapping[str, object], about: str) -> Iterator[str]:
    yield f"\n# {name.capitalize()}: {about}.\n[{name}]"
    values = table.get(name)
    for key, value in values.items() if isinstance(values, dict) else ():
        yield f"# {key} = {inline(value)}"


def _examples(parent: Theme) -> Iterator[str]:
    box = parent.layouts["content"].slot("body")
    assert box is not None
    left, top, width, height = (
        round(length / EMU_PER_CM, 2) for length in (box.box.left, box.box.top, box.box.width, box.box.height)
    )
    yield f"""
# Boxes of a layout: [left, top, width, height] in cm, or in % of the slide.
# [layouts.content]
# body = {{ box = [{left}, {top}, {width}, {height}] }}

# A logo in this folder, in its ratio, 1 cm from the upper right corner of every slide but title slides.
# [[decoration]]
# layouts = ["*", "-title"]
# picture = "logo.png"
# box = [1, 0.4, 3, 0.8]
# corner = "top-right"

# A rule: wide pictures with few words are below them. The first rule that holds decides; yours come first.
# [[rules]]
# when = {{ role = ["content", "objective"], pictures = 1, aspect = ">=2", words = "<=40" }}
# use = ["picture-below", "picture-right"]"""
