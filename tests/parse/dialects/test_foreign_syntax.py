"""Notations of other programs become Hugo's, line by line, and are told once a chapter."""

from __future__ import annotations

import pytest

from conftest import Build, Plan
from devops_slides.model.problem import Problem, Problems
from devops_slides.parse.dialects.foreign_syntax import as_hugo
from devops_slides.parse.source_lines import source_lines


def rewritten(text: str, shown: str = "a.md") -> tuple[str, list[Problem]]:
    problems = Problems()
    found = as_hugo(source_lines(text, 0), shown, problems)
    assert len(found.lines) == found.text.count("\n") + 1
    assert list(found.lines) == sorted(found.lines)
    return found.text, problems.found


@pytest.mark.parametrize(
    ("text", "hugo"),
    [
        ("::: tip\na\n:::", '{{% notice "tip" %}}\na\n{{% /notice %}}'),
        ('::: {.callout-warning title="Haut"}\na\n:::', '{{% notice "warning" "Haut" %}}\na\n{{% /notice %}}'),
        (":::note[Titre]\na\n:::", '{{% notice "note" "Titre" %}}\na\n{{% /notice %}}'),
        (":::info Mon titre\na\n:::", '{{% notice "info" "Mon titre" %}}\na\n{{% /notice %}}'),
        ("::::::::: challenge\na\n:::::::::", '{{% notice "note" "Challenge" %}}\na\n{{% /notice %}}'),
        ("::: solution :::\na\n:::", '{{% expand "Solution" %}}\na\n{{% /expand %}}'),
        ("::: notes\na\n:::", "{{% speaker-note %}}\na\n{{% /speaker-note %}}"),
        (
            ':::: {.columns}\n::: {.column width="40%"}\na\n:::\n::::',
            "{{% columns %}}\n{{% column %}}\na\n{{% /column %}}\n{{% /columns %}}",
        ),
        ("::: inconnu\na\n:::", "\na\n"),
        ("  ::: tip\n  a\n  :::", '  {{% notice "tip" %}}\n  a\n  {{% /notice %}}'),
        ("::: tip\na", '{{% notice "tip" %}}\na\n{{% /notice %}}'),
        ("a\n:::", "a\n"),
        ("a\n\n. . .\n\nb", "a\n\n\n\nb"),
        ('!!! note "Titre"\n    a\n\n    b\nc', '{{% notice "note" "Titre" %}}\na\n\nb\n{{% /notice %}}\nc'),
        ("!!! warning\n    a", '{{% notice "warning" %}}\na\n{{% /notice %}}'),
        ('!!! note\n    !!! tip ""\n        a',
         '{{% notice "note" %}}\n{{% notice "tip" %}}\na\n{{% /notice %}}\n{{% /notice %}}'),
        ('??? question "Pourquoi ?"\n    a', '{{% expand "Pourquoi ?" %}}\na\n{{% /expand %}}'),
        ('=== "Un"\n    a\n=== "Deux"\n    b\n\nc',
         '{{% tabs %}}\n{{% tab "Un" %}}\na\n{{% /tab %}}\n{{% tab "Deux" %}}\nb\n{{% /tab %}}\n\n{{% /tabs %}}\n\nc'),
        ("!> a\nb\n\nc", '{{% notice "warning" %}}\na\nb\n{{% /notice %}}\n\nc'),
        ("?> a", '{{% notice "tip" %}}\na\n{{% /notice %}}'),
        ("a\nb\n{: .warning }\nc", '{{% notice "warning" %}}\na\nb\n{{% /notice %}}\nc'),
        ("{: .note }\na\n\nb", '{{% notice "note" %}}\na\n{{% /notice %}}\n\nb'),
        ("- a\n{: .no_toc }\n- b", "- a\n- b"),
        ("# a\n{:.no_toc}", "# a"),
        ("un [mot]{.alert} et `code`{.bash}, [lien](x){: .bouton}", "un mot et `code`, [lien](x)"),
        ('{% include a.html content="Des mots" id="x" %}', "Des mots"),
        ("{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}", "```ruby\nputs 1\n```"),
        ("a {% comment %}b{% endcomment %} c", "a  c"),
        ("{% if x %}\na\n{% endif %}", "\na\n"),
        ("voir [[Ma page]] et [[Autre|celle-ci]]", "voir Ma page et celle-ci"),
        ("![[plan.png]] ![[plan.png|300]] ![[Une note]]", "![](<plan.png>) ![](<plan.png?width=300>) Une note"),
        ("[[_TOC_]]", ""),
        ("- un\n\n    [[Page]]\n", "- un\n\n    Page\n"),
    ],
)  # fmt: skip
def test_it_is_rewritten_and_told(text: str, hugo: str) -> None:
    found, problems = rewritten(text)
    assert found == hugo
    assert [problem.code for problem in problems] == ([] if "notes" in text else ["foreign-syntax"])


