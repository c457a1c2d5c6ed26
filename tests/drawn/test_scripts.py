"""Paragraphs of sixteen scripts as LibreOffice draws them: no more lines than counted, none outside its box."""

from __future__ import annotations

import io
import random
import shutil
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from conftest import make, make_site
from devops_slides.place.text import heights as text
from devops_slides.place.text import lines
from drawn.judge import POINT, TOLERANCE, draw, letters

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

WORDS = {
    "ar": "التسليم المتكرر يصل إلى المستخدمين كل يوم، مما يقلل المخاطر Docker ويكشف الأخطاء وهكذا و الخدمة (المسؤولية).",
    "fa": "نسخه‌های کوچک هر روز به دست کاربران می‌رسند و خطاها زودتر پیدا می‌شوند، Kubernetes خودکارسازی.",
    "he": "גרסאות קטנות מגיעות אל המשתמשים מדי יום, וכך הסיכון קטן והשגיאות Docker מתגלות מוקדם יותר.",
    "hi": "छोटे संस्करण हर दिन उपयोगकर्ताओं तक पहुँचते हैं, जिससे जोखिम कम होता है Docker और त्रुटियाँ परिनियोजन।",
    "bn": "ছোট সংস্করণ প্রতিদিন ব্যবহারকারীদের কাছে পৌঁছায়, ফলে ঝুঁকি কমে Docker প্রযুক্তি।",
    "ta": "சிறிய பதிப்புகள் ஒவ்வொரு நாளும் பயனர்களை அடைகின்றன, Docker மென்பொருள் கொள்கை.",
    "th": "รุ่น เล็กๆ ถึงมือ ผู้ใช้ ทุกวัน ซึ่ง ช่วยลด ความเสี่ยง และทำให้ พบ ข้อผิดพลาด ได้เร็วขึ้น คอมพิวเตอร์ ซอฟต์แวร์ Docker",
    "lo": "ລຸ້ນ ນ້ອຍ ເຖິງ ມື ຜູ້ໃຊ້ ທຸກມື້ ຊຶ່ງ ຊ່ວຍຫຼຸດ ຄວາມສ່ຽງ ແລະ ຊອບແວ",
    "km": "កំណែ តូចៗ ទៅដល់ អ្នកប្រើ រៀងរាល់ថ្ងៃ ដែល កាត់បន្ថយ ហានិភ័យ កម្មវិធី",
    "zh": "小 版本 每天 都能 到达 用户 手中 ， 这样 可以 降低 风险 。 “快速” （Docker） Kubernetes 、 部署 《手册》 ？",
    "ja": "小さな バージョン を 毎日 ユーザー に 届ける 、 リスク が 「減る」 。 Docker チェック っ て ー （例）",
    "ko": "작은 버전이 매일 사용자에게 전달되므로 위험이 줄어들고 오류를 Docker 더 일찍 발견할 수 있습니다. Kubernetes는 (도구)",
    "ru": "Небольшие версии попадают к пользователям каждый день, поэтому риск меньше, развёртывание Docker.",
    "el": "Μικρές εκδόσεις φτάνουν στους χρήστες κάθε μέρα, κι έτσι ο κίνδυνος μειώνεται Docker.",
    "vi": "Các phiên bản nhỏ đến tay người dùng mỗi ngày, nhờ đó rủi ro giảm và lỗi được phát hiện sớm hơn.",
    "hy": "Փոքր տարբերակները հասնում են օգտատերերին ամեն օր, ուստի ռիսկը փոքր է։",
}
JOINED = {"th", "lo", "km", "zh", "ja"}
"""Languages that have no spaces between words: most of the words above are joined."""


def paragraph(language: str, dice: random.Random) -> str:
    words = WORDS[language].split()
    count = dice.choice((6, 14, 30, 60))
    chosen = [dice.choice(words) for _ in range(count)]
    if language not in JOINED:
        return " ".join(chosen)
    rate = 0.12 if language in {"th", "lo", "km"} else 0.04
    return "".join(word + (" " if word.isascii() or dice.random() < rate else "") for word in chosen)


