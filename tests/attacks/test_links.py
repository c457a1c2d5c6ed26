"""Links lead to pages, letters and calls; all other addresses are words, stand in the notes and are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec import Struct

from conftest import Build
from devops_slides.build.pipeline import deck_bytes, placed_decks
from devops_slides.images.read_image import read_image
from devops_slides.model.problem import Problem
from devops_slides.model.request import Order
from devops_slides.model.text import Link
from devops_slides.model.web_address import is_web
from devops_slides.parse.content.inlines import to_link
from devops_slides.write.package import Part
from devops_slides.write.relations import Relations
from package_checks import check_package
from templates.package import parts_of

REFUSED = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x", "java\nscript:x", "\x01javascript:x",
    "vbscript:x", "data:text/html,x", "data:image/png;base64,AAAA", "file:///etc/passwd", "file://host/share/x.exe",
    "ms-msdt:/id", "ms-word:ofe|u|http://example.org/x", "search-ms:query=x", "ppaction://program?C:/x.exe",
    "ppaction://macro?name=x", "smb://host/x", "ldap://host", "jar:http://x!/y", "vscode://file/x", "shell:startup",
    "ftp://example.org/x", "C:\\x.exe", "C:/x.exe", "\\\\host\\share\\x.exe", "/\\host\\share", "blob:x", "about:blank",
]  # fmt: skip
LINKED = {
    "http://example.org/a": "http://example.org/a",
    "HTTPS://example.org": "HTTPS://example.org",
    "//example.org/a": "https://example.org/a",
    "mailto:a@example.org": "mailto:a@example.org",
    "tel:+33123456789": "tel:+33123456789",
    " https://example.org ": "https://example.org",
}


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_starts_something_is_refused(address: str) -> None:
    assert to_link(address).kind == "refused"


@pytest.mark.parametrize("address", LINKED)
def test_addresses_of_pages_letters_and_calls_are_links(address: str) -> None:
    assert to_link(address) == Link("url", LINKED[address])


@pytest.mark.parametrize("address", ["../other/", "#part", "?a=b", "a:b/c.md"[2:], "page.md", "/abs/page"])
def test_addresses_of_the_course_are_pages(address: str) -> None:
    assert to_link(address).kind == "page"


class Done(Struct):
    """A chapter's deck and what was told."""

    data: bytes
    problems: tuple[Problem, ...]


def deck_of(site: Path, text: str) -> Done:
    page = site / "content" / "devops" / "essai.md"
    page.write_text(text, encoding="utf-8")
    result = next(placed_decks(Order((page,), site / "decks")))
    assert result.deck is not None
    assert result.theme is not None
    data = deck_bytes(result.deck, result.theme)
    check_package(data)
    return Done(data, result.problems)


WAYS = [
    "[words]({})",
    "[words][there]\n\n[there]: {}",
    '<a href="{}">words</a>',
    '<p>Some <a href="{}">words</a></p>',
    "- item [words]({})",
    "> [words]({})",
    "| a |\n|---|\n| [words]({}) |",
    "## [words]({})\n\nA text.",
    "1. **Lead** : [words]({})",
    '{{{{< button href="{}" >}}}}words{{{{< /button >}}}}',
    '{{{{< figure src="/images/small.png" alt="words" link="{}" >}}}}',
    "[![words](/images/small.png)]({})",
    '<a href="{}"><img src="/images/small.png" alt="words"></a>',
    '<iframe src="{}" title="words"></iframe>',
    '{{{{< cards >}}}}{{{{< card link="{}" title="words" >}}}}{{{{< /cards >}}}}',
    "::: tip\n[words]({})\n:::",
    "A text[^1].\n\n[^1]: [words]({})",
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///x.exe", "ms-msdt:/id"])
def test_no_notation_makes_a_link_that_starts_something(address: str, way: str, site: Path) -> None:
    done = deck_of(site, f"## One\n\n{way.format(address)}\n\nAnother text.\n")
    parts = parts_of(done.data)
    relations = b"".join(data for name, data in parts.items() if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
    assert address.encode() not in relations
    notes = b"".join(data for name, data in parts.items() if name.startswith("ppt/notesSlides/"))
    assert address.encode() in notes
    shown = b"".join(data for name, data in parts.items() if name.startswith("ppt/slides/slide"))
    assert b"words" in shown
    told = [problem for problem in done.problems if problem.code == "unsafe-link"]
    assert [problem.message for problem in told] == [f"{address} is in the notes instead of a link"]
    assert told[0].line > 0


def test_each_address_is_told_with_its_line(site: Path) -> None:
    done = deck_of(site, "## One\n\n[a](javascript:a)\n\nText.\n\n- one\n- two [b](file:///b)\n")
    told = [(problem.line, problem.code) for problem in done.problems]
    assert told == [(3, "unsafe-link"), (8, "unsafe-link")]


@pytest.mark.parametrize("entity", ["&#106;avascript:x", "javascript&#58;x", "java&#10;script:x", "&Tab;javascript:x"])
@pytest.mark.parametrize("way", ['<a href="{}">words</a>', '<p><a href="{}">words</a></p>', "[words]({})"])
def test_entities_hide_no_scheme(way: str, entity: str, built: Build) -> None:
    made = built(f"## One\n\n{way.format(entity)}\n", loses=True)
    relations = b"".join(data for name, data in parts_of(made.data).items() if name.endswith(".rels"))
    assert b"External" not in relations


def test_the_file_has_no_other_link_even_if_a_stage_forgets() -> None:
    to = Relations(Part("ppt/slides/slide1.xml", "x"), {}, {})
    assert to.link(Link("url", "javascript:x")) == ""
    assert to.link(Link("refused", "https://example.org")) == ""
    assert "hlinkClick" in to.link(Link("url", "https://example.org"))


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60">{}</svg>'
)


@pytest.mark.parametrize(
    "inner",
    [
        '<a href="javascript:x"><rect width="9" height="9"/></a>',
        '<a xlink:href="file:///x"><rect width="9" height="9"/></a>',
        '<a href="#b"><set attributeName="href" to="javascript:x"/><rect width="9" height="9"/></a>',
        '<rect width="9" height="9" onclick="javascript:x"/>',
        "<script>javascript:x</script><rect width='9' height='9'/>",
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///x"/></foreignObject><rect width="9" height="9"/>',
        '<image href="file:///x" width="9" height="9"/><rect width="9" height="9"/>',
    ],
)
def test_drawings_keep_no_link_and_no_program(inner: str) -> None:
    kept = read_image(SVG.format(inner).encode()).drawing
    assert kept
    assert not re.search(rb"javascript|file:|iframe|onclick", kept)


def test_drawings_keep_links_to_pages() -> None:
    kept = read_image(SVG.format('<a href="https://example.org"><rect width="9" height="9"/></a>').encode()).drawing
    assert b"https://example.org" in kept


def test_words_that_only_look_like_a_scheme_are_no_scheme() -> None:
    assert not is_web("example.org")
    assert to_link("1:2").kind == "page"
