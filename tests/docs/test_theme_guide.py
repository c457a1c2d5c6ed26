"""themes/README.md: its examples are valid, and its tables agree with the schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from devops_slides.theme.json_schema import schema_text
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names

GUIDE = (shipped_themes() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.DOTALL)


def own(folder: Path, text: str) -> Path:
    Image.new("RGB", (300, 80), "navy").save(folder / "logo.png")
    file = folder / "theme.toml"
    file.write_text(f'extends = "default"\n{text}', encoding="utf-8")
    return file


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_each_example_can_be_written(text: str, tmp_path: Path) -> None:
    theme = read_theme(str(own(tmp_path, text)))
    assert theme != read_theme("default")


def test_the_steps_together_make_one_theme(tmp_path: Path) -> None:
    theme = read_theme(str(own(tmp_path, "\n".join(EXAMPLES))))
    assert theme.palette["accent1"] == "006D77"
    assert theme.fonts.body == "Calibri"
    assert [rule.use[0] for rule in theme.rules[:3]] == ["picture-below", "picture-left", "poster"]
    assert sum(decoration.picture is not None for decoration in theme.layouts["content"].decorations) == 1


def test_every_key_is_told() -> None:
    schema = json.loads(schema_text())
    keys = {key for part in schema["$defs"].values() for key in part["properties"]}
    told = set(re.findall(r"[\w-]+", GUIDE))
    assert keys - told == set()


def test_every_shipped_theme_has_its_picture() -> None:
    for name in theme_names(()):
        assert (Path(__file__).parents[2] / "docs" / "themes" / f"{name}.png").is_file()
        assert f"../docs/themes/{name}.png" in GUIDE
