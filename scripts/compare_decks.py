"""Builds the same courses with two checkouts and reports every deck whose bytes differ.

Run it after a change that must not be visible: `python scripts/compare_decks.py ../before . -c content -t default`.
A theme may be a template file. Both checkouts run in this environment, so that they use the same libraries.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory


def built(checkout: Path, course: Path, theme: str, out: Path) -> Path:
    """The folder of decks that a checkout makes from a course."""
    command = [sys.executable, "-m", "devops_slides", "build", str(course), "-t", theme, "-o", str(out), "--rebuild"]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONWARNINGS": "ignore"}
    # exit code 1: a chapter of the course cannot be built, so that both sides lack its deck
    done = subprocess.run(command, env=environment, cwd=checkout, check=False, capture_output=True)  # noqa: S603
    if done.returncode not in (0, 1):
        raise SystemExit(f"{checkout}: {' '.join(command)} ended with {done.returncode}\n{done.stderr.decode()}")
    return out


def decks(folder: Path) -> dict[str, Path]:
    """The decks below a folder, by their path in it."""
    return {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.pptx"))}


def differing_parts(before: Path, after: Path) -> list[str]:
    """The parts of two packages that differ, or `order` if only their order in the file does."""
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        names = sorted({*old.namelist(), *new.namelist()})
        listed = [set(archive.namelist()) for archive in (old, new)]
        return [
            name for name in names if not all(name in members for members in listed) or old.read(name) != new.read(name)
        ] or ["order"]


def differences(before: Path, after: Path) -> list[str]:
    """A line for each deck that differs between the two sides."""
    old, new = decks(before), decks(after)
    found = [
        f"{name}: only {side}"
        for side, names in (("before", old), ("after", new))
        for name in names
        if name not in (new if side == "before" else old)
    ]
    found += [
        f"{name}: {', '.join(differing_parts(old[name], new[name])[:6])}"
        for name in old.keys() & new.keys()
        if old[name].read_bytes() != new[name].read_bytes()
    ]
    return sorted(found)


def main() -> int:
    """Compare, print a line for each course and theme, and return 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("-c", "--course", type=Path, action="append", required=True)
    parser.add_argument("-t", "--theme", action="append", required=True)
    parser.add_argument("--keep-before", type=Path, help="a folder that keeps what the first checkout has made")
    given = parser.parse_args()
    failed = 0
    with TemporaryDirectory() as folder:
        kept = (given.keep_before or Path(folder) / "before").resolve()
        for course in (path.resolve() for path in given.course):
            for theme in given.theme:
                name = f"{course.name}-{Path(theme).stem}"
                before = kept / name
                if not before.exists():
                    built(given.before.resolve(), course, theme, before)
                after = built(given.after.resolve(), course, theme, Path(folder) / "after" / name)
                found = differences(before, after)
                print(f"{name}: {len(decks(before))} decks, {len(found)} differ", *found[:20], sep="\n  ", flush=True)
                failed += len(found)
                shutil.rmtree(after)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
