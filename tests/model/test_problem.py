"""Hints for unknown names."""

from __future__ import annotations

from devops_slides.model.problem import did_you_mean, nearest, suggestion


def test_the_nearest_name_is_suggested_and_never_the_name_itself() -> None:
    assert nearest("objectif", ["objective", "quote"]) == "objective"
    assert nearest("layout", ["layout", "lines"]) == ""
    assert nearest("zzz", ["objective"]) == ""


def test_where_none_is_near_all_names_are_listed() -> None:
    assert suggestion("objectif", ["objective", "quote"]) == "did you mean objective?"
    assert suggestion("zzz", ["objective", "quote"]) == "choose from objective, quote"
    assert did_you_mean("", "put it under static/") == "put it under static/"
