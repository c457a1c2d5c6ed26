"""Measures builds beside pandoc and prints a table of ratios: `python tests/benchmarks/measure.py [--chapters 1000]`.

It makes a course of its own, the same each time. pandoc is the one on the PATH, or that of the package
pypandoc_binary; without it the columns beside it stay empty. Times are medians of five runs, of one where all of a large course is built, or pandoc's 100.
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
"""Python keeps what it has compiled, as it does for users."""
_RUNS = 5
_LUA = """
for _, name in ipairs(PANDOC_STATE and arg or {}) do
  local file = io.open(name .. '.md'); local text = file:read('a'); file:close()
  local out = io.open(name .. '.pptx', 'wb'); out:write(pandoc.write(pandoc.read(text, 'markdown'), 'pptx')); out:close()
end
"""


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
    """A Hugo site of so many chapters."""
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


def peak(command: list[str], cwd: Path) -> tuple[float, float]:
    """Seconds, and the most megabytes that one of its processes takes (Linux and macOS)."""
    code = (
        "import resource, subprocess, sys, time\ns = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], check=True, capture_output=True)\n"
        "print(time.perf_counter() - s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=cwd, check=True, capture_output=True, text=True, env=_ENVIRONMENT
    )
    taken, size = map(float, done.stdout.split())
    return taken, size / (1024 if sys.platform != "darwin" else 1024 * 1024)


def pandoc() -> str:
    """The path of pandoc, empty where there is none."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return ""


def stages(text: str) -> Iterator[tuple[str, float]]:
    """Milliseconds a slide of each stage, in this process and warm, for a chapter of about 60 slides."""
    from devops_slides.build import deck_bytes, measure_for
    from devops_slides.model.problem import Problems
    from devops_slides.parse.chapter import read_chapter
    from devops_slides.parse.settings import Settings
    from devops_slides.parse.site.course import pages
    from devops_slides.parse.theme import read_theme
    from devops_slides.place.deck import place_deck
    from devops_slides.place.resolution import with_resolution
    from devops_slides.plan.deck import plan_chapter

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
            placed = with_resolution(place_deck(planned, theme, measure_for(theme), problems))
            marks.append(time.perf_counter())
            deck_bytes(placed, theme)
            marks.append(time.perf_counter())
            for name, start, end in zip(("parse", "plan", "place", "write"), marks, marks[1:], strict=False):
                times.setdefault(name, []).append((end - start) * 1000 / len(placed.slides))
    for name, found in times.items():
        yield name, statistics.median(found[_RUNS:])
    yield f"together ({len(placed.slides)} slides)", sum(statistics.median(found[_RUNS:]) for found in times.values())


def rows(many: int) -> Iterator[tuple[str, str, str]]:
    """The table's rows: what, seconds, ratio."""
    own = [sys.executable, "-m", "devops_slides", "build"]
    other = pandoc()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        one, hundred = course(here / "one", 1), course(here / "hundred", 100)
        base = seconds([other, "c0001.md", "-o", "a.pptx"], one / "content") if other else 0.0
        if base:
            yield "pandoc, one chapter", f"{base:.3f} s", "1"
        seconds([*own, str(one), "-o", str(here / "d1")], here, 1)
        cold = seconds([*own, str(one), "-o", str(here / "d1"), "--rebuild"], here)
        yield "one chapter, cold", f"{cold:.3f} s", f"{cold / base:.2f} × pandoc" if base else ""

        best = 0.0
        if other:
            names = [f"c{number:04}" for number in range(1, 101)]
            parallel = f"ls c*.md | xargs -P2 -I{{}} {other} {{}} -o {{}}.pptx"
            xargs = seconds(["sh", "-c", parallel], hundred / "content", 1)
            yield "pandoc, 100 chapters, `xargs -P2`", f"{xargs:.2f} s", ""
            script = here / "all.lua"
            script.write_text(_LUA.replace("PANDOC_STATE and arg or {}", "arg"), encoding="utf-8")
            try:
                lua = seconds([other, "lua", str(script), *names], hundred / "content", 1)
                yield "pandoc, 100 chapters, one `pandoc lua`", f"{lua:.2f} s", ""
            except subprocess.CalledProcessError as error:
                lua = xargs
                yield "pandoc, 100 chapters, one `pandoc lua`", f"ends with {error.returncode}", ""
            best = min(xargs, lua)
            for file in (hundred / "content").glob("*.pptx"):
                file.unlink()
        command = [*own, str(hundred), "-o", str(here / "d100"), "-j", "2"]
        seconds(command, here, 1)
        all_ = seconds([*command, "--rebuild"], here)
        yield "100 chapters, `-j 2`", f"{all_:.2f} s", f"{best / all_:.1f} × faster" if best else ""
        time.sleep(2.1)
        seconds(command, here, 1)
        same = seconds(command, here)
        yield "100 chapters, nothing changed", f"{same:.3f} s", f"{same / base:.2f} × pandoc's one" if base else ""
        file = hundred / "content" / "c0050.md"
        changed = seconds(
            command, here, before=lambda: file.write_text(file.read_text("utf-8") + "\nEncore.\n", "utf-8")
        )
        yield "100 chapters, one changed", f"{changed:.3f} s", f"{changed / base:.2f} × pandoc's one" if base else ""

        if many and hasattr(os, "fork"):
            _, small = peak([*command, "--rebuild"], here)
            thousand = course(here / "many", many)
            taken, large = peak([*own, str(thousand), "-o", str(here / "dmany"), "-j", "2"], here)
            yield f"{many} chapters, `-j 2`", f"{taken:.2f} s", f"{taken / all_:.1f} × that of 100"
            yield "its largest process", f"{large:.0f} MB", f"{large / small:.2f} × that of 100"
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
