"""Fonts beside a theme that are damaged, or no fonts at all, are bad fonts and no faults of the program."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from attacks.world import World
from devops_slides.model.problem import ThemeError
from devops_slides.theme.font_files import check_characters, read_font
from templates.embedded_font import font

GOOD = font("ACME Sans", "Regular")


def without(table: str) -> bytes:
    whole = TTFont(io.BytesIO(GOOD))
    del whole[table]
    return saved(whole)


def saved(whole: TTFont) -> bytes:
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


def with_em(units: int) -> bytes:
    """The font with another number of units in an em, at byte 18 of its `head`."""
    at = TTFont(io.BytesIO(GOOD)).reader.tables["head"].offset + 18
    return GOOD[:at] + struct.pack(">H", units) + GOOD[at + 2 :]


def without_characters() -> bytes:
    whole = TTFont(io.BytesIO(GOOD))
    whole["cmap"].tables = []
    return saved(whole)


FONTS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "text": lambda: b"no font",
    "half": lambda: GOOD[: len(GOOD) // 2],
    "its head": lambda: GOOD[:60],
    "no cmap": lambda: without("cmap"),
    "no hmtx": lambda: without("hmtx"),
    "no OS/2": lambda: without("OS/2"),
    "no characters": without_characters,
    "an em of 0": lambda: with_em(0),
    "an em of 1": lambda: with_em(1),
    "woff2": lambda: b"wOF2" + GOOD[4:],
    "woff": lambda: b"wOFF" + GOOD[4:],
    "zeros": lambda: GOOD[:200] + b"\0" * (len(GOOD) - 200),
    "a collection": lambda: b"ttcf\0\1\0\0\xff\xff\xff\xff",
}


@pytest.mark.parametrize("ending", ["ttf", "otf", "ttc"])
@pytest.mark.parametrize("name", FONTS)
def test_a_damaged_font_is_a_bad_font(name: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{ending}"
    file.write_bytes(FONTS[name]())
    with pytest.raises(ThemeError) as told:
        read_font(file)
    assert told.value.code == "bad-font"
    assert told.value.place.endswith(f"x.{ending}")


def test_a_sound_font_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(GOOD)
    assert [face.family for face in read_font(tmp_path / "x.ttf")] == ["ACME Sans"]


def ranges(form: int, *groups: tuple[int, int]) -> bytes:
    """A `cmap` with one table of ranges."""
    rows = b"".join(struct.pack(">3L", first, last, 1) for first, last in groups)
    head = struct.pack(">HHHHL", 0, 1, 3, 10, 12)
    return head + struct.pack(">HHLLL", form, 0, 16 + len(rows), 0, len(groups)) + rows


@pytest.mark.parametrize("form", [12, 13])
def test_a_font_does_not_list_more_characters_than_there_are(form: int) -> None:
    check_characters(ranges(form, (0, 0x10FFFF)))
    for groups in ([(0, 0xFFFFFFFF)], [(0, 0xFFFFF)] * 40):
        with pytest.raises(ValueError, match="more characters than there are"):
            check_characters(ranges(form, *groups))


def test_a_bad_font_beside_a_theme_is_told_with_its_file(world: World) -> None:
    file = world.write("slide-themes/own/theme.toml", 'extends = "default"\n')
    (file.parent / "fonts").mkdir()
    (file.parent / "fonts" / "x.ttf").write_bytes(FONTS["an em of 0"]())
    done = world.build("-t", "own")
    assert "slide-themes/own/fonts/x.ttf: bad-font: is not a readable font: 0 units are no em" in done.output
    assert done.exit_code == 2


@pytest.mark.parametrize("ending", ["woff", "woff2", "WOFF2"])
def test_fonts_for_websites_are_told_if_there_are_no_others(ending: str, world: World) -> None:
    file = world.write("slide-themes/own/theme.toml", 'extends = "default"\n')
    (file.parent / "fonts").mkdir()
    (file.parent / "fonts" / f"x.{ending}").write_bytes(b"wOF2" + GOOD[4:])
    done = world.build("-t", "own")
    assert f"slide-themes/own/fonts/x.{ending}: bad-font: is packed for websites" in done.output
    (file.parent / "fonts" / "x.ttf").write_bytes(GOOD)
    assert "bad-font" not in world.build("-t", "own").output
