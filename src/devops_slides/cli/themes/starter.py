"""The file that a new theme begins with: the values of the theme that it extends, as comments to take up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from devops_slides.cli.themes.toml import inline
from devops_slides.model.geometry import EMU_PER_CM
from devops_slides.model.theme import Theme

_TEXTS = ("display", "title", "body", "table", "code", "footer")


def starter(name: str, extends: str, parent: Theme, table: Mapping[str, object]) -> str:
    """The text of a new theme.toml; `table` is that of the theme that it extends, merged."""
    return "\n".join(_lines(name, extends, parent, table)) + "\n"


def _lines(name: str, extends: str, parent: Theme, table: Mapping[str, object]) -> Iterator[str]:
    title = name.replace("-", " ").replace("_", " ").capitalize()
    yield "#:schema ../theme.schema.json"
    yield f"# The theme {name}. It is {extends} ({parent.title}) until something is changed here:"
    yield "# take the # off a line and write another value. All keys stand in the schema and in themes/README.md."
    yield ""
    yield f"name = {inline(name)}"
    yield f"title = {inline(title)}"
    yield f"description = {inline(f'The look of {title}')}"
    yield f"extends = {inline(extends)}"
    yield f"# size = {inline('4:3')}            # 16:9, 4:3, or [width, height] in cm"
    yield from _section("palette", table, "twelve colours, as RRGGBB; they become the colours of the file's theme")
    yield from _section("fonts", table, "names of typefaces")
    yield "\n# Text: preferred and least size in points; what needs a smaller one goes on to another slide.\n[text]"
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
        round(one / EMU_PER_CM, 2) for one in (box.box.left, box.box.top, box.box.width, box.box.height)
    )
    yield f"""
# Boxes of a layout: [left, top, width, height] in cm, or in % of the slide.
# [layouts.content]
# body = {{ box = [{left}, {top}, {width}, {height}] }}

# A logo of this folder, in its ratio, 1 cm from the upper right corner of every slide but title slides.
# [[decoration]]
# layouts = ["*", "-title"]
# picture = "logo.png"
# box = [1, 0.4, 3, 0.8]
# corner = "top-right"

# A rule: wide pictures with few words stand below them. The first rule that holds decides; yours come first.
# [[rules]]
# when = {{ role = ["content", "objective"], pictures = 1, aspect = ">=2", words = "<=40" }}
# use = ["picture-below", "picture-right"]"""
