"""Runs as a language sets them: French spacing, scripts, emphasis."""

from __future__ import annotations

import pytest

from devops_slides.model.text import Run
from devops_slides.place.text.languages import runs_by_language


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Pourquoi ? Voici : ceci ; cela !", "Pourquoi\u00a0? Voici\u00a0: ceci\u00a0; cela\u00a0!"),
        ("Il dit « oui » et « non ».", "Il dit «\u00a0oui\u00a0» et «\u00a0non\u00a0»."),
        ("(vraiment ?) « Où ? »", "(vraiment\u00a0?) «\u00a0Où\u00a0?\u00a0»"),
        ("Déjà\u202f? Oui\u00a0: déjà", "Déjà\u202f? Oui\u00a0: déjà"),
        ("un ratio 3 :2, a :b, !important", "un ratio 3 :2, a :b, !important"),
        ("deux  : espaces", "deux  : espaces"),
    ],
)
def test_french_spaces_do_not_end_lines(typed: str, shown: str) -> None:
    assert runs_by_language((Run(typed),), "fr-FR") == (Run(shown),)


def test_a_space_between_runs() -> None:
    assert runs_by_language((Run("Livrer", bold=True), Run(" : souvent")), "fr-FR") == (
        Run("Livrer", bold=True),
        Run("\u00a0: souvent"),
    )


def test_code_and_other_languages_keep_their_spaces() -> None:
    assert runs_by_language((Run("a ? b : c", code=True),), "fr-FR") == (Run("a ? b : c", code=True),)
    assert runs_by_language((Run("Why ? Because : so"),), "en-US") == (Run("Why ? Because : so"),)


def test_runs_are_cut_by_script() -> None:
    assert runs_by_language((Run("Le mot 中文 ici", link=None),), "fr-FR") == (
        Run("Le mot "),
        Run("中文", lang="zh-CN"),
        Run(" ici"),
    )


def test_a_run_with_a_language_of_its_own_keeps_it() -> None:
    assert runs_by_language((Run("日本", lang="ja-JP"),), "fr-FR") == (Run("日本", lang="ja-JP"),)


def test_emphasis_without_italics_is_bold() -> None:
    assert runs_by_language((Run("重要", italic=True), Run("mot", italic=True)), "fr-FR") == (
        Run("重要", bold=True, lang="zh-CN"),
        Run("mot", italic=True),
    )
