"""Scripts of characters, foreign stretches, and the direction of a paragraph."""

from __future__ import annotations

import pytest

from devops_slides.model.direction import reads_from_right, runs_from_right
from devops_slides.model.script import script_of, stretches


def cut(text: str, language: str) -> list[tuple[str, str]]:
    return [(stretch.text, stretch.language) for stretch in stretches(text, language)]


@pytest.mark.parametrize(
    ("char", "script"),
    [("é", "Latn"), ("ж", "Cyrl"), ("ש", "Hebr"), ("ع", "Arab"), ("漢", "Hani"), ("か", "Kana"), ("한", "Hang"),
     ("ก", "Thai"), ("ह", "Deva"), ("\u093f", "Deva"), ("ῶ", "Grek"), ("\U00020000", "Hani"), ("ế", "Latn")],
)  # fmt: skip
def test_script_of_a_letter(char: str, script: str) -> None:
    assert script_of(char) == script


@pytest.mark.parametrize("char", list(" 1.،؟「。→\u0301\U0001f600×"))
def test_punctuation_digits_and_symbols_belong_to_every_script(char: str) -> None:
    assert script_of(char) == ""


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Une phrase, 100 % française → ✓", "fr-FR", [("Une phrase, 100 % française → ✓", "")]),
        ("Le mot 中文、漢字 ici", "fr-FR", [("Le mot ", ""), ("中文、漢字", "zh-CN"), (" ici", "")]),
        ("日本語のテスト", "en-US", [("日本語のテスト", "ja-JP")]),
        ("漢字 and かな", "en-US", [("漢字", "ja-JP"), (" and ", ""), ("かな", "ja-JP")]),
        ("한국어 글 here", "en-US", [("한국어 글", "ko-KR"), (" here", "")]),
        ("Say مرحبا بك now", "en-US", [("Say ", ""), ("مرحبا بك", "ar-SA"), (" now", "")]),
        ("שלום and привет", "en-US", [("שלום", "he-IL"), (" and ", ""), ("привет", "ru-RU")]),
        ("นี่ ελλάδα हिन्दी", "en-US", [("นี่", "th-TH"), (" ", ""), ("ελλάδα", "el-GR"), (" ", ""), ("हिन्दी", "hi-IN")]),
        ("les angles α et β", "fr-FR", [("les angles α et β", "")]),
        ("أداة Docker Hub مفيدة", "ar-SA", [("أداة ", ""), ("Docker Hub", "en-US"), (" مفيدة", "")]),
        ("使用Docker部署", "zh-CN", [("使用Docker部署", "")]),
        ("中文和かな", "zh-CN", [("中文和", ""), ("かな", "ja-JP")]),
        ("Это Docker", "ru-RU", [("Это ", ""), ("Docker", "en-US")]),
    ],
)
def test_stretches(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert cut(text, language) == found
    assert "".join(one for one, _ in found) == text


@pytest.mark.parametrize(
    ("text", "around", "right"),
    [
        ("مرحبا بالعالم", False, True),
        ("Hello, world", True, False),
        ("Docker هو أداة لتشغيل التطبيقات", True, True),
        ("كلمة is the Arabic for word", False, False),
        ("12 / 34", True, True),
        ("12 / 34", False, False),
        ("", True, True),
        ("שלום world שלום רב", False, True),
    ],
)
def test_direction(text: str, around: bool, right: bool) -> None:
    assert runs_from_right(text, around=around) is right


def test_languages_read_from_the_right() -> None:
    assert [tag for tag in ("ar-SA", "he-IL", "fa-IR", "ur-PK", "fr-FR", "zh-CN", "ku-TR") if reads_from_right(tag)] == [
        "ar-SA", "he-IL", "fa-IR", "ur-PK",
    ]  # fmt: skip
