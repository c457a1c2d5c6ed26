"""devops-slides themes show, check, new, schema, preview; devops-slides init."""

from __future__ import annotations

import io
import json
import shutil
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from devops_slides.cli import cli
from devops_slides.theme.read_theme import read_theme, theme_names
from package_checks import check_package

CHAPTER = resources.files("devops_slides.cli.themes") / "chapters" / "usual.md"


@pytest.fixture(scope="module")
def new_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course as `init` creates it."""
    root = tmp_path_factory.mktemp("new") / "course"
    assert run("init", root).exit_code == 0
    return root


@pytest.fixture
def course(new_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new course, in which the commands run."""
    root = shutil.copytree(new_course, tmp_path / "course")
    monkeypatch.chdir(root)
    return root


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in args], catch_exceptions=False)


def write(root: Path, text: str, name: str = "own") -> None:
    file = root / "slide-themes" / name / "theme.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'extends = "default"\n{text}', encoding="utf-8")


def test_a_new_course_builds_at_once_with_its_own_theme(course: Path) -> None:
    done = run("build")
    assert done.exit_code == 0
    assert "0 problems" in done.output
    data = (course / "decks" / "first.pptx").read_bytes()
    check_package(data)
    assert "decks/" in (course / ".gitignore").read_text(encoding="utf-8").splitlines()
    with Image.open(course / "static" / "images" / "loop.png") as picture:
        assert picture.size == (1000, 760)
    (course / "slide-themes" / "house" / "theme.toml").write_text('extends = "dark"\n', encoding="utf-8")
    assert run("build", "--rebuild").exit_code == 0
    assert (course / "decks" / "first.pptx").read_bytes() != data


def test_the_first_chapter_of_a_new_course_has_a_title_of_its_own(course: Path) -> None:
    own = (course / "content" / "first.md").read_text(encoding="utf-8")
    shipped = CHAPTER.read_text(encoding="utf-8")
    titles, weights, *rest = zip(own.splitlines()[1:], shipped.splitlines()[1:], strict=True)
    assert titles == ("title: 1 - A first chapter", 'title: "2 - Text of the usual length"')
    assert weights[0] == weights[1]
    assert all(one == other for one, other in rest)
    assert own.endswith("\n")


def test_a_folder_that_is_in_use_is_left_alone(course: Path) -> None:
    done = run("init", course)
    assert done.exit_code == 2
    assert "folder-exists" in done.output


@pytest.mark.parametrize("parent", sorted(theme_names(())))
def test_a_new_theme_looks_like_its_parent_and_all_its_comments_are_sound(parent: str, course: Path) -> None:
    assert run("themes", "new", "acme", "--extends", parent).exit_code == 0
    file = course / "slide-themes" / "acme" / "theme.toml"
    theme, model = read_theme(str(file)), read_theme(parent)
    assert (theme.layouts, theme.styles, theme.palette) == (model.layouts, model.styles, model.palette)
    Image.new("RGB", (300, 80), "navy").save(file.parent / "logo.png")
    text = file.read_text(encoding="utf-8")
    taken = [
        one.removeprefix("# ") if one.startswith(("# [", "#   ")) or " = " in one else one for one in text.split("\n")
    ]
    file.write_text("\n".join(taken), encoding="utf-8")
    changed = read_theme(str(file))
    assert changed.size != model.size
    assert changed.rules[1:] == model.rules
    assert sum(decoration.picture is not None for decoration in changed.layouts["content"].decorations) == 1
    assert json.loads((course / "slide-themes" / "theme.schema.json").read_text(encoding="utf-8"))["title"]


@pytest.mark.parametrize(("name", "code"), [("a b", "bad-name"), ("../x", "bad-name"), ("house", "theme-exists")])
def test_a_theme_that_cannot_be_made(name: str, code: str, course: Path) -> None:
    done = run("themes", "new", name)
    assert done.exit_code == 2
    assert code in done.output


