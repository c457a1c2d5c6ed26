"""What a picture's bytes become, whatever the name of its file."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from devops_slides.images import read_image as file
from devops_slides.images import system_fonts
from devops_slides.images.image_result import UnreadableError
from devops_slides.images.read_image import read_image
from theme.test_font_files import font

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PATTERN = (
    '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect width="5" height="5"/></pattern>'
)
RED = '<rect width="100%" height="100%" fill="red"/>'


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def photo(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Noise with soft edges: JPEG is made for it and PNG is not."""
    noise = Image.effect_noise((size[0] // 4, size[1] // 4), 90).resize(size, Image.Resampling.BICUBIC)
    return Image.merge("RGB", (noise, noise.rotate(90).resize(size), noise.rotate(180)))


def line_art() -> Image.Image:
    image = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(image).line((0, 0, 299, 199), "navy", 5)
    return image


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        saved(line_art(), "PNG"),
        saved(line_art().convert("P"), "PNG"),
        saved(line_art().convert("LA"), "PNG"),
        saved(photo(), "JPEG"),
        saved(photo(), "JPEG", progressive=True, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
        saved(line_art(), "GIF"),
        saved(line_art(), "GIF", save_all=True, append_images=[photo()], duration=100),
        saved(line_art(), "PNG", save_all=True, append_images=[photo()]),
    ],
    ids=["png", "palette", "grey with alpha", "jpeg", "profile", "gif", "moving gif", "apng"],
)  # fmt: skip
def test_what_powerpoint_shows_stays_byte_for_byte(data: bytes) -> None:
    shown = read_image(data)
    assert shown.data is data
    assert (shown.width, shown.height) == (300, 200)


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP", "AVIF", "ICO", "JPEG2000", "PPM"])
def test_line_art_becomes_a_png_and_a_photograph_a_jpeg(kind: str) -> None:
    Image.init()
    if kind not in Image.SAVE:
        pytest.skip(f"Pillow has no {kind} here")
    exact = {"lossless": True} if kind == "WEBP" else {}
    drawn = read_image(saved(line_art().resize((240, 160)), kind, **exact))
    assert drawn.content_type == "image/png"
    if kind != "ICO":
        taken = read_image(saved(photo(), kind))
        assert (taken.content_type, opened(taken.data).format) == ("image/jpeg", "JPEG")
        assert (taken.width, taken.height) == (300, 200)


def test_few_colours_are_kept_exactly_and_small() -> None:
    source = line_art()
    shown = read_image(saved(source, "BMP"))
    assert opened(shown.data).convert("RGB").tobytes() == source.tobytes()
    assert len(shown.data) < 3000


def test_transparency_stays() -> None:
    image = Image.new("RGBA", (60, 40), (255, 0, 0, 100))
    shown = read_image(saved(image, "WEBP", lossless=True))
    assert opened(shown.data).convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 100)


def test_a_moving_webp_shows_its_first_frame() -> None:
    first = Image.new("RGB", (60, 40), "red")
    data = saved(first, "WEBP", save_all=True, append_images=[Image.new("RGB", (60, 40), "blue")], lossless=True)
    assert opened(read_image(data).data).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize(("mode", "value", "grey"), [("I;16", 0x8000, 128), ("I;16", 0xFFFF, 255), ("I;16", 0x0100, 1)])
def test_sixteen_bits_become_eight_of_the_same_brightness(mode: str, value: int, grey: int) -> None:
    data = saved(Image.new(mode, (60, 40), value), "PNG")
    pixel = opened(read_image(data).data).convert("L").getpixel((5, 5))
    assert isinstance(pixel, int)
    assert abs(pixel - grey) <= 1


def png_of(width: int, height: int, depth: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_png_of_sixteen_bits_a_colour_becomes_one_of_eight() -> None:
    rows = (b"\0" + struct.pack(">HHH", 0xFFFF, 0x8000, 0) * 50) * 40
    shown = read_image(png_of(50, 40, 16, rows))
    assert shown.data[24] <= 8
    assert opened(shown.data).convert("RGB").getpixel((3, 3)) in {(255, 128, 0), (255, 127, 0)}


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_colours_of_print_become_those_of_a_screen(kind: str) -> None:
    shown = read_image(saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), kind))
    picture = opened(shown.data)
    assert picture.mode in {"RGB", "P"}
    red, green, blue = picture.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > 220
    assert green < 60
    assert blue < 60


