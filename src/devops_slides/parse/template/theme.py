"""A template and its theme file to a Theme, which is what `place` sees."""

from __future__ import annotations

import difflib
import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from devops_slides.model.color import contrast
from devops_slides.model.geometry import EMU_PER_CM, Emu, Size
from devops_slides.model.paint import Paint
from devops_slides.model.style import Fonts, TextStyle
from devops_slides.model.template import Template
from devops_slides.model.theme import CODE_TOKENS, CodeStyle, PictureStyle, Theme
from devops_slides.parse.template.bare import below_title
from devops_slides.parse.template.colors import color_map, palette, scheme
from devops_slides.parse.template.hosts import Given, hosts
from devops_slides.parse.template.layouts import Ground, layouts
from devops_slides.parse.template.package import Package, read_package
from devops_slides.parse.template.placeholders import places
from devops_slides.parse.template.repair import repaired
from devops_slides.parse.template.settings import TemplateSpec
from devops_slides.parse.template.slots import Styles, levels_of, style_of
from devops_slides.parse.template.tables import table_look, table_style
from devops_slides.parse.template.xml import A, Element, P, R, tree, whole
from devops_slides.parse.theme.named import named_paint
from devops_slides.parse.theme.rules import read_rules

_SIZES = {
    "title": (38, 26), "display": (60, 36), "subtitle": (22, 16), "body": (28, 16), "lead": (48, 28), "quote": (48, 28),
    "by": (20, 14), "label": (22, 14), "caption": (14, 12), "table": (18, 11), "code": (18, 11), "tag": (12, 10),
    "footer": (12, 10),
}  # fmt: skip
"""Preferred and least sizes in points on a slide of 33.87 × 19.05 cm, where a template says nothing."""
_SMALLEST = {name: 11 if name in {"code", "table"} else 10 for name in _SIZES}
"""Points below which nothing is asked for, however small the slide."""
_USUAL = 33.87 * 19.05 * EMU_PER_CM**2
_LARGE = ("lead", "quote")
"""Styles that grow with the template's text."""
_LARGER = 1.8
_CELLS = 0.65
"""The size of text in tables as a share of the body's."""
_READ = 4.5
_TOKENS = ("key", "string", "number", "variable")


def template_theme(file: Path, spec: TemplateSpec, digest: str) -> Theme:
    """The theme of a template. ValueError says what is wrong with the file or a key, OSError that it is not there."""
    package = repaired(read_package(file))
    presentation = tree(package.parts[package.main].data)
    shown = presentation.find(f"{P}sldSz")
    size = Size(Emu(whole(shown, "cx", 12_192_000)), Emu(whole(shown, "cy", 6_858_000)))
    given = _layouts(package, presentation)
    if not given:
        raise ValueError("has no layouts")
    found = hosts(given, size)
    master = tree(package.parts[found["content"].master].data)
    look_name = _look_of(package, found["content"].master)
    look = tree(package.parts[look_name].data)
    colors, names = scheme(look), color_map(master)
    fonts = _fonts(look, spec)
    styles = Styles(colors, names, palette(colors, names), _sizes(spec, size), fonts, frozenset(_asked(spec)))
    body = next(iter(found["content"].bodies(size)), None) or below_title(found["content"], master, size)
    texts = _texts(styles.plain(style_of(body, "body", styles), body), styles)
    kinds: dict[str, str] = {
        kind: named_paint(f"callout.{kind}.color", one.color).role for kind, one in spec.callout.items()
    }
    ground = Ground(found, size, styles, texts, body, spec.footer.text, kinds, _named(spec, given))
    composed = layouts(ground)
    _check_layouts(spec, composed)
    first = package.related(package.main, "slideMaster")[0]
    style = table_style(package, colors)
    return Theme(
        name=spec.name,
        title=spec.title or spec.name,
        description=spec.description,
        size=size,
        palette=styles.palette,
        fonts=fonts,
        styles=texts,
        levels=levels_of(body, texts["body"]),
        layouts=composed,
        rules=read_rules(spec.rules, composed),
        picture=PictureStyle(
            spec.picture.page, spec.picture.upscale, spec.picture.captions, spec.picture.exceed, spec.picture.least
        ),
        table=table_look(style),
        code=_code(spec, ground),
        digest=hashlib.sha256((digest + hashlib.sha256(file.read_bytes()).hexdigest()).encode()).hexdigest(),
        template=Template(
            file.as_posix(),
            tuple(package.parts.values()),
            package.root,
            next(iter(package.related(package.main, "notesMaster")), ""),
            style,
            (_look_of(package, first), first, *package.related(first, "slideLayout")),
        ),
    )


def _look_of(package: Package, master: str) -> str:
    """The theme part of a master."""
    found = package.related(master, "theme")
    if not found:
        raise ValueError("has a master without a theme")
    return found[0]


