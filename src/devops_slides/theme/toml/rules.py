"""`[[rules]]` of a theme file: conditions as ranges, layouts by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from devops_slides.model.deck import Role
from devops_slides.model.problem import did_you_mean, nearest
from devops_slides.model.theme import LayoutRule
from devops_slides.theme.toml import values
from devops_slides.theme.toml.schema import RuleSpec


def read_rules(given: Sequence[RuleSpec], layouts: Iterable[str]) -> tuple[LayoutRule, ...]:
    """The rules of a theme with these layouts. ValueError names the key that is wrong."""
    known = tuple(layouts)
    return tuple(_rule(number, rule, known) for number, rule in enumerate(given, 1))


def no_layout(name: str, layouts: Iterable[str]) -> str:
    """The message about a layout that does not exist."""
    return "; ".join(filter(None, (f"there is no layout {name!r}", did_you_mean(nearest(name, layouts)))))


def _rule(number: int, spec: RuleSpec, layouts: tuple[str, ...]) -> LayoutRule:
    key = f"rules[{number}]"
    ranges: list[tuple[str, float, float]] = []
    roles: tuple[str, ...] = ()
    for name, value in spec.when.items():
        if name == "role":
            roles = tuple(value) if isinstance(value, list) else (str(value),)
            wrong = [role for role in roles if role not in get_args(Role)]
            if wrong:
                raise ValueError(f"{key}.when.role: there is no role {wrong[0]!r}")
        elif name not in values.CONDITIONS or isinstance(value, list):
            raise ValueError(f"{key}.when: expected role or {', '.join(values.CONDITIONS)}, got {name!r}")
        else:
            try:
                ranges.append((name, *values.condition(value)))
            except ValueError as error:
                raise ValueError(f"{key}.when.{name}: {error}") from None
    for name in spec.use:
        if name not in layouts:
            raise ValueError(f"{key}.use: {no_layout(name, layouts)}")
    return LayoutRule(roles, tuple(ranges), tuple(spec.use))