def chapter(language: str, seed: int) -> str:
    """Prose, a list, numbers, a table and a quotation."""
    dice = random.Random(f"{language} {seed}")
    # LibreOffice 7.4 misplaces a link that takes two lines if it runs from the right.
    heading = 20 if language in {"ar", "fa", "he"} else 40
    some = [paragraph(language, dice) for _ in range(9)]
    table = f"| A | {some[0][:24]} |\n|---|---|\n| {some[1][:30]} | {some[2]} |\n| {some[3][:12]} | 2 |\n"
    items = "\n".join(f"- {one}" for one in some[3:5])
    numbers = "\n".join(f"{n}. {one}" for n, one in enumerate(some[5:7], 9))
    return f"---\ntitle: {some[0][:60]}\n---\n\n## {some[1][:heading]}\n\n{some[2]}\n\n{items}\n\n## B\n\n{numbers}\n\n## C\n\n{table}\n\n## D\n\n> {some[7]}\n\n## E\n\n{some[8]}\n"


def overflows(data: bytes, pdf: Path) -> list[str]:
    """Letters that leave the slide or are in no box."""
    found = []
    slides = list(Presentation(io.BytesIO(data)).slides)
    for number, (slide, page) in enumerate(zip(slides, pypdfium2.PdfDocument(pdf), strict=True), 1):
        boxes = [
            (
                shape.left / POINT,
                shape.top / POINT,
                (shape.left + shape.width) / POINT,
                (shape.top + shape.height) / POINT,
            )
            for shape in slide.shapes
            if shape.left is not None
        ]
        for letter, (left, top, right, bottom) in letters(page):
            if not any(
                left >= box[0] - TOLERANCE
                and top >= box[1] - TOLERANCE
                and right <= box[2] + TOLERANCE
                and bottom <= box[3] + TOLERANCE
                for box in boxes
            ):
                found.append(f"slide {number}: {letter!r} at {left:.0f}, {top:.0f}, {right:.0f}, {bottom:.0f}")
    return found


def decks(work: Path, theme: str, seeds: range) -> dict[str, tuple[object, bytes]]:
    found = {}
    for language in WORDS:
        for seed in seeds:
            site = make_site(work / f"{language}{seed}-{theme}")
            (site / "hugo.toml").write_text(f'title = "x"\nlanguageCode = "{language}"\n', encoding="utf-8")
            made = make(site, chapter(language, seed), theme)
            found[f"{language}{seed}-{theme}"] = (made.placed, made.data)
    return found


@pytest.mark.parametrize("theme", ["default", "dark"])
def test_no_script_leaves_its_box(tmp_path: Path, theme: str) -> None:
    made = decks(tmp_path, theme, range(1))
    drawn = draw({name: data for name, (_, data) in made.items()}, tmp_path)
    found = {name: overflows(data, drawn[name]) for name, (_, data) in made.items()}
    assert {name: some[:3] for name, some in found.items() if some} == {}


def test_too_small_widths_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MARGIN", 0.8)
    made = decks(tmp_path, "default", range(1))
    drawn = draw({name: data for name, (_, data) in made.items()}, tmp_path)
    found = {name for name, (_, data) in made.items() if overflows(data, drawn[name])}
    assert len(found) > len(WORDS) / 2


def linked(language: str) -> str:
    """Slides of links alone, with more and more words."""
    dice = random.Random(language)
    said = [" ".join(paragraph(language, dice) for _ in range(count)) for count in (1, 2, 4, 8)]
    return "---\ntitle: A\n---\n\n" + "\n\n".join(
        f"## {n}\n\n[{one}](https://example.org/)" for n, one in enumerate(said)
    )


def overflowing(work: Path) -> list[str]:
    """Languages whose links leave their boxes."""
    decks = {}
    for language in ("hi", "ta", "th", "zh", "ja", "ko"):
        site = make_site(work / language)
        (site / "hugo.toml").write_text(f'title = "x"\nlanguageCode = "{language}"\n', encoding="utf-8")
        decks[language] = make(site, linked(language)).data
    drawn = draw(decks, work)
    return [language for language, data in decks.items() if overflows(data, drawn[language])]


def test_no_link_leaves_its_box(tmp_path: Path) -> None:
    assert overflowing(tmp_path) == []


def test_lines_of_links_that_are_counted_too_low_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "pitch_of", lambda *_: text.LINE_HEIGHT)
    assert {"zh", "ja", "ko"} <= set(overflowing(tmp_path))
