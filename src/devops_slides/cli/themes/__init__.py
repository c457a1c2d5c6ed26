"""devops-slides themes: one file per command."""

from __future__ import annotations

import click

from devops_slides.cli.lazy_group import LazyGroup

_HERE = "devops_slides.cli.themes"
_COMMANDS = {
    "list": f"{_HERE}.listing:list_themes",
    "show": f"{_HERE}.show:show",
    "check": f"{_HERE}.check:check",
    "new": f"{_HERE}.new:new",
    "preview": f"{_HERE}.preview:preview",
    "schema": f"{_HERE}.schema:schema",
}
"""In the order of a theme's life."""


@click.group(cls=LazyGroup, commands=_COMMANDS)
def themes() -> None:
    """List, show, check and make themes."""
