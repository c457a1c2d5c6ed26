"""A course in one go: what is built again, and what is not."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from pptx import Presentation

from devops_slides.build.course import CourseBuild
from devops_slides.cache.product import Product
from devops_slides.model.request import How, Order
from theme.test_font_files import font

CHAPTER = "---\ntitle: {title}\nweight: {weight}\n---\n\nUne phrase pour ce chapitre.\n\n{more}\n"
THEME = 'title = "Maison"\nextends = "default"\n[palette]\naccent1 = "{color}"\n'


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def chapter(root: Path, name: str, more: str = "", weight: int = 1, title: str = "") -> None:
    write(root / "content" / f"{name}.md", CHAPTER.format(title=title or name, weight=weight, more=more))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "cours"
    write(root / "hugo.toml", 'title = "Cours"\nlanguageCode = "fr"\n')
    (root / "static").mkdir()
    Image.new("RGB", (640, 360), "navy").save(root / "static" / "un.png")
    chapter(root, "a/un", "![Un](/un.png)", 1)
    chapter(root, "a/deux", "![Deux](/absent.png)", 2)
    chapter(root, "a/trois", '{{< include "part.txt" >}}', 3)
    chapter(root, "a/quatre", "---\n", 4)
    write(root / "content" / "a" / "part.txt", "un\n")
    return root


@pytest.fixture
def order(course: Path, tmp_path: Path) -> Order:
    return Order((course,), tmp_path / "decks", today=datetime(2026, 1, 1, tzinfo=UTC))


def made(order: Order, **how: object) -> dict[str, Product]:
    time.sleep(0.03)  # files younger than a tick of the file system's clock are built again, to be sure
    return {product.name: product for product in CourseBuild(order, How(1, **how)).products()}


def written(order: Order, **how: object) -> set[str]:
    return {Path(name).stem for name, value in made(order, **how).items() if value.status == "written"}


def test_an_unchanged_course_is_not_built_again_and_its_problems_are_told_again(order: Order) -> None:
    first = made(order)
    assert {one.status for one in first.values()} == {"written"}
    again = made(order)
    assert {one.status for one in again.values()} == {"unchanged"}
    assert [one.problems for one in again.values()] == [one.problems for one in first.values()]
    assert [one.slides for one in again.values()] == [one.slides for one in first.values()]
    assert any(one.problems for one in again.values())
    assert written(order, rebuild=True) == {"un", "deux", "trois", "quatre"}


# The deck “deux” lacks a picture, and its problem names the likeliest of all files.
CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a chapter": (lambda root: chapter(root, "a/quatre", "Encore.", 4), {"quatre"}),
    "a picture": (lambda root: Image.new("RGB", (64, 36), "red").save(root / "static" / "un.png"), {"un"}),
    "a picture that was missing": (
        lambda root: Image.new("RGB", (64, 36), "red").save(root / "static" / "absent.png"),
        {"deux"},
    ),
    "a picture that is found sooner": (
        lambda root: shutil.copy(root / "static" / "un.png", root / "content" / "un.png"),
        {"un", "deux"},
    ),
    "an included file": (lambda root: write(root / "content" / "a" / "part.txt", "deux\n"), {"trois"}),
    "a deleted picture": (lambda root: (root / "static" / "un.png").unlink(), {"un", "deux"}),
    "slides.toml": (lambda root: write(root / "slides.toml", 'footer = "x"\n'), {"un", "deux", "trois", "quatre"}),
    "the site's title": (
        lambda root: write(root / "hugo.toml", 'title = "Autre"\nlanguageCode = "fr"\n'),
        {"un", "deux", "trois", "quatre"},
    ),
    "a theme of the course in the way of ours": (
        lambda root: write(root / "slide-themes" / "default" / "theme.toml", 'title = "x"\nextends = "dark"\n'),
        {"un", "deux", "trois", "quatre"},
    ),
    "a new chapter": (lambda root: chapter(root, "a/cinq", "Neuf.", 5), {"cinq", "deux"}),
    "a picture that nobody shows": (
        lambda root: Image.new("RGB", (9, 9)).save(root / "static" / "personne.png"),
        {"deux"},
    ),
    "times alone": (lambda root: os.utime(root / "content" / "a" / "un.md"), set()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_builds_exactly_the_decks_that_depend_on_it(order: Order, name: str) -> None:
    change, expected = CHANGES[name]
    made(order)
    before = {file: file.read_bytes() for file in order.out.rglob("*.pptx")}
    change(order.sources[0])
    assert written(order) == expected
    after = {file: file.read_bytes() for file in order.out.rglob("*.pptx")}
    fresh = replace(order, out=order.out.with_name("fresh"))
    made(fresh)
    assert {file.relative_to(order.out): data for file, data in after.items()} == {
        file.relative_to(fresh.out): file.read_bytes() for file in fresh.out.rglob("*.pptx")
    }
    assert written(order) == set()
    assert before.keys() <= after.keys()


def test_a_theme_builds_the_decks_in_it(order: Order) -> None:
    root = order.sources[0]
    write(root / "slide-themes" / "maison" / "theme.toml", THEME.format(color="123456"))
    write(root / "content" / "a" / "un.md", "---\ntitle: un\nslides: {theme: maison}\n---\nUne phrase.\n")
    made(order)
    write(root / "slide-themes" / "maison" / "theme.toml", THEME.format(color="654321"))
    assert written(order) == {"un"}


def test_a_font_file_beside_a_theme_builds_the_decks_in_it(order: Order) -> None:
    folder = order.sources[0] / "slide-themes" / "maison"
    write(folder / "theme.toml", THEME.format(color="123456"))
    write(order.sources[0] / "content" / "a" / "un.md", "---\ntitle: un\nslides: {theme: maison}\n---\nUne phrase.\n")
    made(order)
    write(folder / "fonts" / "a.ttf", "no font")
    assert [error.code for error in made(order)["a/un.pptx"].errors] == ["bad-font"]


def test_a_font_that_the_system_gets_builds_the_decks_that_are_set_in_it(
    order: Order, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    theme = order.sources[0] / "slide-themes" / "maison" / "theme.toml"
    write(theme, THEME.format(color="123456") + '[fonts]\nheading = "Brandnew Sans"\nbody = "Brandnew Sans"\n')
    write(order.sources[0] / "content" / "a" / "un.md", "---\ntitle: un\nslides: {theme: maison}\n---\nUne phrase.\n")
    assert "unmeasured-font" in {problem.code for problem in made(order)["a/un.pptx"].problems}
    assert written(order) == set()
    font(tmp_path / "home" / ".fonts" / "brandnewsans.ttf", "Brandnew Sans", 900)
    assert written(order) == {"un"}
    assert written(order) == set()
    (tmp_path / "home" / ".fonts" / "brandnewsans.ttf").unlink()
    assert written(order) == {"un"}


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="9" height="9"/>{}</svg>'
LETTERS = '<text y="40" font-size="40" font-family="Brandnew Sans">abc</text>'


def test_fonts_build_the_decks_whose_drawings_have_text(
    order: Order, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    root = order.sources[0]
    write(root / "static" / "text.svg", DRAWING.format(LETTERS))
    write(root / "static" / "bare.svg", DRAWING.format(""))
    chapter(root, "a/un", "![Un](/text.svg)", 1)
    chapter(root, "a/deux", "![Deux](/bare.svg)", 2)
    first = made(order)
    assert {Path(name).stem for name, value in first.items() if value.needs.fonts} == {"un"}
    before = (order.out / "a" / "un.pptx").read_bytes()
    assert written(order) == set()
    font(tmp_path / "home" / ".fonts" / "new.ttf", "Brandnew Sans", 900)
    assert written(order) == {"un"}
    assert (order.out / "a" / "un.pptx").read_bytes() != before
    assert written(order) == set()
    (tmp_path / "home" / ".fonts" / "new.ttf").unlink()
    assert written(order) == {"un"}
    assert (order.out / "a" / "un.pptx").read_bytes() == before


def test_fonts_build_the_decks_in_a_theme_whose_drawing_has_text(
    order: Order, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    folder = order.sources[0] / "slide-themes" / "maison"
    logo = '[[decoration]]\nlayouts = ["*"]\nbox = [1, 1, 4, 2]\npicture = "logo.svg"\n'
    write(folder / "theme.toml", THEME.format(color="123456") + logo)
    write(folder / "logo.svg", DRAWING.format(LETTERS))
    write(order.sources[0] / "content" / "a" / "un.md", "---\ntitle: un\nslides: {theme: maison}\n---\nUne phrase.\n")
    made(order)
    assert written(order) == set()
    font(tmp_path / "home" / ".fonts" / "new.ttf", "Brandnew Sans", 900)
    assert written(order) == {"un"}
    assert written(order) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text here")
def test_a_deck_that_looked_at_a_name_that_is_no_text_is_built_each_time(order: Order) -> None:
    """The search for a missing picture met the name, which no manifest can hold; the others are remembered."""
    shutil.copy(order.sources[0] / "static" / "un.png", order.sources[0] / "static" / os.fsdecode(b"deux\xff.png"))
    assert written(order) == {"un", "deux", "trois", "quatre"}
    assert written(order) == {"deux"}


def test_another_title_builds_the_decks_that_may_name_it(order: Order) -> None:
    root = order.sources[0]
    chapter(root, "a/_index", "{{% children %}}")
    chapter(root, "a/quatre", '[un]({{< ref "un" >}})', 4)
    made(order)
    chapter(root, "a/un", "![Un](/un.png)", 1, title="Tout autre")
    assert written(order) == {"un", "a"}
    shutil.move(root / "content" / "a" / "un.md", root / "content" / "a" / "zwei.md")
    assert {"zwei", "a", "quatre"} <= written(order)


def test_other_options_build_again(order: Order) -> None:
    made(order)
    everything = {"un", "deux", "trois", "quatre"}
    assert written(replace(order, theme="dark")) == everything
    assert written(replace(order, theme="dark")) == set()
    assert written(order) == everything
    assert written(replace(order, fields=(("client", "ACME"),))) == everything


def test_a_page_appears_when_its_day_has_come(order: Order) -> None:
    write(order.sources[0] / "content" / "a" / "plus.md", "---\ntitle: x\npublishDate: 2026-02-01\n---\nTexte.\n")
    assert "plus" not in written(order)
    assert written(replace(order, today=datetime(2026, 1, 20, tzinfo=UTC))) == set()
    assert written(replace(order, today=datetime(2026, 2, 2, tzinfo=UTC))) == {"plus"}


def test_another_version_of_the_program_builds_everything(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    made(order)
    monkeypatch.setattr("devops_slides.cache.file_hashes._versions", lambda: ["some_library-2.0.dist-info"])
    assert written(order) == {"un", "deux", "trois", "quatre"}


def test_a_deck_that_was_deleted_or_broken_is_built_again(order: Order) -> None:
    made(order)
    (order.out / "a" / "un.pptx").unlink()
    assert written(order) == {"un"}
    assert (order.out / "a" / "un.pptx").is_file()


def test_an_edited_deck_is_kept_as_long_as_it_stands(order: Order) -> None:
    made(order)
    file = order.out / "a" / "un.pptx"
    deck = Presentation(file)
    deck.slides[1].shapes.title.text_frame.text = "À la main"
    deck.save(file)
    edited = file.read_bytes()
    for _ in range(3):
        one = made(order)["a/un.pptx"]
        assert one.status == "kept"
        assert one.conflict is not None
        assert file.read_bytes() == edited
        assert (order.out / "a" / "un.new.pptx").is_file()
    (order.out / "a" / "un.new.pptx").replace(file)
    assert made(order)["a/un.pptx"].status in {"written", "unchanged"}
    assert made(order)["a/un.pptx"].status == "unchanged"
    deck.save(file)
    one = made(order, overwrite=True)["a/un.pptx"]
    assert one.status == "written"
    assert (order.out / "a" / "un.edited.pptx").is_file()
    assert made(order)["a/un.pptx"].status == "unchanged"


def test_a_deck_that_was_saved_again_is_replaced(order: Order) -> None:
    made(order)
    file = order.out / "a" / "un.pptx"
    data = file.read_bytes()
    Presentation(io.BytesIO(data)).save(file)
    assert written(order) == {"un"}
    assert file.read_bytes() == data


def test_decks_of_removed_chapters_are_told_and_deleted_on_request(order: Order) -> None:
    made(order)
    (order.sources[0] / "content" / "a" / "deux.md").unlink()
    (order.sources[0] / "content" / "a" / "trois.md").unlink()
    deck = Presentation(order.out / "a" / "trois.pptx")
    deck.slides[0].shapes.title.text_frame.text = "À la main"
    deck.save(order.out / "a" / "trois.pptx")
    for _ in range(2):
        found = made(order)
        assert {name for name, value in found.items() if value.status == "gone"} == {"a/deux.pptx", "a/trois.pptx"}
        assert (order.out / "a" / "deux.pptx").is_file()
    assert made(replace(order, only="*un")).keys() == {"a/un.pptx"}
    found = made(order, prune=True)
    assert found["a/deux.pptx"].status == "deleted"
    assert found["a/trois.pptx"].status == "gone"
    assert not (order.out / "a" / "deux.pptx").exists()
    assert (order.out / "a" / "trois.pptx").is_file()


@pytest.mark.parametrize("text", ["", "{", "SQLite format 3\0", "\x00" * 5000])
def test_a_manifest_that_cannot_be_read_costs_a_build(order: Order, text: str) -> None:
    made(order)
    decks = {file: file.read_bytes() for file in order.out.rglob("*.pptx")}
    (order.out / ".devops-slides.db").write_text(text, encoding="utf-8")
    assert written(order) == {"un", "deux", "trois", "quatre"}
    assert {file: file.read_bytes() for file in order.out.rglob("*.pptx")} == decks
    assert written(order) == set()


def test_a_chapter_that_fails_is_tried_again(order: Order) -> None:
    file = order.sources[0] / "content" / "a" / "un.md"
    good = file.read_bytes()
    file.write_bytes(b"\xff\xfe\x00")
    for _ in range(2):
        assert made(order)["a/un.pptx"].errors
    file.write_bytes(good)
    assert written(order) == {"un"}


def test_several_processes_give_the_same_bytes_in_the_same_order(order: Order) -> None:
    first = list(made(order))
    other = replace(order, out=order.out.with_name("other"))
    assert [product.name for product in CourseBuild(other, How(3)).products()] == first
    for file in order.out.rglob("*.pptx"):
        assert (other.out / file.relative_to(order.out)).read_bytes() == file.read_bytes()
    assert {one.status for one in made(other).values()} == {"unchanged"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_leaves_every_deck_whole(order: Order) -> None:
    made(order)
    folder = order.out / "a"
    before = {file: file.read_bytes() for file in folder.glob("*.pptx")}
    folder.chmod(0o555)
    try:
        assert all(one.errors for one in made(replace(order, theme="dark")).values())
    finally:
        folder.chmod(0o755)
    assert {file: file.read_bytes() for file in folder.glob("*.pptx")} == before


@pytest.mark.parametrize("how", [{"prune": True}, {"overwrite": True}])
def test_a_new_deck_that_nobody_needs_any_more_goes(order: Order, how: dict[str, bool]) -> None:
    made(order)
    folder = order.out / "a"
    for name in ("un", "deux"):
        shutil.copy(folder / f"{name}.pptx", folder / f"{name}.new.pptx")
    (folder / "deux.new.pptx").write_bytes(b"of another program")
    made(order)
    assert (folder / "un.new.pptx").is_file()
    made(order, **how)
    assert not (folder / "un.new.pptx").exists()
    assert (folder / "deux.new.pptx").read_bytes() == b"of another program"


def test_a_new_deck_goes_with_its_chapter(order: Order) -> None:
    made(order)
    folder = order.out / "a"
    shutil.copy(folder / "un.pptx", folder / "un.new.pptx")
    (order.sources[0] / "content" / "a" / "un.md").unlink()
    made(order, prune=True)
    assert [file.name for file in folder.iterdir() if file.name.startswith("un")] == []
