"""The commands as a user types them: exit codes, what goes where, no traceback."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from devops_slides.cli import main

CHAPTER = """---
title: "7 - Essai"
weight: 7
---

![Un schéma]({picture})

Voici une phrase pour ouvrir le chapitre, avec assez de mots pour tenir sa place.
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "cours"
    (root / "static" / "images").mkdir(parents=True)
    (root / "content" / "a").mkdir(parents=True)
    (root / "hugo.toml").write_text('title = "Cours"\nlanguageCode = "fr"\n', encoding="utf-8")
    Image.new("RGB", (640, 360), "navy").save(root / "static" / "images" / "plan.png")
    (root / "content" / "a" / "un.md").write_text(CHAPTER.format(picture="/images/plan.png"), encoding="utf-8")
    return root


@dataclass(frozen=True)
class Done:
    """The result of a command: its exit code and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(*args: object, cwd: Path) -> Done:
    """The command line in this process, on streams of a system without UTF-8."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.chdir(cwd)
        patch.setattr(sys, "argv", ["devops-slides", *map(str, args)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        main()
    out.flush()
    err.flush()
    said, told = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Done(int(ended.value.code or 0), re.sub(r", \d+\.\d s$", "", said, flags=re.MULTILINE), told)


def test_the_program_ends_as_its_command_line_does(course: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "devops_slides", "outline", str(course)]
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    found = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", env=env, timeout=60, check=True
    )
    assert "→ a/un.pptx" in found.stdout
    assert found.stdout == run("outline", course, cwd=tmp_path).stdout
    done = subprocess.run([*command[:3], "build", "nichts"], cwd=tmp_path, env=env, timeout=60, check=False)
    assert done.returncode == run("build", "nichts", cwd=tmp_path).returncode == 2


def test_build_writes_a_deck_named_by_its_page(course: Path, tmp_path: Path) -> None:
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["out/a/un.pptx  2 slides", "1 deck, 2 slides, 0 problems"]
    assert (tmp_path / "out" / "a" / "un.pptx").read_bytes().startswith(b"PK")
    assert [file.name for file in (tmp_path / "out" / "a").iterdir()] == ["un.pptx"]


def test_build_takes_the_folder_content_where_it_stands(course: Path) -> None:
    done = run("build", cwd=course)
    assert done.returncode == 0, done.stderr
    assert (course / "decks" / "a" / "un.pptx").is_file()


def test_a_single_chapter_goes_into_the_file_named(course: Path, tmp_path: Path) -> None:
    done = run("build", course / "content" / "a" / "un.md", "-o", "mein.pptx", "-t", "dark", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mein.pptx").is_file()


def test_two_chapters_do_not_go_into_one_file(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "deux.md").write_text("Un texte.", encoding="utf-8")
    done = run("build", course, "-o", "one.pptx", cwd=tmp_path)
    assert done.returncode == 2
    assert "one-file" in done.stderr
    assert not (tmp_path / "one.pptx").exists()


def test_a_missing_picture_is_told_with_file_line_and_the_likely_name(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "un.md").write_text(CHAPTER.format(picture="/images/plam.png"), encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == (
        "cours/content/a/un.md:6: missing-picture: /images/plam.png is not in static;"
        " did you mean static/images/plan.png?\n"
    )
    assert run("build", course, "-o", "out", "--strict", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"---\ntitle: a\nweight: [1\n---\nText\n", "bad-front-matter", "kaputt.md:"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary-file", "kaputt.md"),
        ("Un café".encode("latin-1"), "not-utf8", "kaputt.md:1"),
    ],
)
def test_a_broken_chapter_is_named_and_the_others_are_built(
    course: Path, tmp_path: Path, data: bytes, code: str, line: str
) -> None:
    (course / "content" / "a" / "kaputt.md").write_bytes(data)
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert code in done.stderr
    assert line in done.stderr
    assert (tmp_path / "out" / "a" / "un.pptx").is_file()
    assert not (tmp_path / "out" / "a" / "kaputt.pptx").exists()
    assert done.stdout.splitlines()[-1].endswith(", 1 failed")


@pytest.mark.parametrize(
    "body", ["", "\n<!-- un mot -->\n", "<!-- slides: skip -->\n", "---\ntitle: x\n---\n\n---\n", "<br>\n&nbsp;\n"]
)
def test_an_empty_chapter_makes_no_deck(course: Path, tmp_path: Path, body: str) -> None:
    (course / "content" / "a" / "vide.md").write_text(body, encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert not (tmp_path / "out" / "a" / "vide.pptx").exists()


def test_an_unknown_theme_is_wrong_usage(course: Path, tmp_path: Path) -> None:
    done = run("build", course, "-o", "out", "-t", "drak", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean dark?" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_broken_theme_is_told_with_file_and_key(course: Path, tmp_path: Path) -> None:
    folder = course / "slide-themes" / "own"
    folder.mkdir(parents=True)
    text = 'name = "own"\nextends = "default"\n[text.title]\nsiez = 3\n'
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    done = run("build", course, "-o", "out", "-t", "own", cwd=tmp_path)
    assert done.returncode == 2
    assert "own/theme.toml:4: bad-theme: text.title: there is no key 'siez'; did you mean size?" in done.stderr


@pytest.mark.parametrize("command", ["build", "check", "outline"])
def test_a_source_that_is_not_there_is_wrong_usage(tmp_path: Path, command: str) -> None:
    done = run(command, "nirgends", cwd=tmp_path)
    assert done.returncode == 2
    assert "nirgends: no-source" in done.stderr


def test_no_source_at_all_is_wrong_usage(tmp_path: Path) -> None:
    assert run("build", cwd=tmp_path).returncode == 2


def test_a_deck_that_cannot_be_replaced_is_named_and_the_old_one_stays(course: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "out" / "a" / "un.pptx"
    in_the_way.mkdir(parents=True)
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "out/a/un.pptx: not-written" in done.stderr
    assert list((tmp_path / "out" / "a").iterdir()) == [in_the_way]


def test_check_writes_nothing(course: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = run("check", course, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == "1 chapter, 0 problems\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_check_tells_what_screen_readers_miss_and_build_does_not(course: Path, tmp_path: Path) -> None:
    text = "## Un\n\nLisez [ici](https://example.org).\n"
    (course / "content" / "a" / "deux.md").write_text(text, encoding="utf-8")
    done = run("check", course, cwd=tmp_path)
    assert "cours/content/a/deux.md:3: vague-link: the link 'ici' does not say where it leads" in done.stderr
    assert done.stdout.endswith(", 1 problem\n")
    assert run("build", course, "-o", "out", cwd=tmp_path).stderr == ""


def test_outline_lists_layouts_titles_and_pictures(course: Path, tmp_path: Path) -> None:
    done = run("outline", course, cwd=tmp_path)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "cours/content/a/un.md → a/un.pptx  2 slides"
    assert lines[1].split() == ["1", "title", "7", "·", "Essai"]
    assert lines[2].split() == ["2", "picture-right", "Introduction", "[plan.png]"]


def test_outline_as_json(course: Path, tmp_path: Path) -> None:
    found = json.loads(run("outline", course, "--json", cwd=tmp_path).stdout)
    assert [slide["layout"] for slide in found[0]["slides"]] == ["title", "picture-right"]
    assert found[0]["slides"][1]["key"] == "fr/a/un#introduction"


def test_themes_list(tmp_path: Path) -> None:
    done = run("themes", "list", cwd=tmp_path)
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "contrast",
        "dark",
        "default",
        "editorial",
        "technical",
    ]


def test_drafts_are_built_only_when_asked_for(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "plus-tard.md").write_text("---\ndraft: true\n---\nUn texte.\n", encoding="utf-8")
    run("build", course, "-o", "one", cwd=tmp_path)
    run("build", course, "-o", "two", "--drafts", cwd=tmp_path)
    assert not (tmp_path / "one" / "a" / "plus-tard.pptx").exists()
    assert (tmp_path / "two" / "a" / "plus-tard.pptx").is_file()


def test_course_settings_and_their_mistakes(course: Path, tmp_path: Path) -> None:
    (course / "slides.toml").write_text('theme = "dark"\n', encoding="utf-8")
    assert run("build", course, "-o", "out", cwd=tmp_path).returncode == 0
    (course / "slides.toml").write_text("agenda = 3\n", encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "slides.toml:1: bad-settings: agenda" in done.stderr


def pptx(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.pptx"))


@pytest.fixture
def languages(course: Path) -> Path:
    config = 'title = "Cours"\ndefaultContentLanguage = "fr"\n[languages.fr]\nweight = 1\n[languages.en]\nweight = 2\n'
    (course / "hugo.toml").write_text(config, encoding="utf-8")
    (course / "content" / "a" / "un.en.md").write_text(CHAPTER.format(picture="/images/plan.png"), encoding="utf-8")
    (course / "content" / "a" / "deux.md").write_text("---\nweight: 3\n---\nUn texte.", encoding="utf-8")
    return course


def test_decks_of_several_languages_have_a_folder_each(languages: Path, tmp_path: Path) -> None:
    assert run("build", languages, "-o", "out", cwd=tmp_path).returncode == 0
    assert pptx(tmp_path / "out") == ["en/a/un.pptx", "fr/a/deux.pptx", "fr/a/un.pptx"]


def test_languages_are_chosen(languages: Path, tmp_path: Path) -> None:
    assert run("build", languages, "-o", "out", "--lang", "en", cwd=tmp_path).returncode == 0
    assert pptx(tmp_path / "out") == ["en/a/un.pptx"]
    done = run("build", languages, "-o", "out", "--lang", "de", cwd=tmp_path)
    assert done.returncode == 2
    assert "no-language: the course has no language de; choose from en, fr" in done.stderr


@pytest.mark.parametrize("pattern", ["a/un.md", "*/UN", "fr/a/un.pptx", "fr/*un*"])
def test_chapters_are_chosen_by_a_pattern(languages: Path, tmp_path: Path, pattern: str) -> None:
    assert run("build", languages, "-o", "out", "--lang", "fr", "--only", pattern, cwd=tmp_path).returncode == 0
    assert pptx(tmp_path / "out") == ["fr/a/un.pptx"]
    assert run("build", languages, "-o", "out", "--only", "nichts", cwd=tmp_path).returncode == 2


def test_the_course_s_order_stands_before_names_where_asked(languages: Path, tmp_path: Path) -> None:
    (languages / "slides.toml").write_text("number_files = true\n", encoding="utf-8")
    (languages / "content" / "_index.md").write_text("---\ntitle: Accueil\n---\n", encoding="utf-8")
    assert run("build", languages, "-o", "out", "--lang", "fr", cwd=tmp_path).returncode == 0
    assert pptx(tmp_path / "out") == ["fr/a/01-deux.pptx", "fr/a/02-un.pptx"]
    alone = languages / "content" / "a" / "un.md"
    assert run("build", alone, "-o", "alone", cwd=tmp_path).returncode == 0
    assert pptx(tmp_path / "alone") == ["fr/a/02-un.pptx"]


def test_two_decks_of_one_name_are_kept_apart_and_told(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "_index.md").write_text("Un texte.", encoding="utf-8")
    (course / "content" / "a.md").write_text("Un texte.", encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert pptx(tmp_path / "out") == ["a-2.pptx", "a.pptx", "a/un.pptx"]
    assert "deck-name: another deck has the same name; this one is a-2.pptx" in done.stderr


def test_a_broken_configuration_is_wrong_usage(course: Path, tmp_path: Path) -> None:
    (course / "hugo.toml").write_text("title = \n", encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "cours/hugo.toml:1: bad-config" in done.stderr


@pytest.mark.parametrize(
    "front",
    ["draft: true", "publishDate: 2026-02-01", "expiryDate: 2025-01-01", "date: 2026-02-01", "slides: {skip: true}"],
)
def test_what_is_not_published_makes_no_deck(
    course: Path, tmp_path: Path, front: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    (course / "content" / "a" / "autre.md").write_text(f"---\n{front}\n---\nUn texte.\n", encoding="utf-8")
    run("build", course, "-o", "one", cwd=tmp_path)
    run("build", course, "-o", "two", "--drafts", cwd=tmp_path)
    assert pptx(tmp_path / "one") == ["a/un.pptx"]
    assert pptx(tmp_path / "two") == (["a/un.pptx"] if "skip" in front else ["a/autre.pptx", "a/un.pptx"])
    assert run("build", course / "content" / "a" / "autre.md", "-o", "three", cwd=tmp_path).returncode == 2


def test_a_deck_of_the_whole_course_with_fields(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "deux.md").write_text("---\nweight: 3\n---\nUn texte.", encoding="utf-8")
    done = run(
        "build",
        course,
        "--deck",
        "course",
        "-o",
        "kurs.pptx",
        "--set",
        "client=ACME",
        "--set",
        "date = 3 mars",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["kurs.pptx  6 slides", "1 deck, 6 slides, 0 problems"]
    lines = run("outline", course, "--deck", "section", cwd=tmp_path).stdout.splitlines()
    assert lines[0] == "cours/a → a.pptx  6 slides"
    assert run("build", course, "--set", "client", cwd=tmp_path).returncode == 2


def test_a_broken_chapter_leaves_the_deck_of_the_others_and_exits_with_1(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "kaputt.md").write_bytes("Un café".encode("latin-1"))
    done = run("build", course, "--deck", "course", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "cours/content/a/kaputt.md:1: not-utf8" in done.stderr
    assert done.stdout.splitlines()[-1] == "1 deck, 3 slides, 0 problems, 1 failed"


def test_a_chapter_s_own_unknown_theme_stops_its_deck_only(course: Path, tmp_path: Path) -> None:
    (course / "content" / "a" / "deux.md").write_text("---\nslides: {theme: nix}\n---\nUn texte.", encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert pptx(tmp_path / "out") == ["a/un.pptx"]


def test_a_key_that_slides_toml_does_not_know_is_told_with_the_nearest(course: Path, tmp_path: Path) -> None:
    (course / "slides.toml").write_text('densty = "key"\n', encoding="utf-8")
    done = run("build", course, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "cours/slides.toml:1: bad-settings: there is no key 'densty'; did you mean density?" in done.stderr
