"""What a theme file can contain: additions to another, slide sizes, pictures, corners, inverted layouts."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from conftest import make, make_site
from devops_slides.model.geometry import EMU_PER_CM, cm
from devops_slides.theme.json_schema import schema_text
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names

OBJECTIVES = (Path(__file__).parents[2] / "cases" / "objectives" / "chapter.md").read_text(encoding="utf-8")


def own(folder: Path, text: str, name: str = "own") -> str:
    file = folder / name / "theme.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'extends = "default"\n{text}', encoding="utf-8")
    return str(file)


def picture(folder: Path, width: int, height: int) -> None:
    (folder / "own").mkdir()
    Image.new("RGB", (width, height), "navy").save(folder / "own" / "logo.png")


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_the_schema_file_is_in_step() -> None:
    """Regenerate it with: devops-slides themes schema > themes/theme.schema.json."""
    assert (shipped_themes() / "theme.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_knows_every_key_of_the_shipped_themes() -> None:
    known = {key for part in json.loads(schema_text())["$defs"].values() for key in part.get("properties", ())}
    assert {"extends", "replace", "design", "corner", "head-rule", "like"} <= known


def test_a_theme_is_named_by_its_folder(tmp_path: Path) -> None:
    assert read_theme(own(tmp_path, "", "acme")).name == "acme"
    file = tmp_path / "acme" / "theme.toml"
    file.write_text(file.read_text(encoding="utf-8") + 'name = "other"\n', encoding="utf-8")
    assert read_theme(str(file)).name == "other"


def test_decorations_are_added_and_rules_come_first(tmp_path: Path) -> None:
    default = read_theme("default")
    text = "[[decoration]]\nlayouts = ['content']\nbox = [1, 1, 1, 1]\n[[rules]]\nwhen = {}\nuse = ['content']\n"
    theme = read_theme(own(tmp_path, text))
    assert len(theme.layouts["content"].decorations) == len(default.layouts["content"].decorations) + 1
    assert theme.rules[0].use == ("content",)
    assert theme.rules[1:] == default.rules


def test_a_named_entry_takes_the_place_of_its_parents(tmp_path: Path) -> None:
    own(tmp_path, "[[decoration]]\nname = 'bar'\nlayouts = ['content']\nbox = [1, 1, 1, 1]\n", "parent")
    text = "extends = 'parent'\n[[decoration]]\nname = 'bar'\nlayouts = ['content']\nbox = [2, 2, 2, 2]\n"
    (tmp_path / "own").mkdir()
    file = tmp_path / "own" / "theme.toml"
    file.write_text(text.replace("'parent'", f"'{(tmp_path / 'parent').as_posix()}'"), encoding="utf-8")
    decorations = read_theme(str(file)).layouts["content"].decorations
    assert [decoration.box.left for decoration in decorations].count(cm(2)) == 2  # default's own bar begins there too
    assert cm(1) not in [decoration.box.left for decoration in decorations]


def test_lists_that_begin_anew(tmp_path: Path) -> None:
    theme = read_theme(own(tmp_path, "replace = ['decoration']\n"))
    assert not any(layout.decorations for layout in theme.layouts.values())


@pytest.mark.parametrize("corner", ["top-left", "top-right", "bottom-left", "bottom-right"])
def test_a_logo_keeps_its_ratio_in_its_corner(corner: str, tmp_path: Path) -> None:
    picture(tmp_path, 400, 100)
    text = f"[[decoration]]\nlayouts = ['*', '-title']\nbox = [1, 1, 4, 4]\npicture = 'logo.png'\ncorner = '{corner}'\n"
    theme = read_theme(own(tmp_path, text))
    logo = next(decoration for decoration in theme.layouts["content"].decorations if decoration.picture is not None)
    assert (logo.box.width, logo.box.height) == (cm(4), cm(1))
    assert logo.box.left == (cm(1) if "left" in corner else theme.size.width - cm(5))
    assert not any(decoration.picture for decoration in theme.layouts["title"].decorations)


def test_a_logo_is_in_the_layouts_once_and_on_no_slide(tmp_path: Path) -> None:
    picture(tmp_path, 400, 100)
    text = "[[decoration]]\nlayouts = ['*']\nbox = [1, 1, 4, 4]\npicture = 'logo.png'\n"
    made = make(make_site(tmp_path / "cours"), OBJECTIVES, own(tmp_path, text))
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert [name for name in archive.namelist() if name.startswith("ppt/media/theme")] == ["ppt/media/theme1.png"]
        assert b"theme1.png" in archive.read("ppt/slideLayouts/_rels/slideLayout1.xml.rels")
        assert b"theme1.png" not in archive.read("ppt/slides/_rels/slide1.xml.rels")


def test_a_ground_picture_is_cropped_to_its_box(tmp_path: Path) -> None:
    picture(tmp_path, 1000, 1000)
    text = "[[decoration]]\nlayouts = ['title']\nbox = [0, 0, '100%', '100%']\npicture = 'logo.png'\nfit = 'cover'\n"
    theme = read_theme(own(tmp_path, text))
    ground = next(decoration for decoration in theme.layouts["title"].decorations if decoration.picture is not None)
    assert ground.picture is not None
    assert ground.picture.crop == (0, 21875, 0, 21875)
    assert ground.box.width == theme.size.width


def test_another_picture_is_another_digest(tmp_path: Path) -> None:
    picture(tmp_path, 400, 100)
    file = own(tmp_path, "[[decoration]]\nlayouts = ['*']\nbox = [1, 1, 4, 4]\npicture = 'logo.png'\n")
    before = read_theme(file).digest
    Image.new("RGB", (400, 100), "red").save(tmp_path / "own" / "logo.png")
    assert read_theme(file).digest != before


@pytest.mark.parametrize("name", sorted(theme_names(())))
@pytest.mark.parametrize("size", ["'4:3'", "[29.7, 21]", "[25.4, 14.2875]"])
def test_every_shipped_theme_works_at_other_sizes(name: str, size: str, tmp_path: Path) -> None:
    file = own(tmp_path, f"size = {size}\n")
    Path(file).write_text(f'extends = "{name}"\nsize = {size}\n', encoding="utf-8")
    theme = read_theme(file)
    for layout in theme.layouts.values():
        for slot in layout.slots:
            assert slot.box.right <= theme.size.width + 7_200, (layout.name, slot.name)
            assert slot.box.bottom <= theme.size.height + 7_200, (layout.name, slot.name)
            assert slot.style.least <= slot.style.size
    made = make(make_site(tmp_path / "cours"), OBJECTIVES, file)
    assert f'cx="{theme.size.width}"' in part(made.data, "ppt/presentation.xml")
    assert not [one for one in made.problems.found if one.code == "overflow"]


def test_discs_stay_round_at_4_3(tmp_path: Path) -> None:
    file = tmp_path / "theme.toml"
    file.write_text("extends = 'contrast'\nsize = '4:3'\n", encoding="utf-8")
    slot = read_theme(str(file)).layouts["objective"].slot("counter")
    assert slot is not None
    assert abs(slot.box.width - slot.box.height) <= 1
    assert slot.box.width == pytest.approx(2.8 * 0.75 * EMU_PER_CM, abs=2)


def test_a_theme_drawn_for_4_3_is_not_scaled(tmp_path: Path) -> None:
    text = "size = '4:3'\ndesign = '4:3'\n[footer]\nbox = [2, 17, 9, 1]\n"
    with pytest.raises(Exception, match="expected a box inside the slide"):  # default's boxes are for 16:9
        read_theme(own(tmp_path, text))


def test_an_inverted_layout_maps_its_colours_round(tmp_path: Path) -> None:
    theme = own(tmp_path, "[layouts.content]\ninvert = true\n")
    made = make(make_site(tmp_path / "cours"), "---\ntitle: X\n---\n\n## A\n\n- un\n- deux\n", theme)
    number = [slide.layout for slide in made.placed.slides].index("content") + 1
    assert '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' in part(
        made.data, f"ppt/slides/slide{number}.xml"
    )


def test_one_colour_one_font_one_box_change_only_these(tmp_path: Path) -> None:
    text = "[palette]\naccent1 = '112233'\n[fonts]\nheading = 'Calibri'\n[footer]\nnumber = [3, 17.55, 4, 0.6]\n"
    chapter = "---\ntitle: X\n---\n\n## A\n\n- un\n- deux\n"
    before = make(make_site(tmp_path / "a" / "cours"), chapter).data
    after = make(make_site(tmp_path / "b" / "cours"), chapter, own(tmp_path, text)).data
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        assert one.namelist() == other.namelist()
        changed = {name for name in one.namelist() if one.read(name) != other.read(name)}
    looks = {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml", "ppt/slideMasters/slideMaster1.xml"}
    layouts = {name for name in changed if name.startswith("ppt/slideLayouts/slideLayout")}
    assert changed - layouts - looks <= {"customXml/item1.xml"}
    assert looks <= changed
    assert "112233" in part(after, "ppt/theme/theme1.xml")
