"""Widths of texts: against the font files if they are installed, and what is assumed if no font has them."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from devops_slides.place.measure import measure
from devops_slides.place.measure.advances import EM, MAGIC, STYLES, Advances, Family, unpack
from devops_slides.place.measure.measure import AdvanceTable, Face, shipped_advances

SYSTEM_FONTS = Path("/usr/share/fonts/truetype")
FAMILIES = {"Arimo", "Tinos", "Cousine", "Carlito", "Caladea", "Gelasio", "DejaVu Sans"}
WORLD = "World"
SUFFIXES = {"Regular": (False, False), "Bold": (True, False), "Italic": (False, True), "BoldItalic": (True, True)}
TWINS = {"Arial": "Sans", "Times New Roman": "Serif", "Courier New": "Mono"}

FRENCH = """
    L'intégration continue consiste à fusionner fréquemment le code de chaque développeur dans une branche commune,
    où une série de tests automatisés vérifie qu'il fonctionne. Où l'œuvre échoue-t-elle ? Dès qu'un « déploiement »
    naïf, bâclé, s'exécute sans filet : ÉVÉNEMENT, ÇA, À, Ô, ŒUVRE, Ÿ ; 100 % des 3 500 € (hors taxes) — soit 12,5 ‰
    – partent en fumée… Voilà ! Le cœur du maïs où Noël croît ; ambiguë, aiguë, sûr, mûr, dû, hôpital, forêt, tâche,
    pêcher, nœud, vœux, ÿ. DevOps désigne un ensemble de pratiques qui rapprochent les équipes de développement et
    d'exploitation, raccourcissent le cycle de vie des systèmes et garantissent une livraison continue, de haute
    qualité, du logiciel.
"""
GREEK = """
    Η συνεχής ενσωμάτωση είναι η πρακτική κατά την οποία οι προγραμματιστές συγχωνεύουν συχνά τον κώδικά τους σε
    έναν κοινό κλάδο. Κάθε συγχώνευση ελέγχεται αυτόματα, ώστε τα σφάλματα να εντοπίζονται νωρίς. Ξεσκεπάζω την
    ψυχοφθόρα βδελυγμία. Ποια είναι τα οφέλη; Ταχύτητα, ασφάλεια, ποιότητα· Ύψος, Ώρα, Ήλιος, Έργο, Άλμα, Ίσως, Όχι,
    προϋπόθεση, μαΐου.
"""
CYRILLIC = """
    Непрерывная интеграция означает, что разработчики часто объединяют свой код в общей ветке, а каждую сборку
    проверяют автоматические тесты. Съешь же ещё этих мягких французских булок, да выпей чаю. Широкая электрификация
    южных губерний даст мощный толчок подъёму сельского хозяйства. Її, є, ґанок, жебракують філософи; Љубав, Џунгла,
    ђак, ћуп, Њива.
