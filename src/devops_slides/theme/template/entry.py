"""A theme file that names a template, checked and read."""

from __future__ import annotations

from pathlib import Path

import msgspec

from devops_slides.model.theme import Theme
from devops_slides.theme.template.read_template import template_theme
from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.toml.merge import Table, broken
from devops_slides.theme.toml.mistakes import first_mistake
from devops_slides.theme.toml.numbering import as_in_file

_THEIRS = {"palette": "colours", "decoration": "shapes", "levels": "lists", "table": "tables"}
"""What a template has itself."""


def on_template(file: Path, table: Table, digest: str) -> Theme:
    """The theme of a file that names a template, or of the template itself. ThemeError names file, key and reason."""
    for key, what in _THEIRS.items():
        if table.get(key):
            message = f"{key}: a theme with a template has the template's {what}"
            raise broken(file, message, "take it out, or do not extend a theme that has it")
    if mistake := first_mistake(table, TemplateSpec):
        message, hint = mistake
        raise broken(file, as_in_file(message, table, file), hint)
    spec = msgspec.convert(table, TemplateSpec, strict=True)
    template = Path(spec.template)
    try:
        return template_theme(template, spec, digest)
    except ValueError as error:
        message = str(error)
        is_key = message.partition(":")[0].partition(".")[0].partition("[")[0] in TemplateSpec.__struct_fields__
        raise broken(file if is_key else template, as_in_file(message, table, file) if is_key else message) from None
    except OSError as error:
        raise broken(template, error.strerror or "cannot be read") from None
