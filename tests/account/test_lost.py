"""What is missing is told, what is there is not, however it is cut, framed or repeated."""

from __future__ import annotations

from devops_slides.account.lost import WrittenWords, lost_phrases
from devops_slides.account.phrase import words_of
from devops_slides.account.source import source_account
from devops_slides.account.written import WrittenSlide


def lost(text: str, *slides: str, described: str = "") -> list[tuple[int, str]]:
    aside = (words_of(described),) if described else ()
    written = WrittenWords([WrittenSlide(words_of(slide), 0, aside) for slide in slides])
    return [(phrase.line, " ".join(phrase.words)) for phrase in lost_phrases(source_account(text), written)]


def test_a_text_that_goes_on_under_another_title_is_there() -> None:
    assert lost("un deux trois quatre cinq six", "Titre 1/2 un deux trois quatre", "Titre 2/2 cinq six") == []


def test_a_lost_line_is_told_with_its_number() -> None:
    assert lost("une phrase\n\nune autre ligne\n\nla fin", "une phrase la fin") == [(3, "une autre ligne")]


def test_a_word_answers_once() -> None:
    assert lost("| oui |\n|---|\n| oui |", "oui") == [(3, "oui")]
    assert lost("| oui |\n|---|\n| oui |", "oui oui") == []


def test_a_lost_phrase_is_not_made_of_chance_words() -> None:
    assert lost("le mur entre les deux équipes", "le chat et les chiens") == [(1, "le mur entre les deux equipes")]


def test_a_lost_phrase_takes_no_words_of_others() -> None:
    text = "le pont sur le fleuve\n\nun mot et un autre\n\nle\n\net"
    assert lost(text, "un mot et un autre le et") == [(1, "le pont sur le fleuve")]


def test_a_few_words_far_away_are_not_the_rest_of_a_phrase() -> None:
    slides = ["un deux trois quatre", "a", "b", "c", "cinq"]
    assert lost("un deux trois quatre cinq", *slides) == [(1, "cinq")]


def test_an_alternative_text_says_a_phrase_whole() -> None:
    assert lost("![un grand schéma](a.png)", "rien", described="Un grand schéma.") == []


def test_a_title_may_stand_once_for_front_matter_and_heading() -> None:
    assert lost("---\ntitle: Le titre\n---\n# Le titre\n", "Le titre") == []


def test_signs_without_spaces_are_words_of_their_own() -> None:
    assert lost("部署到集群里面去", "部署到集", "群里面去") == []
    assert lost("部署到集群里面去", "部署到集") == [(1, "群 里 面 去")]


def test_marks_and_soft_hyphens_part_nothing() -> None:
    assert lost("déploie\u00adment e\u0301te\u0301", "déploiement été") == []


def test_emphasis_inside_a_word_parts_nothing() -> None:
    assert lost("H~2~O et in*croy*able", "H2O et incroyable") == []
    assert lost("H~2~O et du sel", "du sel") == [(1, "h 2 o et du sel")]
