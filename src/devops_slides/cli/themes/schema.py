"""devops-slides themes schema."""

from __future__ import annotations

import click

from devops_slides.theme.json_schema import schema_text


@click.command()
def schema() -> None:
    """Print the JSON Schema of theme.toml, with which editors complete and check theme files."""
    click.echo(schema_text(), nl=False)
