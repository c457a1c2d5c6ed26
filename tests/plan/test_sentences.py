"""Where sentences end, in languages with and without spaces between them."""

from __future__ import annotations

import pytest

from devops_slides.model.text import Run, plain
from devops_slides.plan.sentences import sentences


def cut(text: str, language: str) -> list[str]:
    return [plain(sentence) for sentence in sentences((Run(text),), language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh-CN", ["第一句。", "第二句！", "版本v1.2.3已发布。"]),
        ("ja-JP", ["最初の文です。", "「はい。」と言った。", "本当ですか？"]),
        ("ko-KR", ["첫 문장입니다.", "둘째 문장인가요?"]),
        ("ar-SA", ["هل هذا صحيح؟", "نعم.", "انتهى!"]),
        ("he-IL", ["האם זה נכון?", "כן."]),
        ("hi-IN", ["यह पहला वाक्य है।", "क्या यह दूसरा है?"]),
        ("th-TH", ["ประโยคแรก ประโยคที่สอง ใช่ไหม?", "ใช่"]),
        ("el-GR", ["Είναι αυτό σωστό;", "Ναι."]),
        ("ru-RU", ["Это т. е. пример.", "См. рис. 5 ниже.", "Конец."]),
        ("fr-FR", ["M. Dupont et Mme. Durand arrivent.", "Quoi ?!", "Le Dr. House, J. Humble et p. ex. Docker v1.2.3 suivent."]),
        ("fr-FR", ["Elle voit .NET et Node.js ici.", "Voir art. 5 et p. 12.", "Fin."]),
        ("de-DE", ["Das ist z. B. Docker.", "Siehe S. 5 bzw. Abs. 3."]),
        ("en-US", ["Use e.g. Docker, i.e. containers.", "It is state of the art.", "See fig. 3 by Dr. Who."]),
        ("pt-PT", ["O Sr. Silva usa p. ex. Docker.", "Fim."]),
        ("vi-VN", ["TS. Nguyễn nói.", "Câu hai?"]),
    ],
)  # fmt: skip
def test_sentences(language: str, parts: list[str]) -> None:
    between = "" if language in {"zh-CN", "ja-JP"} else " "
    assert cut(between.join(parts), language) == parts


def test_a_number_before_its_text_is_no_sentence() -> None:
    assert cut("1. Premier point", "fr-FR") == ["1. Premier point"]


def test_code_is_never_parted() -> None:
    runs = (Run("Tapez "), Run("a. B. Cd. Ef", code=True), Run(" ici. Puis validez."))
    assert [plain(sentence) for sentence in sentences(runs, "fr-FR")] == ["Tapez a. B. Cd. Ef ici.", "Puis validez."]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000", "\u202f\u00a0"])
@pytest.mark.parametrize("language", ["fr-FR", "en-US", "ja-JP", "xx"])
def test_a_wide_space_between_an_initial_and_its_point_harms_nothing(language: str, space: str) -> None:
    text = f"Voici A{space}. Puis É{space}. Et la suite."
    assert "".join(cut(text, language)).replace(" ", "") == text.replace(" ", "")


def test_what_stops_the_splitter_is_split_simply(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """As Rust libraries raise: no Exception."""

    def stopped(*_: str) -> list[str]:
        raise Panic

    monkeypatch.setattr("devops_slides.plan.sentences.segment", stopped)
    assert cut("Un mot. Deux mots ! « Trois ? » Fin", "fr-FR") == ["Un mot.", "Deux mots !", "« Trois ? »", "Fin"]


def test_the_splitter_leaves_ctrl_c_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: str) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr("devops_slides.plan.sentences.segment", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cut("Un mot.", "fr-FR")
