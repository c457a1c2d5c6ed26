"""Front matter, pictures, themes: what is read, and how mistakes are reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from conftest import Place, Plan
from courses import write_pages
from devops_slides.model.block import Rule
from devops_slides.model.deck import Deck
from devops_slides.model.problem import ChapterError, Problems, ThemeError
from devops_slides.model.text import plain
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import course_pages
from devops_slides.parse.course.front_matter import split
from devops_slides.parse.course.settings import read_settings, tag
from devops_slides.theme.read_theme import read_theme


@pytest.mark.parametrize(
    ("text", "title", "body", "offset"),
    [
        ("---\ntitle: a\n---\nText", "a", "Text", 3),
        ("\ufeff---\ntitle: a\n---\nText", "a", "Text", 3),
        ("\n\n---\ntitle: a\n---\nText", "a", "Text", 5),
        ('+++\ntitle = "a"\n+++\nText', "a", "Text", 3),
        ('{\n"title": "a"\n}\nText', "a", "Text", 3),
        ("---\ntitle: a\ndate: 2021-02-31\n---\nText", "a", "Text", 4),
        ("---\nfoo\n---\nText", None, "---\nfoo\n---\nText", 0),
        ("Text\n---\n", None, "Text\n---\n", 0),
    ],
)
def test_front_matter(text: str, title: str | None, body: str, offset: int) -> None:
    found = split(text, "a.md", Problems())
    assert (found.values.get("title"), found.body, found.offset) == (title, body, offset)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\ntitle: a\nweight: [1\n---\n", "a.md:3"),
        ("+++\ntitle = \n+++\n", "a.md:2"),
        ('{\n"title": }\n', "a.md:2"),
        ("---\ntitle: un: deux\n---\n", "a.md:2"),
    ],
)
def test_unreadable_front_matter_names_its_line(text: str, place: str) -> None:
    with pytest.raises(ChapterError) as error:
        split(text, "a.md", Problems())
    assert error.value.place == place
    assert error.value.code == "bad-front-matter"


def pictures(deck: Deck) -> list[str]:
    return [picture.path for slide in deck.slides for picture in slide.pictures()]


@pytest.mark.parametrize(
    "src",
    [
        "../../images/devops.png",
        "/images/devops.png",
        "/images/devops.png?width=300px",
        "/images/dev%6Fps.png",
        "images/devops.png",
        "../../../../../images/devops.png",
        "../../static/images/devops.png",
    ],
)
def test_pictures_are_found_where_the_url_leads(placed: Place, src: str) -> None:
    made = placed(f'<img src="{src}"/>\n')
    assert pictures(made.planned) == ["static/images/devops.png"]
    assert made.problems.found == [] or made.problems.found[0].code == "stray-picture"


def test_a_picture_beside_its_page_and_below_the_path_of_the_base_url(planned: Plan, site: Path) -> None:
    Image.new("RGB", (50, 50)).save(site / "content" / "devops" / "own.png")
    (site / "hugo.toml").write_text('baseURL = "https://x.org/cours/"\ntitle = "c"\n', encoding="utf-8")
    assert pictures(planned("![](own.png)\n")) == ["content/devops/own.png"]
    assert pictures(planned("![](/cours/images/devops.png)\n")) == ["static/images/devops.png"]


def test_nothing_outside_the_course_is_read(placed: Place, site: Path) -> None:
    Image.new("RGB", (50, 50)).save(site.parent / "secret.png")
    made = placed("![](../../../secret.png)\n\nTexte.\n")
    assert pictures(made.planned) == []
    assert [one.code for one in made.problems.found] == ["missing-picture"]


def test_a_wrong_ending_does_not_matter_and_icons_are_their_words(planned: Plan, site: Path) -> None:
    Image.new("RGB", (60, 40)).save(site / "static" / "images" / "photo.png", "JPEG")
    deck = planned("![](/images/photo.png)\n\nUn ![crayon](/images/icon.png) ici.\n")
    assert [picture.content_type for slide in deck.slides for picture in slide.pictures()] == ["image/jpeg"]
    assert any(
        "crayon" in run.text for slide in deck.slides for paragraph in slide.text("body") for run in paragraph.runs
    )


def test_an_asked_width_is_honoured(placed: Place) -> None:
    narrow = placed('<img src="/images/devops.png" width="300"/>\n').placed.slides[1].placed
    wide = placed('<img src="/images/devops.png" width="70%"/>\n').placed.slides[1].placed
    widths = [next(shape.box.width for shape in shown if hasattr(shape, "picture")) for shown in (narrow, wide)]
    title = 29.87 * 360_000
    assert widths[0] == pytest.approx(0.3 * title * 1.15, rel=0.01)
    assert widths[1] == 22.25 * 360_000, "the whole width of the picture's box, which is less than asked for"


def test_language_tags() -> None:
    assert [tag(one) for one in ("fr", "fr-fr", "en_GB", "zh-Hant", "", "eo")] == [
        "fr-FR", "fr-FR", "en-GB", "zh-TW", "en-US", "eo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[text.title]\nsiez = 3\n", "text.title: there is no key 'siez'; did you mean size?"),
        ("[text.title]\nsize = 'x'\n", "text.title.size: expected a whole number, got text"),
        ("[palette]\ntext = 'red'\n", "palette.text:"),
        ("[text.title]\ncolor = 'ink'\n", "text.title.color: 'ink' is not a palette role"),
        ("[layouts.content]\nbackground = 'accent1 -> ink 90'\n", "layouts.content.background: 'ink'"),
        ("[[rules]]\nwhen = { wrods = 3 }\nuse = ['picture']\n", "rules[1].when:"),
        ("[[rules]]\nwhen = {}\nuse = ['pcture']\n", "rules[1].use: there is no layout 'pcture'"),
        ("[layouts.extra]\nlike = 'nothing'\n", "layouts.extra.like:"),
        ("[text.title]\nsize = 20\nleast = 30\n", "text.title.least:"),
        ("[[decoration]]\nlayouts = ['content']\nbox = [1, 2, 3]\n", "decoration[1].box:"),
        ("[text\n", "is not valid TOML"),
    ],
)
def test_mistakes_in_themes_name_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "own" / "theme.toml"
    file.parent.mkdir()
    file.write_text(f'name = "own"\nextends = "default"\n{text}', encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_theme(str(file))
    assert told in str(error.value)
    assert str(error.value).startswith(file.as_posix())


def test_themes_that_extend_each_other_are_an_error(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(f'name = "{name}"\nextends = "{other}"\n', encoding="utf-8")
    with pytest.raises(ThemeError, match="is circular"):
        read_theme("a", [tmp_path])


def test_a_theme_changes_only_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "theme.toml").write_text(
        'name = "own"\nextends = "dark"\n[palette]\naccent1 = "00FF00"\n', encoding="utf-8"
    )
    own, dark = read_theme("own", [tmp_path]), read_theme("dark")
    assert own.palette == {**dark.palette, "accent1": "00FF00"}
    assert own.layouts == dark.layouts


def test_a_whole_html_document_in_a_chapter_is_read(planned: Plan) -> None:
    deck = planned(
        "<!doctype html><html><head><title>x</title></head><body><p>Un texte</p></body></html>\n\nLa suite.\n"
    )
    texts = ["".join(run.text for run in paragraph.runs) for slide in deck.slides for paragraph in slide.text("body")]
    assert "Un texte" in texts
    assert "La suite." in texts


@pytest.mark.parametrize("value", ["true", "-4", "9", "zwei"])
def test_a_slide_level_that_is_none_is_told(placed: Place, value: str) -> None:
    made = placed(f"---\ntitle: a\nslides: {{slide_level: {value}}}\n---\n# A\n\nUn texte.\n")
    assert [one.code for one in made.problems.found] == ["bad-option"]


TALK = "## Un\n\nTexte un.\n\n---\n\nSans titre.\n\n--\n\nPlus bas.\n\n---\n\n## Trois\n\nTexte trois.\n"


def breaks(root: Path, name: str) -> str | None:
    """Where the page breaks, and that it has the slides of its author if it breaks at rules."""
    chapter = read_chapter(
        next(page for page in course_pages(root) if page.path == name), read_settings(root), Problems()
    )
    assert (sum(isinstance(block, Rule) for block in chapter.blocks) == 3) is (chapter.options.break_at == "rule")
    return chapter.options.break_at


@pytest.mark.parametrize(
    ("config", "section", "page", "expected"),
    [
        ("", "", "outputs: [Reveal]", "rule"),
        ("", "", "outputs: html", None),
        ("", "outputs: [Reveal]", "", None),
        ("", "cascade: {outputs: [HTML, Reveal]}", "", "rule"),
        ("", "cascade: {outputs: [Reveal]}", "outputs: [HTML]", None),
        ("[outputs]\npage = ['HTML', 'Reveal']", "", "", "rule"),
        ("[outputs]\nsection = ['Reveal']", "", "", None),
        ("[outputs]\npage = ['Reveal']", "cascade: {outputs: [HTML]}", "", None),
        ("[languages.fr.outputs]\npage = ['reveal']", "", "", "rule"),
    ],
)
def test_pages_shown_as_slides_break_at_their_rules(
    config: str, section: str, page: str, expected: str | None, tmp_path: Path
) -> None:
    files = {
        "hugo.toml": f'defaultContentLanguage = "fr"\n{config}\n',
        "content/s/_index.md": f"---\ntitle: S\n{section}\n---\n",
        "content/s/p.md": f"---\ntitle: P\n{page}\n---\n{TALK}",
    }
    assert breaks(write_pages(tmp_path, files), "s/p.md") == expected


def test_the_slides_are_the_authors_own(planned: Plan) -> None:
    deck = planned(f"---\ntitle: T\noutputs: [Reveal]\n---\n{TALK}", "a.md")
    bodies = [plain(row.runs) for slide in deck.slides if slide.role == "content" for row in slide.text("body")]
    assert bodies == ["Texte un.", "Sans titre.", "Plus bas.", "Texte trois."]
    assert sum(slide.role == "content" for slide in deck.slides) == 4
