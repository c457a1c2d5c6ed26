"""Whatever an address, an attribute or a file contains: a picture or a reason, never a crash."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devops_slides.images.image_result import UnreadableError
from devops_slides.images.read_image import read_image
from devops_slides.parse.pictures.asked_size import asked_share
from devops_slides.parse.pictures.reference import image_reference, read_address, words_instead

PIECES = st.sampled_from(
    ["//", "http:", "data:", ",", "..", "\\", "%", "[", "?", "#", "é", "\0", " ", "x.png", "1", "px", "%2", "{", '"']
)
ADDRESSES = st.lists(PIECES, max_size=9).map("".join)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a"><use href="#a"/><path d="M0 0L9 9"/></g></svg>'


def saved(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((24, 16), 60).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


@given(ADDRESSES, ADDRESSES, st.sampled_from(["width", "height", "style", "srcset", "alt", "data-src"]))
def test_any_address_and_attribute_is_read(src: str, value: str, key: str) -> None:
    asked = image_reference({"src": src, key: value if key != "style" else f"zoom:{value};width:{value}"})
    assert read_address(src).kind in {"path", "data", "remote", "mistyped", "malformed"}
    share = asked_share(asked, 1000, (300, 200))
    assert share is None or 0 < share <= 1
    assert all(run.text for run in words_instead(asked))


@pytest.mark.parametrize(
    "data", [*map(saved, ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "ICO")), SVG], ids=lambda data: repr(data[:4])
)
@settings(max_examples=60, deadline=None)
@given(at=st.floats(0, 1), size=st.integers(0, 9), put=st.binary(max_size=9))
def test_any_damage_is_told(data: bytes, at: float, size: int, put: bytes) -> None:
    start = int(at * len(data))
    try:
        shown = read_image(data[:start] + put + data[start + size :])
    except UnreadableError as error:
        assert str(error)
    else:
        assert shown.width > 0
        assert shown.height > 0
