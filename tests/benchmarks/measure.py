"""Measures builds beside pandoc and prints a table of ratios: `python tests/benchmarks/measure.py [--chapters 1000]`.

It makes a course of its own, the same each time. pandoc is the one on the PATH, or that of the package
pypandoc_binary; without it, its columns stay empty. Times and sizes are medians of five runs.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw

_TEXT = (
    "livrer souvent réduit le risque de chaque mise en production et donne aux équipes un retour rapide sur la qualité du "
    "code partagé entre développeurs exploitants et clients qui mesurent ensemble le temps de cycle des changements"
)
_WORDS = _TEXT.split()
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Python keeps what it compiles, as it does for users."""
_RUNS = 5
_LUA = """
for _, file in ipairs(pandoc.system.list_directory('.')) do
  local name = file:match('^(c%d+)%.md$')
  if name then
    local source = io.open(file); local text = source:read('a'); source:close()
    local out = io.open(name .. '.pptx', 'wb')
    out:write(pandoc.write(pandoc.read(text, 'markdown'), 'pptx')); out:close()
  end
end
"""
"""All chapters of a folder in one process; given a hundred names as arguments, pandoc 3.9 ends with an error."""


def chapter(number: int, objectives: int = 5) -> str:
    """A chapter with two pictures, a text, a list of objectives, a closing paragraph."""
    dice = random.Random(number)

    def sentence(count: int) -> str:
        words = dice.choices(_WORDS, k=count)
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    items = "\n".join(
        f"{one}. {' '.join(dice.choices(_WORDS, k=3)).capitalize()} : {sentence(16)} {sentence(14)}"
        for one in range(1, objectives + 1)
    )
    return (
        f'---\ntitle: "{number} - Chapitre {number}"\nweight: {number}\n---\n\n![Un schéma](../images/un.png)\n\n{sentence(30)} '
        f"{sentence(25)}\n\n{items}\n\n![Une chaîne](../images/deux.png)\n\nEn résumé, {sentence(24)}\n"
    )


def picture(seed: int, size: tuple[int, int]) -> bytes:
    """A drawing with text-like lines."""
    dice = random.Random(seed)
    image = Image.new("RGB", size, "white")
    drawing = ImageDraw.Draw(image)
    for _ in range(60):
        left, top = dice.randrange(size[0]), dice.randrange(size[1])
        drawing.rectangle(
            (left, top, left + dice.randrange(120), top + dice.randrange(40)), dice.choice(("navy", "teal"))
        )
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def course(root: Path, count: int) -> Path:
    """A Hugo site of `count` chapters."""
    (root / "content").mkdir(parents=True)
    (root / "static" / "images").mkdir(parents=True)
    (root / "hugo.toml").write_text('title = "Cours"\nlanguageCode = "fr-fr"\n', encoding="utf-8")
    for name, size in (("un", (900, 500)), ("deux", (1200, 400))):
        data = picture(len(name), size)
        (root / "static" / "images" / f"{name}.png").write_bytes(data)
        (root / "images").mkdir(exist_ok=True)
        (root / "images" / f"{name}.png").write_bytes(data)
    for number in range(1, count + 1):
        (root / "content" / f"c{number:04}.md").write_text(chapter(number), encoding="utf-8")
    return root


def seconds(command: list[str], cwd: Path, runs: int = _RUNS, before: Callable[[], object] = lambda: None) -> float:
    """The median of the wall times of a command."""
    found = []
    for _ in range(runs):
        before()
        started = time.perf_counter()
        subprocess.run(command, cwd=cwd, check=True, capture_output=True, env=_ENVIRONMENT)
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def peak(command: list[str], cwd: Path, runs: int = _RUNS, before: Callable[[], object] = lambda: None) -> list[float]:
    """Seconds, and the most megabytes that one of its processes takes (Linux and macOS), as medians of the runs."""
    code = (
        "import resource, subprocess, sys, time\ns = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], check=True, capture_output=True)\n"
        "print(time.perf_counter() - s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    found = []
    for _ in range(runs):
        before()
        done = subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=cwd,
            check=True,
            capture_output=True,
            text=True,
            env=_ENVIRONMENT,
        )
        taken, size = map(float, done.stdout.split())
        found.append((taken, size / (1024 if sys.platform != "darwin" else 1024 * 1024)))
    return [statistics.median(column) for column in zip(*found, strict=True)]


