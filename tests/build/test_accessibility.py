"""What `check` says for people who do not see the slides."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from conftest import Build, make_site
from devops_slides.build.accessibility import accessibility_problems
from devops_slides.build.pipeline import placed_decks
from devops_slides.model.request import Order

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"
MERGED = "<table><tr><th>a</th><th>b</th></tr><tr><td colspan=2>1</td></tr><tr><td>1</td><td>2</td></tr></table>\n"


def told(root: Path, text: str) -> list[tuple[int, str]]:
    images = root / "static" / "images"
    (images / "img_2938.png").write_bytes((images / "devops.png").read_bytes())
    file = root / "content" / "devops" / "essai.md"
    file.write_text(text, encoding="utf-8")
    (result,) = placed_decks(Order((file,), root / "out"))
    return [(problem.line, problem.code) for problem in accessibility_problems(result)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"## Un\n\n![Un plan](/images/devops.png)\n\n## Deux\n\n{TABLE}\n## Trois\n\n[Le guide](https://a.org)\n", []),
        ("## Un\n\nUn.\n\n## Deux\n\nDeux.\n\n## un\n\nTrois.\n", [(11, "same-title")]),
        ("## Un\n\n![](/images/img_2938.png)\n", [(3, "no-alt-text")]),
        ("## Un\n\n![](/images/devops.png)\n", []),
        ("## Un\n\n1. Premier : un.\n2. Second : deux.\n3. Tiers : trois.\n\n> [!NOTE]\n> Une note.\n", []),
        ('## Un\n\nUn.\n\n<img src="/images/devops.png" alt="" role="presentation">\n', []),
        (f"## Un\n\n{TABLE.replace('a', ' ').replace('b', ' ')}", [(3, "no-table-head")]),
        (f"## Un\n\n{MERGED}", [(3, "merged-cells")]),
        ("## Un\n\nLisez [ici](https://a.org), ou [**cliquez** ici.](https://b.org)\n", [(3, "vague-link")] * 2),
        ("## Un\n\n| a | b |\n|---|---|\n| 1 | [here](https://a.org) |\n", [(3, "vague-link")]),
        ("## Un\n\nLisez [la page ici décrite](https://a.org).\n", []),
    ],
)
def test_what_only_the_author_can_mend_is_told(tmp_path: Path, text: str, found: list[tuple[int, str]]) -> None:
    assert told(make_site(tmp_path / "cours"), text) == found


def test_slides_of_one_text_are_numbered_and_not_told(site: Path) -> None:
    assert told(site, "## Un\n\n" + "Une phrase de plus pour ce texte. " * 200) == []


def test_a_deck_describes_its_tables(built: Build) -> None:
    data = built(f"## Ports\n\n{TABLE}").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    assert any('name="table" descr="Tableau – Ports, 2 × 2"' in slide for slide in slides)
