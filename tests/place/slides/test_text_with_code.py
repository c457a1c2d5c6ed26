"""Code under, above and beside the words that introduce it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from conftest import Place, Plan
from devops_slides.build.pipeline import look_of
from devops_slides.model.placed import PlacedCode, PlacedSlide, PlacedText
from devops_slides.model.problem import Problems
from devops_slides.place.slides.deck import place_deck
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names

THEMES = pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))
SENTENCE = "Une phrase de longueur moyenne dit ce que chacun doit savoir de ce point avant la suite."
COMMAND = "kubectl get service boutique -o wide"
MANIFEST = """kind: Role
apiVersion: rbac.local/v1
metadata:
  name: lecteur
rules:
- apiGroups: ['']
  resources: [pods]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch]"""
OWN = {"code-foot", "code-beside"}
FEW = "Tapez cette commande :"
MORE = (
    "Le troisième objet que le paquet crée est un service. Il mène de l’extérieur du cluster vers le site, par un "
    "répartiteur de charge. Pour avoir son adresse, tapez cette commande :"
)


def shown(placed: Place, words: str, code: str, theme: str) -> list[PlacedSlide]:
    return list(placed(f"## A\n\n{words}\n\n```\n{code}\n```\n", theme).placed.slides[1:])


def one(slide: PlacedSlide) -> tuple[PlacedText, PlacedCode]:
    (text,) = (part for part in slide.placed if isinstance(part, PlacedText) and part.slot.name == "body")
    (code,) = (part for part in slide.placed if isinstance(part, PlacedCode))
    return text, code


@THEMES
def test_a_command_under_a_few_words_has_most_of_the_slide(placed: Place, theme: str) -> None:
    (slide,) = shown(placed, FEW, COMMAND, theme)
    assert slide.layout == "code-below"


@THEMES
def test_more_words_over_a_command_are_large_and_the_command_stands_at_the_foot(placed: Place, theme: str) -> None:
    (slide,) = shown(placed, MORE, COMMAND, theme)
    text, code = one(slide)
    assert slide.layout == "code-foot"
    assert text.size >= 22
    assert code.size >= code.slot.style.size
    assert text.height <= text.box.height


@THEMES
def test_a_narrow_manifest_stands_whole_beside_its_words(placed: Place, theme: str) -> None:
    (slide,) = shown(placed, MORE, MANIFEST, theme)
    text, code = one(slide)
    assert slide.layout == "code-beside"
    assert len(code.rows) == sum(code.rows) == MANIFEST.count("\n") + 1
    assert text.box.right <= code.box.left
    assert code.size >= 14


@THEMES
def test_words_over_a_command_are_never_much_smaller_than_preferred(placed: Place, theme: str) -> None:
    for count in range(1, 6):
        first = shown(placed, " ".join([SENTENCE] * count), COMMAND, theme)[0]
        (text,) = (part for part in first.placed if isinstance(part, PlacedText) and part.slot.name == "body")
        assert text.size >= 0.72 * text.slot.style.size


def test_more_words_than_are_read_above_a_command_have_a_slide_of_their_own(placed: Place) -> None:
    """On two slides, both are large; to fit on one, they would be a third smaller."""
    assert [shape.layout for shape in shown(placed, " ".join([SENTENCE] * 3), COMMAND, "contrast")] == [
        "content",
        "code",
    ]
    assert [shape.layout for shape in shown(placed, " ".join([SENTENCE] * 3), COMMAND, "default")] == ["code-foot"]


@THEMES
def test_code_of_many_slides_begins_under_its_words(placed: Place, theme: str) -> None:
    first, *rest = shown(placed, MORE, "\n".join(f"ligne {number} du fichier" for number in range(60)), theme)
    assert first.layout in {"code-below", "content"}
    assert {slide.layout for slide in rest} == {"code"}


def test_a_theme_without_these_layouts_has_all_code_below_its_words(planned: Plan) -> None:
    theme = read_theme("default")
    few = replace(theme, layouts={name: value for name, value in theme.layouts.items() if name not in OWN})
    deck = planned(f"## A\n\n{MORE}\n\n```\n{COMMAND}\n```\n")
    found = place_deck(deck, look_of(few), Problems())
    assert [slide.layout for slide in found.slides] == ["title", "code-below"]