def test_a_profile_is_kept_with_a_converted_picture() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shown = read_image(saved(photo(), "WEBP", icc_profile=profile))
    assert opened(shown.data).info["icc_profile"] == profile


@pytest.mark.parametrize("orientation", [3, 6, 8])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_turned_picture_stands_upright(kind: str, orientation: int) -> None:
    image = Image.new("RGB", (80, 40), "white")
    image.paste("black", (0, 0, 80, 8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = read_image(saved(image, kind, exif=exif))
    assert (shown.width, shown.height) == ((80, 40) if orientation == 3 else (40, 80))
    dark = {3: (40, 36), 6: (36, 40), 8: (3, 40)}[orientation]
    assert opened(shown.data).convert("L").getpixel(dark) < 60  # type: ignore[operator]
    assert opened(shown.data).getexif().get(0x0112, 1) == 1


def huge() -> bytes:
    data = bytearray(png_of(50, 40, 8, b"\0" * (151 * 40)))
    data[16:24] = struct.pack(">II", 30000, 30000)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"pas une image", "not a readable picture"),
        (b"<html><body>404</body></html>", "not a readable picture"),
        (saved(photo(), "PNG")[:-500], "damaged"),
        (saved(photo(), "JPEG")[:2000], "damaged"),
        (saved(photo(), "PNG")[:2000] + b"\0" * 200 + saved(photo(), "PNG")[2200:], "damaged"),
        (saved(photo(), "GIF")[:9000], "damaged"),
        (saved(photo(), "WEBP")[:900], "damaged"),
        (saved(photo(), "TIFF")[:900], "damaged"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (huge(), "pixels"),
        (b"\x1f\x8b" + b"\0" * 30, "not a readable picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "PostScript"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "git lfs pull"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    ],
    ids=[
        "empty",
        "text",
        "page",
        "png",
        "jpeg",
        "png inside",
        "gif",
        "webp",
        "tiff",
        "head",
        "bomb",
        "gzip",
        "postscript",
        "lfs",
        "heic",
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_image(data)


def test_trailing_bytes_of_a_camera_harm_nothing() -> None:
    data = saved(photo(), "JPEG") + b"\0" * 9000
    assert read_image(data).data is data


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="200" height="100"', (200, 100)),
        ('width="200px" height="50mm"', (200, 189)),
        ('width="3in" height="36pt"', (288, 48)),
        ('width="1e2" height=".5e2"', (100, 50)),
        ('viewBox="0 0 24 24"', (1000, 1000)),
        ('viewBox="0,0,400,100"', (1000, 250)),
        ('width="100%" viewBox="-10 -10 50 100"', (500, 1000)),
        ('width="300" viewBox="0 0 60 20"', (300, 100)),
        ('height="300" viewBox="0 0 60 20"', (900, 300)),
        ('width="500"', (500, 150)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    data = f"<svg {SVG} {attributes}>{RED}</svg>".encode()
    shown = read_image(data)
    assert (shown.width, shown.height) == size
    assert shown.drawing is data
    picture = opened(shown.data)
    assert max(picture.size) >= 800
    assert abs(picture.width / picture.height - size[0] / size[1]) < 0.02 * size[0] / size[1]
    assert picture.convert("RGBA").getpixel((picture.width // 2, picture.height // 2)) == (255, 0, 0, 255)


def test_a_drawing_without_any_size_is_as_large_as_what_it_shows() -> None:
    shown = read_image(f'<svg {SVG}><rect x="20" y="10" width="400" height="200" fill="red"/></svg>'.encode())
    assert abs(shown.width - 420) <= 5
    assert abs(shown.height - 210) <= 5
    assert b"viewBox" in shown.drawing


def test_a_drawing_is_known_by_its_content() -> None:
    plain = f'<?xml version="1.0"?>\n<!-- fait à la main --><svg {SVG} width="40" height="40">{RED}</svg>'
    for data in (
        plain.encode(),
        b"\xef\xbb\xbf" + plain.encode(),
        plain.encode("utf-16"),
        gzip.compress(plain.encode()),
    ):
        shown = read_image(data)
        assert (shown.content_type, shown.width) == ("image/png", 40)
        assert shown.drawing.lstrip(b"\xef\xbb\xbf").startswith(b"<")


def test_a_doctype_goes_and_abbreviations_are_put_in() -> None:
    text = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n'
        '<!ENTITY ns "http://www.w3.org/2000/svg">\n<!ENTITY teinte "red">]>\n'
        '<svg xmlns="&ns;" width="40" height="40"><rect width="40" height="40" fill="&teinte;"/></svg>'
    )
    shown = read_image(text.encode())
    assert opened(shown.data).convert("RGB").getpixel((9, 9)) == (255, 0, 0)
    assert b"DOCTYPE" not in shown.drawing
    assert b"&" not in shown.drawing


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg {SVG} width="9" height="9"><text>&b;</text></svg>', "entities"),
        (f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg {SVG} width="9" height="9"><text>&x;</text></svg>', "entities"),
        (f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]><svg {SVG} width="9" height="9"/>', "entities"),
        (f'<svg {SVG} width="9" height="9"><text>&nbsp;</text></svg>', "well-formed"),
        (f'<svg {SVG} width="9" height="9"><g>', "well-formed"),
        ('<svg width="9" height="9"><rect width="9" height="9"/></svg>', "namespace"),
        (f'<svg {SVG} width="0" height="9"/>', "size"),
        (f'<svg {SVG} width="2" height="100000000"/>', "size"),
        (f'<svg {SVG} width="1e99" height="1e99"/>', "size"),
        (f"<svg {SVG}><g/></svg>", "shows nothing"),
        (f'<svg {SVG} width="9" height="9"><g id="a"><use href="#a"/>{RED}</g></svg>', ""),
        (
            f'<svg {SVG} width="9" height="9"><g id="a0">{RED}</g>'
            + "".join(f'<g id="a{n}">{f"<use href=%#a{n - 1}%/>".replace("%", chr(34)) * 10}</g>' for n in range(1, 9))
            + "</svg>",
            "endlessly",
        ),
        (
            f'<svg {SVG} width="90" height="90">{PATTERN}<rect width="50" height="50" fill="url(#p)"/></svg>',
            "cannot be drawn",
        ),
        (f'<svg {SVG} width="9" height="9">' + "<g>" * 3000 + RED + "</g>" * 3000 + "</svg>", ""),
    ],
    ids=["bomb", "file", "parameter", "unknown", "open", "namespace", "no size", "endless", "endless both ways", "nothing", "loop", "uses", "pattern", "deep"],
)  # fmt: skip
def test_a_drawing_that_is_unsafe_or_none_says_why(text: str, reason: str) -> None:
    if not reason:
        try:
            read_image(text.encode())
        except UnreadableError as error:
            assert str(error)
        return
    with pytest.raises(UnreadableError, match=reason):
        read_image(text.encode())


def test_a_drawing_fetches_and_runs_nothing(tmp_path: object) -> None:
    outside = saved(Image.new("RGB", (40, 40), "blue"), "PNG")
    file = f"{tmp_path}/secret.png"
    with open(file, "wb") as stream:  # noqa: PTH123
        stream.write(outside)
    inside = base64.b64encode(saved(Image.new("RGB", (4, 4), "lime"), "PNG")).decode()
    text = (
        f'<svg {SVG} width="40" height="40" onload="alert(1)"><script>alert(1)</script>'
        "<style>@import url(https://example.org/x.css); .a { fill: url(https://example.org/y.svg#z) }</style>"
        f'{RED}<image href="{file}" width="40" height="40"/><image xlink:href="file://{file}" width="40" height="40"/>'
        f'<image href="data:image/png;base64,{inside}" x="30" width="10" height="10"/></svg>'
    )
    shown = read_image(text.encode())
    picture = opened(shown.data).convert("RGB")
    assert picture.getpixel((100, 100)) == (255, 0, 0)
    assert picture.getpixel((picture.width - 60, 60)) == (0, 255, 0)
    for word in (b"secret", b"example.org", b"alert", b"script"):
        assert word not in shown.drawing
    assert [remark.code for remark in shown.remarks] == ["svg-external"] * 3


@pytest.mark.parametrize(
    ("inner", "codes"),
    [
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Mots</p></foreignObject>", ["svg-foreign-object"]),
        ("<foreignObject> </foreignObject>", []),
        ("<switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Mots</p></foreignObject><text>Mots</text></switch>", []),
    ],
)  # fmt: skip
def test_html_in_a_drawing_is_told(inner: str, codes: list[str]) -> None:
    shown = read_image(f'<svg {SVG} width="40" height="40">{inner}</svg>'.encode())
    assert [remark.code for remark in shown.remarks] == codes


def test_the_same_bytes_give_the_same_picture() -> None:
    for data in (saved(photo(), "WEBP"), f'<svg {SVG} width="40" height="40"><text y="30">Été</text></svg>'.encode()):
        first = read_image(data).data
        file._read.cache_clear()
        assert read_image(data).data == first


def test_fonts_of_one_family_are_taken_by_their_names_wherever_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '<text y="30" font-family="Zork Sans" text-decoration="underline">abc</text>'
    data = f'<svg {SVG} width="200" height="60">{text}</svg>'.encode()

    def drawn(order: list[str]) -> bytes:
        monkeypatch.setattr(system_fonts, "system_folders", lambda: [tmp_path / name for name in order])
        file._read.cache_clear()
        return read_image(data).data

    font(tmp_path / "one" / "b.ttf", "Zork Sans", 300)
    wide, nothing = drawn(["one"]), drawn([])
    assert wide != nothing
    font(tmp_path / "two" / "a.ttf", "Zork Sans", 900)
    assert drawn(["one", "two"]) == drawn(["two", "one"]) == drawn(["two"]) != wide


def test_only_text_asks_for_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "system_folders", lambda: pytest.fail("no text, no fonts"))
    file._read.cache_clear()
    data = f'<svg {SVG} width="40" height="40"><title>Du texte</title>{RED}</svg>'.encode()
    assert not read_image(data).fonts


def test_a_drawing_apart_takes_any_number_of_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [str(tmp_path / ("long" * 50) / f"{number}.ttf") for number in range(4000)]
    monkeypatch.setattr(system_fonts, "system_fonts", lambda: many)
    inner = '<filter id="f"><feOffset dx="1"/></filter><text y="30">Été</text><g filter="url(#f)"/>'
    assert read_image(f'<svg {SVG} width="40" height="40">{inner}{RED}</svg>'.encode()).fonts


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="fontconfig is of Linux and its kin")
def test_fonts_are_looked_for_where_fontconfig_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "_FONTCONFIG", tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("HOME", "/home/ada")
    (tmp_path / "fonts.conf").write_text(
        '<fontconfig><!-- <dir>/no</dir> --><dir>/usr/share/fonts</dir><dir prefix="xdg">letters</dir></fontconfig>'
    )
    (tmp_path / "conf.d").mkdir()
    (tmp_path / "conf.d" / "00-x.conf").write_text("<dir>\n  /opt/fonts</dir><dir>~/own</dir>")
    found = [str(folder) for folder in system_fonts.system_folders()]
    assert found[-3:] == ["/data/letters", "/opt/fonts", "/home/ada/own"]
    assert found.count("/usr/share/fonts") == 1


def test_text_in_a_face_that_is_not_there_has_no_serifs() -> None:
    def drawn(family: str) -> bytes:
        text = (
            f'<svg {SVG} width="200" height="60"><text y="40" font-size="40" font-family="{family}">Illes</text></svg>'
        )
        return read_image(text.encode()).data

    assert drawn("No Such Face") == drawn("Other Missing Face")
    assert drawn("No Such Face") == drawn("sans-serif")


def test_colours_of_a_measuring_space_become_those_of_a_screen() -> None:
    shown = read_image(saved(Image.new("LAB", (60, 40), (136, 208, 195)), "TIFF"))
    red, green, blue = opened(shown.data).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > 220
    assert max(green, blue) < 60
