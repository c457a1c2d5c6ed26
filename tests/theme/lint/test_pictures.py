"""Logos of themes and templates: over texts, or hardly seen on their ground."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw

from devops_slides.cli import cli
from devops_slides.theme.lint.findings import findings
from devops_slides.theme.read_theme import read_theme
from images.test_outlines import INK, NAVY, PALE, logo, saved
from package_checks import check_package
from templates import TEMPLATES
from templates.package import MASTER, add, edited, element, packed, parts_of, relate

CALM = saved(Image.new("RGB", (200, 100), PALE))


def busy() -> bytes:
    picture = Image.new("RGB", (200, 100), PALE)
    draw = ImageDraw.Draw(picture)
    for left in range(0, 200, 20):
        draw.rectangle((left, 0, left + 9, 99), INK)
    return saved(picture)


def own(folder: Path, data: bytes, box: str, more: str = "", layouts: str = '["*"]') -> list[str]:
    """What is found of pictures in a theme with one picture."""
    (folder / "logo.png").write_bytes(data)
    file = folder / "theme.toml"
    decoration = f'[[decoration]]\nlayouts = {layouts}\npicture = "logo.png"\nbox = {box}\n{more}'
    file.write_text(f'extends = "default"\n{decoration}', encoding="utf-8")
    return [one.message for one in findings(read_theme(str(file))) if "logo.png" in one.message]


@pytest.mark.parametrize(
    ("box", "slots"),
    [
        ("[2, 0.3, 9, 2.7]", "title"),
        ("[29, 4.3, 3, 0.9]", "title"),  # only where a long title goes on
        ("[12, 8, 9, 2.7]", "body"),
        ("[2, 17.3, 9, 2.7]", "footer, number"),
        ("[5, 2, 25, 7.5]", "title, body"),
    ],
)
def test_a_logo_over_a_text_is_found(box: str, slots: str, tmp_path: Path) -> None:
    (message,) = (one for one in own(tmp_path, logo(INK), box, layouts='["content"]') if "over" in one)
    assert message.startswith("layouts.content: the picture logo.png is over the boxes of ")
    assert set(slots.split(", ")) <= set(message.rpartition(" of ")[2].split(", "))


def test_a_logo_over_all_titles_is_one_finding(tmp_path: Path) -> None:
    (message,) = (one for one in own(tmp_path, logo(INK), "[2, 1, 29, 4]") if "over" in one)
    assert "and " in message
    assert " more: the picture logo.png is over the boxes of " in message


@pytest.mark.parametrize(
    ("box", "layouts"), [("[29.87, 0.35, 3, 0.8]", '["*", "-title"]'), ("[28, 17, 5, 1.5]", '["content", "code"]')]
)
def test_a_logo_in_a_corner_is_nothing(box: str, layouts: str, tmp_path: Path) -> None:
    assert [one for one in own(tmp_path, logo(INK, plate="white"), box, "", layouts) if "over" in one] == []


@pytest.mark.parametrize(
    ("data", "box", "more", "is_ground"),
    [
        (busy(), "[0, 0, 33.87, 19.05]", 'fit = "cover"\n', True),
        (busy(), "[0, 0, 33.87, 16.94]", "", True),
        (CALM, "[9, 5.5, 23.4, 11.7]", "", True),
        (busy(), "[9, 5.5, 23.4, 11.7]", "", False),
        (CALM, "[12, 8, 9, 4]", "", False),  # letters are on it in part
    ],
)
def test_a_picture_that_text_is_meant_to_be_on_is_its_ground(
    data: bytes, box: str, more: str, is_ground: bool, tmp_path: Path
) -> None:
    found = [one for one in own(tmp_path, data, box, more, '["content"]') if "over" in one and "body" in one]
    assert (found == []) == is_ground


@pytest.mark.parametrize(
    ("data", "layouts"),
    [
        (logo(INK), "summary"),
        (logo(PALE), "content"),
        (logo(PALE, plate=NAVY), ""),
    ],
)
def test_a_logo_that_is_hardly_seen_is_found_with_its_ground(data: bytes, layouts: str, tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    found = own(tmp_path, data, "[29.87, 0.35, 3, 0.8]", layouts='["content", "summary"]')
    assert [one.partition(":")[0] for one in found] == ([f"layouts.{layouts}"] if layouts else [])
    assert all("is hardly seen on " in one for one in found)


def test_what_is_behind_a_logo_on_a_plate_of_the_theme_is_the_plate(tmp_path: Path) -> None:
    plate = '[[decoration]]\nlayouts = ["content"]\nbox = [29, 0.2, 4.5, 1.1]\nfill = "text"\n'
    (tmp_path / "logo.png").write_bytes(logo(PALE))
    picture = '[[decoration]]\nlayouts = ["content"]\npicture = "logo.png"\nbox = [29.87, 0.35, 3, 0.8]\n'
    (tmp_path / "theme.toml").write_text(f'extends = "default"\n{plate}{picture}', encoding="utf-8")
    assert [one for one in findings(read_theme(str(tmp_path / "theme.toml"))) if "logo.png" in one.message] == []


PIC = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="House mark"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
    '<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)


def with_mark(data: bytes, x: int, y: int, cx: int, cy: int) -> bytes:
    """The usual template with a picture on its master."""
    parts = parts_of(TEMPLATES["names-en"].make())
    rid = relate(parts, MASTER, add(parts, "ppt/media/mark.png", data, "image/png"), "image")
    with edited(parts, MASTER) as root:
        next(root.iter("{*}spTree")).append(element(PIC.format(rid=rid, x=x, y=y, cx=cx, cy=cy)))
    return packed(parts)


CORNER = (11_300_000, 60_000, 700_000, 190_000)


@pytest.mark.parametrize(
    ("data", "place", "told"),
    [
        (logo(INK), (700_000, 300_000, 3_000_000, 900_000), "overlap: "),
        (logo(PALE), CORNER, "contrast: "),
        (logo(INK), CORNER, ""),
        (busy(), (0, 0, 12_192_000, 6_858_000), ""),
        (b"\x89PNG\r\n\x1a\n", CORNER, ""),  # no picture that can be read
    ],
)
def test_logos_of_a_template_are_checked_and_a_build_tells_it_once(
    data: bytes, place: tuple[int, int, int, int], told: str, tmp_path: Path
) -> None:
    template = tmp_path / "t.pptx"
    template.write_bytes(with_mark(data, *place))
    done = CliRunner().invoke(cli, ["themes", "check", str(template)], catch_exceptions=False)
    assert ("House mark" in done.output) == bool(told)
    assert done.exit_code == bool(told)
    (tmp_path / "course").mkdir()
    for name in ("a", "b"):
        (tmp_path / "course" / f"{name}.md").write_text(f"# {name}\n\n## One\n\nWords.\n", encoding="utf-8")
    command = ["build", str(tmp_path / "course"), "-t", str(template), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(cli, command, catch_exceptions=False)
    assert done.output.count("template-check") == bool(told)
    assert told.rstrip(": ") in done.output
    assert done.exit_code == 0
    check_package((tmp_path / "out" / "a.pptx").read_bytes())
