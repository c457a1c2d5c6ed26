"""Whatever ends a build, every deck is whole, and the next build completes."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

_CHAPTERS = 12
TEXT = """---
title: Chapitre {number}
weight: {number}
---

Une phrase pour ouvrir le chapitre, version {version}.

1. Premier : une phrase assez longue pour faire un objectif, avec dix mots au moins.
2. Deuxième : une phrase assez longue pour faire un objectif, avec dix mots au moins.
3. Troisième : une phrase assez longue pour faire un objectif, avec dix mots au moins.
"""


def write(root: Path, version: int) -> None:
    for number in range(_CHAPTERS):
        file = root / "content" / f"c{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT.format(number=number, version=version), encoding="utf-8")


def command(root: Path) -> list[str]:
    return [sys.executable, "-m", "devops_slides", "build", str(root), "-o", str(root.parent / "decks"), "-j", "2"]


def whole(folder: Path) -> dict[str, str]:
    """The first words of each deck's second slide; zipfile reads and checks every byte."""
    found = {}
    for file in sorted(folder.rglob("*.pptx")):
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
            xml = archive.read("ppt/slides/slide2.xml").decode()
        found[file.name] = re.findall(r"version (\d+)\.", xml)[0]
    return found


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes cannot be killed by their group here")
@pytest.mark.parametrize("times", [6, pytest.param(50, marks=pytest.mark.weekly)])
def test_builds_killed_at_any_moment_leave_whole_decks(tmp_path: Path, times: int) -> None:
    root = tmp_path / "cours"
    write(root, 0)
    started = time.perf_counter()
    subprocess.run(command(root), check=True, capture_output=True, timeout=120)
    longest = time.perf_counter() - started
    moments = random.Random(7)
    for version in range(1, times + 1):
        write(root, version)
        one = subprocess.Popen(
            command(root), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(moments.uniform(0.2, 1) * longest)
        target = one.pid
        if version % 2:
            os.kill(target, signal.SIGKILL)  # its workers must end by themselves
        else:
            os.killpg(target, signal.SIGKILL)
        one.wait()
        assert len(whole(tmp_path / "decks")) == _CHAPTERS
    time.sleep(1)
    done = subprocess.run(command(root), check=True, capture_output=True, text=True, timeout=120)
    assert f"{_CHAPTERS} decks" in done.stdout
    assert set(whole(tmp_path / "decks").values()) == {str(times)}
    again = subprocess.run(command(root), check=True, capture_output=True, text=True, timeout=120)
    assert f"{_CHAPTERS} unchanged" in again.stdout


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to a process alone here")
@pytest.mark.parametrize("is_group", [True, False])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_build_says_so_and_leaves_whole_decks(
    tmp_path: Path, number: signal.Signals, code: int, *, is_group: bool
) -> None:
    root = tmp_path / "cours"
    write(root, 0)
    one = subprocess.Popen(
        command(root), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, text=True
    )
    assert one.stdout is not None
    one.stdout.readline()
    (os.killpg if is_group else os.kill)(one.pid, number)
    _, told = one.communicate(timeout=60)
    assert "Traceback" not in told
    if one.returncode:
        assert one.returncode == code
        assert told == "interrupted; all decks are complete\n"
    assert whole(tmp_path / "decks")
    assert list((tmp_path / "decks").rglob("*.part")) == []


def test_two_builds_into_one_folder_do_not_hurt_each_other(tmp_path: Path) -> None:
    root = tmp_path / "cours"
    write(root, 3)
    both = [subprocess.Popen(command(root), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    for one in both:
        _, told = one.communicate(timeout=120)
        assert told == b""
        assert one.returncode == 0
    assert set(whole(tmp_path / "decks").values()) == {"3"}
    again = subprocess.run(command(root), check=True, capture_output=True, text=True, timeout=120)
    assert f"{_CHAPTERS} unchanged" in again.stdout
