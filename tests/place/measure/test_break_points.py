"""Line breaks in scripts with and without spaces, and the room that the lines take."""

from __future__ import annotations

import pytest

from devops_slides.model.text import Link, Run, Runs
from devops_slides.place.measure.break_points import BESIDE_EM, LONGEST
from devops_slides.place.measure.measure import Face, Look, shipped_advances
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.words import Word, words_of
from devops_slides.theme.read_theme import read_theme

THEME = read_theme("default")
STYLE = THEME.styles["body"]
LINK = Link("url", "https://example.org/")


def words(text: str) -> tuple[Word, ...]:
    return words_of((Run(text),), STYLE, Look(THEME, shipped_advances()))


def units(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("你好，世界。", ["你", "好，", "世", "界。"]),
        ("他说：“你好！”（真的）", ["他", "说：“你", "好！”（真", "的）"]),
        ("「自動化」する", ["「自", "動", "化」", "す", "る"]),
        ("ちょっとデータ", ["ちょっ", "と", "デー", "タ"]),
        ("使用Docker部署", ["使", "用", "Docker", "部", "署"]),
        ("价格（$5）", ["价", "格", "（$5）"]),
        ("한국어 문장입니다.", ["한국어", "문장입니다."]),
        ("le prix : 5", ["le", "prix", ":", "5"]),
        ("le prix\u00a0: 5", ["le", "prix\u00a0:", "5"]),
        ("ที่นี่ดี", ["ที่", "นี่", "ดี"]),
        ("ใช้Docker", ["ใ", "ช้Docker"]),
        ("العربية لغة", ["العربية", "لغة"]),
    ],
)
def test_units(text: str, found: list[str]) -> None:
    assert units(text) == found


def test_room_where_scripts_meet() -> None:
    plain = shipped_advances().width("Docker", Face("Arial")) + 4
    assert sum(word.em + word.gap for word in words("使用Docker部署")) == pytest.approx(plain + 2 * BESIDE_EM)
    spaced = words("한국 Docker 한국")
    gap = shipped_advances().width(" ", Face("Arial")) + BESIDE_EM
    assert [word.gap for word in spaced] == pytest.approx([0, gap, gap])
    assert words("한국.")[0].em == pytest.approx(2 + BESIDE_EM + shipped_advances().width(".", Face("Arial")))


def test_quotation_marks_among_signs_are_as_wide_as_they() -> None:
    assert sum(word.em for word in words("“你好”")) == 4
    assert words("“Bonjour”")[0].em < 5


def test_lines_of_a_script_without_spaces_may_end_early() -> None:
    text = "การทำงานร่วมกันและแบ่งปันความรับผิดชอบต่อบริการ"
    found = words(text)
    assert found[0].slack == LONGEST
    assert found[-1].slack == 0
    assert found[-2].slack == pytest.approx(found[-1].em)
    whole = sum(word.em for word in found)
    assert break_lines(found, 10, 0, whole * 10 * 1.021).count == 1
    assert break_lines(found, 10, 0, (whole / 2 + 1) * 10).count == 3
    assert all(word.slack == 0 for word in words("Un texte français sans rien de tel"))


@pytest.mark.parametrize("gap", [" ", "  "])
def test_a_space_ends_what_may_move_to_the_next_line(gap: str) -> None:
    found = words(f"ดี{gap}การทำงานร่วมกันและ")
    assert found[0].text == "ดี"
    assert found[0].slack == 0


@pytest.mark.parametrize(
    "text",
    ["👍🏽", "👩‍💻", "👨‍👩‍👧‍👦", "🇫🇷", "1️⃣", "❤️", "🏳️‍🌈", "✔️", "🚀"],
)
def test_one_emoji_is_one(text: str) -> None:
    for family in ("Arial", "Consolas"):
        assert shipped_advances().width(text, Face(family)) == pytest.approx(1.4)
        assert shipped_advances().width(f"{text}{text}", Face(family)) == pytest.approx(2.8)


def test_digits_and_signs_are_no_emoji() -> None:
    assert shipped_advances().width("12#", Face("Arial")) < 2
    assert shipped_advances().width("🇫🇷🇩🇪", Face("Arial")) == pytest.approx(2.8)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("ٹیسٹ", 2.615), ("שיטות", 2.638), ("प्रथाएँ", 2.022), ("সফটওয়্যার", 4.568), ("தமிழ்", 2.934), ("తెలుగు", 2.762),
        ("ಕಿರಿಯ", 2.561), ("മലയാളം", 4.298), ("ગુજરાતી", 3.023), ("ਪੰਜਾਬੀ", 2.315), ("සිංහල", 3.100), ("เครื่องมือ", 3.789),
        ("ນໍ້າ", 1.198), ("ភាសាខ្មែរ", 3.751), ("လုပ်ငန်း", 3.368), ("རྫོགས", 2.061), ("አማርኛ", 2.637), ("ქართული", 5.077),
    ],
)  # fmt: skip
def test_scripts_with_fonts_of_their_own(text: str, drawn: float) -> None:
    """`drawn` is the widest that HarfBuzz makes it with Noto Sans, Noto Serif and DejaVu Sans, in em."""
    own = shipped_advances().width(text, Face("Arial"))
    assert drawn - 1e-3 <= own <= 1.7 * drawn
    assert shipped_advances().width(text, Face("Calibri")) == own
    assert shipped_advances().width(text, Face("Consolas")) >= own
    assert own <= shipped_advances().width(text, Face("Arial", bold=True)) < 1.4 * own


def test_marks_on_letters_take_no_room() -> None:
    for bare, marked in (("ชา", "ช้า"), ("שלום", "שָׁלוֹם"), ("عرب", "عَرَبٌ"), ("क", "क्")):
        assert shipped_advances().width(marked, Face("Arial")) == shipped_advances().width(bare, Face("Arial"))


def test_tracking_below_zero_leaves_joined_letters_as_they_are() -> None:
    tight = THEME.styles["title"]
    assert tight.spacing < 0
    assert [word.letters for word in words_of((Run("Docker हिन्दी عربي"),), tight, Look(THEME, shipped_advances()))] == [
        6,
        0,
        0,
    ]
    assert [word.letters for word in words("Docker हिन्दी")] == [6, 6]


def test_no_break_spaces_hold_signs_together() -> None:
    assert units("目标\u00a0(1/2)") == ["目", "标\u00a0(1/2)"]
    assert words("目标\u00a0(1/2)")[1].em > 1 + BESIDE_EM


def test_a_link_takes_no_line_more_than_other_text() -> None:
    text = "une adresse assez longue pour deux lignes"
    plain, link = ((Run(text, link=one), Run(" et la suite")) for one in (None, LINK))
    for width in range(80, 400, 20):
        one, two = (
            break_lines(words_of(runs, STYLE, Look(THEME, shipped_advances())), 10, 0, width) for runs in (plain, link)
        )
        assert (one.texts, one.count) == (two.texts, two.count)


@pytest.mark.parametrize(
    ("runs", "linked"),
    [
        ((Run("un deux trois quatre cinq"),), 0),
        ((Run("un deux trois "), Run("quatre", link=LINK), Run(" cinq")), 1),
        ((Run("un deux trois quatre cinq six sept", link=LINK),), 3),
        ((Run("un", link=LINK), Run(" deux trois quatre cinq "), Run("six", link=LINK)), 2),
    ],
)  # fmt: skip
def test_lines_with_words_of_links_are_counted(runs: Runs, linked: int) -> None:
    assert break_lines(words_of(runs, STYLE, Look(THEME, shipped_advances())), 10, 0, 75).linked == linked
