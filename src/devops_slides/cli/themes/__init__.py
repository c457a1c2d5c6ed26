"""devops-slides themes: one file a command, read when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "list": ("listing", "list_themes"),
    "show": ("show", "show"),
    "check": ("check", "check"),
    "new": ("new", "new"),
    "preview": ("preview", "preview"),
    "schema": ("schema", "schema"),
}
"""Module and function of each command."""


class _Later(click.Group):
    """A group whose commands are imported when they are needed, so that other commands start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a theme's life."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, function = _COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(f"{__name__}.{module}"), function)
        return found


@click.group(cls=_Later)
def themes() -> None:
    """Look at themes, check them, make new ones."""
