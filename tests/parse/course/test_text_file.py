"""Texts that are not UTF-8: the message names the likeliest encoding of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from devops_slides.model.problem import ChapterError
from devops_slides.parse.course.text_file import read_text

TEXTS = {
    "windows-1252": "Un café, déjà « là » – œuvre de l’été.\n",
    "UTF-16": "Un café\n",
    "UTF-32": "Un café\n",
    "shift_jis": "これは日本語の文章です。サーバーを設定します。\n",
    "euc_jp": "これは日本語の文章です。サーバーを設定します。\n",
    "euc_kr": "이것은 한국어 문장입니다. 서버를 설정합니다.\n",
    "gb18030": "这是中文的文本，我们在这里配置服务器。\n",
    "windows-1251": "Это русский текст, здесь настраивают сервер.\n",
    "koi8-r": "Это русский текст, здесь настраивают сервер.\n",
    "windows-1256": "هذا نص عربي عن الخادم.\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_another_encoding_is_named(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(f"# A title\n\n{TEXTS[name]}".encode(name))
    with pytest.raises(ChapterError, match="not-utf8") as told:
        read_text(file, "a.md")
    assert name in str(told.value)
    assert "save it as UTF-8" in str(told.value)


def test_utf16_without_its_mark_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("# A title\n\nUn café\n".encode("utf-16-le"))
    with pytest.raises(ChapterError, match="UTF-16 without a byte order mark"):
        read_text(file, "a.md")


def test_a_mark_before_utf8_and_all_line_ends_are_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\nd\x0be")
    assert read_text(file, "a.md")[0] == "a\nb\nc\nd e"
