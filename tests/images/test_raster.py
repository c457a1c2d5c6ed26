"""Raster pictures that are huge, or bombs: read with little memory or refused, whatever their format."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from devops_slides.images.image_result import UnreadableError
from devops_slides.images.read_image import read_image
from devops_slides.model.limits import Limits

SMALL = Limits(picture_pixels=1_000_000)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, rows: int | None = None, extra: bytes = b"") -> bytes:
    """A grey PNG of that size, written row by row; `rows` of them are there."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 + width)) for _ in range(height if rows is None else rows))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", packed + packer.flush()) + chunk(b"IEND", b"")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def moving(kind: str, frames: int, **options: object) -> bytes:
    pictures = [Image.new("RGB", (40, 40), (number % 256, 0, 0)) for number in range(frames)]
    return saved(pictures[0], kind, save_all=True, append_images=pictures[1:], **options)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_with_more_pixels_than_the_limit_is_refused(kind: str) -> None:
    data = saved(Image.new("RGB", (1001, 1000)), kind)
    with pytest.raises(UnreadableError, match="1001 × 1000 pixels, which is too many"):
        read_image(data, SMALL)
    assert read_image(data).width == 1001


def test_a_jpeg_may_have_more_unless_it_is_read_as_a_whole() -> None:
    image = Image.new("RGB", (1400, 1400))
    assert read_image(saved(image, "JPEG"), SMALL).width == 1400
    with pytest.raises(UnreadableError, match="a JPEG may have 1,000,000"):
        read_image(saved(image, "JPEG", progressive=True), SMALL)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png(60_000, 60_000, rows=3), "too many"),
        (png(0, 0), "not a readable picture"),
        (png(90, 90)[:60], "damaged"),
        (png(9, 9, extra=chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(90_000_000)))), "too large"),
        (png(9, 9, extra=chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(90_000_000)))), "too large"),
        (moving("GIF", 2, duration=9)[:6] + b"\xff\xff\xff\xff" + moving("GIF", 2, duration=9)[10:], "pixels"),
        (saved(Image.new("RGB", (90, 90)), "WEBP")[:40], "damaged"),
    ],
    ids=["bomb", "empty", "cut", "text", "profile", "screen", "webp"],
)
def test_a_bomb_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_image(data)


@pytest.mark.parametrize("size", [(1, 65_535), (65_535, 1)])
def test_a_line_of_pixels_is_a_picture(size: tuple[int, int]) -> None:
    found = read_image(png(*size))
    assert (found.width, found.height) == size


@pytest.mark.parametrize("data", [moving("GIF", 3_000, duration=9), moving("WEBP", 300), moving("TIFF", 300)])
def test_only_the_first_of_many_frames_is_read(data: bytes) -> None:
    assert read_image(data).width == 40


@pytest.mark.parametrize(
    ("kind", "mode"), [("TIFF", "RGB"), ("TIFF", "CMYK"), ("TIFF", "F"), ("BMP", "1"), ("TIFF", "I;16")]
)
def test_what_must_be_converted_is_made_smaller_first_and_keeps_its_natural_size(kind: str, mode: str) -> None:
    found = read_image(saved(Image.new(mode, (5000, 4000)), kind))
    assert (found.width, found.height) == (5000, 4000)
    with Image.open(io.BytesIO(found.data)) as shown:
        assert shown.size == (2500, 2000)


def test_a_large_picture_that_lies_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = read_image(saved(Image.new("RGB", (5000, 4000)), "JPEG", exif=exif))
    assert (found.width, found.height) == (4000, 5000)
    with Image.open(io.BytesIO(found.data)) as shown:
        assert shown.size == (2000, 2500)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is not known here")
@pytest.mark.parametrize(
    ("kind", "mode", "side"), [("PNG", "RGBA", 6700), ("TIFF", "RGB", 6700), ("WEBP", "RGBA", 4490)]
)
def test_the_largest_pictures_take_less_than_500_mb(tmp_path: Path, kind: str, mode: str, side: int) -> None:
    file = tmp_path / "picture"
    file.write_bytes(saved(Image.new(mode, (side, side)), kind, compression="tiff_lzw"))
    script = (
        "import re\n"
        "from pathlib import Path\n"
        "from devops_slides.images.read_image import read_image\n"
        "from devops_slides.write.pictures import scaled_picture\n"
        f"scaled_picture(read_image(Path({str(file)!r}).read_bytes()).data, 3000)\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert int(done.stdout) * 1024 < 500_000_000
