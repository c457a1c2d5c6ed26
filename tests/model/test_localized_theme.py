"""A theme as readers of different languages need it."""

from __future__ import annotations

import pytest

from devops_slides.model.localized_theme import localized_theme, mirrored
from devops_slides.model.theme import Theme
from devops_slides.theme.read_theme import read_theme

THEMES = pytest.mark.parametrize("theme", [read_theme("default"), read_theme("dark")], ids=["default", "dark"])


@THEMES
def test_turned_twice_is_as_before_but_for_its_direction(theme: Theme) -> None:
    twice = mirrored(mirrored(theme))
    for name, layout in theme.layouts.items():
        assert [slot.box for slot in twice.layouts[name].slots] == [slot.box for slot in layout.slots]
        assert [slot.align for slot in twice.layouts[name].slots] == [slot.align for slot in layout.slots]
        assert twice.layouts[name].decorations == layout.decorations
    assert twice.table == theme.table


@THEMES
def test_left_and_right_change_over(theme: Theme) -> None:
    turned, width = mirrored(theme), theme.size.width
    for name, layout in theme.layouts.items():
        for before, after in zip(layout.slots, turned.layouts[name].slots, strict=True):
            if before.is_code or before.name == "numbers":
                assert (after.align, after.style.rtl, after.box.width) == (before.align, False, before.box.width)
                continue
            assert (after.box.left, after.box.right) == (width - before.box.right, width - before.box.left)
            assert (after.box.top, after.box.bottom) == (before.box.top, before.box.bottom)
            assert after.style.rtl
            assert {before.align, after.align} in ({"left", "right"}, {"center"})
            assert after.align == after.style.align
    bars = [(value.progress, turned.layouts[name].progress) for name, value in theme.layouts.items() if value.progress]
    assert bars
    assert all(after is not None and after.from_right and not before.from_right for before, after in bars)


@THEMES
def test_line_numbers_stay_left_of_their_code(theme: Theme) -> None:
    slots = {slot.name: slot.box for slot in mirrored(theme).layouts["code"].slots}
    assert slots["numbers"].left <= slots["code"].left
    assert slots["code"].right <= theme.size.width


@THEMES
def test_no_slant_and_no_tracking_without_italics(theme: Theme) -> None:
    assert any(style.spacing for style in theme.styles.values())
    for language in ("ja-JP", "ar-SA", "hi-IN"):
        turned = localized_theme(theme, language)
        styles = [*turned.styles.values(), *(slot.style for layout in turned.layouts.values() for slot in layout.slots)]
        assert not any(style.italic or style.spacing for style in styles)


@THEMES
def test_only_who_reads_from_the_right_gets_it_turned(theme: Theme) -> None:
    assert localized_theme(theme, "fr-FR") is theme
    assert localized_theme(theme, "he-IL").layouts["content"].slots[0].style.rtl
    assert localized_theme(theme, "zh-CN").layouts["content"].slots[0].box == theme.layouts["content"].slots[0].box
