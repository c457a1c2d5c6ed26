"""The command line: one short file per command."""

from __future__ import annotations

import sys

import click

from devops_slides import __version__
from devops_slides.cli.lazy_group import LazyGroup

_HERE = "devops_slides.cli"
_COMMANDS = {name: f"{_HERE}.{name}:{name}" for name in ("build", "check", "outline", "init", "themes")}


@click.group(cls=LazyGroup, commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="devops-slides")
def cli() -> None:
    """Turn a Hugo Markdown course, unchanged, into PowerPoint decks."""


def main() -> None:
    """Run the command line. Streams are UTF-8 whatever the system's code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name="devops-slides")
