"""The plan's words in many languages: labels, summaries, goals, lead-ins, chapter numbers."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from devops_slides.model.block import Callout, Span
from devops_slides.model.text import Run, plain, word_count
from devops_slides.plan.labels import ALL, callout_label, is_summary_heading, labels, names_goals, starts_summary
from devops_slides.plan.lead_in import lead_in
from devops_slides.plan.title import kicker_and_title


@pytest.mark.parametrize("language", sorted(ALL))
def test_every_language_has_all_its_words(language: str) -> None:
    words = ALL[language]
    said = [words.introduction, words.agenda, words.objectives, words.objective, words.picture, words.table, words.code,
            words.quote, *words.kinds]  # fmt: skip
    assert all(one.strip() == one and one for one in said)
    assert len(words.kinds) == len(set(words.kinds)) == 4
    assert names_goals(words.objectives, words)
    assert re.compile(words.summary).match("") is None
    if language != "en":
        assert words.agenda != ALL["en"].agenda


@pytest.mark.parametrize(
    ("tag", "agenda"),
    [
        ("zh-CN", "目录"),
        ("zh-TW", "目錄"),
        ("zh-HK", "目錄"),
        ("no-NO", "Innhold"),
        ("pt-BR", "Conteúdo"),
        ("eo", "Agenda"),
    ],
)
def test_labels_by_tag(tag: str, agenda: str) -> None:
    assert labels(tag).agenda == agenda


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ar", "وفي الختام، تساعد هذه الأهداف", "وفي الختام"),
        ("he", "לסיכום, המטרות עוזרות", "לסיכום"),
        ("fa", "در پایان، این اهداف", "در پایان"),
        ("ru", "В заключение, эти цели", "В заключение"),
        ("zh", "总之，这些目标", "总之"),
        ("ja", "まとめると、これらの", "まとめると"),
        ("ko", "요약하면, 이러한", "요약하면"),
        ("th", "สรุปแล้ว เป้าหมาย", "สรุปแล้ว"),
        ("hi", "संक्षेप में, ये लक्ष्य", "संक्षेप में"),
        ("vi", "Tóm lại, những", "Tóm lại"),
        ("el", "Συμπερασματικά, αυτοί", "Συμπερασματικά"),
        ("tr", "Özetle, bu", "Özetle"),
        ("zh", "总结经验很重要", ""),
    ],
)
def test_summaries_begin(language: str, text: str, said: str) -> None:
    assert text[: starts_summary(text, labels(language))] == said


def test_headings() -> None:
    assert is_summary_heading("الخلاصة", labels("ar"))
    assert is_summary_heading("まとめ", labels("ja"))
    assert not is_summary_heading("まとめ方", labels("ja"))
    assert names_goals("DevOps的目标是什么", labels("zh"))
    assert names_goals("أهداف DevOps", labels("ar"))
    assert not names_goals("Les débuts", labels("fr"))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("频繁交付：小版本每天都能到达", "频繁交付"),
        ("频繁交付:小版本每天", "频繁交付"),
        ("自动化——工具完成任务", "自动化"),
        ("التعاون: يعمل المطورون معًا", "التعاون"),
        ("همکاری: توسعه‌دهندگان", "همکاری"),
        ("Συνεργασία: εργάζονται μαζί", "Συνεργασία"),
        ("การทำงานร่วมกัน: นักพัฒนา", "การทำงานร่วมกัน"),
        ("การทำงานร่วมกัน:นักพัฒนา", "การทำงานร่วมกัน"),
        ("सहयोग: विकासकर्ता मिलकर", "सहयोग"),
        ("f(x):y", None),
        ("時刻12:30に", None),
    ],
)
def test_lead_ins(text: str, lead: str | None) -> None:
    found = lead_in((Run(text),))
    assert (plain(found.lead) if found else None) == lead


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("three short words", 3), ("aujourd’hui, trois mots", 3), ("हिन्दी में लिखना", 3), ("می‌خواهم بروم", 2),
        ("שָׁלוֹם עולם", 2), ("开发和运维结合", 4), ("นักพัฒนาและผู้ดูแลระบบทำงานร่วมกัน", 7), ("한국어 문장", 2), ("", 0),
        ("100 % — oui !", 2),
    ],
)  # fmt: skip
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("第4章：目标", ("4", "目标")), ("第 4 章 目標", ("4", "目標")), ("第一章 はじめに", ("一", "はじめに")),
        ("제4장 목표", ("4", "목표")), ("Глава 4. Цели", ("4", "Цели")), ("الفصل 4: الأهداف", ("4", "الأهداف")),
        ("第一", ("", "第一")), ("Chương 4: Mục tiêu", ("4", "Mục tiêu")),
    ],
)  # fmt: skip
def test_chapter_numbers(title: str, parts: tuple[str, str]) -> None:
    assert kicker_and_title(title) == parts


SPAN = Span(1, 1)


def test_a_word_with_a_label_of_its_own_has_it_and_others_have_that_of_their_kind() -> None:
    words = replace(labels("en"), callouts={"quiz": "Quiz"})
    assert callout_label(Callout("tip", (), (), SPAN, "quiz"), words) == "Quiz"
    assert callout_label(Callout("tip", (), (), SPAN, "success"), words) == "Tip"
    assert callout_label(Callout("danger", (), (), SPAN), words) == labels("en").kinds[3]
