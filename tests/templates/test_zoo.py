"""The zoo itself is sound: each template is a good package, and is what its name says."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.package import OpcPackage

from package_checks import A, P, check_package
from templates import BROKEN, FOREIGN, TEMPLATES, Template
from templates.base import CONTENT, SECTION, TITLE, VERTICAL
from templates.kinds import KINDS
from templates.localised import NAMES
from templates.package import MASTER, PRESENTATION, TYPES, parts_of, related

PLAIN = [name for name, value in TEMPLATES.items() if value.ending in {".pptx", ".pptm"}]
"""Files that python-pptx opens: it refuses templates and shows."""


def names(template: Template) -> list[str]:
    shown = Presentation(io.BytesIO(template.make()))
    return [layout.name for master in shown.slide_masters for layout in master.slide_layouts]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_a_sound_package(name: str) -> None:
    assert TEMPLATES[name].faults() == []


@pytest.mark.parametrize("name", [name for name, value in TEMPLATES.items() if not value.excuses])
def test_a_template_without_an_excuse_passes_every_check(name: str) -> None:
    check_package(TEMPLATES[name].make())


def digest(name: str) -> str:
    """The digest of a template's bytes; empty if the program that makes it is missing."""
    try:
        return hashlib.sha256(TEMPLATES[name].make()).hexdigest()
    except pytest.skip.Exception:
        return ""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Executor]:
    """A new process, which keeps nothing from this one."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.weekly] * name.startswith("impress")) for name in TEMPLATES]
)
def test_a_template_is_the_same_in_another_process(name: str, elsewhere: Executor) -> None:
    assert hashlib.sha256(TEMPLATES[name].make()).hexdigest() == elsewhere.submit(digest, name).result()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_a_main_part_and_masters(name: str) -> None:
    package = OpcPackage.open(io.BytesIO(TEMPLATES[name].make()))
    assert package.main_document_part.content_type in {
        KINDS.get(TEMPLATES[name].ending),
        Presentation().part.content_type,
    }
    assert any(part.partname.startswith("/ppt/slideMasters/") for part in package.iter_parts())


@pytest.mark.parametrize("name", PLAIN)
def test_python_pptx_opens_what_it_can(name: str) -> None:
    assert names(TEMPLATES[name])


def test_files_have_names_of_their_own() -> None:
    files = [one.file for one in (*TEMPLATES.values(), *BROKEN.values())]
    assert len(set(files)) == len(files)
    assert set(FOREIGN) < set(TEMPLATES)


@pytest.mark.parametrize("language", NAMES)
def test_localised_layouts_have_a_name_and_no_type(language: str) -> None:
    parts = parts_of(TEMPLATES[f"names-{language}"].make())
    roots = [etree.fromstring(parts[name]) for name in related(parts, MASTER).values() if "slideLayout" in name]
    assert sorted(str(root[0].get("name")) for root in roots) == sorted(NAMES[language].split(", "))
    assert not any(root.get("type") for root in roots)


def test_google_spells_out_nine_levels_of_every_placeholder() -> None:
    parts = parts_of(TEMPLATES["google"].make())
    layouts = [etree.fromstring(blob) for name, blob in parts.items() if name.startswith("ppt/slideLayouts/slide")]
    assert {root.get("type") for root in layouts} == {"title", "secHead", "tx", "twoColTx", "titleOnly", "blank", None}
    for shape in (shape for root in layouts for shape in root.iter(f"{P}sp")):
        place = shape.find(f".//{P}ph")
        if place is not None and place.get("type") != "sldNum":
            assert len(shape.findall(f"{P}txBody/{A}lstStyle/*")) == 9


def test_deeper_levels_of_impress_are_never_larger() -> None:
    root = etree.fromstring(parts_of(TEMPLATES["impress"].make())[MASTER])
    shape = next(element for element in root.iter(f"{P}sp") if element.find(f".//{P}ph[@type='body']") is not None)
    sizes = [int(run.get("sz", "0")) for run in shape.iterfind(f"{P}txBody/{A}p/{A}r/{A}rPr")]
    assert sizes[:3] == [2200, 2000, 1800]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("name", ["library", "library-potx"])
def test_a_library_file_has_all_its_belongings(name: str) -> None:
    parts = parts_of(TEMPLATES[name].make())
    for folder in ("tags/tag2", "fonts/font2", "comments/", "notesSlides/", "handoutMasters/", "printerSettings/"):
        assert any(part.startswith(f"ppt/{folder}") for part in parts), folder
    assert {"customXml/itemProps2.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg"} <= set(parts)
    root = etree.fromstring(parts[PRESENTATION])
    order = [etree.QName(one).localname for one in root]
    assert order == [one for one in ORDER if one in order]
    assert {"custShowLst", "custDataLst", "embeddedFontLst", "handoutMasterIdLst", "extLst"} <= set(order)


ORDER = [
    "sldMasterIdLst",
    "notesMasterIdLst",
    "handoutMasterIdLst",
    "sldIdLst",
    "sldSz",
    "notesSz",
    "embeddedFontLst",
    "custShowLst",
    "custDataLst",
    "defaultTextStyle",
    "extLst",
]
"""The order of a presentation's children (ECMA-376 part 1, CT_Presentation)."""


