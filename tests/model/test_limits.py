"""A chapter that is more work than a limit allows costs itself alone; limits are set in slides.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from courses import build_course, write_pages
from devops_slides.model.limits import LIMITS, Limits, check
from devops_slides.model.problem import ChapterError, UsageError
from devops_slides.parse.course.settings import read_settings

PAGE = "---\ntitle: {title}\n---\n\n{text}\n"


def course(root: Path, text: str, settings: str) -> Path:
    return write_pages(
        root / "cours",
        {
            "hugo.toml": 'title = "Cours"\n',
            "slides.toml": settings,
            "content/un.md": PAGE.format(title="Un", text="Un texte."),
            "content/grand.md": PAGE.format(title="Grand", text=text),
            "content/zuletzt.md": PAGE.format(title="Zuletzt", text="Ein Text."),
        },
    )


@pytest.mark.parametrize(
    ("key", "most", "text", "told"),
    [
        ("characters", 500, "Un mot. " * 100, "it has 823 characters, and may have 500"),
        ("blocks", 20, "- Un point.\n" * 30, "blocks, and may have 20"),
        ("slides", 5, "## Titre\n\nUn texte.\n\n" * 9, "slides, and may have 5"),
    ],
)
def test_a_chapter_beyond_a_limit_is_left_out_alone(tmp_path: Path, key: str, most: int, text: str, told: str) -> None:
    built = build_course(course(tmp_path, text, f"[limits]\n{key} = {most}\n"), None)
    assert sorted(built.slides) == ["un.pptx", "zuletzt.pptx"]
    (line,) = built.failed
    assert line.startswith("cours/content/grand.md: too-much: ")
    assert told in line
    assert line.endswith(f"split the chapter, or set {key} under [limits] in slides.toml")


def test_a_file_that_is_far_too_large_is_not_even_read(tmp_path: Path) -> None:
    root = course(tmp_path, "x", "")
    with (root / "content" / "grand.md").open("r+b") as file:
        file.truncate(4_000_000_000)  # it takes no room on most disks
    built = build_course(root, None)
    assert sorted(built.slides) == ["un.pptx", "zuletzt.pptx"]
    assert ["too-much" in line for line in built.failed] == [True]


def test_limits_may_be_raised(tmp_path: Path) -> None:
    text = "Un mot.\n\n" * (LIMITS.blocks + 100)
    root = course(tmp_path, text, f"[limits]\nblocks = {2 * LIMITS.blocks}\n")
    assert read_settings(root).limits == Limits(blocks=2 * LIMITS.blocks)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[limits]\nblock = 3\n", "there is no key 'block' under [limits]; did you mean blocks?"),
        ("[limits]\nblocks = 0\n", "limits.blocks: Expected `int` >= 1"),
        ('[limits]\nblocks = "many"\n', "limits.blocks: Expected `int`, got `str`"),
        ("limits = 3\n", "limits: Expected `object`, got `int`"),
    ],
)
def test_a_wrong_limit_is_named(tmp_path: Path, settings: str, told: str) -> None:
    with pytest.raises(UsageError) as found:
        read_settings(course(tmp_path, "x", settings))
    assert told in str(found.value)


def test_a_limit_may_be_reached() -> None:
    check("blocks", 3, Limits(blocks=3), "x.md")
    with pytest.raises(ChapterError, match="it has 4 blocks, and may have 3"):
        check("blocks", 4, Limits(blocks=3), "x.md")
