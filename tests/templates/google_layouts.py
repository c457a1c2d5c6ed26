"""The layouts of Google Slides' theme "Simple Light" as its export to .pptx has them: names, types and boxes in EMU.

Names and types follow the PredefinedLayout values of the Slides API.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Place:
    """A placeholder: its `ph` type, its box, the sizes of its first and deeper levels, the position of its text."""

    kind: str
    box: Box
    sizes: tuple[int, int]
    anchor: str = "t"
    align: str = "l"
    idx: int = 0
    bullets: bool = False
    prompt: str = ""


@dataclass(frozen=True)
class Layout:
    """A layout: its name, its title in the program, its `type` (or none) and its placeholders."""

    name: str
    matching: str
    kind: str
    places: tuple[Place, ...] = ()
    panel: bool = field(default=False)


HEAD = Place("title", (311_700, 445_025, 8_520_600, 572_700), (2800, 2800))
TALL = 3_416_400


def text(box: Box, sizes: tuple[int, int], idx: int = 1, anchor: str = "t") -> Place:
    return Place("body", box, sizes, anchor, idx=idx, bullets=True)


LAYOUTS = (
    Layout(
        "TITLE",
        "Title slide",
        "title",
        (
            Place("ctrTitle", (311_708, 744_575, 8_520_600, 2_052_600), (5200, 5200), "b", "ctr"),
            Place("subTitle", (311_700, 2_834_125, 8_520_600, 792_600), (2800, 2800), "t", "ctr", 1),
        ),
    ),
    Layout(
        "SECTION_HEADER",
        "Section header",
        "secHead",
        (Place("title", (311_700, 2_150_850, 8_520_600, 841_800), (3600, 3600), "ctr", "ctr"),),
    ),
    Layout("TITLE_AND_BODY", "Title and body", "tx", (HEAD, text((311_700, 1_152_475, 8_520_600, TALL), (1800, 1400)))),
    Layout(
        "TITLE_AND_TWO_COLUMNS",
        "Title and two columns",
        "twoColTx",
        (
            HEAD,
            text((311_700, 1_152_475, 3_999_900, TALL), (1400, 1200)),
            text((4_832_400, 1_152_475, 3_999_900, TALL), (1400, 1200), 2),
        ),
    ),
    Layout("TITLE_ONLY", "Title only", "titleOnly", (HEAD,)),
    Layout(
        "ONE_COLUMN_TEXT",
        "One column text",
        "",
        (
            Place("title", (311_700, 555_600, 2_808_000, 755_700), (2400, 2400), "b"),
            text((311_700, 1_389_600, 2_808_000, 3_179_400), (1200, 1200)),
        ),
    ),
    Layout(
        "MAIN_POINT",
        "Main point",
        "",
        (Place("title", (490_250, 450_150, 6_367_800, 4_090_800), (4800, 4800), "ctr"),),
    ),
    Layout(
        "SECTION_TITLE_AND_DESCRIPTION",
        "Section title and description",
        "",
        (
            Place("title", (265_500, 1_233_175, 4_045_200, 1_482_300), (4200, 4200), "b", "ctr"),
            Place("subTitle", (265_500, 2_803_075, 4_045_200, 1_235_100), (2100, 2100), "t", "ctr", 1),
            text((4_939_500, 724_075, 3_837_000, 3_695_100), (1800, 1400), 2, "ctr"),
        ),
        panel=True,
    ),
    Layout(
        "CAPTION_ONLY",
        "Caption",
        "",
        (Place("body", (311_700, 4_230_575, 5_998_800, 605_100), (1800, 1800), "ctr", idx=1),),
    ),
    Layout(
        "BIG_NUMBER",
        "Big number",
        "",
        (
            Place("title", (311_700, 1_106_125, 8_520_600, 1_963_500), (12000, 12000), "b", "ctr", prompt="xx%"),
            Place("body", (311_700, 3_152_225, 8_520_600, 1_300_800), (1800, 1400), "t", "ctr", 1, bullets=True),
        ),
    ),
    Layout("BLANK", "Blank", "blank"),
)
