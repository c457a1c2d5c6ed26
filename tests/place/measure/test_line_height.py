"""Line pitches in table cells by script."""

from __future__ import annotations

import pytest

from devops_slides.model.text import Run
from devops_slides.place.measure.line_height import pitch_of
from devops_slides.place.measure.measure import Look, shipped_advances
from devops_slides.theme.read_theme import read_theme

THEME = read_theme("dark")


@pytest.mark.parametrize(
    ("runs", "pitch"),
    [
        ((Run("Été"),), 1.22),
        ((Run("Été "), Run("中文")), 1.45),
        ((Run("한국어"),), 1.45),
        ((Run("عربي"),), 1.34),
        ((Run("ไทย"),), 1.34),
        ((Run("हिन्दी"),), 1.34),
        ((Run("код"),), 1.22),
        ((Run("ls", code=True),), 1.37),
        ((), 1.22),
    ],
)
def test_pitch(runs: tuple[Run, ...], pitch: float) -> None:
    assert pitch_of((runs,), "body", Look(THEME, shipped_advances())) == pytest.approx(pitch)
