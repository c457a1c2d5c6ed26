"""What our layouts are composed with on the layouts of a template: those that serve most, or one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from msgspec.structs import replace

from devops_slides.model.geometry import Size
from devops_slides.theme.template.body_fallback import below_title
from devops_slides.theme.template.canvas import Ground
from devops_slides.theme.template.colors import color_map, palette, scheme
from devops_slides.theme.template.fonts import fonts_of
from devops_slides.theme.template.layout_names import Host
from devops_slides.theme.template.layout_roles import Given
from devops_slides.theme.template.masters import Master
from devops_slides.theme.template.placeholders import Place
from devops_slides.theme.template.schema import FOOTER, TemplateSpec
from devops_slides.theme.template.slots import Styles, style_of
from devops_slides.theme.template.texts import asked, sizes, texts
from devops_slides.theme.toml.named import named_paint


def ground_on(hosts: Mapping[Host, Given], master: Master, spec: TemplateSpec, size: Size) -> Ground:
    """The ground on the layouts of a master, each for what it is."""
    content = hosts["content"]
    body = next(iter(content.bodies(size)), None) or below_title(content, master.root, size)
    return _ground(hosts, body, master, spec, size)


def grounds_on(
    chosen: Mapping[str, Given], usual: Ground, masters: Mapping[str, Master], spec: TemplateSpec
) -> dict[str, Ground]:
    """The grounds of those of our layouts, by name, that stand on layouts which the theme file chooses."""
    return {name: _on(one, usual, masters[one.master], spec) for name, one in chosen.items()}


def _on(given: Given, usual: Ground, master: Master, spec: TemplateSpec) -> Ground:
    """The ground on one layout, whatever it is for: its own places, else the room that text has elsewhere."""
    size = usual.size
    picture = max((one for one in given.places if one.kind == "pic"), key=lambda one: one.area, default=None)
    found = dict.fromkeys(get_args(Host), given)
    ground = _ground(found, _body(given, usual, master), master, spec, size)
    return replace(ground, picture=picture if picture is not None and picture.area else None)


def _body(given: Given, usual: Ground, master: Master) -> Place:
    """The largest place for text; where there is none, the usual room, unless the title reaches into it."""
    if bodies := given.bodies(usual.size):
        return bodies[0]
    below = below_title(given, master.root, usual.size)
    assert given.title is not None
    assert given.title.box is not None
    is_free = given.title.box.bottom <= usual.room.top and given.master == usual.hosts["content"].master
    return replace(usual.body, kind="none", is_own_box=False, is_locked=True) if is_free else below


def _ground(hosts: Mapping[Host, Given], body: Place, master: Master, spec: TemplateSpec, size: Size) -> Ground:
    colors, names = scheme(master.look), color_map(master.root)
    own = palette(colors, names)
    styles = Styles(colors, names, own, sizes(spec, size), fonts_of(master.look, spec.fonts.mono), asked(spec))
    plain = texts(styles.plain(style_of(body, "body", styles), body), styles)
    kinds: dict[str, str] = {
        kind: named_paint(f"callout.{kind}.color", one.color).role for kind, one in spec.callout.items()
    }
    return Ground(hosts, size, styles, plain, body, FOOTER if spec.footer.text is None else spec.footer.text, kinds)