"""
GEORGIA = [
    ("a", 50, 60, 57),
    ("e", 48, 57, 47),
    ("g", 51, 58, 57),
    ("i", 29, 35, 30),
    ("m", 88, 102, 88),
    ("t", 35, 40, 35),
    ("w", 74, 86, 82),
    ("A", 67, 76, 67),
    ("M", 93, 102, 93),
    ("Q", 74, 82, 73),
    ("0", 61, 70, 61),
    ("7", 50, 55, 50),
    ("&", 71, 80, 71),
]
"""Advances of Georgia itself in 1/100 em (regular, bold, italic), from the npm package string-pixel-width 1.11.0."""

MANY = 180
"""Enough words to contain every letter of the texts."""

WORDS = sorted({word for text in (FRENCH, GREEK, CYRILLIC) for word in re.split(r"[ \n]+", text) if word})


def load() -> dict[str, Family]:
    return unpack(files("devops_slides.place.measure").joinpath("advances.bin").read_bytes())


def width(text: str, family: str = "Arial", *, bold: bool = False, italic: bool = False) -> float:
    return shipped_advances().width(text, Face(family, bold, italic))


def installed(stem: str, style: str, version: str = "") -> Path:
    font_tools = pytest.importorskip("fontTools.ttLib", reason="reading a font file needs fonttools")
    for path in sorted(SYSTEM_FONTS.glob(f"*/{stem}-{style}.ttf")):
        if version in str(font_tools.TTFont(path)["name"].getDebugName(5)):
            return path
    pytest.skip(f"{stem} {style} {version} is not installed")


def widths_in_file(path: Path) -> dict[str, float]:
    font_tools = pytest.importorskip("fontTools.ttLib", reason="reading a font file needs fonttools")
    font = font_tools.TTFont(path)
    metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {chr(code): metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}


class TestTable:
    def test_every_family_has_four_styles(self) -> None:
        families = load()

        assert set(families) == FAMILIES | {WORLD}
        for family in (families[name] for name in FAMILIES):
            assert len(family.packed) == STYLES
            for style in range(STYLES):
                table = family.advances(style)
                assert {"a", "Z", "é", "œ", "€", "’", "ő", " "} <= set(table), (family.name, style)
                assert all(0 <= advance < 4 * EM for advance in table.values())

    @pytest.mark.parametrize("family", ["Arial", "Calibri", "Cambria", "Georgia", "Times New Roman"])
    def test_styles_differ(self, family: str) -> None:
        assert width("Développement", family, bold=True) > width("Développement", family)
        assert width("Développement", family, bold=True, italic=True) > width("Développement", family, italic=True)

    def test_another_file_is_refused(self) -> None:
        with pytest.raises(ValueError, match=str(MAGIC)):
            unpack(b"PK\x03\x04")

    def test_is_read_once(self) -> None:
        assert shipped_advances() is shipped_advances()


class TestAgainstFiles:
    @pytest.mark.parametrize("style", SUFFIXES)
    @pytest.mark.parametrize("family", TWINS)
    def test_liberation(self, family: str, style: str) -> None:
        own = widths_in_file(installed(f"Liberation{TWINS[family]}", style, "2.1"))
        bold, italic = SUFFIXES[style]
        wrong = {
            word: (width(word, family, bold=bold, italic=italic), expected)
            for word in WORDS
            if (expected := sum(own[char] for char in word))
            != pytest.approx(width(word, family, bold=bold, italic=italic), abs=1e-9)
        }

        assert not wrong
        assert len(WORDS) > MANY

    @pytest.mark.parametrize("style", SUFFIXES)
    @pytest.mark.parametrize(("family", "stem"), [("Calibri", "Carlito"), ("Cambria", "Caladea")])
    def test_office_twins(self, family: str, stem: str, style: str) -> None:
        own = widths_in_file(installed(stem, style))
        bold, italic = SUFFIXES[style]
        words = [word for word in WORDS if all(char in own for char in word)]

        assert len(words) > MANY // 2
        for word in words:
            expected = sum(own[char] for char in word)
            assert width(word, family, bold=bold, italic=italic) == pytest.approx(expected, abs=1e-9), word

    @pytest.mark.parametrize("style", SUFFIXES)
    @pytest.mark.parametrize("family", TWINS)
    def test_symbols_are_never_under_estimated(self, family: str, style: str) -> None:
        own = widths_in_file(installed(f"Liberation{TWINS[family]}", style, "2.1"))
        bold, italic = SUFFIXES[style]
        narrow = {
            char: expected
            for char, expected in own.items()
            if "\u2010" <= char < "\u2c00"
            and unicodedata.category(char) not in {"Mn", "Me", "Cf"}
            and width(char, family, bold=bold, italic=italic) < expected - 1e-9
        }

        assert not narrow


class TestFamilies:
    @pytest.mark.parametrize(
        ("named", "twin"),
        [
            ("Arial", "Arimo"),
            ("Helvetica", "Arimo"),
            ("Liberation Sans", "Arimo"),
            ("TIMES NEW ROMAN", "Tinos"),
            ("Times", "Tinos"),
            ("Liberation Serif", "tinos"),
            ("courier new", "Cousine"),
            ("Courier", "Cousine"),
            ("Liberation Mono", "Cousine"),
            ("calibri", "Carlito"),
            (" Cambria ", "Caladea"),
            ("Georgia", "Gelasio"),
        ],
    )
    def test_alias(self, named: str, twin: str) -> None:
        for bold in (False, True):
            assert width("Où naît l'été ?", named, bold=bold) == width("Où naît l'été ?", twin, bold=bold)
        assert shipped_advances().pitch(named) == shipped_advances().pitch(twin)
        assert shipped_advances().knows(named)
        assert width("mil", named) != width("mil", "Aptos")

    @pytest.mark.parametrize(("char", "regular", "bold", "italic"), GEORGIA)
    def test_gelasio_is_georgia(self, char: str, regular: int, bold: int, italic: int) -> None:
        assert 100 * width(char, "Georgia") == pytest.approx(regular, abs=1)
        assert 100 * width(char, "Georgia", bold=True) == pytest.approx(bold, abs=1)
        assert 100 * width(char, "Georgia", italic=True) == pytest.approx(italic, abs=1)

    def test_unknown_family_is_measured_wide(self) -> None:
        text = "Portez ce vieux whisky au juge blond qui fume"

        assert not shipped_advances().knows("Aptos")
        assert not shipped_advances().knows("")
        assert width(text, "Aptos") == width(text, "DejaVu Sans")
        assert width(text, "Aptos") > max(width(text, family) for family in FAMILIES - {"DejaVu Sans", "Cousine"})

    def test_consolas_has_one_width(self) -> None:
        assert shipped_advances().knows("consolas")
        for char in "il W@é→│╔Ж":
            assert width(char, "Consolas") == pytest.approx(0.602)
            assert width(char, "Consolas", bold=True, italic=True) == pytest.approx(0.602)
        assert width("kubectl get pods", "Consolas") == pytest.approx(16 * 0.602)
        assert width("漢字", "Consolas") == pytest.approx(2 * 1.204)
        assert width("e\u0301", "Consolas") == pytest.approx(0.602)

    @pytest.mark.parametrize(
        ("family", "pitch"),
        [("Calibri", 1.0), ("Arial", 1.12), ("Georgia", 1.27), ("Cambria", 1.15), ("Consolas", 1.37), ("Aptos", 1.4)],
    )
    def test_pitch_in_table_cells(self, family: str, pitch: float) -> None:
        assert shipped_advances().pitch(family) == pytest.approx(pitch)


class TestCharacters:
    @pytest.mark.parametrize("family", sorted(FAMILIES | {"Consolas", "Aptos"}))
    def test_no_break_spaces_are_as_wide_as_a_space(self, family: str) -> None:
        space = width(" ", family)

        assert space > 0
        assert width("\u00a0", family) == space
        assert width("\u202f", family) == space
        assert width("Où\u00a0?", family) == width("Où ?", family)

    @pytest.mark.parametrize("family", ["Arial", "Cambria", "Consolas", "Aptos"])
    @pytest.mark.parametrize("char", list("\u0301\u20dd\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e"))
    def test_marks_and_invisible_characters_have_no_width(self, family: str, char: str) -> None:
        assert width(char, family) == 0
        assert width(f"a{char}b", family) == width("ab", family)

    def test_decomposed_letters_are_as_wide_as_composed_ones(self) -> None:
        for word in ("développé", "çà", "Noël"):
            assert width(unicodedata.normalize("NFD", word)) == width(word)

    @pytest.mark.parametrize("char", ["漢", "あ", "한", "。", "\uff21", "\u3000"])
    def test_east_asian_wide_is_an_em(self, char: str) -> None:
        assert width(char) == width(char, "Aptos") == width(char, bold=True) == 1.0

    @pytest.mark.parametrize("char", ["\U0001f680", "\U0001f600", "\u2705", "\u26a1", "\u2795", "\U0001f321"])
    def test_emoji_are_wider_than_an_em(self, char: str) -> None:
        assert width(char) == width(char, "Consolas") == width(char, "Aptos") == pytest.approx(1.4)

    def test_a_sign_asked_for_as_an_emoji(self) -> None:
        assert width("\u26a0") < width("\u26a0\ufe0f") == pytest.approx(1.4)
        assert width("ab\u26a0\ufe0fc") == pytest.approx(width("abc") + 1.4)

    def test_a_character_that_the_family_lacks_has_the_fallbacks_width(self) -> None:
        assert width("\u2150", "Aptos") == width("\u2150") > 0.6
        assert width("\u22a6", "Aptos") < width("\u22a6") == pytest.approx(0.6)

    def test_a_character_that_no_font_has_is_an_em(self) -> None:
        assert width("\u1400") == width("\u1400", "Aptos") == 1.0

    def test_a_character_that_only_the_regular_style_has_is_widened(self) -> None:
        family = load()["Caladea"]
        lacking = sorted(family.advances(0).keys() - family.advances(2).keys())

        assert lacking
        for char in lacking:
            assert width(char, "Cambria", italic=True) == pytest.approx(1.1 * width(char, "Cambria"), abs=1e-5)

    @pytest.mark.parametrize("char", ["→", "≤", "…", "│", "└", "✓"])
    def test_symbols_of_technical_texts(self, char: str) -> None:
        assert width(".") < width(char) <= width("—")

    def test_nothing_has_no_width(self) -> None:
        assert width("") == 0


class TestMemory:
    def test_widths_do_not_depend_on_what_was_measured_before(self) -> None:
        table = AdvanceTable(load())
        first = [table.width(word, Face("Calibri")) for word in WORDS]
        bold = [table.width(word, Face("Calibri", bold=True)) for word in WORDS]

        assert [table.width(word, Face("Calibri")) for word in WORDS] == first
        assert bold != first

    def test_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(measure, "WORDS_KEPT", 3)
        table = AdvanceTable(load())
        face = Face("Arial")
        expected = {word: width(word) for word in WORDS}

        assert {word: table.width(word, face) for word in WORDS} == expected
        assert all(len(words) <= measure.WORDS_KEPT for words in table._words.values())

    def test_a_word_seen_before_is_not_added_up_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        table = AdvanceTable(load())
        seen: list[str] = []
        total = Advances.total

        def counted(self: Advances, text: str) -> int:
            seen.append(text)
            return total(self, text)

        monkeypatch.setattr(Advances, "total", counted)
        for word in ("mot", "mot", "autre", "mot"):
            table.width(word, Face("Arial"))
        table.width("mot", Face("Arial", italic=True))

        assert seen == ["mot", "autre", "mot"]
