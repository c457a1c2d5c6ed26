"""The written file: same bytes, identity, links, nothing to repair."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from itertools import product
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from conftest import Build, make_site
from devops_slides.deliver.embedded_record import read_record

TEXT = (Path(__file__).parents[1] / "cases" / "objectives" / "chapter.md").read_text(encoding="utf-8")
MATTER = (Path(__file__).parents[1] / "cases" / "matter" / "chapter.md").read_text(encoding="utf-8")
MANIFEST = "{urn:devops-slides:manifest:1}"


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_same_bytes_in_other_folders_time_zones_and_hash_seeds(tmp_path: Path) -> None:
    found = []
    for number, (zone, seed) in enumerate((("UTC", "0"), ("Asia/Tokyo", "1"), ("America/Lima", "77"))):
        root = make_site(tmp_path / str(number) / "cours")
        (root / "content" / "devops" / "essai.md").write_text(TEXT, encoding="utf-8")
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "devops_slides", "build", str(root), "-o", str(root / "out")]
        subprocess.run(command, check=True, env=env, capture_output=True, timeout=120)
        found.append((root / "out" / "devops" / "essai.pptx").read_bytes())
    assert len(set(found)) == 1


def test_openxml_audit_has_nothing_to_say(built: Build, tmp_path: Path) -> None:
    for number, (text, theme) in enumerate(product((TEXT, MATTER), ("default", "dark"))):
        (tmp_path / f"{number}.pptx").write_bytes(built(text, theme).data)
    command = [sys.executable, "-m", "openxml_audit", "--recursive", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Errors: 0") == 4


def test_tags_and_manifest_name_every_slide(built: Build) -> None:
    made = built(TEXT)
    root = etree.fromstring(part(made.data, "customXml/item1.xml"))
    slides = root.findall(f"{MANIFEST}slide")
    keys = [slide.key for slide in made.placed.slides]
    assert [slide.get("key") for slide in slides] == keys
    assert len(set(keys)) == len(keys)
    assert [slide.get("id") for slide in slides] == [
        str(one.slide_id) for one in Presentation(io.BytesIO(made.data)).slides
    ]
    for number, (slide, placed) in enumerate(zip(slides, made.placed.slides, strict=True), 1):
        assert f'val="{placed.key}"'.encode() in part(made.data, f"ppt/tags/tag{number}.xml")
        creation = re.search(rb'creationId [^>]*val="(\d+)"', part(made.data, f"ppt/slides/slide{number}.xml"))
        assert creation is not None
        assert slide.get("creation") == creation[1].decode()


def test_the_manifest_has_the_digests_of_texts_and_pictures_as_written(built: Build) -> None:
    made = built(TEXT)
    root = etree.fromstring(part(made.data, "customXml/item1.xml"))
    deck = Presentation(io.BytesIO(made.data))
    for slide, written in zip(root.findall(f"{MANIFEST}slide"), deck.slides, strict=True):
        for shape in slide.findall(f"{MANIFEST}shape"):
            one = next(each for each in written.shapes if each.name == shape.get("slot"))
            assert (shape.get("own") or shape.get("box")) == f"{one.left} {one.top} {one.width} {one.height}"
            if shape.get("slot") == "number":
                assert shape.get("text") is None  # the program that shows it counts it
            elif shape.get("picture"):
                assert hashlib.sha256(one.image.blob).hexdigest()[:16] == shape.get("picture")
            else:
                text = "\n".join(paragraph.text for paragraph in one.text_frame.paragraphs)
                assert (hashlib.sha256(text.encode()).hexdigest()[:16] if text else None) == shape.get("text")


def test_agenda_entries_jump_to_their_slides(built: Build) -> None:
    deck = Presentation(io.BytesIO(built(TEXT).data))
    agenda = next(slide for slide in deck.slides if slide.slide_layout.name == "Agenda")
    found = []
    for run in agenda._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
        link = run.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick")
        if link is not None:
            rid = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            target = agenda.part.related_part(rid).slide
            found.append(
                (run.findtext("{http://schemas.openxmlformats.org/drawingml/2006/main}t"), target.shapes.title.text)
            )
    assert len(found) == 5
    assert all(text == title for text, title in found)


def test_slides_say_their_language_and_the_footer_shows(built: Build) -> None:
    made = built(TEXT)
    slide = part(made.data, "ppt/slides/slide4.xml").decode()
    assert set(re.findall(r'lang="([^"]+)"', slide)) == {"fr-FR"}
    texts = {
        shape.name: shape.text_frame.text
        for shape in list(Presentation(io.BytesIO(made.data)).slides)[3].shapes
        if shape.has_text_frame
    }
    assert texts["footer"] == "Cours d’essai · 4 Pourquoi automatiser"
    assert texts["number"] == "4"


def test_sizes_stand_on_slides_only_where_the_fit_needs_them(built: Build) -> None:
    slide = part(built(TEXT).data, "ppt/slides/slide3.xml").decode()
    assert re.search(r' sz="\d', slide) is None


def test_the_same_picture_is_stored_once_and_not_deflated(built: Build) -> None:
    data = built("![a](/images/devops.png)\n\n![b](/images/devops.png)\n").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [info for info in archive.infolist() if info.filename.startswith("ppt/media/")]
    assert len(media) == 1
    assert media[0].compress_type == zipfile.ZIP_STORED


def test_a_theme_with_a_dark_ground_keeps_notes_pages_light(built: Build) -> None:
    data = built(MATTER, "dark").data
    assert b'bg1="dk1" tx1="lt1"' in part(data, "ppt/slideMasters/slideMaster1.xml")
    assert b'bg1="lt1" tx1="dk1"' in part(data, "ppt/notesMasters/notesMaster1.xml")


@pytest.mark.parametrize("theme", ["default", "dark"])
def test_a_screen_reader_meets_the_title_first(built: Build, theme: str) -> None:
    for text in (TEXT, MATTER):
        for slide in Presentation(io.BytesIO(built(text, theme).data)).slides:
            first = next(shape for shape in slide.shapes if shape.is_placeholder)
            assert first == slide.shapes.title, first.name


def test_a_table_without_a_head_has_a_style_without_one(built: Build) -> None:
    made = built("## A\n\n| a | b |\n|---|---|\n| c | d |\n\n## B\n\n| | |\n|---|---|\n| c | d |\n| e | f |\n")
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        styles = etree.fromstring(archive.read("ppt/tableStyles.xml"))
    parts = {style.get("styleId"): {part.tag.split("}")[1] for part in style} for style in styles}
    used = [
        shape._element.find(".//{*}tableStyleId").text
        for slide in Presentation(io.BytesIO(made.data)).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    assert [bool(parts[one] & {"firstRow", "nwCell"}) for one in used] == [True, False]
    assert all("firstCol" in parts[one] for one in used)


def test_the_record_says_which_slides_their_author_froze(built: Build) -> None:
    made = built("## A\n\n<!-- slides: freeze -->\nTexte.\n\n## B\n\nAutre.\n")
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        record = read_record(archive.read("customXml/item1.xml"))
    assert record is not None
    assert [slide.key.split("#")[-1] for slide in record.slides if slide.is_frozen] == ["a"]
