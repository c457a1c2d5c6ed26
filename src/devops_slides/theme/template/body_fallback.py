"""Where text stands in a template that has no place for it: below the title, in the look of the master's text."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu, Size
from devops_slides.theme.template.layout_roles import Given
from devops_slides.theme.template.placeholders import Place
from devops_slides.theme.template.text_properties import levels
from devops_slides.theme.template.xml import Element, P

_FOOT = 0.9
"""Where text ends, as a share of the slide's height, if no footer stands higher."""
_LEAST = 0.4
"""The least share of the slide's height for text; a title that leaves less is passed by."""


def below_title(given: Given, master: Element, size: Size) -> Place:
    """A place that no slide inherits, as wide as the layout's title."""
    title = given.title
    assert title is not None
    assert title.box is not None
    feet = [
        one.box.top
        for kind in ("ftr", "sldNum", "dt")
        if (one := given.footer(kind)) is not None and one.box is not None
    ]
    foot = min([round(_FOOT * size.height), *(top for top in feet if top > size.height // 2)])
    top = title.box.bottom if foot - title.box.bottom >= _LEAST * size.height else round((_FOOT - _LEAST) * size.height)
    style = master.find(f"{P}txStyles/{P}bodyStyle")
    return replace(
        title,
        kind="none",
        box=Box(title.box.left, Emu(top), title.box.width, Emu(foot - top)),
        is_own_box=False,
        is_locked=True,
        anchor="t",
        looks=levels([style]),
    )
