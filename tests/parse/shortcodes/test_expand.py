"""Shortcodes: where they are found, what they mean, and that they survive where they must."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Build, Place, Plan
from devops_slides.model.block import Code
from devops_slides.model.deck import Deck, Text
from devops_slides.model.text import plain
from devops_slides.parse.shortcodes.expand import expand
from devops_slides.parse.shortcodes.scan import Call, CodePiece, arguments, scan
from devops_slides.parse.source_lines import source_lines


def said(deck: Deck) -> str:
    """All text of the slides and their notes."""
    found = []
    for slide in deck.slides:
        for fill in slide.fills:
            if isinstance(fill.content, Text):
                found += [plain(paragraph.runs) for paragraph in fill.content.paragraphs]
            elif isinstance(fill.content, Code):
                found += fill.content.lines
        found += slide.notes
    return "\n".join(found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{< a >}}x{{< /a >}}", ["a"]),
        ("{{%a%}}x{{%/a%}}", ["a"]),
        ("{{< a >}}{{< a >}}x{{< /a >}}{{< /a >}}", ["a"]),
        ("{{< a >}} {{< b >}}x{{< /b >}}", ["a", "b"]),
        ("{{< a/b c.d >}}", ["a/b"]),
        ('{{< a\n  b="x >}} y"\n>}}', ["a"]),
        ("{{< a />}}{{< /a >}}", ["a"]),
        ("{{</* a */>}}", []),
        ("`{{< a >}}`", []),
        ("```\n{{< a >}}\n```\n{{< b >}}", ["b"]),
        ("~~~\n{{< a >}}\n", []),
        ("<!-- {{< a >}} -->", []),
        ("{{< a >}}\n```\n{{< /a >}}\n```\n{{< /a >}}", ["a"]),
        ("{{< highlight go >}}\n```\n{{< /highlight >}}{{< b >}}", ["highlight", "b"]),
        ('{{< a b="un guillemet >}}', ["a"]),
        ("{{< >}} {{ .Page }} {{", []),
    ],
)
def test_shortcodes_are_found_where_hugo_finds_them(text: str, names: list[str]) -> None:
    assert [piece.name for piece in scan(source_lines(text, 0)) if isinstance(piece, Call)] == names


def test_arguments_by_place_and_by_name() -> None:
    assert arguments(r'a "b c" `d"e` f="g \"h\"" i=j') == (["a", "b c", 'd"e'], {"f": 'g "h"', "i": "j"})


def test_a_shortcode_knows_its_line() -> None:
    pieces = list(scan(source_lines("un\n\ndeux {{< a >}}\ntrois\n{{< /a >}}", 4)))
    call = next(piece for piece in pieces if isinstance(piece, Call))
    assert call.line == 7
    assert call.inner is not None
    assert call.inner.lines == (7, 8, 9)


@given(st.text(alphabet='{}<>%/ab"`\n *#|-', max_size=80))
def test_no_text_breaks_the_scan_and_none_is_lost(text: str) -> None:
    pieces = list(scan(source_lines(text, 0)))
    plainly = [
        piece.source.text if isinstance(piece, CodePiece) else piece.text
        for piece in pieces
        if not isinstance(piece, Call)
    ]
    if not any(isinstance(piece, Call) for piece in pieces) and "{{" not in text:
        assert "".join(plainly) == text
    found = expand(source_lines(text, 0), {}, lambda *_: None).source
    assert len(found.lines) == found.text.count("\n") + 1


def test_an_unknown_shortcode_keeps_its_content_and_is_told_once(placed: Place) -> None:
    made = placed("{{% zork %}}Le **contenu**.{{% /zork %}}\n\n{{% zork %}}Encore.{{% /zork %}}\n")
    assert "Le contenu." in said(made.planned)
    assert "Encore." in said(made.planned)
    assert [(one.code, one.line) for one in made.problems.found] == [("unknown-shortcode", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "- un point\n  {{% notice note %}}\n  dedans\n  {{% /notice %}}\n- deux",
        "- un point\n{{% notice note %}}\ndedans\n{{% /notice %}}\n- deux",
        "| a | b |\n|---|---|\n| {{< notice >}}dedans{{< /notice >}} | y |",
        "## Titre {{< badge >}}dedans{{< /badge >}}\n\nTexte.",
        "Une phrase {{< hint >}}dedans{{< /hint >}} qui continue.",
        "> {{< hint info >}}\n> dedans\n> {{< /hint >}}",
        "<div>\n{{% notice note %}}\ndedans\n{{% /notice %}}\n</div>",
        '{{< tabs >}}{{< tab "un" >}}\n    dedans\n{{< /tab >}}{{< /tabs >}}',
        '{{< expand >}}{{< expand "b" >}}dedans{{< /expand >}}{{< /expand >}}',
        "{{< columns >}}\ndedans\n<--->\nautre\n{{< /columns >}}",
        '{{< cards >}}{{< card title="T" >}}dedans{{< /card >}}{{< /cards >}}',
        "{{< zork >}}{{< notice >}}dedans{{< /notice >}}{{< /zork >}}",
        '{{< tabpane >}}{{< tab header="A" >}}dedans{{< /tab >}}{{< /tabpane >}}',
        '{{< blockquote author="Elle" >}}dedans{{< /blockquote >}}',
        "```\n{{< notice >}}dedans{{< /notice >}}\n```",
        '{{< button href="https://a.example" >}}dedans{{< /button >}}',
        '{{< figure src="https://a.example/x.png" alt="dedans" >}}',
        "{{< katex >}}dedans{{< /katex >}}",
    ],
)
def test_content_survives_in_every_context(built: Build, text: str) -> None:
    cells = str(built("---\ntitle: t\n---\n" + text).placed)
    assert "dedans" in cells


@pytest.mark.parametrize(
    ("above", "role"),
    [("| a | b |\n|---|---|\n| 1 | 2 |", "table"), ("> Livrer souvent.", "quote")],
    ids=["table", "quotation"],
)
def test_a_callout_right_below_a_table_or_a_quotation_stays_a_callout(planned: Plan, above: str, role: str) -> None:
    deck = planned(f"## A\n\n{above}\n{{{{% notice note %}}}}\nÀ savoir.\n{{{{% /notice %}}}}\n")
    assert [slide.role for slide in deck.slides] == ["title", role, "callout"]
    assert [plain(paragraph.runs) for paragraph in deck.slides[-1].text("body")] == ["À savoir."]


def test_code_keeps_shortcodes_as_written_but_takes_values(planned: Plan, site: Path) -> None:
    config = site / "hugo.toml"
    config.write_text(config.read_text(encoding="utf-8") + '[params.app]\nversion = "2.1"\n', encoding="utf-8")
    deck = planned("```yaml\nimage: x:{{< param app.version >}}\n{{< notice >}}\n{{%/* a */%}}\n```\n")
    assert "image: x:2.1\n{{< notice >}}\n{{% a %}}" in said(deck)


def test_included_files_are_read_inside_the_course_only(placed: Place, site: Path) -> None:
    (site / "assets").mkdir()
    (site / "assets" / "job.yml").write_text("stage: build\n", encoding="utf-8")
    (site / "content" / "partie.md").write_text(
        '---\ntitle: p\n---\nPartagé, {{< include "partie.md" >}}.', encoding="utf-8"
    )
    (site.parent / "secret.txt").write_text("mot de passe", encoding="utf-8")
    made = placed(
        '{{< readfile file="job.yml" >}}\n\n{{< include "partie.md" >}}\n\n{{< include "../../../secret.txt" >}}\n'
    )
    assert "stage: build" in said(made.planned)
    assert "Partagé" in said(made.planned)
    assert "mot de passe" not in said(made.planned)
    assert {one.code for one in made.problems.found} == {"missing-include"}


def test_attachments_are_listed(built: Build, site: Path) -> None:
    folder = site / "content" / "devops" / "essai.files"
    folder.mkdir()
    for name in ("plan.pdf", "b.zip"):
        (folder / name).write_bytes(b"x")
    deck = built('{{% attachments title="Fichiers" pattern=".*pdf" /%}}\n\nTexte.\n').planned
    assert "Fichiers" in said(deck)
    assert "plan.pdf" in said(deck)
    assert "b.zip" not in said(deck)


def test_the_pages_below_are_listed(planned: Plan, site: Path) -> None:
    for name, weight in (("second", 2), ("premier", 1)):
        text = f"---\ntitle: Le {name}\nweight: {weight}\n---\nx\n"
        (site / "content" / "devops" / f"{name}.md").write_text(text, encoding="utf-8")
    deck = planned("---\ntitle: s\n---\n{{% children %}}\n", name="devops/_index.md")
    assert said(deck).index("Le premier") < said(deck).index("Le second")


def test_notes_of_a_presentation_stand_in_the_notes(planned: Plan) -> None:
    deck = planned("Texte visible.\n\n{{% note %}}\nÀ dire.\n{{% /note %}}\n")
    assert deck.slides[-1].notes == ("À dire.",)
    assert "note" not in {slide.kind for slide in deck.slides}


@pytest.mark.parametrize(
    ("options", "language", "numbered", "first"),
    [
        ('go "linenos=table,linenostart=8"', "go", True, 8),
        ("yaml", "yaml", False, 1),
        ('sh "linenos=false"', "sh", False, 1),
    ],
)
def test_highlight_options(planned: Plan, options: str, language: str, numbered: bool, first: int) -> None:
    deck = planned(f"{{{{< highlight {options} >}}}}\nx\n{{{{< /highlight >}}}}\n")
    code = next(fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Code))
    assert (code.language, code.numbered, code.first_number, code.lines) == (language, numbered, first, ("x",))
