"""A template and its theme file to a Theme, which is what `place` sees."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from devops_slides.model.geometry import Emu, Size
from devops_slides.model.layout import Layout
from devops_slides.model.template import Template
from devops_slides.model.theme import PictureStyle, Rule, Theme
from devops_slides.theme.template.base_layouts import ground_on, grounds_on
from devops_slides.theme.template.code import code_style
from devops_slides.theme.template.colors import scheme
from devops_slides.theme.template.layout_choice import check_names, chosen
from devops_slides.theme.template.layout_roles import hosts
from devops_slides.theme.template.layouts import layouts
from devops_slides.theme.template.masters import layouts_of, look_of, masters_of
from devops_slides.theme.template.package import Package, read_package
from devops_slides.theme.template.repair_impress import repaired
from devops_slides.theme.template.repair_package import SIZE, completed
from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.template.slots import levels_of
from devops_slides.theme.template.table_style import table_look, table_style
from devops_slides.theme.template.xml import P, tree, whole
from devops_slides.theme.toml.rules import read_rules

_BESIDE = ("picture-right", "picture-left")
_SHORT_SUMMARY = Rule(("summary",), (("pictures", 0, 0), ("words", 1, 20), ("items", 0, 0)), ("statement",))
"""A template has no layout for a summary, on whose content layout a few words would be lost."""


def template_theme(file: Path, spec: TemplateSpec, digest: str) -> Theme:
    """The theme of a template. ValueError says what is wrong with the file or a key, OSError that it is not there."""
    package = repaired(completed(read_package(file)))
    size = _size(package)
    masters = masters_of(package)
    given = [one for master in masters.values() for one in layouts_of(package, master)]
    if spec.footer.text:
        given = [replace(one, hidden=one.hidden - {"ftr"}) for one in given]
    if not given:
        raise ValueError("has no layouts")
    found = hosts(given, size)
    first = found["content"].master
    ground = ground_on(found, masters[first], spec, size)
    composed = layouts(ground, grounds_on(chosen(spec, given, first), ground, masters, spec))
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
        digest=hashlib.sha256((digest + hashlib.sha256(file.read_bytes()).hexdigest()).encode()).hexdigest(),
        template=_template(file, package, style),
    )


def _rules(spec: TemplateSpec, composed: Mapping[str, Layout], size: Size) -> tuple[Rule, ...]:
    """The theme file's; on an upright slide pictures stand below their text, since columns would be too narrow."""
    found = (*read_rules(spec.rules, composed), _SHORT_SUMMARY)
    if size.width >= size.height:
        return found
    upright = (tuple(one for one in rule.use if one not in _BESIDE) or rule.use for rule in found)
    return tuple(replace(rule, use=use) for rule, use in zip(found, upright, strict=True))


def _size(package: Package) -> Size:
    shown = tree(package.parts[package.main].data).find(f"{P}sldSz")
    width, height = SIZE
    return Size(Emu(whole(shown, "cx", width)), Emu(whole(shown, "cy", height)))


def _template(file: Path, package: Package, table: str) -> Template:
    first = package.related(package.main, "slideMaster")[0]
    return Template(
        file.as_posix(),
        tuple(package.parts.values()),
        package.root,
        next(iter(package.related(package.main, "notesMaster")), ""),
        table,
        (look_of(package, first), first, *package.related(first, "slideLayout")),
        whole(tree(package.parts[package.main].data), "firstSlideNum", 1),
    )