def _layouts(package: Package, presentation: Element) -> list[Given]:
    """Every layout of every master, in the order of PowerPoint's menu."""
    found = []
    for master_id in presentation.iter(f"{P}sldMasterId"):
        master = package.target(package.main, master_id.get(f"{R}id") or "")
        if master is None:
            continue
        root, look = tree(package.parts[master].data), tree(package.parts[_look_of(package, master)].data)
        for layout_id in root.iter(f"{P}sldLayoutId"):
            part = package.target(master, layout_id.get(f"{R}id") or "")
            if part is not None:
                found.append(_given(part, tree(package.parts[part].data), master, root, look))
    return found


def _given(part: str, root: Element, master: str, above: Element, look: Element) -> Given:
    name = root.find(f"{P}cSld")
    own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    colors = tuple((str(key), str(value)) for key, value in own.attrib.items()) if own is not None else ()
    shown = (name.get("name") if name is not None else None) or ""
    return Given(part, shown, root.get("type") or "", master, places(root, above, look), colors)


def _named(spec: TemplateSpec, given: list[Given]) -> dict[str, Given]:
    """The layouts that the theme file chooses. ValueError where there is none of a name, or one without a title."""
    by_name = {one.name: one for one in given}
    found = {}
    for name, one in spec.layouts.items():
        if one.layout not in by_name:
            near = difflib.get_close_matches(one.layout, by_name, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(by_name)}"
            raise ValueError(f"layouts.{name}.layout: the template has no layout {one.layout!r}; {hint}")
        if by_name[one.layout].title is None:
            raise ValueError(f"layouts.{name}.layout: {one.layout!r} has no title")
        found[name] = by_name[one.layout]
    return found


def _check_layouts(spec: TemplateSpec, composed: Mapping[str, object]) -> None:
    for name in spec.layouts:
        if name not in composed:
            near = difflib.get_close_matches(name, composed, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(composed)}"
            raise ValueError(f"layouts.{name}: there is no such layout; {hint}")


def _asked(spec: TemplateSpec) -> set[str]:
    return {name for name, one in spec.text.items() if one.size is not None}


def _sizes(spec: TemplateSpec, size: Size) -> dict[str, tuple[int, int]]:
    """Preferred and least points of each style on this slide, the theme file's before ours."""
    by = min(math.sqrt(size.width * size.height / _USUAL), 1.25)
    found = {}
    for name, (preferred, least) in _SIZES.items():
        given = spec.text.get(name)  # type: ignore[call-overload]
        own = given.size if given is not None and given.size is not None else max(round(preferred * by), 10)
        small = (
            given.least if given is not None and given.least is not None else max(round(least * by), _SMALLEST[name])
        )
        found[name] = own, min(small, own)
    return found


def _texts(body: TextStyle, styles: Styles) -> dict[str, TextStyle]:
    """The styles of what no placeholder shows, in the template's text font and colour."""
    found = {}
    for name in _SIZES:
        size, least = styles.sizes[name]
        if name == "table" and name not in styles.asked:
            size = max(size, round(body.size * _CELLS))
        if name == "body":
            size, least = body.size, body.least
        elif name in _LARGE and name not in styles.asked:
            size = max(min(size, round(body.size * _LARGER)), body.size)
        plain = replace(body, name=name, size=size, least=min(least, size), line=100.0, balance=name in _LARGE)
        found[name] = plain if name == "body" else replace(plain, align="right" if body.rtl else "left", caps=False)
    found["body"] = body
    found["label"] = replace(found["label"], bold=True, before=0)
    found["code"] = replace(
        found["code"], font="mono", face="", line=105.0, before=0, italic=False, align="left", rtl=False
    )
    for name in ("table", "caption", "tag", "footer", "by"):
        found[name] = replace(found[name], before=0, bold=False)
    return found


def _fonts(look: Element, spec: TemplateSpec) -> Fonts:
    names = {}
    for kind in ("major", "minor"):
        for script in ("latin", "ea", "cs"):
            one = look.find(f"{A}themeElements/{A}fontScheme/{A}{kind}Font/{A}{script}")
            names[kind, script] = (one.get("typeface") if one is not None else None) or ""
    minor = names["minor", "latin"] or "Arial"
    return Fonts(
        names["major", "latin"] or minor,
        minor,
        spec.fonts.mono,
        names["minor", "ea"],
        names["minor", "cs"],
        names["major", "ea"],
        names["major", "cs"],
    )


def _code(spec: TemplateSpec, ground: Ground) -> CodeStyle:
    """The theme file's colours of code, else those accents that can be read on the panel."""
    own = ground.styles.palette
    on = own["surface"] if ground.has_panel else own["background"]
    ink = ground.styles.ink(Paint("surface")) if ground.has_panel else ground.texts["code"].color
    if spec.code is not None:
        return CodeStyle({name: named_paint(f"code.{name}", getattr(spec.code, name)) for name in CODE_TOKENS})
    readable = [f"accent{n}" for n in range(1, 7) if contrast(own[f"accent{n}"], on) >= _READ]
    quiet = Paint("muted") if contrast(own["muted"], on) >= _READ else ink
    found = dict.fromkeys(CODE_TOKENS, ink) | {"comment": quiet, "punctuation": ink, "numbers": quiet}
    return CodeStyle(found | {token: Paint(role) for token, role in zip(_TOKENS, readable, strict=False)})
