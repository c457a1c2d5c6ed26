"""Where pictures are looked for, and what is said of one that is not there."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from conftest import Made
from devops_slides.model.chapter import Picture

Build = Callable[..., Made]


def found(made: Made) -> list[Picture]:
    return [picture for slide in made.planned.slides for picture in slide.pictures()]


def codes(made: Made) -> list[str]:
    return [one.code for one in made.problems.found]


def test_a_mount_stands_for_the_folder_that_it_names(build: Build, site: Path) -> None:
    (site / "art" / "deep").mkdir(parents=True)
    Image.new("RGB", (70, 30)).save(site / "art" / "deep" / "plan.png")
    (site / "hugo.toml").write_text(
        '[[module.mounts]]\nsource = "art"\ntarget = "static/drawn"\n'
        '[[module.mounts]]\nsource = "content"\ntarget = "content"\n',
        encoding="utf-8",
    )
    made = build("![](/drawn/deep/plan.png)\n\nTexte.\n")
    assert [one.path for one in found(made)] == ["art/deep/plan.png"]
    assert codes(made) == []


def test_a_stray_picture_is_found_by_its_name_and_told(build: Build, site: Path) -> None:
    (site / "brouillons").mkdir()
    Image.new("RGB", (70, 30)).save(site / "brouillons" / "seul.png")
    made = build("---\ntitle: a\n---\n![](/nulle/part/seul.png)\n\nTexte.\n")
    assert [one.path for one in found(made)] == ["brouillons/seul.png"]
    assert [(one.line, one.code) for one in made.problems.found] == [(4, "stray-picture")]


def test_of_two_pictures_with_the_name_neither_is_taken(build: Build, site: Path) -> None:
    for folder in ("un", "deux"):
        (site / folder).mkdir()
        Image.new("RGB", (70, 30)).save(site / folder / "jumeau.png")
    made = build("![](/nulle/part/jumeau.png)\n\nTexte.\n")
    assert found(made) == []
    assert codes(made) == ["missing-picture"]


def test_a_missing_picture_names_its_line_and_the_likeliest_file(build: Build) -> None:
    made = build("---\ntitle: a\n---\n\nTexte.\n\n![](/images/devop.png)\n")
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
        ("![](/images/devops.png)", None),
    ],
)
def test_the_width_asked_for(build: Build, written: str, share: float | None) -> None:
    assert [one.asked for one in found(build(f"{written}\n\nTexte.\n"))] == [share]


def test_a_link_out_of_the_course_is_not_followed(build: Build, site: Path) -> None:
    outside = site.parent / "secret.png"
    Image.new("RGB", (50, 50)).save(outside)
    (site / "static" / "images" / "lien.png").symlink_to(outside)
    made = build("![](/images/lien.png)\n\nTexte.\n")
    assert found(made) == []
    assert codes(made) == ["missing-picture"]


@pytest.mark.parametrize("src", ["../../../../../../etc/hostname", "/../secret.png", "%2e%2e/%2e%2e/%2e%2e/secret.png"])
def test_no_way_of_writing_it_leads_outside(build: Build, site: Path, src: str) -> None:
    Image.new("RGB", (50, 50)).save(site.parent / "secret.png")
    made = build(f"![x]({src})\n\nTexte.\n")
    assert found(made) == []
    assert codes(made) == ["missing-picture"]


@pytest.mark.parametrize("src", ["/images/a%00b.png", f"/images/{'a' * 300}.png", "..", ".", "/images", "x?y*[z].png"])
def test_an_odd_address_is_a_problem_and_no_crash(build: Build, src: str) -> None:
    made = build(f"![x](<{src}>)\n\nTexte.\n")
    assert found(made) == []
    assert codes(made) == ["missing-picture"]


def test_a_file_that_is_no_picture_is_told(build: Build, site: Path) -> None:
    (site / "static" / "images" / "faux.png").write_bytes(b"pas une image")
    made = build("![x](/images/faux.png)\n\nTexte.\n")
    assert found(made) == []
    assert codes(made) == ["unreadable-picture"]


def test_a_remote_picture_is_not_fetched(build: Build) -> None:
    assert codes(build("![x](https://example.org/x.png)\n\nTexte.\n")) == ["remote-picture"]


def test_a_picture_in_the_text_of_the_page_is_read(build: Build) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40)).save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    made = build(f'<img src="data:image/png;base64,{data}" alt="un carré"/>\n\nTexte.\n')
    assert [(one.alt, one.width, one.height) for one in found(made)] == [("un carré", 60, 40)]


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP"])
def test_what_powerpoint_may_not_show_becomes_a_png(build: Build, site: Path, kind: str) -> None:
    Image.new("RGB", (60, 40), "red").save(site / "static" / "images" / "x.img", kind)
    made = build("![x](/images/x.img)\n\nTexte.\n")
    assert [(one.content_type, one.width, one.height) for one in found(made)] == [("image/png", 60, 40)]


def test_a_turned_photograph_stands_upright(build: Build, site: Path) -> None:
    image = Image.new("RGB", (80, 40), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(site / "static" / "images" / "photo.jpg", exif=exif)
    assert [(one.width, one.height) for one in found(build("![x](/images/photo.jpg)\n\nTexte.\n"))] == [(40, 80)]


def test_alternative_text_is_the_authors_or_the_name_of_the_file(build: Build) -> None:
    made = build(
        "![La boucle](/images/devops.png)\n\n![](/images/continuous_delivery.png)\n\n"
        '<img src="/images/wide.png" title="Une frise"/>\n'
    )
    assert [(one.alt, one.described) for one in found(made)] == [
        ("La boucle", True), ("Continuous delivery", False), ("Une frise", True),
    ]  # fmt: skip


def test_a_file_address_is_never_opened(build: Build, site: Path) -> None:
    secret = site.parent / "secret.png"
    Image.new("RGB", (50, 50)).save(secret)
    assert found(build(f'<img src="{secret.as_uri()}"/>\n\n![x]({secret.as_uri()})\n\nTexte.\n')) == []
