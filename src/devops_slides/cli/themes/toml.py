"""Values as TOML writes them on one line (TOML 1.0)."""

from __future__ import annotations

import json


def inline(value: object) -> str:
    """A text, number, truth, list or table on one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {inline(one)}" for key, one in value.items())
        return f"{{ {inner} }}"
    return str(value)
