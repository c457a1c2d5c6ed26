"""Links between chapters: jumps in one deck, addresses on real hosts, else plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Place
from courses import Built, build_course, links_of, write_pages
from devops_slides.model.block import Heading, Span
from devops_slides.model.chapter import Chapter
from devops_slides.model.problem import Problems
from devops_slides.model.text import Run
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings
from devops_slides.plan.links import broken_links
from devops_slides.plan.pages import anchors

TARGET = "---\ntitle: Cible\naliases: [/ancien/]\n---\n## Premier Point, d’été !\n\nUn.\n\n## Deux\n\nUn.\n\n## Deux\n\nUn.\n\n### Caché {#ici}\n\nUn.\n"


def built(tmp_path: Path, link: str, base: str = "https://cours.exemple.fr/devops/", kind: str = "course") -> Built:
    pages = {
        "hugo.toml": f'title = "T"\nbaseURL = "{base}"\n',
        "content/a/_index.md": "---\ntitle: A\n---\nUn mot.\n",
        "content/a/source.md": f"---\ntitle: Source\n---\nUn [mot]({link}) ici.\n",
        "content/b/cible.md": TARGET,
        "content/b/feuille/index.md": "---\ntitle: Feuille\n---\nUn mot.\n",
        "content/b/Nom Long.md": "---\ntitle: Nom long\nslug: autre nom\n---\nUn mot.\n",
        "content/b/secret.md": "---\ntitle: Secret\nslides: {skip: true}\n---\nUn mot.\n",
    }
    return build_course(write_pages(tmp_path / "cours", pages), kind)  # type: ignore[arg-type]


def target(made: Built) -> tuple[str, str] | None:
    found = [links_of(slide) for slides in made.slides.values() for slide in slides if "/source#" in slide.key]
    return next((links["mot"] for links in found if "mot" in links), None)


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("../../b/cible/", "en/b/cible#title"),
        ("../../b/cible", "en/b/cible#title"),
        ("/devops/b/cible/", "en/b/cible#title"),
        ("/b/cible/", "en/b/cible#title"),
        ("../../b/Cible/index.html", "en/b/cible#title"),
        ("../../ancien/", "en/b/cible#title"),
        ("../b/cible.md", "en/b/cible#title"),
        ("../../b/autre-nom/", "en/b/Nom Long#title"),
        ("../../b/feuille/", "en/b/feuille/index#title"),
        ("..", "en/a/_index#title"),
        ("../../b/cible/#premier-point-dété-", "en/b/cible#premier-point-d-ete"),
        ("../../b/cible/#deux-1", "en/b/cible#deux~2"),
        ("../../b/cible/#nulle-part", "en/b/cible#title"),
        ("#top", "en/a/source#title"),
        ("#", "en/a/source#title"),
    ],
)
def test_a_link_to_a_page_of_the_deck_is_a_jump(tmp_path: Path, link: str, key: str) -> None:
    assert target(built(tmp_path, link)) == ("slide", key)


@pytest.mark.parametrize(
    ("ref", "key"),
    [
        ("b/cible", "en/b/cible#title"),
        ("/b/cible.md", "en/b/cible#title"),
        ("cible.md", "en/b/cible#title"),
        ("cible", "en/b/cible#title"),
        ("../b/cible.md#deux", "en/b/cible#deux"),
        ("feuille", "en/b/feuille/index#title"),
        ("/b/feuille/index.md", "en/b/feuille/index#title"),
        ("_index.md", "en/a/_index#title"),
        ("/a", "en/a/_index#title"),
        ("source.md", "en/a/source#title"),
        ("nom long", "en/b/Nom Long#title"),
    ],
)
def test_a_ref_to_a_page_of_the_deck_is_a_jump(tmp_path: Path, ref: str, key: str) -> None:
    made = built(tmp_path, f'{{{{< ref "{ref}" >}}}}')
    assert target(made) == ("slide", key)
    assert made.told == []


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../../b/cible/", "https://cours.exemple.fr/devops/b/cible/"),
        ("../../b/cible/#deux", "https://cours.exemple.fr/devops/b/cible/#deux"),
        ("../../b/secret/", "https://cours.exemple.fr/devops/b/secret/"),
        ("/devops/fichiers/plan.pdf?v=2", "https://cours.exemple.fr/devops/fichiers/plan.pdf?v=2"),
        ('{{< relref "cible" >}}', "https://cours.exemple.fr/devops/b/cible/"),
    ],
)
def test_a_page_elsewhere_has_its_address_where_the_site_has_a_real_host(
    tmp_path: Path, link: str, address: str
) -> None:
    made = built(tmp_path, link, kind="chapter")
    assert target(made) == ("url", address)
    assert made.told == []


@pytest.mark.parametrize(
    "base", ["https://example.org/", "http://localhost:1313/", "/", "", "https://[", "https://a.test/"]
)
def test_a_page_elsewhere_is_plain_text_where_the_site_has_no_host(tmp_path: Path, base: str) -> None:
    made = built(tmp_path, "../../b/cible/", base, "chapter")
    assert target(made) is None
    assert made.told == []


def test_a_ref_that_leads_nowhere_is_told_with_line_and_the_nearest_page(tmp_path: Path) -> None:
    made = built(tmp_path, '{{< ref "b/cibel.md#deux" >}}')
    assert target(made) is None
    assert made.told == [
        "cours/content/a/source.md:4: broken-ref: there is no page b/cibel.md#deux; did you mean b/cible.md?"
    ]


def test_a_ref_to_which_no_page_comes_near_stays_plain_text(tmp_path: Path) -> None:
    made = built(tmp_path, '{{< ref "rien/de/tel.md" >}}')
    assert made.told == [
        "cours/content/a/source.md:4: broken-ref: there is no page rien/de/tel.md; the text has no link"
    ]


def test_languages_are_kept_apart(tmp_path: Path) -> None:
    pages = {
        "hugo.toml": 'title = "T"\ndefaultContentLanguage = "fr"\n[languages.fr]\n[languages.en]\n',
        "content/un.md": 'Un [mot]({{< ref "deux" >}}), un [pas](../deux/) et un [autre]({{< ref "deux.en.md" >}}).\n',
        "content/un.en.md": 'A [word]({{< ref "deux" >}}) and an [only](/seul/) one.\n',
        "content/seul.en.md": "A text.\n",
        "content/deux.md": "Un texte.\n",
        "content/deux.en.md": "A text.\n",
    }
    made = build_course(write_pages(tmp_path / "cours", pages), "course")
    french = [links_of(slide) for slide in made.slides["fr/t.pptx"] if "/un#" in slide.key][-1]
    english = [links_of(slide) for slide in made.slides["en/t.pptx"] if "/un#" in slide.key][-1]
    assert french == {"mot": ("slide", "fr/deux#title"), "pas": ("slide", "fr/deux#title")}
    assert english == {"word": ("slide", "en/deux#title"), "only": ("slide", "en/seul#title")}
    assert made.told == []


def test_the_names_of_headings() -> None:
    texts = ["Un Titre", "Un titre", "C++ & C#", "Été : l’heure", "日本 語", "!!!", "snake_case-x"]
    blocks = tuple(Heading(2, (Run(text),), Span(n, n)) for n, text in enumerate(texts, 1))
    own = Heading(2, (Run("x"),), Span(9, 9), id="Propre")
    assert list(anchors((*blocks, own))) == [
        "un-titre", "un-titre-1", "c--c", "été--lheure", "日本-語", "heading", "snake_case-x", "Propre",
    ]  # fmt: skip


def notes_of(tmp_path: Path, text: str, base: str = "https://cours.exemple.fr/devops/") -> list[str]:
    """The notes of the slides of a chapter in a deck of its own."""
    pages = {
        "hugo.toml": f'title = "T"\nbaseURL = "{base}"\n',
        "content/a/source.md": f"---\ntitle: Source\nslides: {{theme: technical}}\n---\n{text}",
        "content/b/cible.md": TARGET,
    }
    made = build_course(write_pages(tmp_path / "cours", pages), "chapter")
    slides = next(slides for name, slides in made.slides.items() if "source" in name)
    return [note for slide in slides for note in slide.notes]


@pytest.mark.parametrize("link", ["../../b/cible/", "../b/cible.md", '{{< ref "cible" >}}'])
@pytest.mark.parametrize(
    "text", ["## Le [mot]({})\n\nUne phrase.\n", "## A\n\n| [mot]({}) | B |\n|---|---|\n| a | b |\n"]
)
def test_pages_that_titles_and_heads_link_to_stand_in_the_notes(tmp_path: Path, link: str, text: str) -> None:
    notes = notes_of(tmp_path, text.format(link), "https://cours.exemple.fr/devops/")
    assert notes == ["mot: https://cours.exemple.fr/devops/b/cible/"]


def test_titles_that_lead_nowhere_leave_no_notes(tmp_path: Path) -> None:
    text = "## Le [mot](../../b/cible/)\n\nUne phrase.\n\n## Un [autre](#le-mot)\n\nUne phrase.\n"
    assert notes_of(tmp_path, text, "http://localhost:1313/") == []


def chapter_of(site: Path, text: str) -> Chapter:
    file = site / "content" / "devops" / "essai.md"
    file.write_text(text, encoding="utf-8")
    return read_chapter(pages(file)[0], read_settings(site), Problems())


def test_a_link_to_no_place_of_its_page_is_told_and_plain(placed: Place, site: Path) -> None:
    text = "## Les limites\n\nVoir [ici](#les-limite), [rien]() et [là](#les-limites).\n"
    (found,) = broken_links(chapter_of(site, text))
    assert (found.line, found.code, found.hint) == (3, "broken-anchor", "did you mean #les-limites?")
    runs = [run for row in placed(text).planned.slides[-1].text("body") for run in row.runs]
    assert [run.text for run in runs if run.link] == ["là"]


@pytest.mark.parametrize(
    "place", ['<a id="ici"></a>', "<a name=ici></a>", '<div class="x" id="ici">\n\n</div>', "Un\n{#ici}", "## Ici"]
)
def test_an_id_of_the_page_is_no_dead_place(site: Path, place: str) -> None:
    assert not list(broken_links(chapter_of(site, f"Voir [ici](#ici).\n\n{place}\n\nFin.\n")))


@pytest.mark.parametrize("target", ["#", "#top", "#fn:1"])
def test_the_top_and_footnotes_are_no_dead_places(site: Path, target: str) -> None:
    assert not list(broken_links(chapter_of(site, f"Voir [ici]({target}).\n")))
