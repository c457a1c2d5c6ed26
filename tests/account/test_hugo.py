"""The second oracle: every word that Hugo itself puts on a page is in the deck of that page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import make_site
from courses import build_course
from devops_slides.account.lost import WrittenWords, lost_phrases
from devops_slides.account.phrase import Phrase, words_of
from devops_slides.account.source import SourceAccount
from devops_slides.account.written import written_slides
from devops_slides.build.pipeline import deck_bytes
from generate import mixtures

HUGO = next(
    (
        str(file)
        for file in (Path(sys.executable).parent / "hugo", shutil.which("hugo"))
        if file and Path(file).exists()
    ),
    None,
)
needs_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed")
INLINE = frozenset(
    ("a", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup", "u")
)
SHORTCODES = ("notice", "columns")
CONTENT = Path(__file__).parents[2] / "content"


class Page(HTMLParser):
    """The phrases of a page: its texts, parted by the ends of blocks, and its alternative texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.phrases: list[Phrase] = []
        self.text = ""
        self.hidden = 0
        self.feed(text)
        self.close()
        self.part()

    def part(self) -> None:
        if words := words_of(self.text):
            self.phrases.append(Phrase(self.getpos()[0], words, self.text.strip()))
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}
        if tag not in INLINE:
            self.part()
        if tag == "img":
            self.text = dict(attrs).get("alt") or ""
            self.part()

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}
        if tag not in INLINE:
            self.part()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self.part()
                self.text += line


def rendered(root: Path) -> Iterator[tuple[str, str]]:
    """The pages of a site as Hugo makes them with bare layouts, by the path of their URL."""
    layouts = root / "layouts" / "_default"
    shutil.rmtree(layouts, ignore_errors=True)
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text("{{ .Content }}", encoding="utf-8")
    (layouts / "_markup").mkdir()
    (layouts / "_markup" / "render-blockquote.html").write_text("<div>{{ .Text }}</div>", encoding="utf-8")
    shortcodes = root / "layouts" / "shortcodes"
    shortcodes.mkdir(exist_ok=True)
    for name in SHORTCODES:
        (shortcodes / f"{name}.html").write_text("<div>\n\n{{ .Inner | markdownify }}\n\n</div>", encoding="utf-8")
    done = subprocess.run([HUGO, "--source", str(root), "--quiet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    public = root / "public"
    for file in sorted(public.rglob("index.html")):
        yield file.parent.relative_to(public).as_posix(), file.read_text(encoding="utf-8")


def lost(root: Path, source: Path) -> list[str]:
    """What Hugo's pages say and the decks don't."""
    decks = build_course(source, None)
    by_address = {
        result.job.pages[0].address.strip("/") or ".": deck_bytes(result.deck, result.theme)
        for result in decks.done
        if result.deck is not None and result.theme is not None
    }
    found = []
    for address, text in rendered(root):
        slides = written_slides(by_address[address]) if address in by_address else ()
        account = SourceAccount(tuple(Page(text).phrases), ())
        found += [f"{address}: {phrase.text}" for phrase in lost_phrases(account, WrittenWords(slides))]
    return found


@needs_hugo
def test_every_word_of_the_course_that_comes_with_the_program(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    assert lost(root, root) == []


@needs_hugo
def test_every_word_of_chapters_that_mix_all_blocks(tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    for seed in range(4):
        (root / "content" / f"c{seed}.md").write_text(mixtures.chapter(seed), encoding="utf-8")
    assert lost(root, root) == []
