"""The layouts of the template that a theme file chooses for ours."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from devops_slides.theme.template.layout_roles import Given
from devops_slides.theme.template.schema import TemplateSpec


def chosen(spec: TemplateSpec, given: Iterable[Given], master: str) -> dict[str, Given]:
    """The template's layouts by the names of ours; of two with one name that of `master` is meant.

    ValueError where there is none of a name, or one without a title.
    """
    by_name: dict[str, Given] = {}
    for one in sorted(given, key=lambda one: one.master != master):
        by_name.setdefault(one.name, one)
    found = {}
    for name, host in spec.layouts.items():
        if host.layout not in by_name:
            message = f"layouts.{name}.layout: the template has no layout {host.layout!r}"
            raise ValueError(f"{message}; {_near(host.layout, by_name)}")
        if by_name[host.layout].title is None:
            raise ValueError(f"layouts.{name}.layout: {host.layout!r} has no title")
        found[name] = by_name[host.layout]
    return found


def check_names(spec: TemplateSpec, layouts: Mapping[str, object]) -> None:
    """Raise ValueError where the theme file names a layout that is none of ours."""
    for name in spec.layouts:
        if name not in layouts:
            raise ValueError(f"layouts.{name}: there is no such layout; {_near(name, layouts)}")


def _near(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
