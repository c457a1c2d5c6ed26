"""From a template, or a theme file that names one, to a Theme, which is what `place` sees."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from devops_slides.files.read_file import read_file
from devops_slides.model.geometry import Emu, Size
from devops_slides.model.layout import Layout
from devops_slides.model.problem import suggestion
from devops_slides.model.template import Template
from devops_slides.model.theme import LayoutRule, PictureStyle, Theme
from devops_slides.theme.template.base_layouts import canvas_on, canvases_on
from devops_slides.theme.template.layout_roles import Given, layout_roles
from devops_slides.theme.template.layouts import layouts
from devops_slides.theme.template.masters import layouts_of, look_of, masters_of
from devops_slides.theme.template.package import Package, read_package
from devops_slides.theme.template.readable_layouts import readable_hosts, readable_layout, told
from devops_slides.theme.template.repair import SIZE, repair_impress, repair_package
from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.template.slots import levels_of
from devops_slides.theme.template.table_and_code_style import code_style, table_look, table_style
from devops_slides.theme.template.theme_part import scheme
from devops_slides.theme.template.xml import P, tree, whole
from devops_slides.theme.toml.merge import ThemeTable, theme_error
from devops_slides.theme.toml.mistakes import as_in_file, first_mistake
from devops_slides.theme.toml.rules import read_rules


def chosen_layouts(spec: TemplateSpec, given: Iterable[Given], master: str) -> dict[str, Given]:
    """The template's layouts by the names of ours; of two with the same name, the one of `master` counts.

    ValueError if there is none of a name, or if it has no title.
    """
    by_name: dict[str, Given] = {}
    for layout in sorted(given, key=lambda layout: layout.master != master):
        by_name.setdefault(layout.name, layout)
    found = {}
    for name, host in spec.layouts.items():
        if host.layout not in by_name:
            message = f"layouts.{name}.layout: the template has no layout {host.layout!r}"
            raise ValueError(f"{message}; {suggestion(host.layout, by_name)}")
        if by_name[host.layout].title is None:
            raise ValueError(f"layouts.{name}.layout: {host.layout!r} has no title")
        found[name] = by_name[host.layout]
    return found


def check_names(spec: TemplateSpec, layouts: Mapping[str, object]) -> None:
    """Raise ValueError if the theme file names a layout that is not one of ours."""
    for name in spec.layouts:
        if name not in layouts:
            raise ValueError(f"layouts.{name}: there is no such layout; {suggestion(name, layouts)}")


_BESIDE = ("picture-right", "picture-left")
_SHORT_SUMMARY = LayoutRule(("summary",), (("pictures", 0, 0), ("words", 1, 20), ("items", 0, 0)), ("statement",))
"""Templates have no layout for a summary, and a few words would be lost on their content layout."""


def template_theme(file: Path, spec: TemplateSpec, digest: str) -> Theme:
    """The theme of a template. ValueError says what is wrong with the file or a key; OSError if it cannot be read."""
    package = repair_impress(repair_package(read_package(file)))
    size = _size(package)
    masters = masters_of(package)
    given = [layout for master in masters.values() for layout in layouts_of(package, master)]
    if spec.footer.text:
        given = [replace(layout, hidden=layout.hidden - {"ftr"}) for layout in given]
    if not given:
        what = f"layouts: {', '.join(masters)} has" if masters else f"slide masters: {package.main} has"
        raise ValueError(f"has no {what} no relationship to one")
    asked: dict[str, float] = {name: value.size for name, value in spec.text.items() if value.size is not None}
    found = readable_hosts(layout_roles(given, size), size, asked)
    first = found["content"].given.master
    ground = canvas_on({role: one.given for role, one in found.items()}, masters[first], spec, size)
    own = {name: readable_layout(one, size, asked) for name, one in chosen_layouts(spec, given, first).items()}
    composed = layouts(ground, canvases_on({name: one.given for name, one in own.items()}, ground, masters, spec))
    check_names(spec, composed)
    style = table_style(package, scheme(masters[first].look))
    picture = spec.picture
    return Theme(
        name=spec.name,
        title=spec.title or spec.name,
        description=spec.description,
        size=size,
        palette=ground.styles.palette,
        fonts=ground.styles.fonts,
        styles=ground.texts,
        levels=levels_of(ground.body, ground.texts["body"]),
        layouts=composed,
        rules=_rules(spec, composed, size),
        picture=PictureStyle(picture.page, picture.upscale, picture.captions, picture.exceed, picture.least),
        table=table_look(style),
        code=code_style(spec, ground),
        digest=hashlib.sha256((digest + hashlib.sha256(read_file(file, "template")).hexdigest()).encode()).hexdigest(),
        template=_template(file, package, style, told((*found.values(), *own.values()))),
    )


def _rules(spec: TemplateSpec, composed: Mapping[str, Layout], size: Size) -> tuple[LayoutRule, ...]:
    """The theme file's rules; on an upright slide pictures are below their text, as columns would be too narrow."""
    found = (*read_rules(spec.rules, composed), _SHORT_SUMMARY)
    if size.width >= size.height:
        return found
    upright = (tuple(name for name in rule.use if name not in _BESIDE) or rule.use for rule in found)
    return tuple(replace(rule, use=use) for rule, use in zip(found, upright, strict=True))


def _size(package: Package) -> Size:
    shown = tree(package.parts[package.main].data).find(f"{P}sldSz")
    width, height = SIZE
    return Size(Emu(whole(shown, "cx", width)), Emu(whole(shown, "cy", height)))


def _template(file: Path, package: Package, table: str, changes: tuple[str, ...]) -> Template:
    first = package.related(package.main, "slideMaster")[0]
    return Template(
        file.as_posix(),
        tuple(package.parts.values()),
        package.root,
        next(iter(package.related(package.main, "notesMaster")), ""),
        table,
        (look_of(package, first), first, *package.related(first, "slideLayout")),
        whole(tree(package.parts[package.main].data), "firstSlideNum", 1),
        package.lost,
        (*package.mended, *changes),
    )


_THEIRS = {"palette": "colours", "decoration": "shapes", "levels": "lists", "table": "tables"}
"""Keys for what a template has itself, with the words for it in messages."""


def on_template(file: Path, table: ThemeTable, digest: str) -> Theme:
    """The theme of a file that names a template, or of the template itself. ThemeError names file, key and reason."""
    for key, what in _THEIRS.items():
        if table.get(key):
            message = f"{key}: a theme on a template has the template's {what}"
            raise theme_error(file, message, "remove it, or extend no theme that has it")
    if mistake := first_mistake(table, TemplateSpec):
        message, hint = mistake
        raise theme_error(file, as_in_file(message, table, file), hint)
    spec = msgspec.convert(table, TemplateSpec, strict=True)
    template = Path(spec.template)
    try:
        return template_theme(template, spec, digest)
    except ValueError as error:
        message = str(error)
        is_key = message.partition(":")[0].partition(".")[0].partition("[")[0] in TemplateSpec.__struct_fields__
        raise theme_error(
            file if is_key else template, as_in_file(message, table, file) if is_key else message
        ) from None
    except OSError as error:
        raise theme_error(template, error.strerror or "cannot be read") from None
    except Exception as error:  # noqa: BLE001 - whatever a damaged part leads to, the template is the reason
        raise theme_error(template, f"is damaged: {type(error).__name__}: {error}"[:200]) from None
