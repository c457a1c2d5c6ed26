"""Tables on slides: columns, sizes, pages, rows that are cut, columns that continue."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from pptx import Presentation

from conftest import Build, Place, Placed
from devops_slides.model.placed import PlacedSlide, PlacedTable
from devops_slides.model.text import plain
from devops_slides.place import penalties
from devops_slides.place.measure.measure import Face, shipped_advances
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names

THEMES = pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))
SENTENCE = "Chaque équipe mesure la livraison et corrige les pannes. "
CM = 360_000


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "## A\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def tables(made: Placed) -> list[PlacedTable]:
    return [shape for slide in made.placed.slides for shape in slide.placed if isinstance(shape, PlacedTable)]


def slides(made: Placed) -> list[PlacedSlide]:
    return [slide for slide in made.placed.slides if any(isinstance(shape, PlacedTable) for shape in slide.placed)]


def texts(one: PlacedTable) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in one.table.rows]


def fits(made: Placed) -> bool:
    return all(
        sum(one.rows) <= one.slot.box.height + 2
        and sum(one.columns) == one.box.width
        and one.box.bottom <= one.slot.box.bottom + 2
        for one in tables(made)
    )


@THEMES
def test_short_columns_leave_the_room_to_prose(placed: Place, theme: str) -> None:
    made = placed(table(["Terme", "Clé", "Définition"], [["Intégration", "oui", SENTENCE * 3]] * 3), theme)
    (one,) = tables(made)
    assert one.columns[2] > 4 * one.columns[1]
    assert one.columns[2] > 3 * one.columns[0]
    assert fits(made)


@THEMES
def test_of_two_columns_of_prose_the_fuller_one_is_wider(placed: Place, theme: str) -> None:
    (one,) = tables(placed(table(["Avant", "Après"], [[SENTENCE * 2, SENTENCE * 6]] * 2), theme))
    assert one.columns[1] > 1.5 * one.columns[0]


@THEMES
def test_amounts_stay_on_one_line_at_the_right(placed: Place, theme: str) -> None:
    rows = [[SENTENCE, "1 240 000 €", SENTENCE], ["b", "12,5 %", "1.2.3"]]
    (one,) = tables(placed(table(["Nom", "Prix", "Texte"], rows), theme))
    assert one.table.align == ("", "right", "")
    inner = (one.columns[1] - one.margins[0] - one.rights[1]) / 12_700
    assert inner > shipped_advances().width("1 240 000 €", Face(read_theme(theme).fonts.body)) * one.size
    aligned = "## A\n\n| a | b |\n|:-:|---|\n| 1 | 2 |\n| 3 | 4 |\n"
    assert tables(placed(aligned, theme))[0].table.align == ("center", "")


@THEMES
def test_amounts_keep_their_distance_to_the_text_behind_them(placed: Place, theme: str) -> None:
    (one,) = tables(placed(table(["Nom", "Prix", "Texte", "Part"], [["a", "12", "b", "3 %"]] * 3), theme))
    assert one.table.align == ("", "right", "", "right")
    assert one.rights[1] > one.rights[0] == one.rights[2] == one.rights[3]


@THEMES
def test_a_number_has_no_more_room_than_it_needs(placed: Place, theme: str) -> None:
    (one,) = tables(placed(table(["N°", "Nom", "Texte"], [["1", "registre", SENTENCE]] * 3), theme))
    assert one.columns[0] < one.columns[1] < one.columns[2]


@THEMES
@pytest.mark.parametrize(("count", "most"), [(60, 7), (200, 22), (13, 2)])
def test_rows_go_on_evenly_with_their_head(placed: Place, theme: str, count: int, most: int) -> None:
    made = placed(table(["Jour", "Outil"], [[f"Jour {n}", "registre"] for n in range(count)]), theme)
    found = tables(made)
    assert 1 < len(found) <= most
    assert [row for one in found for row in texts(one)] == [[f"Jour {n}", "registre"] for n in range(count)]
    assert {plain(one.table.head[0]) for one in found} == {"Jour"}
    sizes = [len(one.table.rows) for one in found]
    assert max(sizes) - min(sizes) <= 2
    assert len({one.size for one in found}) == 1
    assert found[0].size >= 0.7 * found[0].slot.style.size
    assert fits(made)


@THEMES
def test_a_few_rows_are_set_larger(placed: Place, theme: str) -> None:
    (one,) = tables(placed(table(["Outil", "Rôle"], [["Git", "versions"], ["Docker", "conteneurs"]]), theme))
    assert one.size > 1.2 * one.slot.style.size
    assert one.rows[1] > one.slot.rows[1]


@THEMES
@pytest.mark.parametrize("count", [14, 25, 40])
def test_too_many_columns_go_on_with_the_first(placed: Place, theme: str, count: int) -> None:
    head = [f"Col{n}" for n in range(count)]
    made = placed(table(head, [[f"c{row}.{n}" for n in range(count)] for row in range(4)]), theme)
    found = tables(made)
    assert len(found) > 1
    assert all(plain(one.table.head[0]) == "Col0" for one in found)
    assert [plain(cell) for one in found for cell in one.table.head[1:]] == head[1:]
    assert min(min(one.columns) for one in found) > 1.2 * CM
    widths = [len(one.columns) for one in found]
    assert max(widths) - min(widths) <= 1
    assert fits(made)


@THEMES
def test_words_too_wide_for_their_columns_make_groups(placed: Place, theme: str) -> None:
    words = ["Internationalisierung", "Konfigurationsdatei", "Bereitstellungsphase", "Abhängigkeitsgraph"] * 2
    made = placed(table(words[:7], [words[:7]] * 3), theme)
    for one in tables(made):
        for width, right, cell in zip(one.columns, one.rights, one.table.rows[0], strict=True):
            assert (width - one.margins[0] - right) / 12_700 > len(plain(cell)) * 0.4 * one.size


@THEMES
def test_a_row_higher_than_a_slide_goes_on_under_its_name(placed: Place, theme: str) -> None:
    rows = [["Avant", "court"], ["Long", SENTENCE * 70], ["Après", "court"]]
    made = placed(table(["Nom", "Texte"], rows), theme)
    cells = [row for one in tables(made) for row in texts(one)]
    pieces = [text for name, text in cells if name.startswith("Long")]
    assert len(pieces) > 1
    assert all(piece.endswith(".") for piece in pieces)
    assert " ".join(pieces) == (SENTENCE * 70).strip()
    assert [name for name, _ in cells] == ["Avant", "Long", *["Long\u00a0…"] * (len(pieces) - 1), "Après"]
    assert tables(made)[1].anchor == "top"
    assert fits(made)


@THEMES
@pytest.mark.parametrize("count", [22, 26, 32])
def test_long_cells_are_cut_at_sentences_rather_than_set_small(placed: Place, theme: str, count: int) -> None:
    said = (SENTENCE * count).strip()
    made = placed(table(["Avant", "Après"], [[said, said]]), theme)
    assert all(one.size >= penalties.SMALL_SHARE * one.slot.style.size for one in tables(made))
    rows = [row for one in tables(made) for row in texts(one)]
    assert [" ".join(column) for column in zip(*rows, strict=True)] == [said, said]
    assert all(cell.endswith(".") for row in rows for cell in row)
    assert fits(made)


@THEMES
def test_a_first_column_of_sentences_is_set_like_the_others(built: Build, theme: str) -> None:
    named = built(table(["Nom", "Texte"], [["Le nom d’une ligne", SENTENCE]] * 3), theme)
    told = built(table(["Avant", "Après"], [[SENTENCE * 3, SENTENCE * 3]] * 3), theme)
    for made, is_set_apart in ((named, True), (told, False)):
        frames = [
            shape for slide in Presentation(io.BytesIO(made.data)).slides for shape in slide.shapes if shape.has_table
        ]
        assert [frame.table.first_col for frame in frames] == [is_set_apart] * len(frames)
        assert frames


def test_rows_stay_whole_where_words_ask_for_small_type(placed: Place) -> None:
    """Rows in pieces would be set larger, but then words would break."""
    word = "infrastructures-elastiques-et"
    (one,) = tables(placed(table([word] * 5, [[f"{word} {SENTENCE * 6}"] * 5]), "default"))
    assert len(one.table.rows) == 1


@THEMES
def test_a_row_that_fits_is_never_cut(placed: Place, theme: str) -> None:
    rows = [[f"Nom {n}", SENTENCE * 9] for n in range(9)]
    made = placed(table(["Nom", "Texte"], rows), theme)
    assert [row for one in tables(made) for row in texts(one)] == [[name, text.strip()] for name, text in rows]
    assert fits(made)


@THEMES
def test_rows_that_continue_a_name_stay_below_it(placed: Place, theme: str) -> None:
    rows = [[f"Service {n // 3}" if n % 3 == 0 else "", f"port {n}"] for n in range(48)]
    for before, after in pairwise(tables(placed(table(["Nom", "Port"], rows), theme))):
        assert before.table.rows
        assert plain(after.table.rows[0][0])


@THEMES
def test_odd_tables_fit(placed: Place, theme: str) -> None:
    address = "https://registry.example.org/" + "a" * 90
    for text in (
        table(["Seule"], [[f"ligne {n}"] for n in range(30)]),
        table(["", "", ""], [["a", "b", "c"]] * 3),
        table(["Nom", "Adresse"], [["x", address], ["y", ""]]),
        table(["a" * 200], [["b" * 300]]),
        table(["A", "B"], [["x<br><br>y", "`code` **gras**"], ["", "z"]]),
    ):
        made = placed(text, theme)
        assert tables(made)
        assert fits(made)


@THEMES
def test_words_above_a_table_never_stand_alone(placed: Place, theme: str) -> None:
    text = table(["Nom", "Texte"], [[f"Nom {n}", SENTENCE] for n in range(11)])
    made = placed(text.replace("## A\n", "## A\n\nVoici les outils :\n"), theme)
    assert next(slide.layout for slide in slides(made)) == "table-below"


@THEMES
def test_links_of_a_head_are_read_on_its_ground(placed: Place, theme: str) -> None:
    (one,) = tables(placed(table(["[Nom](https://example.org)", "B"], [["[a](https://example.org)", "b"]] * 3), theme))
    assert plain(one.table.head[0]) == "Nom"
    assert (one.table.head[0][0].link is None) == (read_theme(theme).table.head_ground is not None)
    assert one.table.rows[0][0][0].link is not None


def merged(made: Placed) -> list[list[tuple[int, int, int, int]]]:
    """The merged cells of each table: row (the head is 0), column, rows, columns."""
    return [[(m.row, m.column, m.rows, m.columns) for m in one.table.merges] for one in tables(made)]


def written(data: bytes) -> list[list[list[tuple[str, int, int, bool]]]]:
    """Of each table in the file, as python-pptx reads it: text, rows and columns of each cell, whether it is covered."""
    shapes = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes if shape.has_table]
    return [
        [
            [
                (cell.text, cell.span_height if cell.is_merge_origin else 1, cell.span_width, cell.is_spanned)
                for cell in row.cells
            ]
            for row in shape.table.rows
        ]
        for shape in shapes
    ]


HOSTS = (
    "<table><tr><th>Zone</th><th>Hôte</th><th>Rôle</th></tr><tr><td rowspan='3'>prod</td><td>web1</td><td>a</td></tr>"
    "<tr><td>web2</td><td>b</td></tr><tr><td>db1</td><td>c</td></tr><tr><td>test</td><td colspan='2'>web3</td></tr></table>\n"
)


def test_cells_that_cover_others_are_merged(built: Build) -> None:
    made = built(HOSTS)
    assert merged(made) == [[(1, 0, 3, 1), (4, 1, 1, 2)]]
    assert texts(tables(made)[0]) == [
        ["prod", "web1", "a"], ["", "web2", "b"], ["", "db1", "c"], ["test", "web3", ""],
    ]  # fmt: skip
    (rows,) = written(made.data)
    assert [cell[3] for row in rows for cell in row] == [False] * 6 + [True, False, False] * 2 + [False, False, True]
    assert (rows[1][0][:2], rows[4][1][0], rows[4][1][2]) == (("prod", 3), "web3", 2)
    assert fits(made)


@pytest.mark.parametrize(
    ("first", "second", "shown", "merges"),
    [
        ("<td rowspan='2000'>a</td><td>b</td>", "<td>c</td>", [["a", "b"], ["", "c"]], [(0, 0, 2, 1)]),
        ("<td rowspan='0'>a</td><td>b</td>", "<td>c</td>", [["a", "b"], ["", "c"]], [(0, 0, 2, 1)]),
        ("<td rowspan='-2'>a</td><td>b</td>", "<td>c</td><td>d</td>", [["a", "b"], ["c", "d"]], []),
        ("<td colspan='2000'>a</td>", "<td>b</td><td>c</td>", [["a", ""], ["b", "c"]], [(0, 0, 1, 2)]),
        ("<td colspan='0'>a</td><td>b</td>", "<td>c</td><td>d</td>", [["a", "b"], ["c", "d"]], []),
        ("<td colspan='x'>a</td><td>b</td>", "<td>c</td><td>d</td>", [["a", "b"], ["c", "d"]], []),
        ("<td rowspan='2' colspan='2'>a</td><td>b</td>", "<td>c</td>", [["a", "b"], ["", "c"]], [(0, 0, 2, 1)]),
        ("<td>a</td><td rowspan='2'>b</td>", "<td colspan='2'>c</td>", [["a", "b"], ["c", ""]], [(0, 1, 2, 1)]),
    ],
)
def test_spans_are_those_of_a_browser_cut_to_the_table(
    built: Build, first: str, second: str, shown: list[list[str]], merges: list[tuple[int, int, int, int]]
) -> None:
    made = built(f"<table><tr>{first}</tr><tr>{second}</tr></table>\n")
    assert [texts(one) for one in tables(made)] == [shown]
    assert merged(made) == [merges]


def test_a_cell_covers_no_rows_of_another_group(built: Build) -> None:
    head = "<thead><tr><th rowspan='9'>A</th><th>B</th></tr></thead>"
    made = built(f"<table>{head}<tbody><tr><td>1</td><td>2</td></tr></tbody></table>\n")
    assert merged(made) == [[]]


def test_rows_without_cells_do_not_count(built: Build) -> None:
    made = built("<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr></tr><tr><td>c</td><td>d</td></tr></table>\n")
    assert merged(made) == [[]]
    assert texts(tables(made)[0]) == [["a", "b"], ["c", "d"]]


def groups(count: int, size: int, text: str = "mot") -> str:
    rows = "".join(
        "<tr>"
        + (f"<td rowspan='{size}'>groupe {number}</td>" if not at else "")
        + f"<td>{text} {number}.{at}</td></tr>"
        for number in range(count)
        for at in range(size)
    )
    return f"<table><tr><th>G</th><th>T</th></tr>{rows}</table>\n"


def test_joined_rows_stay_on_one_slide_where_they_can(built: Build) -> None:
    made = built(groups(8, 4))
    assert len(tables(made)) > 1
    assert all(rows == 4 for one in merged(made) for _, _, rows, _ in one)
    assert fits(made)


def test_a_merged_cell_that_must_go_on_is_repeated(built: Build) -> None:
    made = built(groups(1, 40))
    pages = tables(made)
    assert len(pages) > 1
    assert [texts(one)[0][0] for one in pages] == ["groupe 0"] * len(pages)
    assert [one[0][2] for one in merged(made)] == [len(one.table.rows) for one in pages]
    assert fits(made)


@THEMES
def test_a_long_merged_text_has_room(placed: Place, theme: str) -> None:
    for text in (SENTENCE * 3, SENTENCE * 30):
        html = f"<table><tr><td rowspan='2'>{text}</td><td>a</td></tr><tr><td>b</td></tr><tr><td colspan='2'>{text}</td></tr></table>\n"
        made = placed(html, theme)
        assert fits(made)
        shown = " ".join(cell for one in tables(made) for row in texts(one) for cell in row)
        assert shown.count("Chaque équipe") >= 2 * text.count("Chaque équipe")


def test_columns_that_continue_keep_their_merged_cells(built: Build) -> None:
    head = "<tr><th>Nom</th>" + "".join(f"<th colspan='2'>Groupe{at}{'x' * 20}</th>" for at in range(8)) + "</tr>"
    row = "<tr><td>un</td>" + "".join(f"<td>valeur{at}{'y' * 12}</td>" for at in range(16)) + "</tr>"
    made = built(f"<table>{head}{row * 2}</table>\n")
    assert len(tables(made)) > 1
    assert fits(made)
    for at in range(8):
        assert any(f"Groupe{at}" in plain(cell) for one in tables(made) for cell in one.table.head)
