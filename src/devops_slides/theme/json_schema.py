"""The JSON Schema of theme files, for editors: generated from the definitions that check them."""

from __future__ import annotations

from typing import Any

import msgspec

from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.toml.schema import ThemeSpec

_WHOLE = {"LevelSpec", "BorderSpec", "TemplateSpec", "HostSpec"}
"""Tables that are never merged with others, so that nothing may be missing in them."""


def theme_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of files with a look of their own, and of those that use a template's.

    What a file leaves out may come from the theme that it extends.
    """
    kinds, parts = msgspec.json.schema_components([ThemeSpec, TemplateSpec], ref_template="#/$defs/{name}")
    for name, part in parts.items():
        if name not in _WHOLE:
            part.pop("required", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "theme.toml of devops_slides",
        "anyOf": list(kinds),
        "$defs": parts,
    }


def schema_text() -> str:
    """The schema as the text of `themes/theme.schema.json`."""
    return msgspec.json.format(msgspec.json.encode(theme_schema()), indent=2).decode() + "\n"