@pytest.mark.parametrize("ending", [".potm", ".pptm"])
def test_a_file_with_macros_has_its_project(ending: str) -> None:
    parts = parts_of(TEMPLATES[f"acme-{ending[1:]}"].make())
    assert "ppt/vbaProject.bin" in parts
    assert KINDS[ending].encode() in parts[TYPES]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_the_same_each_time(name: str) -> None:
    assert BROKEN[name].make() == BROKEN[name].make()


UNREAD = {"no-layouts", "no-master", "no-theme", "no-size", "spoilt-theme", "no-placeholders", "entities"}
"""Broken files that python-pptx opens, because it looks at a part only on demand."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_broken(name: str) -> None:
    if name in UNREAD:
        assert Presentation(io.BytesIO(BROKEN[name].make())).part is not None
        return
    with pytest.raises(Exception):  # noqa: B017 - python-pptx raises whatever its parser raises
        names(BROKEN[name])


MARKS = {
    "caps": (MASTER, 'cap="all"'),
    "own-face": (MASTER, 'typeface="Georgia"'),
    "line-points": (MASTER, '<a:lnSpc><a:spcPts val="3600"/>'),
    "space-after": (MASTER, '<a:spcAft><a:spcPts val="1200"/>'),
    "picture-bullets": (MASTER, "<a:buBlip>"),
    "coloured-bullets": (MASTER, '<a:buSzPct val="80000"/><a:buFont typeface="Wingdings"/><a:buChar'),
    "uneven-insets": (MASTER, 'lIns="540000" tIns="0" rIns="0" bIns="180000"'),
    "vertical": (VERTICAL, 'vert="eaVert"'),
    "tiny": (MASTER, 'sz="900"'),
    "own-sizes": (CONTENT, 'sz="2150"'),
    "locked": (CONTENT, 'noMove="1" noResize="1"'),
    "groups": (CONTENT, "<a:chOff"),
    "decorated": (TITLE, 'showMasterSp="0"'),
    "dark-picture": (MASTER, "<p:bgPr><a:blipFill>"),
    "dark-map": (MASTER, 'bg1="dk1"'),
    "turned-layout": (SECTION, '<a:overrideClrMapping bg1="dk1"'),
    "acme": (CONTENT, "© ACME, confidential"),
    "examples": (PRESENTATION, "<p14:section "),
    "impress": (MASTER, 'type="title"'),
    "pandoc": (PRESENTATION, "<p:sldId "),
    "all-kinds": ("ppt/slideLayouts/slideLayout18.xml", 'idx="4294967295"'),
    "alternates": (MASTER, "mc:AlternateContent"),
    "prefixes": (MASTER, "<pml:sldMaster"),
    "rooted": ("_rels/.rels", f'Target="/{PRESENTATION}"'),
    "two-masters": ("ppt/theme/theme2.xml", "Georgia"),
    "size-21-9": (PRESENTATION, '<p:sldSz cx="16002000" cy="6858000"/>'),
    "no-footers": (MASTER, '<p:hf sldNum="0"'),
}
"""What makes a template special: a part and a piece of its XML."""


@pytest.mark.parametrize("name", MARKS)
def test_a_template_is_what_its_name_says(name: str) -> None:
    part, mark = MARKS[name]
    assert mark in parts_of(TEMPLATES[name].make())[part].decode()
