"""Chapters that mix all blocks make sound packages in every theme, which read back as unedited."""

from __future__ import annotations

import pytest

from conftest import SHIPPED, Build
from generate import mixtures, tables_and_code

THEMES = sorted(SHIPPED)
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.weekly) for seed in range(1, 9))]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_mixture_of_all_blocks_is_a_sound_package(built: Build, theme: str, seed: int) -> None:
    assert built(mixtures.chapter(len(THEMES) * seed + THEMES.index(theme)), theme).data


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("theme", ["default", "technical"])
def test_odd_tables_and_code_are_a_sound_package(built: Build, theme: str, seed: int) -> None:
    assert built(tables_and_code.chapter(len(THEMES) * seed + THEMES.index(theme)), theme).data
