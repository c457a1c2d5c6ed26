"""Links: to addresses in ASCII, to slides of the deck, and none that leads nowhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from pptx import Presentation

from conftest import Made

Build = Callable[..., Made]


def targets(data: bytes) -> list[str]:
    """The addresses outside the deck that its slides lead to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/_rels/")
        )
    found = [one for one in re.findall("<Relationship [^>]*>", rels) if 'TargetMode="External"' in one]
    return [re.findall('Target="([^"]*)"', one)[0] for one in found]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("[t](https://example.org/a)", "https://example.org/a"),
        ("[t](<https://example.org/à voir>)", "https://example.org/%C3%A0%20voir"),
        ("[t](https://example.org/a%20b)", "https://example.org/a%20b"),
        ("[t](https://example.org/?a=1&b=2#c)", "https://example.org/?a=1&amp;b=2#c"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("[t](mailto:a@example.org)", "mailto:a@example.org"),
        ('<a href="https://example.org/h">t</a>', "https://example.org/h"),
        ('<a href="https://example.org/à voir?100%">t</a>', "https://example.org/%C3%A0%20voir?100%25"),
    ],
)
def test_an_address_is_written_as_office_takes_it(build: Build, written: str, target: str) -> None:
    assert targets(build(f"## A\n\nDu texte, {written} et la suite.\n").data) == [target]


@pytest.mark.parametrize("written", ["[t]()", "[t](javascript:alert(1))", "[t](../autre/)", "[t](#ici)"])
def test_what_leads_nowhere_is_plain_text(build: Build, written: str) -> None:
    made = build(f"## A\n\nDu texte, {written} et la suite.\n")
    assert targets(made.data) == []
    said = "".join(run.text for slide in made.planned.slides for one in slide.text("body") for run in one.runs)
    assert "et la suite" in said


def test_the_same_address_has_one_relationship_a_slide(build: Build) -> None:
    made = build("## A\n\nUn [a](https://example.org/) et un [b](https://example.org/).\n")
    assert targets(made.data) == ["https://example.org/"]


PICTURE = "![Un schéma](/images/devops.png)"


@pytest.mark.parametrize(
    "written",
    [
        f"[{PICTURE}](https://example.org/grand)",
        f"Du texte.\n\n[{PICTURE}](https://example.org/grand)",
        '<a href="https://example.org/grand"><img src="/images/devops.png" alt="Un schéma"></a>',
        f"- Un point\n\n  [{PICTURE}](https://example.org/grand)",
        '<p><a href="https://example.org/grand"><em><img src="/images/devops.png" alt="Un schéma"></em></a></p>',
        '<figure><a href="https://example.org/grand"><img src="/images/devops.png" alt="Un schéma"></a></figure>',
        '{{< figure src="/images/devops.png" alt="Un schéma" link="https://example.org/grand" >}}',
        "[![Un schéma](/images/devops.png =300x200)](https://example.org/grand)",
    ],
)
def test_a_picture_inside_a_link_leads_where_the_link_does(build: Build, written: str) -> None:
    data = build(f"## A\n\n{written}\n").data
    assert targets(data) == ["https://example.org/grand"]
    clicked = [
        shape
        for slide in Presentation(io.BytesIO(data)).slides
        for shape in slide.shapes
        if shape._element.xpath(".//p:cNvPr/a:hlinkClick")
    ]
    assert [shape.name for shape in clicked] == ["picture"]


def test_a_picture_without_a_link_or_with_one_that_leads_nowhere_is_not_clicked(build: Build) -> None:
    made = build(f"## A\n\n[{PICTURE}](../autre/)\n\n## B\n\n{PICTURE}\n")
    assert targets(made.data) == []


def test_an_icon_inside_a_link_is_linked_text(build: Build) -> None:
    made = build("## A\n\nVoir [![le dépôt](/images/icon.png)](https://example.org/code) ici.\n")
    runs = [run for one in made.planned.slides[1].text("body") for run in one.runs if run.link is not None]
    assert [(run.text, run.link.target) for run in runs if run.link] == [("le dépôt", "https://example.org/code")]
