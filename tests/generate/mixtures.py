"""Chapters that mix every block, the same for the same seed; and a script that draws thousands of their slides.

    python tests/generate/mixtures.py --slides 5000 [--first 0] [--themes default dark]

builds chapter after chapter, in one theme after the other, until there are that many slides, draws them with
LibreOffice without autofit, and reports every letter that leaves its box or lies on a picture. It exits with 1 if
there is any.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from generate.tables_and_code import code, table, words

Dice = random.Random
PICTURES = ("devops", "continuous_delivery", "wide", "small")


def prose(dice: Dice) -> str:
    sentences = [
        words(dice, dice.choice((3, 8, 15, 30, 70))).capitalize() + "." for _ in range(dice.choice((1, 2, 4, 9)))
    ]
    return " ".join(sentences)


def items(dice: Dice, depth: int = 0) -> str:
    marker = dice.choice(("-", "1."))
    rows = []
    for _ in range(dice.choice((1, 3, 5, 9, 20)) if not depth else dice.choice((1, 3, 6))):
        rows.append(f"{'   ' * depth}{marker} {words(dice, dice.choice((1, 4, 12, 40)))}")
        if depth < 4 and dice.random() < 0.25:
            rows.append(items(dice, depth + 1))
    return "\n".join(rows)


def objectives(dice: Dice) -> str:
    rows = []
    for number in range(1, dice.choice((3, 5, 8)) + 1):
        lead = words(dice, dice.choice((1, 3, 7))).replace(":", "")
        rows.append(f"{number}. {lead} : {prose(dice)}")
    return "\n".join(rows)


def picture(dice: Dice) -> str:
    one = f"![{words(dice, 3)}](/images/{dice.choice(PICTURES)}.png)"
    return f"{one} {picture(dice)}" if dice.random() < 0.2 else one


def figure(dice: Dice) -> str:
    return f'{{{{< figure src="/images/{dice.choice(PICTURES)}.png" caption="{words(dice, dice.choice((3, 20)))}" >}}}}'


def callout(dice: Dice) -> str:
    kind = dice.choice(("NOTE", "TIP", "WARNING", "DANGER"))
    return f"> [!{kind}]\n> {prose(dice)}"


def quote(dice: Dice) -> str:
    said = words(dice, dice.choice((3, 12, 50)))
    return f"> {said}\n>\n> — {words(dice, 2)}"


def columns(dice: Dice) -> str:
    sides = [f"### {words(dice, 2)}\n\n{items(dice, 4)}" for _ in range(2)]
    return "{{< columns >}}\n" + "\n<--->\n".join(sides) + "\n{{< /columns >}}"


def details(dice: Dice) -> str:
    inner = dice.choice((prose, items, code))(dice)
    return f"<details><summary>{words(dice, dice.choice((2, 9)))}</summary>\n\n{inner}\n\n</details>"


def step(dice: Dice) -> str:
    return (
        f"1. {words(dice, 6)}\n\n   {picture(dice)}\n\n2. {words(dice, 20)}\n\n   ```sh\n   {words(dice, 4)}\n   ```\n"
    )


BLOCKS: tuple[Callable[[Dice], str], ...] = (
    prose, prose, items, items, objectives, picture, picture, figure, callout, quote, columns, details, step, table, code,
)  # fmt: skip


def chapter(seed: int) -> str:
    """A chapter of three to eight headings with one to four blocks each."""
    dice = Dice(f"mixtures {seed}")
    title = words(dice, dice.choice((1, 4, 12, 25))).replace('"', "")
    parts = [f'---\ntitle: "{dice.randint(1, 30)} - {title}"\n---\n']
    for _ in range(dice.randint(3, 8)):
        parts.append(f"{'#' * dice.choice((1, 2, 2, 2, 3))} {words(dice, dice.choice((1, 4, 9, 25)))}")
        parts += [dice.choice(BLOCKS)(dice) for _ in range(dice.randint(1, 4))]
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Draw and judge."""
    from conftest import make, make_site
    from devops_slides.theme.read_theme import theme_names
    from drawn.judge import draw, faults

    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--slides", type=int, default=300)
    arguments.add_argument("--first", type=int, default=0, metavar="SEED")
    arguments.add_argument("--themes", nargs="*", default=sorted(theme_names(())))
    given = arguments.parse_args()
    slides, seed, wrong = 0, given.first, 0
    while slides < given.slides:
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            decks: dict[str, bytes] = {}
            for _ in range(12):
                theme = given.themes[seed % len(given.themes)]
                made = make(make_site(work / f"{seed}" / "cours"), chapter(seed), theme)
                decks[f"{seed}-{theme}"] = made.data
                slides += len(made.placed.slides)
                seed += 1
            drawn = draw(decks, work)
            for deck, data in decks.items():
                found = faults(data, drawn[deck])
                wrong += len(found)
                for fault in found[:10]:
                    print(f"{deck}: {fault}", flush=True)
        print(f"{slides} slides, {wrong} faults", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
