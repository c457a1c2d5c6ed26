"""The plan's rules one by one."""

from __future__ import annotations

import pytest

from conftest import Plan
from devops_slides.model.deck import Deck
from devops_slides.model.text import Run, plain, word_count
from devops_slides.plan.keys import slug
from devops_slides.plan.labels import is_summary_heading, labels, names_goals
from devops_slides.plan.lead_in import lead_in
from devops_slides.plan.title import kicker_and_title


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Livrer : souvent", "Livrer"),
        ("Livrer\u00a0: souvent", "Livrer"),
        ("Livrer\u202f: souvent", "Livrer"),
        ("Ship it: often", "Ship it"),
        ("Livrer – souvent", "Livrer"),
        ("Livrer — souvent", "Livrer"),
        ("Livrer - souvent", "Livrer"),
        ("构建：每次提交", "构建"),
    ],
)
def test_lead_ins(text: str, lead: str) -> None:
    found = lead_in((Run(text),))
    assert found is not None
    assert plain(found.lead) == lead


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org: a page",
        "à 10:30 du matin",
        "un texte sans signe",
        "bout-en-bout sans espace",
        "C:\\temp est un dossier",
        "un deux trois quatre cinq six sept huit neuf dix onze : trop long",
        "Rien derrière :",
    ],
)
def test_what_is_no_lead_in(text: str) -> None:
    assert lead_in((Run(text),)) is None


def test_the_mark_may_stand_inside_or_outside_bold_and_the_title_is_not_bold() -> None:
    for runs in ((Run("Livrer :", bold=True), Run(" souvent")), (Run("Livrer", bold=True), Run(" : souvent"))):
        found = lead_in(runs)
        assert found is not None
        assert [(run.text, run.bold) for run in found.lead] == [("Livrer", False)]
        assert plain(found.rest) == "souvent"


def test_code_alone_is_no_lead_in() -> None:
    assert lead_in((Run("ls -l", code=True), Run(" : liste les fichiers"))) is None


@pytest.mark.parametrize(
    ("title", "kicker", "rest"),
    [
        ("4 - Les buts", "4", "Les buts"),
        ("4. Les buts", "4", "Les buts"),
        ("Chapitre 4 : Les buts", "4", "Les buts"),
        ("Chapter IV: Aims", "IV", "Aims"),
        ("1.2 - Aims", "1.2", "Aims"),
        ("12 factor apps", "", "12 factor apps"),
        ("Les buts", "", "Les buts"),
    ],
)
def test_titles_are_parted(title: str, kicker: str, rest: str) -> None:
    assert kicker_and_title(title) == (kicker, rest)


def roles(deck: Deck) -> list[str]:
    return [slide.role for slide in deck.slides]


LONG = "une phrase qui dit en assez de mots ce que chacun doit savoir de ce point."


def test_long_items_become_objectives_short_ones_stay_a_list(planned: Plan) -> None:
    assert roles(planned(f"- Un : {LONG}\n- Deux : {LONG}\n")) == ["title", "objective", "objective"]
    assert roles(planned("- CI : intégration\n- CD : livraison\n- IaC : code\n")) == ["title", "content"]
    under = "## Objectifs\n\n- Un : deux mots\n- Deux : trois mots ici\n- Trois : mots\n"
    assert roles(planned(under)) == ["title", "agenda", "objective", "objective", "objective"]


@pytest.mark.parametrize(
    "leads",
    [
        ("maxRetries", "base_url", "retryDelay"),
        ("`a`", "`b`", "`c`"),
        ("job.yaml", "app.yaml", "x.yaml"),
        ("nom", "cle", "port"),
    ],
)
def test_a_list_of_options_stays_a_list_unless_much_is_said(planned: Plan, leads: tuple[str, ...]) -> None:
    some, much = "dit en douze mots ou un peu plus ce que cette option change au juste.", "Il y a beaucoup à dire. " * 8
    assert "objective" not in roles(planned("".join(f"- {lead} : {some}\n" for lead in leads)))
    if "`" not in leads[0]:
        assert "objective" in roles(planned("".join(f"- {lead} : {much}\n" for lead in leads)))


def test_a_list_without_lead_ins_stays_a_list(planned: Plan) -> None:
    assert roles(planned(f"- {LONG}\n- {LONG}\n- {LONG}\n")) == ["title", "content"]


def test_agenda_and_counter_can_be_switched_off(planned: Plan) -> None:
    items = "".join(f"{n}. Point {n} : {LONG}\n" for n in range(1, 4))
    head = "---\ntitle: a\nslides: {agenda: false, counter: false}\n---\n"
    deck = planned(head + items)
    assert roles(deck) == ["title", "objective", "objective", "objective"]
    assert all(slide.progress is None and not slide.text("counter") for slide in deck.slides)


def test_headings_give_an_agenda_from_three_on(planned: Plan) -> None:
    assert "agenda" not in roles(planned("## A\n\nTexte.\n\n## B\n\nTexte.\n"))
    assert "agenda" in roles(planned("## A\n\nTexte.\n\n## B\n\nTexte.\n\n## C\n\nTexte.\n"))


def test_higher_headings_open_sections(planned: Plan) -> None:
    text = "---\ntitle: a\n---\n# Partie\n\n## A\n\nTexte un.\n\n## B\n\nTexte deux.\n"
    assert roles(planned(text)) == ["title", "section", "content", "content"]


def test_a_closing_summary_is_parted_from_its_opening_words(planned: Plan) -> None:
    last = planned("Un texte.\n\nEn résumé, tout tient en une phrase.\n").slides[-1]
    assert last.role == "summary"
    assert plain(last.text("title")[0].runs) == "En résumé"
    assert plain(last.text("body")[0].runs) == "Tout tient en une phrase."


def test_keys_are_unique_and_last(planned: Plan) -> None:
    deck = planned("## Même titre\n\nTexte.\n\n## Même titre\n\nTexte.\n")
    keys = [slide.key for slide in deck.slides]
    assert keys == ["fr/devops/essai#title", "fr/devops/essai#meme-titre", "fr/devops/essai#meme-titre~2"]


def test_slugs_words_and_labels() -> None:
    assert slug("L’été à Noël !") == "l-ete-a-noel"
    assert word_count("aujourd’hui, trois mots") == 3
    assert is_summary_heading("En conclusion", labels("fr-FR"))
    assert not is_summary_heading("En conclusion de la réunion", labels("fr-FR"))
    assert names_goals("Nos objectifs", labels("fr"))
    assert labels("xx").introduction == "Introduction"
