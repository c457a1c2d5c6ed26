"""Jobs in processes that end, hang or cannot start: each costs itself alone, and results keep their order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from devops_slides.build.pools import in_processes
from devops_slides.model.problem import UsageError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals end processes otherwise here")


def work(folder: Path, item: str) -> str:
    """Do what the item says, and note that it was tried."""
    with (folder / "tried").open("a") as notes:
        notes.write(f"{item}\n")
    match item.split():
        case ["killed"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["crashed"]:
            os.kill(os.getpid(), signal.SIGTRAP)
        case ["left"]:
            os._exit(3)
        case ["hung"]:
            time.sleep(60)
        case ["refused"]:
            raise UsageError("no", code="changed")
        case ["killed", "once"]:
            if (folder / "tried").read_text().count(item) == 1:
                os.kill(os.getpid(), signal.SIGKILL)
        case ["slow", _]:
            time.sleep(0.2)
            (folder / item).touch()
        case ["alone"]:
            running = (folder / "tried").read_text().splitlines()
            if running.count("alone") == 1:
                os.kill(os.getpid(), signal.SIGKILL)
            assert all((folder / name).exists() for name in running if name.startswith("slow"))
    return item.upper()


def lost(item: str, why: str) -> str:
    return f"{item}: {why}"


def done(folder: Path, items: Iterable[str], processes: int = 2, seconds: float = 30) -> list[str]:
    return list(in_processes(partial(work, folder), items, processes, seconds=lambda _: seconds, lost=lost))


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize(
    ("item", "why"), [("killed", "SIGKILL"), ("crashed", "SIGTRAP"), ("left", "exit code 3")]
)  # fmt: skip
def test_a_job_that_ends_its_process_costs_itself_alone(tmp_path: Path, processes: int, item: str, why: str) -> None:
    items = ["a", "b", item, "c", "d", "e", "f", "g", "h"]
    told = f"{item}: it ended the process that built it ({why})"
    assert done(tmp_path, items, processes) == ["A", "B", told, "C", "D", "E", "F", "G", "H"]
    assert (tmp_path / "tried").read_text().split().count(item) == 2


def test_a_job_that_never_ends_costs_itself_alone(tmp_path: Path) -> None:
    assert done(tmp_path, ["a", "hung", "b"], seconds=0.3) == ["A", "hung: it did not end within 0.3 s", "B"]
    assert (tmp_path / "tried").read_text().split().count("hung") == 2


def test_a_job_whose_process_is_killed_from_outside_succeeds_at_its_second_try(tmp_path: Path) -> None:
    assert done(tmp_path, ["a", "killed once", "b"]) == ["A", "KILLED ONCE", "B"]


def test_no_other_job_runs_during_a_second_try(tmp_path: Path) -> None:
    items = ["slow 1", "alone", "slow 2", "slow 3"]
    assert done(tmp_path, items) == [item.upper() for item in items]


def test_all_jobs_may_fail(tmp_path: Path) -> None:
    assert len(done(tmp_path, ["killed"] * 12)) == 12


def test_an_error_that_ends_the_build_arrives(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no"):
        done(tmp_path, ["a", "refused", "b"])


def test_processes_end_when_nobody_asks_for_more_results(tmp_path: Path) -> None:
    before = _children(os.getpid())
    results = in_processes(
        partial(work, tmp_path), ["a", *["slow 1"] * 50], 2, seconds=lambda _: 30.0, lost=lost
    )  # fmt: skip
    assert next(iter(results)) == "A"
    results.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.glob("slow*"))) <= 1
    assert set(_children(os.getpid())) <= set(before)


def test_where_no_process_can_start_this_one_does_the_work(tmp_path: Path) -> None:
    script = (
        "import resource\n"
        "from devops_slides.build.pools import in_processes\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))\n"
        "print(list(in_processes(str.upper, 'abc', 2, seconds=lambda _: 9.0, lost=lambda item, why: why)))\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert found.stdout == "['A', 'B', 'C']\n", found.stderr


def _children(process: int) -> list[int]:
    file = Path(f"/proc/{process}/task/{process}/children")
    return [int(word) for word in file.read_text().split()] if file.exists() else []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the children of a process cannot be listed here")
def test_a_worker_killed_during_a_build_costs_no_deck(tmp_path: Path, make_pages: Callable[[Path, int], Path]) -> None:
    root, out = make_pages(tmp_path / "cours", 30), tmp_path / "decks"
    command = [sys.executable, "-m", "devops_slides", "build", str(root), "-o", str(out), "-j", "2"]
    build = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert build.stdout is not None
    build.stdout.readline()
    for child in _children(build.pid)[:1]:
        os.kill(child, signal.SIGKILL)
    told, problems = build.communicate(timeout=120)
    assert build.returncode == 0, problems
    assert told.splitlines()[-1].startswith("30 decks")
    assert len(list(out.rglob("*.pptx"))) == 30


@pytest.fixture
def make_pages() -> Callable[[Path, int], Path]:
    def made(root: Path, number: int) -> Path:
        (root / "content").mkdir(parents=True)
        (root / "hugo.toml").write_text('title = "Cours"\n', encoding="utf-8")
        for page in range(number):
            text = f"---\ntitle: Page {page}\nweight: {page + 1}\n---\n\nUne phrase.\n"
            (root / "content" / f"p{page}.md").write_text(text, encoding="utf-8")
        return root

    return made
