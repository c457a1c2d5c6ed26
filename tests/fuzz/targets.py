"""What is fuzzed: for each kind of file, samples, where it is put in a small course, and what must hold afterwards."""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from conftest import make_site
from devops_slides.build.course import CourseBuild
from devops_slides.model.problem import DevopsSlidesError
from devops_slides.model.request import How, Order
from generate import mixtures, tables_and_code
from package_checks import faults
from templates import TEMPLATES

_CASES = Path(__file__).parents[1] / "cases"
_THEMES = Path(__file__).parents[2] / "themes"
_MADE = ("acme", "google")
"""Templates of the zoo that need no other program."""
_PAGE = "---\ntitle: Un\n---\n\n## A\n\nUne phrase.\n\n![Un schéma](/images/devops.png)\n"


class Target(Struct, frozen=True):
    """A kind of file: samples to begin from, and how one is put into the course at a folder."""

    samples: Callable[[], Sequence[bytes]]
    put: Callable[[Path, bytes], None]
    theme: str = ""


def faults_of(target: Target, data: bytes, folder: Path) -> list[str]:
    """What is wrong with how the program takes a file; empty if it builds sound decks, or says what is wrong."""
    root = make_site(folder / "cours")
    (root / "content" / "devops" / "un.md").write_text(_PAGE, encoding="utf-8")
    target.put(root, data)
    theme = str(root / target.theme) if target.theme else None
    found: list[str] = []
    try:
        for product in CourseBuild(Order((root,), folder / "decks", theme), How(1)).products():
            found += [str(error) for error in product.errors if error.code in {"internal-error", "chapter-stopped"}]
    except DevopsSlidesError as error:
        if error.code == "internal-error":
            found.append(str(error))
    for file in sorted((folder / "decks").rglob("*.pptx")):
        found += [f"{file.name}: {fault}" for fault in faults(file.read_bytes())]
    return found


def _texts(*patterns: str) -> Sequence[bytes]:
    return [file.read_bytes() for pattern in patterns for file in sorted(_CASES.parent.parent.glob(pattern))]


@cache
def _chapters() -> Sequence[bytes]:
    made = [mixtures.chapter(seed) for seed in range(3)] + [tables_and_code.chapter(seed) for seed in range(2)]
    return [*_texts("tests/cases/*/*.md", "content/*/*.md"), *(text.encode() for text in made)]


def _front_matter() -> Sequence[bytes]:
    return (
        b'---\ntitle: "A: b"\nweight: 3\ndate: 2026-01-02\ntags: [a, b]\nslides:\n  density: key\n  agenda: false\n---\nTexte.\n',
        b"+++\ntitle = 'A'\nweight = 2\ndate = 2026-01-02\n[slides]\nlayout = 'text'\n+++\nTexte.\n",
        b'{"title": "A", "weight": 1, "slides": {"notes": "x"}}\nTexte.\n',
        b"---\na: &a [x]\nb: [*a, *a]\ntitle: *a\ncascade:\n  - title: b\naliases: [/x]\noutputs: [Reveal]\n---\nTexte.\n",
    )


def _configurations() -> Sequence[bytes]:
    return [
        *_texts("content/hugo.toml"),
        (
            b'title = "T"\ndefaultContentLanguage = "fr"\nignoreFiles = ["x$"]\n[languages.fr]\ncontentDir = "content"\nweight = 1\n'
            b'[languages.en]\ncontentDir = "content/en"\n[markup.goldmark.extensions]\ntypographer = false\n[permalinks]\n'
            b'devops = "/:year/:slug"\n[[module.mounts]]\nsource = "content"\ntarget = "content"\nfiles = ["! **/x"]\n'
        ),
    ]


def _settings() -> Sequence[bytes]:
    return (
        *_texts("content/slides.toml"),
        (
            b'title = "T"\nfooter = "{course} \xc2\xb7 {client}"\ntheme = "dark"\ndeck = "section"\ndensity = "key"\nbreak = "rule"\n'
            b"slide_level = 2\nnumber_files = true\n[limits]\nslides = 200\ncharacters = 100000\n"
        ),
    )


def _themes() -> Sequence[bytes]:
    return [file.read_bytes() for file in sorted(_THEMES.glob("*/theme.toml"))]


@cache
def _templates() -> Sequence[bytes]:
    return [TEMPLATES[name].make() for name in _MADE]


@cache
def _manifests() -> Sequence[bytes]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        root = make_site(Path(folder) / "cours")
        (root / "content" / "devops" / "un.md").write_text(_PAGE, encoding="utf-8")
        list(CourseBuild(Order((root,), Path(folder) / "decks"), How(1)).products())
        return [(Path(folder) / "decks" / ".devops-slides.db").read_bytes()]


def _chapter(root: Path, data: bytes) -> None:
    (root / "content" / "devops" / "un.md").write_bytes(data)


def _file(name: str) -> Callable[[Path, bytes], None]:
    def put(root: Path, data: bytes) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    return put


def _template(root: Path, data: bytes) -> None:
    """A template with the changes in one of its parts: an archive that is damaged itself is refused at once."""
    if data[:2] == b"PK":
        _file("acme.pptx")(root, data)
        return
    name, _, blob = data.partition(b"\n")
    whole = io.BytesIO(_templates()[0])
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(root / "acme.pptx", "w") as new:
        for part in old.namelist():
            new.writestr(part, blob if part.encode() == name else old.read(part))


@cache
def _parts() -> Sequence[bytes]:
    """The parts of a template, each behind its name."""
    with zipfile.ZipFile(io.BytesIO(_templates()[0])) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return [f"{name}\n".encode() + archive.read(name) for name in names]


def _manifest(root: Path, data: bytes) -> None:
    decks = root.parent / "decks"
    shutil.rmtree(decks, ignore_errors=True)
    decks.mkdir()
    (decks / ".devops-slides.db").write_bytes(data)


def _entries() -> Sequence[bytes]:
    """Entries of a manifest, changed inside a sound database."""
    base = sqlite3.connect(":memory:")
    base.deserialize(_manifests()[0])
    return [bytes(entry) for (entry,) in base.execute("SELECT entry FROM decks")]


def _entry(root: Path, data: bytes) -> None:
    _manifest(root, _manifests()[0])
    base = sqlite3.connect(root.parent / "decks" / ".devops-slides.db")
    base.execute("UPDATE decks SET entry = ?", (data,))
    base.commit()
    base.close()


TARGETS: dict[str, Target] = {
    "chapter": Target(_chapters, _chapter),
    "front-matter": Target(_front_matter, _chapter),
    "configuration": Target(_configurations, _file("hugo.toml")),
    "settings": Target(_settings, _file("slides.toml")),
    "theme": Target(_themes, _file("slide-themes/x/theme.toml"), "slide-themes/x/theme.toml"),
    "template": Target(_parts, _template, "acme.pptx"),
    "archive": Target(_templates, _file("acme.pptx"), "acme.pptx"),
    "manifest": Target(_manifests, _manifest),
    "entry": Target(_entries, _entry),
}
