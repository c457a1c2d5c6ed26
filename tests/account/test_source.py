"""What a raw text shows, whatever the parser thinks of it."""

from __future__ import annotations

import pytest

from devops_slides.account.source import source_account


def said(text: str) -> list[str]:
    return [" ".join(phrase.words) for phrase in source_account(text).phrases]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Un mot *en* **gras** et ~~un~~ `code()`.", ["un mot en gras et un code"]),
        ("un*mi*lieu", ["unmilieu"]),
        ('[texte](https://example.org/a_(b) "bulle") suite', ["texte suite"]),
        ("[texte][la cible] suite\n\n[la cible]: https://example.org/x", ["texte suite"]),
        ("[texte][ailleurs]", ["texte ailleurs"]),
        ('![Un schéma](/images/a.png "Sa légende")', ["un schema", "sa legende"]),
        ("[![Un schéma](/a.png)](https://example.org)", ["un schema"]),
        ('<img src="a.png" alt="Un schéma" title="Sa légende">', ["un schema", "sa legende"]),
        ("a<b>b</b>c<br>d", ["abc", "d"]),
        ("| un | deux |\n|---|:-:|\n| 3 | quatre |", ["un", "deux", "3", "quatre"]),
        ("1. premier\n2. [x] second\n- [ ] tiers", ["premier", "second", "tiers"]),
        ("# Titre {#ancre .classe}", ["titre"]),
        ("> [!NOTE] À lire\n> Texte.", ["a lire", "texte"]),
        ("Un mot[^1].\n\n[^1]: La note.", ["un mot", "la note"]),
        ("avant <!-- privé --> après", ["avant apres"]),
        ("<!-- slides: layout=text notes: À dire -->", ["a dire"]),
        ('<video src="a.mp4">Pas de film</video> fin', ["fin"]),
        ("![plan.png](plan.png) fin", ["fin"]),
        ("<style>\n.a { color: red }\n</style>\nTexte", ["texte"]),
        ('{{< inconnu couleur="red" "des mots" title="Un titre" >}}Dedans{{< /inconnu >}}', ["des mots", "un titre", "dedans"]),
        ("{{</* montre a=1 */>}}", ["montre a 1"]),
        ("&eacute;t&eacute; &amp; hiver", ["ete hiver"]),
        ("10:30 :smile: fin", ["10 30 fin"]),
        ("```go {linenos=true}\nfunc *main*()\n```", ["func main"]),
        ("````md\n```\ndedans\n```\n````\naprès", ["dedans", "apres"]),
        ("- point\n\n  ```sh\n  ls *.md\n  ```", ["point", "ls md"]),
        ('::: {.callout-note title="À noter"}\ntexte\n:::', ["a noter", "texte"]),
    ],
)  # fmt: skip
def test_markup_is_left_out(text: str, words: list[str]) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    "front",
    ["---\ntitle: Un titre\nweight: 3\n---\n", '+++\ntitle = "Un titre"\n+++\n', '{"title": "Un titre", "weight": 3}\n',
     '{\n  "title": "Un titre"\n}\n'],
)  # fmt: skip
def test_front_matter_tells_the_title_alone(front: str) -> None:
    found = source_account(f"{front}\nTexte.\n")
    assert found.title == ("un", "titre")
    assert [(phrase.line, phrase.text) for phrase in found.phrases] == [(front.count("\n") + 2, "Texte.")]


def test_an_unclosed_comment_hides_nothing() -> None:
    assert said("avant <!-- ouvert\n\nla suite") == ["avant ouvert", "la suite"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- slides: skip -->\nun bloc\nencore\n\nla suite", ["la suite"]),
        ("<!-- slides: skip -->\n\n```\nun bloc\n\nencore\n```\nla suite", ["la suite"]),
        ("# A\n\n<!-- slides: skip -->\n\n## B\n\ntexte\n\n### C\n\n## D", ["a", "d"]),
        ("## B\n<!-- slides: skip -->\n\ntexte\n\n# D", ["b", "d"]),
    ],
)
def test_what_the_author_skips_is_left_out(text: str, words: list[str]) -> None:
    assert said(text) == words


def test_pictures_with_their_lines() -> None:
    found = source_account(
        "texte\n\n![a](/un.png) <img\nalt='b' src='deux.svg'>\n\n```\n![c](trois.png)\n```\n"
        '{{< figure src="quatre.jpg" >}}\n![e][cinq]\n\n[cinq]: cinq.gif\n'
    ).pictures
    assert [(picture.line, picture.address, picture.alt) for picture in found] == [
        (3, "/un.png", "a"),
        (3, "deux.svg", "b"),
        (9, "quatre.jpg", ""),
        (10, "cinq.gif", "e"),
    ]
