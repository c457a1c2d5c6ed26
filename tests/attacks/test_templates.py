"""Templates that carry programs, references or damage: decks get none of it, and it is told once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from attacks.world import World
from devops_slides.files import archive
from devops_slides.files.archive import check_archive
from devops_slides.model.problem import ThemeError
from devops_slides.theme.read_theme import read_theme
from package_checks import check_package
from templates import TEMPLATES
from templates.package import MASTER, PRESENTATION, Parts, add, edited, element, packed, parts_of, relate

LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def outer(parts: Parts, source: str, kind: str, target: str) -> str:
    """A relationship to something outside the package."""
    folder, _, name = source.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if source else "_rels/.rels"
    rid = f"rIdOut{len(parts[rels])}"
    row = f'<Relationship Id="{rid}" Type="{RELATIONS}{kind}" Target="{target}" TargetMode="External"/>'
    parts[rels] = re.sub(rb"</(\w+:)?Relationships>", lambda end: row.encode() + end[0], parts[rels])
    return rid


def put(parts: Parts, source: str, xml: str) -> None:
    """A shape on a master or layout."""
    with edited(parts, source) as root:
        next(root.iter("{*}spTree")).append(element(xml))


PIC = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="x">{click}</p:cNvPr><p:cNvPicPr/><p:nvPr>{film}</p:nvPr></p:nvPicPr>'
    '<p:blipFill><a:blip {blip}/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)
OLE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="y"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
    '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj r:id="{rid}" progId="Excel.Sheet.12" '
    'imgW="9" imgH="9"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
)


def linked_picture(parts: Parts) -> None:
    rid = outer(parts, MASTER, "image", "file://evil/share/x.png")
    put(parts, MASTER, PIC.format(click="", film="", blip=f'r:link="{rid}"'))


def linked_ground(parts: Parts) -> None:
    rid = outer(parts, LAYOUT, "image", "http://192.0.2.1/x.png")
    with edited(parts, LAYOUT) as root:
        ground = f'<p:bg><p:bgPr><a:blipFill><a:blip r:link="{rid}"/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
        root[0].insert(0, element(ground))


def film(parts: Parts) -> None:
    image = add(parts, "ppt/media/poster.png", b"\x89PNG\r\n\x1a\n", "image/png")
    picture, rid = relate(parts, MASTER, image, "image"), outer(parts, MASTER, "video", r"\\evil\v.mp4")
    put(parts, MASTER, PIC.format(click="", film=f'<a:videoFile r:link="{rid}"/>', blip=f'r:embed="{picture}"'))


def ole_outside(parts: Parts) -> None:
    put(parts, MASTER, OLE.format(rid=outer(parts, MASTER, "oleObject", "file://evil/x.xlsx!a")))


def ole_inside(parts: Parts) -> None:
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    name = add(parts, "ppt/embeddings/evil.bin", b"\xd0\xcf\x11\xe0", kind)
    put(parts, LAYOUT, OLE.format(rid=relate(parts, LAYOUT, name, "oleObject")))


def embedded_file(parts: Parts) -> None:
    name = add(parts, "ppt/embeddings/evil.xlsm", b"PK", "application/vnd.ms-excel.sheet.macroEnabled.12")
    put(parts, LAYOUT, OLE.format(rid=relate(parts, LAYOUT, name, "package")))


def control(parts: Parts) -> None:
    name = add(parts, "ppt/activeX/evil.xml", b"<a/>", "application/vnd.ms-office.activeX+xml")
    rid = relate(parts, MASTER, name, "control")
    with edited(parts, MASTER) as root:
        root[0].append(element(f'<p:controls><p:control r:id="{rid}" name="evil" imgW="9" imgH="9"/></p:controls>'))


def macros(parts: Parts) -> None:
    name = add(parts, "ppt/evil.bin", b"evil", "application/vnd.ms-office.vbaProject")
    relate(parts, PRESENTATION, name, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")


def ribbon(parts: Parts) -> None:
    name = add(parts, "customUI/evil.xml", b"<customUI/>", "application/xml")
    relate(parts, "", name, "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility")


def program_as_picture(parts: Parts) -> None:
    name = add(parts, "ppt/media/evil.exe", b"MZ", "application/x-msdownload")
    put(parts, LAYOUT, PIC.format(click="", film="", blip=f'r:embed="{relate(parts, LAYOUT, name, "image")}"'))


def script_link(parts: Parts) -> None:
    rid = outer(parts, MASTER, "hyperlink", "javascript:evil")
    with edited(parts, MASTER) as root:
        next(root.iter("{*}sp")).find(".//{*}cNvPr").append(element(f'<a:hlinkClick r:id="{rid}"/>'))  # type: ignore[union-attr]


def program_click(parts: Parts) -> None:
    with edited(parts, MASTER) as root:
        click = element('<a:hlinkClick r:id="" action="ppaction://program?evil.exe"/>')
        next(root.iter("{*}sp")).find(".//{*}cNvPr").append(click)  # type: ignore[union-attr]


def add_in(parts: Parts) -> None:
    outer(parts, "", "webextensiontaskpanes", "http://192.0.2.1/evil.xml")


def unknown(parts: Parts) -> None:
    name = add(parts, "ppt/evil.xml", b"<evil/>", "application/xml")
    relate(parts, PRESENTATION, name, "evilThing")


EVIL: dict[str, tuple[Callable[[Parts], None], str]] = {
    "linked picture": (linked_picture, "a linked picture (file://evil/share/x.png)"),
    "linked ground": (linked_ground, "a linked picture (http://192.0.2.1/x.png)"),
    "film": (film, r"a film (\\evil\v.mp4)"),
    "OLE outside": (ole_outside, "an OLE object (file://evil/x.xlsx!a)"),
    "OLE inside": (ole_inside, "an OLE object"),
    "embedded file": (embedded_file, "an embedded file"),
    "ActiveX": (control, "an ActiveX control"),
    "macros": (macros, "macros"),
    "ribbon": (ribbon, "commands for the ribbon"),
    "program as picture": (program_as_picture, "a linked picture"),
    "script": (script_link, "a link (javascript:evil)"),
    "program": (program_click, "a click that starts something"),
    "add-in": (add_in, "an add-in (http://192.0.2.1/evil.xml)"),
    "unknown": (unknown, "a part of the kind evilThing"),
}


def evil_template(name: str) -> bytes:
    parts = parts_of(TEMPLATES["acme"].make())
    EVIL[name][0](parts)
    return packed(parts)


@pytest.mark.parametrize("name", EVIL)
def test_nothing_evil_of_a_template_is_in_a_deck(name: str, world: World) -> None:
    (world.course / "t.pptx").write_bytes(evil_template(name))
    world.write("content/b.md")
    done = world.build("-t", str(world.course / "t.pptx"))
    assert done.exit_code == 0, done.output
    assert done.output.count("template-content") == 1
    assert EVIL[name][1] in done.output
    data = (world.place / "decks" / "a.pptx").read_bytes()
    check_package(data)
    for part, content in parts_of(data).items():
        assert "evil" not in part
        assert b"evil" not in content, part
        assert b"192.0.2.1" not in content, part
        assert b'TargetMode="External"' not in content, part


def test_a_templates_link_to_a_page_stays(world: World) -> None:
    parts = parts_of(TEMPLATES["acme"].make())
    rid = outer(parts, MASTER, "hyperlink", "https://example.org/")
    with edited(parts, MASTER) as root:
        next(root.iter("{*}sp")).find(".//{*}cNvPr").append(element(f'<a:hlinkClick r:id="{rid}"/>'))  # type: ignore[union-attr]
    (world.course / "t.pptx").write_bytes(packed(parts))
    done = world.build("-t", str(world.course / "t.pptx"))
    assert "template-content" not in done.output
    found = parts_of((world.place / "decks" / "a.pptx").read_bytes())
    assert b"https://example.org/" in found["ppt/slideMasters/_rels/slideMaster1.xml.rels"]


def changed(pattern: bytes, text: bytes, part: str = MASTER) -> bytes:
    parts = parts_of(TEMPLATES["acme"].make())
    parts[part], count = re.subn(pattern, text, parts[part], count=1)
    assert count
    return packed(parts)


BROKEN = {
    "no number": changed(rb'cx="[1-9]\d+"', b'cx="%"'),
    "another number": changed(rb'cy="[1-9]\d+"', b'cy="rId99"'),
    "endless": changed(rb'cy="[1-9]\d+"', b'cy="1e308"'),
    "too large": changed(rb'cx="[1-9]\d+"', b'cx="99999999999999999999"'),
    "negative": changed(rb'cy="[1-9]\d+"', b'cy="-5"'),
    "a size of no text": changed(rb'sz="\d+"', b'sz="nan"'),
    "a slide without width": changed(rb'cx="[1-9]\d+"', b'cx="0"', PRESENTATION),
    "a slide like a town": changed(rb'cx="[1-9]\d+"', b'cx="9999999999"', PRESENTATION),
    "a master that is not there": changed(
        rb'<p:sldMasterId ([^>]*)r:id="\w+"', rb'<p:sldMasterId \1r:id="rId99"', PRESENTATION
    ),
    "a margin of no list": changed(rb'marL="\d+"', b'marL="1e308"'),
    "a margin beyond all slides": changed(rb'marL="\d+"', b'marL="99999999999"'),
    "a level that is none": changed(rb' lvl="\d"', b' lvl="rId9"'),
    "insets without end": changed(rb'lIns="\d+"', b'lIns="inf"'),
    "no columns": changed(rb"<a:bodyPr ", b'<a:bodyPr numCol="0" '),
    "spacing that is none": changed(rb'<a:spcPct val="\d+"', b'<a:spcPct val="nan"'),
    "spacing in no unit": changed(rb'<a:spcPct val="\d+"', b'<a:spcPct val="x%"'),
    "a line as wide as a town": changed(rb'(<a:ln [^>]*)w="\d+"', rb'\1w="-1"', "ppt/theme/theme1.xml"),
    "a colour that is none": changed(rb'<a:srgbClr val="\w+"', b'<a:srgbClr val="1e308"', "ppt/theme/theme1.xml"),
    "half a part": changed(rb"</p:sldMaster>", b""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_a_bad_theme_with_its_file(name: str, world: World) -> None:
    (world.course / "t.pptx").write_bytes(BROKEN[name])
    done = world.build("-t", str(world.course / "t.pptx"))
    assert "t.pptx: bad-theme: " in done.output
    assert "internal-error" not in done.output
    assert done.exit_code == 2


@pytest.mark.parametrize("name", ["no number", "endless", "a size of no text", "insets without end"])
def test_a_broken_number_is_told_with_its_part_and_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(BROKEN[name])
    with pytest.raises(ThemeError, match=r"ppt/slideMasters/slideMaster1\.xml:\d+: \w+ of \w+ is "):
        read_theme(str(tmp_path / "t.pptx"))


LINES = {
    "levels[1].mar": '[[levels]]\nchar = "x"\nmar = {}\nindent = 0.5\n',
    "levels[1].before": '[[levels]]\nchar = "x"\nmar = 1\nindent = 0.5\nbefore = {}\n',
    "footer.box": "[footer]\nbox = [0, 0, {}, 1]\n",
    "layouts.content.body.box": "[layouts.content]\nbody = {{ box = [1, 1, 1, {}] }}\n",
    "decoration[1].box": '[[decoration]]\nbox = [0, 0, {}, 1]\nfill = "text"\n',
    "picture.upscale": "[picture]\nupscale = {}\n",
    "table.margins": "[table]\nmargins = [{}, 0, 0, 0]\n",
    "text.body.before": "[text]\nbody = {{ size = 20, least = 16, before = {} }}\n",
}


@pytest.mark.parametrize("value", ["1e308", "inf", "-inf", "nan", "-1e9", "99999"])
@pytest.mark.parametrize("key", LINES)
def test_numbers_that_no_theme_can_mean_are_told_with_their_key(key: str, value: str, tmp_path: Path) -> None:
    file = tmp_path / "theme.toml"
    file.write_text('extends = "default"\n' + LINES[key].format(value), encoding="utf-8")
    with pytest.raises(ThemeError) as told:
        read_theme(str(file))
    assert told.value.code == "bad-theme"
    assert told.value.message.replace("inherited ", "").startswith(key.partition("[")[0])
    at = next(number for number, line in enumerate(file.read_text("utf-8").split("\n"), 1) if value in line)
    assert told.value.place == f"{file.as_posix()}:{at}"


def zipped(*entries: tuple[str, bytes], twice: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
            if twice:
                file.filelist.pop()
                file.NameToInfo.clear()
                file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
                file.filelist.insert(0, file.filelist[-1])
    return buffer.getvalue()


def with_flag(data: bytes) -> bytes:
    """An archive whose first entry is marked as encrypted."""
    at = data.index(b"PK\1\2") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


ARCHIVES = {
    "no archive": (b"PK\3\4 no archive", "cannot be read"),
    "an empty file": (b"", "cannot be read"),
    "a way out": (zipped(("../evil.xml", b"")), "outside the package"),
    "a root": (zipped(("/evil.xml", b"")), "outside the package"),
    "backslashes": (zipped(("ppt\\..\\..\\evil.xml", b"")), "outside the package"),
    "a drive": (zipped(("C:evil.xml", b"")), "outside the package"),
    "twins": (zipped(("a.xml", b"1"), twice=True), "two parts of the name"),
    "encrypted": (with_flag(zipped(("a.xml", b"1"))), "encrypted"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_odd_archive_is_refused_before_it_is_unpacked(name: str, world: World) -> None:
    data, reason = ARCHIVES[name]
    with pytest.raises(ValueError, match=reason):
        check_archive(data)
    (world.course / "t.pptx").write_bytes(data)
    done = world.build("-t", str(world.course / "t.pptx"))
    assert re.search(f"t.pptx: bad-theme: .*{reason}", done.output)
    assert done.exit_code == 2


def test_an_archive_that_grows_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(*((f"{number}.xml", b"\0" * 1_000_000) for number in range(200)))
    assert len(bomb) < 300_000
    with pytest.raises(ValueError, match="larger unpacked"):
        check_archive(bomb)
    with pytest.raises(ValueError, match="larger unpacked"):
        check_archive(zipped(*((f"{number}.png", b"\0" * 1_000_000) for number in range(100))))
    pictures = zipped(*((f"{number}.png", b"\0" * 1_000_000) for number in range(20)))
    check_archive(pictures)
    monkeypatch.setattr(archive, "MOST_UNPACKED", 10_000_000)
    with pytest.raises(ValueError, match="larger unpacked"):
        check_archive(pictures)
    monkeypatch.setattr(archive, "MOST_PARTS", 5)
    with pytest.raises(ValueError, match="20 parts"):
        check_archive(pictures)


@pytest.mark.parametrize("option", ["--rebuild", "--overwrite"])
@pytest.mark.parametrize("name", [*ARCHIVES, "bomb", "template"])
def test_an_odd_deck_that_was_there_is_kept(name: str, option: str, world: World) -> None:
    bomb = zipped(*((f"{number}.xml", b"\0" * 1_000_000) for number in range(200)))
    data = {"bomb": bomb, "template": evil_template("macros")}.get(name) or ARCHIVES[name][0]
    decks = world.place / "decks"
    decks.mkdir()
    (decks / "a.pptx").write_bytes(data)
    done = world.build(option)
    assert "not-ours" in done.output
    assert "internal-error" not in done.output
    kept, new = ("a.edited.pptx", "a.pptx") if option == "--overwrite" else ("a.pptx", "a.new.pptx")
    assert (decks / kept).read_bytes() == data
    check_package((decks / new).read_bytes())