def pandoc() -> str:
    """The path of pandoc, empty if there is none."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return ""


def stages(text: str) -> Iterator[tuple[str, float]]:
    """Milliseconds per slide of each stage, in this process and warm, for a chapter of about 60 slides."""
    from devops_slides.build.pipeline import deck_bytes, look_of
    from devops_slides.model.problem import Problems
    from devops_slides.parse.chapter import read_chapter
    from devops_slides.parse.course.course import pages
    from devops_slides.parse.course.settings import Settings
    from devops_slides.place.pictures.downscale import downscale_pictures
    from devops_slides.place.slides.deck import place_deck
    from devops_slides.plan.deck import plan_chapter
    from devops_slides.theme.read_theme import read_theme

    with tempfile.TemporaryDirectory() as folder:
        root = course(Path(folder) / "cours", 1)
        (root / "content" / "c0001.md").write_text(text, encoding="utf-8")
        page, theme = pages(root)[0], read_theme("default")
        times: dict[str, list[float]] = {}
        for _ in range(2 * _RUNS):
            marks = [time.perf_counter()]
            problems = Problems()
            read = read_chapter(page, Settings(), problems)
            marks.append(time.perf_counter())
            planned = plan_chapter(read)
            marks.append(time.perf_counter())
            placed = downscale_pictures(place_deck(planned, look_of(theme), problems))
            marks.append(time.perf_counter())
            deck_bytes(placed, theme)
            marks.append(time.perf_counter())
            for name, start, end in zip(("parse", "plan", "place", "write"), marks, marks[1:], strict=False):
                times.setdefault(name, []).append((end - start) * 1000 / len(placed.slides))
    for name, found in times.items():
        yield name, statistics.median(found[_RUNS:])
    yield f"together ({len(placed.slides)} slides)", sum(statistics.median(found[_RUNS:]) for found in times.values())


Row = tuple[str, str, str]
_OWN = [sys.executable, "-m", "devops_slides", "build"]


def cold(here: Path, other: str) -> Iterator[tuple[Row, float]]:
    """One chapter in a new process, and the seconds that pandoc takes for it, 0 without pandoc."""
    one = course(here / "one", 1)
    base = seconds([other, "c0001.md", "-o", "a.pptx"], one / "content") if other else 0.0
    if base:
        yield ("pandoc, one chapter", f"{base:.3f} s", "1"), base
    command = [*_OWN, str(one), "-o", str(here / "d1"), "--rebuild"]
    seconds(command, here, 1)
    found = seconds(command, here)
    yield ("one chapter, cold", f"{found:.3f} s", f"{found / base:.2f} × pandoc" if base else ""), base


def by_pandoc(content: Path, other: str) -> Iterator[tuple[Row, float]]:
    """All chapters of a folder by pandoc in two ways, with their seconds."""
    for name, command in (
        ("`xargs -P2`", ["sh", "-c", f"ls c*.md | xargs -P2 -I{{}} {other} {{}} -o {{}}.pptx"]),
        ("one `pandoc lua`", [other, "lua", str(content.parent / "all.lua")]),
    ):
        (content.parent / "all.lua").write_text(_LUA, encoding="utf-8")
        found = seconds(command, content)
        yield (f"pandoc, 100 chapters, {name}", f"{found:.2f} s", ""), found
    for file in content.glob("*.pptx"):
        file.unlink()


def hundred(here: Path, other: str, base: float) -> Iterator[Row]:
    """A course of a hundred chapters: built whole, with nothing changed, with one chapter changed."""
    root = course(here / "hundred", 100)
    best = 0.0
    for row, found in by_pandoc(root / "content", other) if other else ():
        best = min(best or found, found)
        yield row
    command = [*_OWN, str(root), "-o", str(here / "d100"), "-j", "2"]
    seconds(command, here, 1)
    whole = seconds([*command, "--rebuild"], here)
    yield "100 chapters, `-j 2`", f"{whole:.2f} s", f"{best / whole:.1f} × faster" if best else ""
    time.sleep(2.1)
    seconds(command, here, 1)
    same = seconds(command, here)
    yield "100 chapters, nothing changed", f"{same:.3f} s", f"{same / base:.2f} × pandoc's one" if base else ""
    file = root / "content" / "c0050.md"
    changed = seconds(command, here, before=lambda: file.write_text(f"{file.read_text('utf-8')}\nEncore.\n", "utf-8"))
    yield "100 chapters, one changed", f"{changed:.3f} s", f"{changed / base:.2f} × pandoc's one" if base else ""


def thousand(here: Path, many: int) -> Iterator[Row]:
    """A large course beside one of a hundred chapters, both from scratch."""
    small, large = here / "hundred", course(here / "many", many)
    out = here / "new"

    def built(root: Path) -> list[float]:
        command = [*_OWN, str(root), "-o", str(out), "-j", "2"]
        return peak(command, here, before=lambda: shutil.rmtree(out, ignore_errors=True))

    (few, little), (taken, most) = built(small), built(large)
    yield f"{many} chapters, `-j 2`", f"{taken:.2f} s", f"{taken / few:.1f} × that of 100"
    yield "its largest process", f"{most:.0f} MB", f"{most / little:.2f} × that of 100"


def rows(many: int) -> Iterator[Row]:
    """The table's rows: what, seconds, ratio."""
    other = pandoc()
    with tempfile.TemporaryDirectory() as folder:
        here, base = Path(folder), 0.0
        for row, base in cold(here, other):  # noqa: B007 - the last one counts
            yield row
        yield from hundred(here, other, base)
        if many and hasattr(os, "fork"):
            yield from thousand(here, many)
    for name, found in stages(chapter(1, 56)):
        yield f"a slide, warm: {name}", f"{found:.2f} ms", ""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measures builds beside pandoc.")
    parser.add_argument("--chapters", type=int, default=1000, help="chapters of the large course, 0 for none")
    many = parser.parse_args().chapters
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | measured | ratio |\n|---|---|---|")
    for row in rows(many):
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
