"""Chapters read from the right, and paragraphs that run against their chapter, in the written file."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import Made, make, make_site
from devops_slides.model.placed import PlacedMark

THEMES = pytest.mark.parametrize("theme", ["default", "dark"])
ARABIC = "هذه جملة عربية طويلة بعض الشيء تشرح الفكرة الأولى في هذا الفصل."


def chapter(root: Path, language: str, text: str, theme: str = "default") -> Made:
    site = make_site(root / "site")
    config = (site / "hugo.toml").read_text(encoding="utf-8").replace("fr-fr", language)
    (site / "hugo.toml").write_text(config, encoding="utf-8")
    return make(site, f"---\ntitle: عنوان\n---\n\n{text}\n", theme)


def parts(made: Made, pattern: str) -> str:
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        return "".join(archive.read(name).decode() for name in sorted(archive.namelist()) if re.search(pattern, name))


def slides(made: Made) -> str:
    return parts(made, r"ppt/slides/[^/]+\.xml$")


@THEMES
def test_styles_run_from_the_right(tmp_path: Path, theme: str) -> None:
    layouts = parts(chapter(tmp_path, "ar", ARABIC, theme), r"ppt/slide(Layout|Master)s/[^/]+\.xml$")
    code = parts(chapter(tmp_path / "again", "ar", ARABIC, theme), r"ppt/slideLayouts/[^/]+\.xml$")
    shapes = re.findall(r'name="code"/>.*?</p:sp>', code)
    assert 'algn="l" rtl="0"' in shapes[0]
    assert 'algn="r" rtl="1"' in layouts
    assert 'algn="l" rtl="0"' not in re.sub(r'name="(?:code[123]?|numbers)"/>.*?</p:sp>', "", layouts)


def test_segments_begin_at_the_right(tmp_path: Path) -> None:
    text = "\n".join(f"{n}. **الهدف**: {ARABIC}" for n in range(1, 4))
    made = chapter(tmp_path, "ar", text)
    first = next(slide for slide in made.placed.slides if slide.role == "objective")
    left = [shape.box.left for shape in first.placed if getattr(shape, "name", "").startswith("progress")]
    assert left == sorted(left, reverse=True)
    assert len(left) == 3


def test_segments_one_below_the_other_begin_at_the_top_in_every_language(tmp_path: Path) -> None:
    text = "\n".join(f"{n}. **الهدف**: {ARABIC}" for n in range(1, 4))
    for language in ("ar", "fr"):
        made = chapter(tmp_path / language, language, text, "technical")
        first = next(slide for slide in made.placed.slides if slide.role == "objective")
        marks = [shape for shape in first.placed if isinstance(shape, PlacedMark)]
        assert [mark.name for mark in marks] == ["progress 1", "progress 2", "progress 3"]
        boxes = [mark.box for mark in marks]
        assert len({box.left for box in boxes}) == 1
        assert all(above.bottom < below.top for above, below in pairwise(boxes))


def test_a_table_and_its_cells(tmp_path: Path) -> None:
    xml = slides(chapter(tmp_path, "ar", f"| عمود | Docker |\n|---|---|\n| {ARABIC} | English words |\n| 1 | 2 |"))
    assert '<a:tblPr rtl="1"' in xml
    assert xml.count('<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="r" rtl="1"/>') == 4
    assert '<a:lstStyle/><a:p><a:pPr rtl="0"/><a:r><a:rPr sz=' in xml


def test_an_arabic_paragraph_in_a_french_chapter(tmp_path: Path) -> None:
    xml = slides(chapter(tmp_path, "fr", f"## Un\n\nUne phrase.\n\n{ARABIC}\n\n- {ARABIC}\n- {ARABIC}\n"))
    assert xml.count('algn="r" rtl="1"') == 3
    assert '<a:pPr marL="0" indent="0" algn="r" rtl="1">' in xml
    assert 'lang="ar-SA"' in xml


def test_an_english_paragraph_in_an_arabic_chapter(tmp_path: Path) -> None:
    xml = slides(chapter(tmp_path, "ar", f"## عنوان\n\nOnly English words here.\n\nDocker {ARABIC}"))
    assert xml.count('algn="l" rtl="0"') == 1
    assert 'lang="en-US"/><a:t>Docker' in xml


def test_a_left_to_right_deck_says_nothing_of_direction(tmp_path: Path) -> None:
    made = chapter(tmp_path, "fr", "Une phrase.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n")
    slide = [
        element
        for element in re.findall(r"<p:sp>.*?</p:sp>|<a:tbl>.*?</a:tbl>", slides(made))
        if "عنوان" not in element
    ]
    assert slide
    assert not any("rtl" in one for one in slide if 'type="ftr"' not in one and 'type="sldNum"' not in one)


def test_the_footer_and_the_notes(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (site / "hugo.toml").write_text('title = "درس"\nlanguageCode = "ar"\n', encoding="utf-8")
    made = make(site, f"---\ntitle: عنوان\nslides: {{notes: {ARABIC}}}\n---\n\n## ب\n\n{ARABIC}\n")
    assert re.search(r'type="ftr".*?<a:p><a:pPr algn="r" rtl="1"/>', slides(made))
    assert '<a:pPr algn="r" rtl="1"/>' in parts(made, "notesSlides/notesSlide1.xml$")


def test_east_asian_runs_say_what_their_latin_words_are(tmp_path: Path) -> None:
    xml = slides(chapter(tmp_path, "zh-CN", "使用Docker部署*软件*。"))
    assert 'lang="zh-CN" altLang="en-US"/><a:t>使用Docker部署' in xml
    assert 'lang="zh-CN" altLang="en-US" b="1"/><a:t>软件' in xml
    assert ' i="1"' not in xml


def test_faces_of_other_scripts(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    look = tmp_path / "look"
    look.mkdir()
    fonts = 'name = "look"\nextends = "default"\n[fonts]\nea = "Noto Sans CJK JP"\ncs = "Noto Naskh Arabic"\nheading-ea = "Yu Mincho"\n'
    (look / "theme.toml").write_text(fonts, encoding="utf-8")
    xml = parts(make(site, "Texte.", str(look / "theme.toml")), "theme/theme1.xml$")
    major, minor = (re.findall(rf"<a:{kind}Font>.*?</a:{kind}Font>", xml)[0] for kind in ("major", "minor"))
    assert '<a:ea typeface="Yu Mincho"/><a:cs typeface="Noto Naskh Arabic"/>' in major
    assert '<a:ea typeface="Noto Sans CJK JP"/><a:cs typeface="Noto Naskh Arabic"/>' in minor
    for script in ("Jpan", "Hang", "Hans", "Hant", "Arab", "Hebr", "Thai", "Deva"):
        assert f'<a:font script="{script}" typeface="' in minor


def test_comments_in_code_are_slanted_only_where_their_script_has_italics(tmp_path: Path) -> None:
    xml = slides(chapter(tmp_path, "ja", "## A\n\n```bash\n# 頻繁なリリース\n# plain\nls\n```\n"))
    assert re.search(r'noProof="1" i="1">(?:<a:solidFill>.*?</a:solidFill>)?</a:rPr><a:t># plain', xml)
    assert re.search(r'noProof="1">(?:<a:solidFill>.*?</a:solidFill>)?</a:rPr><a:t># 頻繁なリリース', xml)
