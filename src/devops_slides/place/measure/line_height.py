"""The line pitch in table cells, by the typefaces and scripts in them.

In shapes LibreOffice 7.4 sets lines 1.2 em apart in every script; in cells it uses the tallest
font of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from devops_slides.model.latin import is_western
from devops_slides.model.style import FontRole
from devops_slides.model.text import Runs
from devops_slides.place.measure.break_points import has_signs
from devops_slides.place.measure.measure import WORLD, Look

LEAST = 1.22
"""PowerPoint's line height in shapes, in em; LibreOffice's may be less (Carlito 1.00)."""
EAST_ASIAN = 1.45
"""Line pitch in em of Noto Sans CJK, drawn by `scripts/measure_scripts.py`; Hangul too."""


@cache
def _complex() -> re.Pattern[str]:
    return re.compile("[\u0590-\u109f\u1200-\u139f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]")


@cache
def _hangul() -> re.Pattern[str]:
    return re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


def pitch_of(cells: Iterable[Runs], font: FontRole, look: Look) -> float:
    """The line pitch in em of the tallest of some cells."""
    pitch = max(look.measure.pitch(look.theme.fonts.of(font)), LEAST)
    for cell in cells:
        for run in cell:
            if run.code:
                pitch = max(pitch, look.measure.pitch(look.theme.fonts.mono))
            if not is_western(run.text):
                pitch = max(pitch, _of_script(run.text, look))
    return pitch


def _of_script(text: str, look: Look) -> float:
    """The pitch in em that other scripts need: at least as drawn, more if the theme's known typeface needs more."""
    found = 0.0
    if _complex().search(text):
        named = look.measure.pitch(look.theme.fonts.cs) if look.measure.knows(look.theme.fonts.cs) else 0.0
        found = max(look.measure.pitch(WORLD), named)
    if has_signs(text) or _hangul().search(text):
        found = max(found, EAST_ASIAN)
    return found
