"""Commands that are imported on demand, so that each starts as fast as it can."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click


class LazyGroup(click.Group):
    """A group of commands by name, each as `module:function`."""

    def __init__(self, commands: Mapping[str, str], **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type] # what click.group passes on
        self._places = dict(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they were given."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        del ctx
        if cmd_name not in self._places:
            return None
        module, _, function = self._places[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), function)
        return found
