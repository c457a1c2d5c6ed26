"""Where pictures are searched for, and what is reported about missing ones."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from conftest import Build, Place, Placed, Plan
from devops_slides.model.block import Picture, PictureBlock
from devops_slides.model.deck import Deck, Text
from devops_slides.model.problem import Problems
from devops_slides.model.text import plain
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course import file_index as tree
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings


def found(deck: Deck) -> list[Picture]:
    return [picture for slide in deck.slides for picture in slide.pictures()]


def codes(made: Placed) -> list[str]:
    return [one.code for one in made.problems.found]


def test_a_mount_stands_for_the_folder_that_it_names(placed: Place, site: Path) -> None:
    (site / "art" / "deep").mkdir(parents=True)
    Image.new("RGB", (70, 30)).save(site / "art" / "deep" / "plan.png")
    (site / "hugo.toml").write_text(
        '[[module.mounts]]\nsource = "art"\ntarget = "static/drawn"\n'
        '[[module.mounts]]\nsource = "content"\ntarget = "content"\n',
        encoding="utf-8",
    )
    made = placed("![](/drawn/deep/plan.png)\n\nTexte.\n")
    assert [one.path for one in found(made.planned)] == ["art/deep/plan.png"]
    assert codes(made) == []


def test_a_stray_picture_is_found_by_its_name_and_told(placed: Place, site: Path) -> None:
    (site / "brouillons").mkdir()
    Image.new("RGB", (70, 30)).save(site / "brouillons" / "seul.png")
    made = placed("---\ntitle: a\n---\n![](/nulle/part/seul.png)\n\nTexte.\n")
    assert [one.path for one in found(made.planned)] == ["brouillons/seul.png"]
    assert [(one.line, one.code) for one in made.problems.found] == [(4, "stray-picture")]


def test_of_two_pictures_with_the_name_neither_is_taken(placed: Place, site: Path) -> None:
    for folder in ("un", "deux"):
        (site / folder).mkdir()
        Image.new("RGB", (70, 30)).save(site / folder / "jumeau.png")
    made = placed("![](/nulle/part/jumeau.png)\n\nTexte.\n")
    assert found(made.planned) == []
    assert codes(made) == ["missing-picture"]


def test_a_missing_picture_names_its_line_and_the_likeliest_file(placed: Place) -> None:
    made = placed("---\ntitle: a\n---\n\nTexte.\n\n![](/images/devop.png)\n")
    problem = made.problems.found[0]
    assert (problem.line, problem.code) == (7, "missing-picture")
    assert "static/images/devops.png" in problem.hint


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ('<img src="/images/devops.png" width="500"/>', 0.5),
        ('<img src="/images/devops.png" width="40%"/>', 0.4),
        ('<img src="/images/devops.png" style="width: 25%"/>', 0.25),
        ("![](/images/devops.png?width=300px)", 0.3),
        ("![](/images/devops.png?width=60pc)", 0.6),
        ('<img src="/images/devops.png" width="4000"/>', 1.0),
        ('<img src="/images/devops.png" width="auto"/>', None),
        ('<img src="/images/devops.png" width="500px"/>', 0.5),
        ('<img src="/images/devops.png" width="900" style="width:30%; max-width:100%"/>', 0.3),
        ('<img src="/images/devops.png" style="max-width:400px"/>', 0.4),
        ('<img src="/images/small.png" style="max-width:400px"/>', 0.12),
        ('<img src="/images/devops.png" style="zoom:0.5"/>', 0.8),
        ('<img src="/images/devops.png" style="zoom:25%"/>', 0.4),
        ('<img src="/images/devops.png" height="270"/>', 0.48),
        ('<img src="/images/devops.png" height="50%"/>', None),
        ('<img src="/images/devops.png" style="height:16vh"/>', 0.16),
        ('<img src="/images/devops.png" width="20em"/>', 0.32),
        ('<img src="/images/devops.png" style="width:10rem"/>', 0.16),
        ('<img src="/images/devops.png" style="width:2.54cm"/>', 0.096),
        ('<img src="/images/devops.png" style="width:calc(100% - 2px)"/>', None),
        ("![](/images/devops.png?width=20vw)", 0.2),
        ("![](/images/devops.png?height=270px&classes=shadow)", 0.48),
        ("![](/images/devops.png){width=50%}", 0.5),
        ('![](/images/devops.png){: width="300"}', 0.3),
        ('![](/images/devops.png){.ombre #plan width="300"}', 0.3),
        ('![](/images/devops.png)\n{width="40%"}', 0.4),
        ("![un plan](/images/devops.png =300x200)", 0.3),
        ("![un plan](/images/devops.png =x270)", 0.48),
        ("![](/images/devops.png)", None),
    ],
)
def test_the_width_asked_for(planned: Plan, written: str, share: float | None) -> None:
    deck = planned(f"{written}\n\nTexte.\n")
    assert [one.asked for one in found(deck)] == [pytest.approx(share) if share else None]
    assert [plain(paragraph.runs) for slide in deck.slides for paragraph in slide.text("body")] == ["Texte."]


@pytest.mark.parametrize(
    "text",
    [
        "Texte {width=50%} seul",
        "![](/images/devops.png) {voir plus bas}",
        "![](/images/devops.png)\n{width=50%} et du texte",
    ],
)
def test_braces_that_size_no_picture_stay(planned: Plan, text: str) -> None:
    assert "{" in text_of(planned(f"{text}\n"))


def test_a_link_out_of_the_course_is_not_followed(placed: Place, site: Path) -> None:
    outside = site.parent / "secret.png"
    Image.new("RGB", (50, 50)).save(outside)
    (site / "static" / "images" / "lien.png").symlink_to(outside)
    made = placed("![](/images/lien.png)\n\nTexte.\n")
    assert found(made.planned) == []
    assert codes(made) == ["outside-course"]


@pytest.mark.parametrize("src", ["../../../../../../etc/hostname", "/../secret.png", "%2e%2e/%2e%2e/%2e%2e/secret.png"])
def test_no_way_of_writing_it_leads_outside(placed: Place, site: Path, src: str) -> None:
    Image.new("RGB", (50, 50)).save(site.parent / "secret.png")
    made = placed(f"![x]({src})\n\nTexte.\n")
    assert found(made.planned) == []
    assert codes(made) == ["missing-picture"]


@pytest.mark.parametrize("src", ["/images/a%00b.png", f"/images/{'a' * 300}.png", "..", ".", "/images", "x?y*[z].png"])
def test_an_odd_address_is_a_problem_and_no_crash(built: Build, src: str) -> None:
    made = built(f"![x](<{src}>)\n\nTexte.\n")
    assert found(made.planned) == []
    assert codes(made) == ["missing-picture"]


def test_a_file_that_is_no_picture_is_told(placed: Place, site: Path) -> None:
    (site / "static" / "images" / "faux.png").write_bytes(b"pas une image")
    made = placed("![x](/images/faux.png)\n\nTexte.\n")
    assert found(made.planned) == []
    assert codes(made) == ["unreadable-picture"]


def test_a_remote_picture_is_not_fetched(placed: Place) -> None:
    assert codes(placed("![x](https://example.org/x.png)\n\nTexte.\n")) == ["remote-picture"]


def test_a_picture_in_the_text_of_the_page_is_read(planned: Plan) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40)).save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    deck = planned(f'<img src="data:image/png;base64,{data}" alt="un carré"/>\n\nTexte.\n')
    assert [(one.alt, one.width, one.height) for one in found(deck)] == [("un carré", 60, 40)]


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP"])
def test_what_powerpoint_may_not_show_becomes_a_png(built: Build, site: Path, kind: str) -> None:
    Image.new("RGB", (60, 40), "red").save(site / "static" / "images" / "x.img", kind)
    deck = built("![x](/images/x.img)\n\nTexte.\n").planned
    assert [(one.content_type, one.width, one.height) for one in found(deck)] == [("image/png", 60, 40)]


def test_a_turned_photograph_stands_upright(built: Build, site: Path) -> None:
    image = Image.new("RGB", (80, 40), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(site / "static" / "images" / "photo.jpg", exif=exif)
    assert [(one.width, one.height) for one in found(built("![x](/images/photo.jpg)\n\nTexte.\n").planned)] == [
        (40, 80)
    ]


def test_alternative_text_is_the_authors_or_the_name_of_the_file(planned: Plan) -> None:
    deck = planned(
        "![La boucle](/images/devops.png)\n\n![](/images/continuous_delivery.png)\n\n"
        '<img src="/images/wide.png" title="Une frise"/>\n'
    )
    assert [(one.alt, one.described) for one in found(deck)] == [
        ("La boucle", True), ("Continuous delivery", False), ("Une frise", True),
    ]  # fmt: skip


def test_a_file_address_is_never_opened(planned: Plan, site: Path) -> None:
    secret = site.parent / "secret.png"
    Image.new("RGB", (50, 50)).save(secret)
    assert found(planned(f'<img src="{secret.as_uri()}"/>\n\n![x]({secret.as_uri()})\n\nTexte.\n')) == []


def png(site: Path, name: str, size: tuple[int, int] = (70, 30)) -> None:
    file = site / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size).save(file, "PNG")


@pytest.mark.parametrize(
    ("name", "src", "code"),
    [
        ("static/images/vue d'été, 1+1.png", "/images/vue%20d'%C3%A9t%C3%A9,%201+1.png", None),
        ("static/images/vue d'été, 1+1.png", "/images/vue d'été, 1+1.png", None),
        ("static/images/e\u0301te\u0301.png", "/images/été.png", None),
        ("static/images/été.png", "/images/e\u0301te\u0301.png", None),
        ("static/images/Schema.PNG", "/images/schema.png", "case-differs"),
        ("static/Dessins/schema.png", "../../dessins/schema.png", "case-differs"),
        ("static/images/schema.png", "..\\..\\images\\schema.png", None),
        ("static/images/schema.png", "/images/schema.png?width=20pc&featherlight=false#gh-dark-mode-only", None),
        ("static/images/schema.png", "../images/schema.png", None),
        ("static/images/schema.png", "/cours/images/schema.png", None),
        ("static/images/schema.png", "/fr/images/schema.png", None),
        ("static/images/schema.png", "//images/schema.png", "stray-picture"),
        ("static/images/schema.png", "file:///C:/Users/moi/schema.png", "stray-picture"),
        ("static/images/schema.png", "C:\\Users\\moi\\schema.png", "stray-picture"),
        ("assets/schema.png", "schema.png", None),
        ("content/devops/schema.png", "schema.png", None),
        ("content/devops/essai/schema.png", "schema.png", None),
        ("content/Autre Partie/schema.png", "/autre-partie/schema.png", None),
    ],
)
def test_an_address_is_read_as_a_browser_does(placed: Place, site: Path, name: str, src: str, code: str | None) -> None:
    png(site, name)
    (site / "hugo.toml").write_text(
        'baseURL = "https://example.org/cours/"\nlanguageCode = "fr-fr"\n', encoding="utf-8"
    )
    made = placed(f'<img src="{src}">\n\nTexte.\n')
    assert [one.path for one in found(made.planned)] == [name]
    assert codes(made) == ([code] if code else [])


@pytest.mark.parametrize(
    "src", ["//[x", "http://[x/y.png", "mailto:a@b.example", "javascript:alert(1)", "\\\\serveur[\\x.png"]
)
def test_a_malformed_address_is_a_problem(built: Build, src: str) -> None:
    made = built(f'---\ntitle: a\n---\n<img src="{src}" alt="Un plan">\n\nTexte.\n')
    assert found(made.planned) == []
    assert [(one.line, one.code) for one in made.problems.found] == [(4, "bad-address")]


def test_an_image_without_an_address_is_a_problem(placed: Place) -> None:
    assert codes(placed('<img alt="rien">\n\nTexte.\n')) == ["missing-picture"]


@pytest.mark.parametrize(
    "written",
    [
        '<img data-src="/images/devops.png">',
        '<img src="data:image/gif;base64,R0lGOD" data-src="/images/devops.png">',
        '<img srcset="/images/small.png 400w, /images/devops.png 1600w">',
        '<picture><source srcset="/images/devops.png"><img></picture>',
        '<picture><source srcset="/images/absent.webp"><img src="/images/devops.png"></picture>',
        '<img src="/images/absent.jpg" srcset="/images/devops.png 2x">',
    ],
)
def test_other_places_of_an_address(placed: Place, written: str) -> None:
    made = placed(f"<div>{written}</div>\n\nTexte.\n")
    assert [one.path for one in found(made.planned)] == ["static/images/devops.png"]
    assert codes(made) == []


def test_the_hint_names_the_same_name_with_another_ending_first(placed: Place, site: Path) -> None:
    png(site, "static/images/absente.webp")
    png(site, "static/images/absents.png")
    assert "absente.webp" in placed("![](/images/absente.png)\n\nTexte.\n").problems.found[0].hint


def test_without_hugo_a_picture_is_looked_for_beside_its_file_first(tmp_path: Path) -> None:
    png(tmp_path / "notes", "a/x.png", (70, 30))
    png(tmp_path / "notes", "a/page/x.png", (30, 70))
    (tmp_path / "notes" / "a" / "page.md").write_text("![](x.png)\n\nTexte.\n", encoding="utf-8")
    page = pages(tmp_path / "notes" / "a" / "page.md")[0]
    blocks = read_chapter(page, read_settings(page.site.root), Problems()).blocks
    assert [block.picture.path for block in blocks if isinstance(block, PictureBlock)] == ["x.png"]


def text_of(deck: Deck) -> str:
    texts = [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Text)]
    return " ".join(plain(paragraph.runs) for text in texts for paragraph in text.paragraphs)


def test_a_remote_picture_is_a_link_on_the_slide(built: Build) -> None:
    deck = built("![Un plan](https://example.org/x.png)\n\nTexte.\n").planned
    runs = [
        run
        for slide in deck.slides
        for paragraph in slide.text("body")
        for run in paragraph.runs
        if run.link is not None
    ]
    assert [(run.text, run.link.target if run.link else "") for run in runs] == [
        ("Un plan", "https://example.org/x.png")
    ]
    assert "https://example.org/y.png" in text_of(built("![](https://example.org/y.png)\n\nTexte.\n").planned)


@pytest.mark.parametrize(
    "written",
    [
        "![Le plan du cours](/images/absent.png)",
        '![](/images/absent.png "Le plan du cours")',
        '<figure><img src="/images/absent.png"><figcaption>Le plan du cours</figcaption></figure>',
    ],
)
def test_the_words_of_a_missing_picture_stay(planned: Plan, written: str) -> None:
    assert "Le plan du cours" in text_of(planned(f"{written}\n\nTexte.\n"))


def test_a_picture_of_which_little_is_asked_is_an_icon(planned: Plan) -> None:
    deck = planned('Le <img src="/images/devops.png" width="20" alt="logo"> est ici.\n')
    assert found(deck) == []
    assert "Le logo est ici." in text_of(deck)


@pytest.mark.parametrize(
    ("src", "alt"),
    [
        ("/images/img_2938.png", "Illustration – Introduction"),
        ("/images/Screenshot 2020-01-31 at 10.31.02.png", "Illustration – Introduction"),
        ("/images/6b1f3c52-9f3e-4f0b-8f36-d1b3a0c7e9aa.png", "Illustration – Introduction"),
        ("/images/9f86d081884c7d659a2feaa0c55ad015.png", "Illustration – Introduction"),
        ("/images/boucle-de_retour.png", "Boucle de retour"),
        ("/images/face.png", "Face"),
    ],
)
def test_a_name_that_says_nothing_is_no_description(planned: Plan, site: Path, src: str, alt: str) -> None:
    png(site, f"static{src}")
    deck = planned(f'<img src="{src}">\n\nTexte.\n')
    assert [one.alt for one in found(deck)] == [alt]


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ("![devops.png](/images/devops.png)", "Devops"),
        ("![images/la-boucle.png](/images/devops.png)", "La boucle"),
        ("![IMG_2938.JPG](/images/devops.png)", "Devops"),
        ('<figure><img src="/images/devops.png"><figcaption>La <b>boucle</b></figcaption></figure>', "La boucle"),
    ],
)
def test_alternative_text_is_never_a_files_name(planned: Plan, written: str, alt: str) -> None:
    assert [one.alt for one in found(planned(f"{written}\n\nTexte.\n"))] == [alt]


def test_a_very_long_alternative_text_goes_on_in_the_notes(planned: Plan) -> None:
    long = "mot " * 2500
    deck = planned(f"![{long}](/images/devops.png)\n\nTexte.\n")
    (picture,) = found(deck)
    assert len(picture.alt) <= 500
    assert picture.alt.endswith("mot…")
    assert [note for slide in deck.slides for note in slide.notes] == [long.strip()]


def test_a_folder_is_listed_once_for_all_missing_pictures(
    planned: Plan, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = []
    real = tree._walk
    monkeypatch.setattr(tree, "_walk", lambda root: walks.append(root) or real(root))
    planned("".join(f"![](/images/rien{number}.png)\n\n" for number in range(9)) + "Texte.\n")
    assert len(walks) == 1


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ('<svg viewBox="0 0 90 60"><title>Un plan &amp; sa clé</title><rect width="90" height="60"/></svg>', "Un plan & sa clé"),
        ('<svg width="90" height="60" aria-label="Le plan"><use xlink:href="#a"/><rect id="a" width="90" height="60"/></svg>', "Le plan"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>', "Illustration – Introduction"),
    ],
)  # fmt: skip
def test_a_drawing_in_the_page_is_a_picture(built: Build, written: str, alt: str) -> None:
    made = built(f"<div>\n{written}\n</div>\n\nTexte.\n")
    assert [(one.alt, one.drawing[:4], one.width / one.height) for one in found(made.planned)] == [
        (alt, b"<svg", pytest.approx(1.5, abs=0.01))
    ]
    assert codes(made) == []


def test_a_drawing_in_an_address_of_markdown_is_read(built: Build) -> None:
    svg = "%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='60'%3E%3Crect width='90' height='60'/%3E%3C/svg%3E"
    deck = built(f"![Le plan](<data:image/svg+xml,{svg}>)\n\nTexte.\n").planned
    assert [(one.alt, one.width) for one in found(deck)] == [("Le plan", 90)]


@pytest.mark.parametrize(
    "written",
    [
        "Un texte\nsur deux lignes\n![](/images/absente.png)\net la suite.\n",
        "<div>\n<p>Un texte</p>\n<img src='/images/absente.png'>\n</div>\n",
        "Un texte  \nsur deux lignes\n<img src='/images/absente.png'>\n",
    ],
)
def test_a_problem_names_the_line_of_the_picture_itself(placed: Place, written: str) -> None:
    made = placed(f"---\ntitle: a\n---\n{written}")
    assert [(one.line, one.code) for one in made.problems.found] == [(6, "missing-picture")]


def test_the_words_of_a_picture_that_is_a_link_lead_where_it_leads(planned: Plan) -> None:
    deck = planned("[![Construction](https://example.org/badge.svg)](https://example.org/ci)\n\nTexte.\n")
    runs = [run for slide in deck.slides for paragraph in slide.text("body") for run in paragraph.runs]
    assert [(run.text, run.link.target) for run in runs if run.link] == [("Construction", "https://example.org/ci")]


@pytest.mark.parametrize("end", [">", "/>", " />", "></img>"])
def test_an_image_element_within_a_paragraph_is_a_picture(planned: Plan, end: str) -> None:
    deck = planned(f"Un texte.\n<img src='/images/devops.png' alt='La boucle'{end}\net la suite.\n")
    assert [one.alt for one in found(deck)] == ["La boucle"]


def test_a_file_that_a_mount_leaves_out_is_not_served_by_it(placed: Place, site: Path) -> None:
    png(site, "dessins/brouillon.png")
    png(site, "dessins/plan.png")
    (site / "hugo.toml").write_text(
        '[[module.mounts]]\nsource = "dessins"\ntarget = "static/trace"\nexcludeFiles = ["brouillon*"]\n'
        '[[module.mounts]]\nsource = "content"\ntarget = "content"\n',
        encoding="utf-8",
    )
    assert codes(placed("![](/trace/plan.png)\n\nTexte.\n")) == []
    assert codes(placed("![](/trace/brouillon.png)\n\nTexte.\n")) == ["stray-picture"]
