"""What a theme has from its template, and the file that a theme on a template begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from devops_slides.cli.themes.toml import inline
from devops_slides.model.theme import Theme

_COLUMN = 64
_TEXTS = ("title", "body", "table", "code")


def from_template(theme: Theme) -> Iterator[str]:
    """The values that the template gives, as a theme file would say them; nothing for a theme without one."""
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
    """The text of a new theme.toml on a template, whose file stands beside it."""
    return "\n".join(_lines(name, template, theme)) + "\n"


def _lines(name: str, template: str, theme: Theme) -> Iterator[str]:
    title = name.replace("-", " ").replace("_", " ").capitalize()
    yield "#:schema ../theme.schema.json"
    yield f"# The theme {name}: colours, typefaces, boxes and footers are those of {template}."
    yield "# Take the # off a line and write another value. All keys stand in the schema and in themes/README.md."
    yield ""
    yield f"name = {inline(name)}"
    yield f"title = {inline(title)}"
    yield f"template = {inline(template)}"
    yield "\n# Sizes in points, preferred and least; the template's own are preferred where nothing is said.\n[text]"
    shown = {slot.name: slot.style for name in ("content", "table", "code") for slot in theme.layouts[name].slots}
    for key in _TEXTS:
        style = shown[key]
        yield f"# {key} = {inline({'size': style.size, 'least': style.least})}"
    yield "\n# Which of the template's layouts each of ours stands on: these were found.\n[layouts]"
    for key, layout in theme.layouts.items():
        if layout.host is not None:
            yield f"# {key} = {inline({'layout': layout.host.name})}"
    yield "\n# The footer line, where the template's own says nothing.\n[footer]"
    yield f"# text = {inline('{course} · {kicker} {chapter}')}"
    yield "\n# The typeface of code.\n[fonts]"
    yield f"# mono = {inline(theme.fonts.mono)}"
    yield """
# A rule: wide pictures with few words stand below them. The first rule that holds decides; yours come first.
# [[rules]]
# when = { role = ["content", "objective"], pictures = 1, aspect = ">=2", words = "<=40" }
# use = ["picture-below", "picture-right"]"""