@pytest.mark.parametrize("name", sorted(theme_names(())))
def test_every_shipped_theme_is_sound(name: str) -> None:
    done = run("themes", "check", name)
    assert "0 problems" in done.output
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[palette]\nmuted = 'CCCCCC'\n",
            "contrast: layouts.agenda: footer in CCCCCC on FFFFFF has a contrast of 1.6 : 1; text of that size needs 4.5 : 1",
        ),
        ("[layouts.content.body]\nbox = [9.62, 4, 22, 9]\n", "overlap: layouts.content: the boxes of title and body"),
        ("[footer]\nbox = [3, 15, 9, 1]\n", "overlap: layouts.content: the boxes of body and footer"),
        ("[footer]\nnumber = [3, 15, 9, 1]\n", "overlap: layouts.content: the boxes of body and number"),
        ("[fonts]\nbody = 'Zapfino'\n", "unmeasured-font: fonts.body: the widths of 'Zapfino' are not known"),
        (
            "[[rules]]\nwhen = { words = '<0' }\nuse = ['content']\n[[rules]]\nwhen = { words = '9..3' }\nuse = ['content']\n",
            "rule 2 of 7 (content) never holds; no slide can",
        ),
        (
            "[[rules]]\nwhen = { role = 'content' }\nuse = ['content']\n[[rules]]\nwhen = { role = 'content', words = 3 }\nuse = ['statement']\n",
            "rule 2 of 7 (statement) never holds; rule 1 decides first",
        ),
    ],
)
def test_what_a_theme_does_wrong_is_told(text: str, told: str, course: Path) -> None:
    write(course, text)
    done = run("themes", "check", "own")
    assert done.exit_code == 1
    assert told in done.output


@pytest.mark.parametrize(("family", "stand_in"), [("Zapfino", "DejaVu Sans"), ("Arial", "Arimo")])
def test_the_family_that_stands_for_a_typeface_is_named(family: str, stand_in: str, course: Path) -> None:
    write(course, f"[fonts]\nbody = '{family}'\n")
    assert f"{family}, measured as {stand_in}" in run("themes", "check", "own").output


def test_a_rule_for_fewer_slides_does_not_hide_the_one_behind_it(course: Path) -> None:
    write(
        course,
        "[[rules]]\nwhen = { words = '5..9' }\nuse = ['content']\n"
        "[[rules]]\nwhen = { words = '1..9' }\nuse = ['statement']\n",
    )
    assert "never holds" not in run("themes", "check", "own").output


def test_a_theme_that_cannot_be_read_is_wrong_usage(course: Path) -> None:
    write(course, "[text.title]\nsize = 2\n")
    for command in ("check", "show", "preview"):
        done = run("themes", command, "own")
        assert done.exit_code == 2
        assert "text.title.size" in done.output


@pytest.mark.parametrize("name", sorted(theme_names(())))
def test_show_is_the_whole_theme_as_toml(name: str, course: Path, tmp_path: Path) -> None:
    done = run("themes", "show", name)
    file = tmp_path / "shown" / "theme.toml"
    file.parent.mkdir()
    table = tomllib.loads(done.stdout)
    assert set(table["palette"]) == set(read_theme(name).palette)
    file.write_text(f'replace = ["rules"]\n{done.stdout}', encoding="utf-8")
    shown, model = read_theme(str(file)), read_theme(name)
    assert (shown.layouts, shown.styles, shown.rules, shown.table) == (
        model.layouts,
        model.styles,
        model.rules,
        model.table,
    )


def test_show_says_where_values_come_from(course: Path) -> None:
    write(course, "[palette]\naccent1 = '112233'\n")
    lines = run("themes", "show", "own").stdout.splitlines()
    assert next(line for line in lines if line.startswith("accent1")).endswith("# own")
    assert next(line for line in lines if line.startswith("accent2")).endswith("# default")
    assert next(line for line in lines if line.startswith("upscale")).endswith("# base.toml")
    below = lines[lines.index("[layouts.table-below]") + 1 :]
    assert next(one for one in below if one.startswith("title")).endswith("# default, like table")


def test_the_schema_is_printed() -> None:
    assert json.loads(run("themes", "schema").stdout)["$defs"]["PaletteSpec"]


def test_a_preview_shows_every_layout(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)  # no picture: drawing takes long
    done = run("themes", "preview", "house", "-o", "shown")
    assert done.exit_code == 0
    data = (course / "shown" / "house.pptx").read_bytes()
    check_package(data)
    from pptx import Presentation

    used = {slide.slide_layout.name.lower().replace(" ", "-") for slide in Presentation(io.BytesIO(data)).slides}
    missing = set(read_theme("default").layouts) - used
    assert missing == set()
