"""Mistakes in themes: each is a ThemeError that names what is wrong and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from devops_slides.model.paint import PALETTE
from devops_slides.model.problem import ThemeError
from devops_slides.model.theme import CODE_TOKENS
from devops_slides.theme.read_theme import read_theme, theme_names


def own(folder: Path, text: str, name: str = "own") -> Path:
    file = folder / name / "theme.toml"
    file.parent.mkdir()
    file.write_text(f'name = "{name}"\nextends = "default"\n{text}', encoding="utf-8")
    return file


def test_an_unknown_theme_names_the_likeliest(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as error:
        read_theme("defualt")
    assert error.value.code == "unknown-theme"
    assert error.value.hint == "did you mean default?"


def test_an_unknown_theme_unlike_any_lists_them_all() -> None:
    with pytest.raises(ThemeError, match="choose from contrast, dark, default"):
        read_theme("zzzzzz")


def test_a_theme_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as error:
        read_theme(str(tmp_path / "none.toml"))
    assert "none.toml" in str(error.value)


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ("[pallete]\ntext = '000000'\n", "'pallete'", "palette"),
        ("[palette]\nacent1 = '000000'\n", "palette", "accent1"),
        ("[layouts.content.body]\nbox = [1, 1, 1, 1]\nanchr = 'top'\n", "layouts.content.body", "anchor"),
        ("[footer]\nnumber-alig = 'left'\n", "footer", "number-align"),
    ],
)
def test_a_misspelt_key_is_told_with_the_likeliest(tmp_path: Path, text: str, key: str, hint: str) -> None:
    with pytest.raises(ThemeError) as error:
        read_theme(str(own(tmp_path, text)))
    assert key in error.value.message
    assert error.value.hint == f"did you mean {hint}?"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[text.title]\nsize = 2\n", "text.title.size"),
        ("[text.title]\nalign = 'middle'\n", "text.title.align"),
        ("[text.title]\ncolor = 'accent7'\n", "text.title.color"),
        ("[layouts.content.title]\ncolor = 'rouge'\n", "layouts.content.title.color"),
        ("[layouts.content.title]\nstyle = 'titre'\n", "layouts.content.title.style"),
        ("[code]\nstring = 'vert'\n", "code.string"),
        ("[[levels]]\nchar = '•'\ncolor = 'rouge'\nmar = 1\nindent = 1\n", "levels[1].color"),
        ("[callout.note]\ncolor = 'rouge'\n", "callout.note.color"),
        ("[table]\nhead-color = 'rouge'\n", "table.head-color"),
        ("[[rules]]\nwhen = { words = 'beaucoup' }\nuse = ['content']\n", "rules[1].when.words"),
        ("[[rules]]\nwhen = { role = 'objectif' }\nuse = ['content']\n", "rules[1].when.role"),
        ("[[rules]]\nwhen = {}\nuse = []\n", "rules[1].use"),
        ("[[decoration]]\nlayouts = ['contnt']\nbox = [1, 1, 1, 1]\nfill = 'text'\n", "decoration[1].layouts"),
        ("[layouts.content]\nlinks = 'rouge'\n", "layouts.content.links"),
        ("[layouts.content]\nlike = 'picture'\n[layouts.picture]\nlike = 'content'\n", "like"),
        ("size = '3:2'\n", "size"),
    ],
)
def test_a_wrong_value_is_told_with_file_and_key(tmp_path: Path, text: str, key: str) -> None:
    file = own(tmp_path, "")
    # a key of the whole file comes before its tables
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_theme(str(file))
    assert str(error.value).startswith(file.as_posix())
    assert key in error.value.message


def test_a_theme_that_extends_an_unknown_one(tmp_path: Path) -> None:
    file = tmp_path / "theme.toml"
    file.write_text('name = "x"\nextends = "defaul"\n', encoding="utf-8")
    with pytest.raises(ThemeError, match="did you mean default"):
        read_theme(str(file))


@pytest.mark.parametrize("name", sorted(theme_names(())))
def test_every_shipped_theme_is_whole(name: str) -> None:
    theme = read_theme(name)
    assert set(theme.palette) == set(PALETTE)
    assert set(theme.code.paints) == set(CODE_TOKENS)
    for layout in theme.layouts.values():
        for slot in layout.slots:
            box = slot.box
            assert box.left >= 0, (layout.name, slot.name)
            assert box.top >= 0, (layout.name, slot.name)
            assert box.right <= theme.size.width, (layout.name, slot.name)
            assert box.bottom <= theme.size.height, (layout.name, slot.name)


@pytest.mark.parametrize("name", sorted(theme_names(())))
def test_text_of_every_shipped_theme_can_be_read(name: str) -> None:
    """Contrast by WCAG 2.2: 4.5 to 1 for text on the ground and on surfaces."""
    palette = read_theme(name).palette
    for ground in ("background", "surface"):
        for ink in ("text", "muted", "link"):
            assert contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(rgb: str) -> float:
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_name_is_not_inherited(tmp_path: Path) -> None:
    for name, extends in (("child", "parent"), ("grandchild", "child")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(f'extends = "{extends}"\n', encoding="utf-8")
    own(tmp_path, "", "parent")
    assert read_theme("grandchild", (tmp_path,)).name == "grandchild"
