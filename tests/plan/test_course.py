"""Decks of several chapters: title, agenda, section slides, keys, footers, and what is left out."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from courses import Built, build_course, links_of, text_of, write_pages
from devops_slides.theme.read_theme import shipped_themes, theme_names
from package_checks import faults
from templates import TEMPLATES

COURSE = {
    "hugo.toml": 'title = "Le cours"\n',
    "slides.toml": 'author = "L’équipe"\n',
    "content/_index.md": "---\ntitle: Bienvenue\n---\nUn mot pour ouvrir le cours.\n",
    "content/bases/_index.md": "---\ntitle: Les bases\nweight: 1\n---\n",
    "content/bases/un.md": "---\ntitle: 1 - Premier\nweight: 1\nslides: {notes: Saluer}\n---\nUn texte.\n",
    "content/bases/deux.md": "---\ntitle: 2 - Deuxième\nweight: 2\n---\n## A\n\nUn.\n\n## B\n\nDeux.\n\n## C\n\nTrois.\n",
    "content/suite/trois.md": "---\ntitle: Troisième\nweight: 1\n---\nUn texte.\n",
    "content/vide/_index.md": "---\ntitle: Rien\nweight: 9\n---\n",
    "content/suite/vide.md": "---\ntitle: Vide\nweight: 2\n---\n",
}


@pytest.fixture
def course(tmp_path: Path) -> Built:
    return build_course(write_pages(tmp_path / "cours", COURSE), "course")


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_course_is_one_deck(course: Built) -> None:
    slides = course.slides["le-cours.pptx"]
    assert [(slide.role, text_of(slide, "title")) for slide in slides] == [
        ("title", "Le cours"),
        ("agenda", "Agenda"),
        ("section", "Bienvenue"),
        ("content", "Introduction · Bienvenue"),
        ("section", "Les bases"),
        ("section", "Premier"),
        ("content", "Introduction · Premier"),
        ("section", "Deuxième"),
        ("agenda", "Agenda · Deuxième"),
        ("content", "A"),
        ("content", "B"),
        ("content", "C"),
        ("section", "Troisième"),
        ("content", "Introduction · Troisième"),
    ]
    assert text_of(slides[0], "subtitle") == "L’équipe"
    assert text_of(slides[5], "kicker") == "1"
    assert text_of(slides[5], "body") == "Les bases"
    assert slides[5].notes == ("Saluer",)


def test_the_agenda_is_grouped_by_section_and_leads_to_the_chapters(course: Built) -> None:
    slides = course.slides["le-cours.pptx"]
    assert text_of(slides[1], "body") == "Bienvenue|Les bases|1 Premier|2 Deuxième|Suite|Troisième"
    keys = {text: key for text, (_, key) in links_of(slides[1]).items()}
    assert [slide.key for slide in slides if slide.role == "section"] == [
        keys[text] for text in ("Bienvenue", "Les bases", "Premier", "Deuxième", "Troisième")
    ]
    assert keys["Suite"] == keys["Troisième"]


def test_the_chapters_lead_back_to_the_agenda(course: Built) -> None:
    slides = course.slides["le-cours.pptx"]
    agenda = slides[1].key
    assert {slide.role for slide in slides if slide.back == agenda} == {"section", "agenda"}
    assert all(slide.back == agenda for slide in slides[2:] if slide.role in {"section", "agenda"})
    for number, slot in ((3, "title"), (6, "kicker"), (9, "footer")):
        ((name, relation),) = clicked(course.data["le-cours.pptx"], number)
        assert name == slot
        rels = part(course.data["le-cours.pptx"], f"ppt/slides/_rels/slide{number}.xml.rels")
        assert re.search(rf'Id="{relation}"[^>]*slide2\.xml|slide2\.xml[^>]*Id="{relation}"', rels)


def clicked(data: bytes, number: int) -> list[tuple[str, str]]:
    """The shapes of a slide that lead to another slide as a whole, with their relationships."""
    link = r'<p:cNvPr id="\d+" name="(\w+)"[^>]*><a:hlinkClick r:id="(\w+)" action="ppaction://hlinksldjump"/>'
    return re.findall(link, part(data, f"ppt/slides/slide{number}.xml"))


@pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))
def test_the_way_back_is_the_number_or_else_the_footer_or_else_the_title(tmp_path: Path, theme: str) -> None:
    course = build_course(write_pages(tmp_path / "cours", COURSE), "course", theme=theme)
    ways = set()
    for number, slide in enumerate(course.slides["le-cours.pptx"], 1):
        way = "kicker" if text_of(slide, "kicker") else "footer" if slide.footer else "title"
        found = [name for name, _ in clicked(course.data["le-cours.pptx"], number)]
        assert found == ([way] if slide.back else [])
        ways |= set(found)
    assert {"kicker", "footer"} <= ways


def test_the_number_leads_back_where_a_section_slide_has_a_footer_too(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text(
        'name = "own"\nextends = "default"\n[layouts.section]\nfooter = true\n', encoding="utf-8"
    )
    root = write_pages(tmp_path / "cours", COURSE)
    course = build_course(root, "course", theme=str(tmp_path / "theme.toml"))
    assert course.slides["le-cours.pptx"][5].footer
    assert [name for name, _ in clicked(course.data["le-cours.pptx"], 6)] == ["kicker"]


def test_the_title_leads_back_where_the_footer_has_nothing_to_say(tmp_path: Path) -> None:
    root = write_pages(tmp_path / "cours", {**COURSE, "slides.toml": 'footer = "{client}"\n'})
    assert [name for name, _ in clicked(build_course(root, "course").data["le-cours.pptx"], 9)] == ["title"]


@pytest.mark.parametrize(("name", "way"), [("names-en", "footer"), ("no-footers", "title"), ("google", "title")])
def test_the_way_back_on_a_template_is_a_footer_that_it_shows(tmp_path: Path, name: str, way: str) -> None:
    template = TEMPLATES[name]
    (tmp_path / template.file).write_bytes(template.make())
    root = write_pages(tmp_path / "cours", COURSE)
    data = build_course(root, "course", theme=str(tmp_path / template.file)).data["le-cours.pptx"]
    assert [found for found, _ in clicked(data, 9)] == [way]


def test_each_chapter_is_a_section_of_the_file(course: Built) -> None:
    xml = part(course.data["le-cours.pptx"], "ppt/presentation.xml")
    sections = re.findall(r'<p14:section name="([^"]*)"[^>]*>(.*?)</p14:section>', xml)
    assert [(name, ids.count("<p14:sldId ")) for name, ids in sections] == [
        ("Le cours", 2), ("Bienvenue", 2), ("Les bases", 1), ("1 · Premier", 2), ("2 · Deuxième", 5), ("Troisième", 2),
    ]  # fmt: skip


def test_footers_name_the_chapter(course: Built) -> None:
    slides = course.slides["le-cours.pptx"]
    assert slides[6].footer == "Le cours · 1 Premier"
    assert slides[-1].footer == "Le cours · Troisième"
    assert slides[1].footer == "Le cours"


def test_keys_last_whatever_deck_a_slide_is_in(course: Built, tmp_path: Path) -> None:
    alone = build_course(tmp_path / "cours", "chapter")
    own = {slide.key for slides in alone.slides.values() for slide in slides}
    assert {slide.key for slide in course.slides["le-cours.pptx"]} - own == {
        "en:course#title", "en:course#agenda", "en/bases/_index#title",
    }  # fmt: skip


def test_problems_and_the_manifest_name_the_chapter(tmp_path: Path) -> None:
    long = " ".join(["mot"] * 200)
    pages = {**COURSE, "content/suite/trois.md": f"---\ntitle: T\n---\n## {long}\n\nUn texte.\n"}
    built = build_course(write_pages(tmp_path / "cours", pages), "course")
    assert [one.partition(": long-title")[0] for one in built.told] == ["cours/content/suite/trois.md:6"]
    assert 'source="cours/content/suite/trois.md"' in part(built.data["le-cours.pptx"], "customXml/item1.xml")


def test_a_section_deck_holds_its_page_and_everything_below(tmp_path: Path) -> None:
    pages = {**COURSE, "content/bases/_index.md": "---\ntitle: 3 - Les bases\nweight: 1\n---\nUn mot.\n"}
    built = build_course(write_pages(tmp_path / "cours", pages), "section")
    assert sorted(built.slides) == ["bases.pptx", "index.pptx", "suite.pptx"]
    slides = built.slides["bases.pptx"]
    assert [text_of(slide, "title") for slide in slides[:5]] == [
        "Les bases",
        "Agenda",
        "Introduction",
        "Premier",
        "Introduction · Premier",
    ]
    assert (text_of(slides[0], "kicker"), text_of(slides[0], "subtitle")) == ("3", "Le cours|L’équipe")
    assert text_of(slides[1], "body") == "1 Premier|2 Deuxième"


def test_a_folder_as_source_is_the_section_of_its_deck(tmp_path: Path) -> None:
    pages = {
        **COURSE,
        "content/bases/fond/_index.md": "---\ntitle: Fond\n---\n",
        "content/bases/fond/a.md": "Un texte.\n",
        "content/bases/fond/b.md": "Un texte.\n",
    }
    root = write_pages(tmp_path / "cours", pages)
    built = build_course(root, "section", root / "content" / "bases" / "fond")
    assert [(name, text_of(slides[0], "title")) for name, slides in built.slides.items()] == [
        ("bases/fond.pptx", "Fond")
    ]


def test_a_section_deck_of_sections_without_a_page_of_their_own(tmp_path: Path) -> None:
    pages = {f"content/livre/{part}/{name}": "Un texte.\n" for part in ("x", "y") for name in ("_index.md", "a.md")}
    root = write_pages(tmp_path / "cours", {"hugo.toml": 'title = "Le cours"\n', **pages})
    built = build_course(root, "section", root / "content" / "livre")
    slides = built.slides["livre.pptx"]
    assert (text_of(slides[0], "title"), text_of(slides[1], "body")) == ("Livre", "X|1 A|Y|2 A")


def test_the_course_says_what_a_deck_holds(tmp_path: Path) -> None:
    pages = {**COURSE, "slides.toml": 'deck = "course"\ntitle = "Autre nom"\nagenda = false\n'}
    root = write_pages(tmp_path / "cours", pages)
    built = build_course(root, None)
    assert list(built.slides) == ["autre-nom.pptx"]
    assert all(slide.role != "agenda" and not slide.back for slide in built.slides["autre-nom.pptx"])
    assert len(build_course(root, "chapter").slides) == 4


def test_several_sources_make_the_deck_of_a_session(tmp_path: Path) -> None:
    root = write_pages(tmp_path / "cours", COURSE)
    other = write_pages(
        tmp_path / "autre",
        {
            "hugo.toml": 'title = "B"\n',
            "content/bases/un.md": "---\ntitle: Ailleurs\n---\n## A\n\nUn.\n\n## B\n\nDeux.\n\n## C\n\nTrois.\n",
        },
    )
    sources = (root / "content" / "suite" / "trois.md", other, root / "content" / "bases" / "un.md")
    built = build_course(root, "course", *sources)
    slides = built.slides["session.pptx"]
    assert [text_of(slide, "title") for slide in slides if slide.role == "section"] == [
        "Troisième",
        "Ailleurs",
        "Premier",
    ]
    assert len({slide.key for slide in slides}) == len(slides)
    agenda = next(slide for slide in slides if slide.role == "agenda" and text_of(slide, "body").startswith("1 A"))
    assert {key for _, key in links_of(agenda).values()} <= {slide.key for slide in slides}


def test_equal_paths_of_two_courses_keep_their_links_apart(tmp_path: Path) -> None:
    text = "---\ntitle: T\n---\n## A\n\nUn.\n\n## B\n\nDeux.\n\n## C\n\nTrois.\n"
    roots = [write_pages(tmp_path / name, {"hugo.toml": 'title = "T"\n', "content/p.md": text}) for name in ("a", "b")]
    slides = build_course(roots[0], "course", *roots).slides["session.pptx"]
    assert len({slide.key for slide in slides}) == len(slides)
    second = [slide for slide in slides if slide.role == "agenda"][-1]
    place = slides.index(second)
    assert [key for _, key in links_of(second).values()] == [slide.key for slide in slides[place + 1 : place + 4]]


def test_a_broken_chapter_is_named_and_the_deck_is_made_of_the_others(tmp_path: Path) -> None:
    pages = {**COURSE, "content/bases/deux.md": "---\ntitle: [\n---\nUn texte.\n"}
    built = build_course(write_pages(tmp_path / "cours", pages), "course")
    assert [one.partition(": ")[0] for one in built.failed] == ["cours/content/bases/deux.md:2"]
    assert "Deuxième" not in [text_of(slide, "title") for slide in built.slides["le-cours.pptx"]]
    assert "Troisième" in [text_of(slide, "title") for slide in built.slides["le-cours.pptx"]]


def test_a_home_page_named_like_the_course_opens_the_deck(tmp_path: Path) -> None:
    pages = {**COURSE, "content/_index.md": "---\ntitle: Le cours\nslides: {notes: Dire bonjour}\n---\nUn mot.\n"}
    built = build_course(write_pages(tmp_path / "cours", pages), "course")
    slides = built.slides["le-cours.pptx"]
    assert [text_of(slide, "title") for slide in slides[:4]] == ["Le cours", "Agenda", "Introduction", "Les bases"]
    assert slides[0].notes == ("Dire bonjour",)


def test_a_long_agenda_goes_on_and_a_very_long_one_names_sections(tmp_path: Path) -> None:
    pages = {f"content/s{n % 3}/p{n}.md": "Un texte.\n" for n in range(30)}
    root = write_pages(tmp_path / "cours", {"hugo.toml": 'title = "T"\n', **pages})
    agendas = [slide for slide in build_course(root, "course").slides["t.pptx"] if slide.role == "agenda"]
    assert len(agendas) > 1
    assert sum(len(links_of(slide)) for slide in agendas) == 33
    more = {f"content/s{n % 3}/p{n}.md": "Un texte.\n" for n in range(30, 90)}
    slides = build_course(write_pages(root, more), "course").slides["t.pptx"]
    assert [text_of(slide, "body") for slide in slides if slide.role == "agenda"] == ["1 S0|2 S1|3 S2"]


def test_fields_are_filled_and_unfilled_ones_vanish(tmp_path: Path) -> None:
    settings = 'subtitle = "{course} – pour {client}\\n{date}"\nfooter = "{chapter} · {client} · {trainer}"\n'
    root = write_pages(tmp_path / "cours", {**COURSE, "slides.toml": settings})
    slides = build_course(root, "chapter", fields=(("client", "ACME"),)).slides["bases/un.pptx"]
    assert text_of(slides[0], "subtitle") == "Le cours – pour ACME"
    assert slides[1].footer == "Premier · ACME"
    plain = build_course(root, "chapter").slides["bases/un.pptx"]
    assert text_of(plain[0], "subtitle") == "Le cours"
    assert plain[1].footer == "Premier"


def test_client_and_date_stand_on_the_title_slide_without_a_pattern(tmp_path: Path) -> None:
    root = write_pages(tmp_path / "cours", COURSE)
    built = build_course(root, "course", fields=(("date", "3 mars"), ("client", "ACME")))
    assert text_of(built.slides["le-cours.pptx"][0], "subtitle") == "L’équipe|ACME · 3 mars"


def test_a_chapter_with_section_headings_has_sections_too(tmp_path: Path) -> None:
    text = "---\ntitle: T\n---\n# Un\n\n## A\n\nTexte.\n\n## B\n\nTexte.\n\n# Deux\n\n## C\n\nTexte.\n"
    root = write_pages(tmp_path / "cours", {"hugo.toml": 'title = "Le cours"\n', "content/p.md": text})
    data = build_course(root, "chapter").data["p.pptx"]
    assert re.findall(r'<p14:section name="([^"]*)"', part(data, "ppt/presentation.xml")) == ["T", "Un", "Deux"]
    again = build_course(root, "chapter").data["p.pptx"]
    assert data == again


def test_sections_of_a_chapter_are_not_counted_among_chapters(tmp_path: Path) -> None:
    text = "---\ntitle: 1 - T\n---\n# Un\n\n## A\n\nTexte.\n\n# 7. Deux\n\n## C\n\nTexte.\n"
    pages = {"hugo.toml": 'title = "Le cours"\n', "content/p.md": text, "content/q.md": text}
    slides = build_course(write_pages(tmp_path / "cours", pages), "course").slides["le-cours.pptx"]
    sections = [(text_of(slide, "kicker"), text_of(slide, "title")) for slide in slides if slide.role == "section"]
    assert sections == [("1", "T"), ("", "Un"), ("7", "Deux")] * 2


def test_sections_that_miss_a_slide_are_found(course: Built) -> None:
    data = course.data["le-cours.pptx"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            new.writestr(name, blob.replace(b'<p14:sldId id="258"/>', b"") if name == "ppt/presentation.xml" else blob)
    assert any("its sections hold" in fault for fault in faults(buffer.getvalue()))
