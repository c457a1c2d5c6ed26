"""Chapters of nasty tables and code, the same for the same seed.

    python tests/generate/tables_and_code.py FOLDER [--chapters 20] [--first 0]

writes one chapter per seed, to be built in every theme and judged as drawn. `tests/drawn` draws a few of them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

WORDS = [
    "le",
    "la",
    "un",
    "pod",
    "équipe",
    "livrer",
    "mesurer",
    "déployer",
    "registre",
    "conteneur",
    "Kubernetes",
    "observabilité",
    "intégration-continue",
    "anticonstitutionnellement",
    "Donaudampfschifffahrtsgesellschaft",
    "œuvre",
    "Straße",
    "WWWWWW",
    "iiiiiiii",
    "a/b/c",
    "v1.2.3",
    "(oui)",
    "«",
    "non",
    "»",
    "––",
    "10.244.1.17",
    "apps/v1",
    "spec.template.metadata.labels",
]
SIGNS = ("部署到集群里面去", "コンテナを起動する", "컨테이너 이미지", "развёртывание", "μέτρηση", "🚀", "✅", "→", "≥")
FROM_RIGHT = ("التسليم المتكرر", "الخدمة", "גרסאות קטנות", "מדי יום")
Dice = random.Random


def word(dice: Dice) -> str:
    luck = dice.random()
    if luck < 0.02:
        return "https://example.org/" + "/".join(dice.choice(WORDS).strip("/") for _ in range(dice.randint(1, 9)))
    if luck < 0.03:
        return "".join(dice.choice("0123456789abcdef") for _ in range(dice.choice((8, 40, 64))))
    return dice.choice(SIGNS if luck < 0.06 else WORDS)


def words(dice: Dice, count: int) -> str:
    return " ".join(word(dice) for _ in range(count))


def dressed(dice: Dice, text: str) -> str:
    dress = dice.choice(("{}", "{}", "{}", "**{}**", "*{}*", "`{}`", "[{}](https://example.org)", "~~{}~~", "{}<br>{}"))
    return dress.replace("{}", text.replace("|", "/"))


def cell(dice: Dice, kind: str) -> str:
    match kind:
        case "amount":
            return dice.choice(
                (f"{dice.randint(0, 9999)}", f"{dice.random() * 100:.1f} %", f"{dice.randint(1, 9)} 000 €")
            )
        case "mark":
            return dice.choice(("x", "", "✅", "—"))
        case "word":
            return dressed(dice, word(dice))
        case "phrase":
            return dressed(dice, words(dice, dice.randint(1, 6)))
        case "prose":
            return ". ".join(dressed(dice, words(dice, dice.randint(4, 22))) for _ in range(dice.randint(1, 5)))
        case "right":
            return " ".join(dice.choice(FROM_RIGHT) for _ in range(dice.randint(1, 12)))
        case _:
            return ". ".join(words(dice, dice.randint(8, 30)) for _ in range(dice.randint(8, 40)))


KINDS = ("amount", "mark", "word", "word", "phrase", "phrase", "prose", "right")


def table(dice: Dice) -> str:
    rows, columns = dice.choice(
        ((1, 1), (2, 2), (3, 3), (4, 5), (9, 3), (25, 5), (60, 4), (3, 12), (5, 9), (4, 16), (12, 1), (14, 2))
    )
    kinds = [dice.choice(KINDS) for _ in range(columns)]
    if columns > 8:
        kinds = ["word" if kind in {"prose", "right"} else kind for kind in kinds]
    huge = dice.randrange(rows) if dice.random() < 0.15 and columns < 4 else -1
    head = "".join(f"| {dressed(dice, words(dice, dice.choice((1, 1, 2, 5))))} " for _ in kinds)
    if dice.random() < 0.12:
        head = "| " * columns
    rule = "".join(f"| {dice.choice(('---', '---', '---', ':-:', '--:'))} " for _ in kinds)
    lines = [
        "".join(
            f"| {cell(dice, 'huge' if row == huge and column == columns - 1 else kind)} "
            for column, kind in enumerate(kinds)
        )
        for row in range(rows)
    ]
    return "\n".join(f"{line}|" for line in (head, rule, *lines))


def statement(dice: Dice) -> str:
    indent = " " * 4 * dice.choice((0, 0, 1, 1, 2, 3, 6))
    return indent + dice.choice(
        (
            f"{word(dice)} = {dice.randint(0, 999)}",
            f"def {word(dice)}({word(dice)}, {word(dice)}):",
            f"# {words(dice, dice.choice((2, 6, 30)))}",
            f"- name: {words(dice, 3)}",
            f"RUN apt-get install {words(dice, dice.choice((2, 9)))} && \\",
            f'"{words(dice, dice.choice((1, 5, 40)))}",',
            "}",
            "",
            "\t" + words(dice, 3),
        )
    )


def columns(dice: Dice) -> list[str]:
    widths = [dice.randint(4, 30) for _ in range(dice.randint(3, 8))]
    return ["   ".join(word(dice)[:width].ljust(width) for width in widths) for _ in range(dice.randint(2, 12))]


def code(dice: Dice) -> str:
    luck = dice.random()
    if luck < 0.15:
        lines = columns(dice)
    elif luck < 0.22:
        lines = [dice.choice(("x" * 400, words(dice, 300), "".join(SIGNS[:3]) * 20, "a" * 90 + " " + "b" * 90))]
    elif luck < 0.4:
        lines = [statement(dice) or "x" for _ in range(dice.randint(1, 4))]
    else:
        lines = [statement(dice) for _ in range(dice.choice((6, 12, 20, 40, 90, 150)))]
    language = dice.choice(
        ("python", "bash", "yaml", "json", "go", "makefile", "dockerfile", "diff", "console", "text", "", "zorg")
    )
    options = dice.choice(("", "", "", " {linenos=true}", ' {linenos=true,linenostart=98,title="main.txt"}'))
    return f"```{language}{options}\n" + "\n".join(lines) + "\n```"


def chapter(seed: int) -> str:
    """A chapter of six tables and six blocks of code, some with words above them."""
    dice = random.Random(f"tables and code {seed}")
    makers: list[Callable[[Dice], str]] = [table, code] * 6
    parts = [f"---\ntitle: Chapitre {seed}\nslides:\n  agenda: false\n---\n"]
    for number, maker in enumerate(makers):
        lead = f"{words(dice, dice.choice((3, 9, 25)))} :\n\n" if dice.random() < 0.4 else ""
        parts.append(f"## Partie {number}\n\n{lead}{maker(dice)}\n")
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chapters", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for seed in range(given.first, given.first + given.chapters):
        (given.folder / f"{seed:04}.md").write_text(chapter(seed), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