@pytest.mark.parametrize(
    "text",
    [
        "```\n::: tip\n!!! note\n{% x %} [[a]]\n```",
        "Du code :\n\n    [[a]]\n    ::: tip\n\n    {% x %}\n",
        '![](a.png){: width="300"}',
        "`{% x %}` `[[Page]]` `{: .x}`",
        "{{% notice tip %}}\na\n{{% /notice %}}",
        "Titre\n=====\n\n=== suite",
        "if [[ -f x ]]; puis [[ $a == b ]] et [[1, 2]], a[[i]]",
        "[[texte]](https://example.org) et [[ref]][ref]",
        "Un texte: rien.\n\n: une définition\n:: autre",
        "!!!\n\nQuoi ?!! ???",
        "# Titre {#id .classe}",
    ],
)
def test_what_is_meant_otherwise_stays(text: str) -> None:
    found, problems = rewritten(text)
    assert (found, problems) == (text, [])


def test_mdx_keeps_the_content_of_components() -> None:
    text = (
        'import Tabs from "@theme/Tabs"\nexport const a = 1\n\n# Titre {/* caché */}\n\n<Tabs>\n'
        'Un {"mot"} et {props.valeur}.\n</Tabs>\n<Carte title="Une carte" icon="x" />\n\n{/* sur\ndeux lignes */}\nfin'
    )
    found, problems = rewritten(text, "a.mdx")
    assert found.split("\n") == [
        "",
        "",
        "",
        "# Titre ",
        "",
        "<Tabs>",
        "Un mot et .",
        "</Tabs>",
        "Une carte",
        "",
        "",
        "",
        "fin",
    ]
    assert [problem.line for problem in problems] == [1]
    assert rewritten("export const a = 1\n")[0] == "export const a = 1\n"


def test_one_message_names_all_notations_at_the_first_line() -> None:
    found = rewritten("a\n\n!> b\n\n::: tip\nc\n:::\n\n!> d\n")[1]
    assert [(problem.line, problem.code) for problem in found] == [(3, "foreign-syntax")]
    assert "`!>`, `:::`" in found[0].message


def test_lines_after_a_block_keep_their_numbers(planned: Plan) -> None:
    deck = planned("## A\n\n?> conseil\n\n## B\n\nTexte de la fin.\n")
    assert [slide.span.start for slide in deck.slides][-1] == 7


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n::: warning\n- un\n- deux\n:::\n\nUne phrase.\n",
        '## A\n\n!!! danger "Attention"\n    Du texte.\n\n    ```sh\n    ls\n    ```\n',
        "## A\n\nUne phrase.\n{: .tip}\n",
        "## A\n\n!> Une phrase.\n",
    ],
)
def test_callouts_are_callouts_on_slides(built: Build, text: str) -> None:
    made = built(text)
    assert any(slide.layout.startswith("callout") for slide in made.placed.slides)


def test_a_column_of_words_stands_beside_one_of_pictures(built: Build) -> None:
    text = (
        "## A\n\n:::: columns\n::: column\n- un\n- deux\n:::\n::: column\n![Un schéma](/images/devops.png)\n:::\n::::\n"
    )
    assert [slide.layout for slide in built(text).placed.slides][1:] == ["picture-right"]
