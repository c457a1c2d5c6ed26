"""Values that a program cannot work with are errors with a line, never an endless computation."""

from __future__ import annotations

import pytest

from devops_slides.model.plain_values import checked, line_in, read_json, read_toml


def loop() -> list[object]:
    found: list[object] = []
    found.append(found)
    return found


def many() -> object:
    found: object = "x"
    for _ in range(10):
        found = [found] * 10
    return found


def test_plain_values_are_themselves() -> None:
    value = {"a": [1, 2.5, "x", None, True], "b": {"c": (1, 2)}}
    assert checked(value) is value


@pytest.mark.parametrize("value", [loop(), many(), [[]] * 200_000, {"a": 10**200}, {10**200: 1}])
def test_what_is_endless_or_huge_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"it |too large"):
        checked(value)


@pytest.mark.parametrize("text", ["a = [" + "[" * 5000, "a = 1\nb = " + "9" * 5000, "a = 1\nb = " + "9" * 200])
def test_toml_of_a_strange_kind_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"within one another|too large|Invalid"):
        read_toml(text)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000, "9" * 5000])
def test_json_of_a_strange_kind_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"within one another|too large"):
        read_json(text)


def test_the_line_of_a_number_is_told() -> None:
    with pytest.raises(ValueError, match="too large") as told:
        read_toml("a = 1\nb = " + "9" * 5000)
    assert line_in(told.value) == 2


@pytest.mark.parametrize(
    "deep", ["[" * 5000, "[" * 100 + "]" * 100, "{a=" * 70 + "1" + "}" * 70, "9" * 200, "{b." + "c." * 90 + "d = 1}"]
)
def test_the_line_of_what_is_too_deep_or_too_large_is_told(deep: str) -> None:
    with pytest.raises(ValueError, match=r"within one another|too large") as told:
        read_toml(f"a = [1]\nb = {deep}\nc = 2")
    assert line_in(told.value) == 2
