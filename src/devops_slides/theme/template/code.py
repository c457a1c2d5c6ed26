"""Colours of code."""

from __future__ import annotations

from devops_slides.model.color import contrast
from devops_slides.model.paint import Paint
from devops_slides.model.theme import CODE_TOKENS, CodeStyle
from devops_slides.theme.template.canvas import Ground
from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.toml.named import named_paint

_READ = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""
_TOKENS = ("key", "string", "number", "variable")


def code_style(spec: TemplateSpec, ground: Ground) -> CodeStyle:
    """The theme file's colours of code, else those accents that can be read on the panel."""
    own = ground.styles.palette
    on = own[ground.panel] if ground.has_panel else own["background"]
    ink = ground.panel_ink if ground.has_panel else ground.texts["code"].color
    if spec.code is not None:
        return CodeStyle({name: named_paint(f"code.{name}", getattr(spec.code, name)) for name in CODE_TOKENS})
    readable = [f"accent{n}" for n in range(1, 7) if contrast(own[f"accent{n}"], on) >= _READ]
    quiet = Paint("muted") if contrast(own["muted"], on) >= _READ else ink
    found = dict.fromkeys(CODE_TOKENS, ink) | {"comment": quiet, "punctuation": ink, "numbers": quiet}
    return CodeStyle(found | {token: Paint(role) for token, role in zip(_TOKENS, readable, strict=False)})
