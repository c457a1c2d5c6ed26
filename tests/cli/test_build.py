"""A course in one go, as a user sees it: what is loaded, reported, watched, and built elsewhere."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from devops_slides.build import decks_to_build as jobs
from devops_slides.cli import cli
from devops_slides.cli.report.results import json_text
from devops_slides.parse.course.course import pages_of

CHAPTER = "---\ntitle: {title}\nweight: 1\n---\n\nUne phrase pour ce chapitre.\n\n## Suite\n\nUne autre phrase.\n"
HEAVY = ("pptx", "PIL", "markdown_it", "lxml", "yaml", "pygments", "multiprocessing")
RUN = [sys.executable, "-m", "devops_slides"]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "cours"
    (root / "content").mkdir(parents=True)
    (root / "hugo.toml").write_text('title = "Cours"\nlanguageCode = "fr"\n', encoding="utf-8")
    for name in ("un", "deux", "trois"):
        (root / "content" / f"{name}.md").write_text(CHAPTER.format(title=name), encoding="utf-8")
    time.sleep(0.03)  # files younger than a tick of the file system's clock are built again, to be sure
    return root


def build(*args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, "build", *map(str, args)], cwd=cwd, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["build", "--help"], ["build", "cours", "-o", "decks"]])
def test_libraries_are_loaded_where_they_are_needed(course: Path, args: list[str]) -> None:
    build("cours", "-o", "decks", cwd=course.parent)
    code = (
        "import sys\nsys.argv[0] = 'devops-slides'\nfrom devops_slides.cli import main\n"
        f"try:\n    main()\nfinally:\n    print(sorted(set(sys.modules) & set({HEAVY!r})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args], cwd=course.parent, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_build_does_not_load_python_pptx(course: Path) -> None:
    code = (
        "import sys\nfrom devops_slides.cli import main\ntry:\n    main()\nfinally:\n    print('pptx' in sys.modules)\n"
    )
    args = ["build", "cours", "-o", "decks", "-j", "1"]
    done = subprocess.run(
        [sys.executable, "-c", code, *args], cwd=course.parent, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("out", ["decks", "un.pptx"])
def test_a_course_is_listed_once(course: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    listed = []
    monkeypatch.setattr(jobs, "pages_of", lambda *args: listed.append(args) or pages_of(*args))
    done = CliRunner().invoke(cli, ["build", str(course / "content" / "un.md"), "-o", str(course.parent / out)])
    assert done.exit_code == 0
    assert len(listed) == 1


def test_json_has_a_record_for_each_deck(course: Path) -> None:
    (course / "content" / "trois.md").write_bytes(b"\xff\xfe\x00")
    done = build("cours", "-o", "decks", "--json", cwd=course.parent)
    assert done.returncode == 1
    records = {load["deck"]: load for load in json.loads(done.stdout)}
    assert records.keys() == {"un.pptx", "deux.pptx", "trois.pptx"}
    assert records["un.pptx"]["status"] == "written"
    assert records["un.pptx"]["slides"] == 3
    assert records["un.pptx"]["file"] == "decks/un.pptx"
    assert records["trois.pptx"]["status"] == "failed"
    assert "trois.md" in records["trois.pptx"]["errors"][0]


def test_a_file_name_that_is_no_text_is_valid_json() -> None:
    record = {"deck": "a\udcff.pptx", "problems": [{"path": "\udce9"}], "slides": 3, "kept": None}
    assert json_text(record) == '{"deck": "a?.pptx", "problems": [{"path": "?"}], "slides": 3, "kept": null}'


def test_json_is_on_a_line_or_indented() -> None:
    value = {"a": [1, "é\n"], "b": {}, "c": []}
    assert json_text(value) == json.dumps(value, ensure_ascii=False)
    assert json_text(value, indent=1) == json.dumps(value, ensure_ascii=False, indent=1)


def test_nothing_but_lines_is_told_where_there_is_no_terminal(course: Path) -> None:
    done = build("cours", "-o", "decks", cwd=course.parent)
    assert done.stderr == ""
    assert "\r" not in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals here")
def test_a_terminal_sees_how_far_the_build_is(course: Path) -> None:
    import pty

    main, other = pty.openpty()
    command = [*RUN, "build", "cours", "-o", "decks", "-j", "1"]
    one = subprocess.Popen(command, cwd=course.parent, stdout=subprocess.PIPE, stderr=other)
    os.close(other)
    shown = b""
    try:
        while piece := os.read(main, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(main)
    assert one.wait(timeout=60) == 0
    told = shown.decode()
    assert "1/3" in told
    assert "3/3" in told
    assert "deux.pptx" in told
    assert "\x1b[?25h" in told  # the cursor is back
    assert told.endswith("\x1b[2K")


def test_an_edited_deck_is_kept_and_told(course: Path) -> None:
    build("cours", "-o", "decks", cwd=course.parent)
    file = course.parent / "decks" / "un.pptx"
    deck = Presentation(file)
    deck.slides[1].shapes.title.text_frame.text = "À la main"
    deck.save(file)
    source = course / "content" / "un.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Une autre", "Une nouvelle"), encoding="utf-8")
    done = build("cours", "-o", "decks", cwd=course.parent)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "decks/un.pptx: edited-by-hand: it was edited by hand and is kept; the new deck is decks/un.new.pptx",
        "  edited: slide 2 “À la main”: text of title",
        "  in the source: changed: fr/un#suite",
    ]
    done = build("cours", "-o", "decks", "--overwrite", cwd=course.parent)
    assert done.returncode == 0
    assert "it was edited by hand and is now decks/un.edited.pptx" in done.stderr


@pytest.mark.skipif(find_spec("watchfiles") is None, reason="watchfiles is not installed")
def test_watching_builds_what_changes_within_a_second(course: Path) -> None:
    command = [*RUN, "build", "cours", "-o", "decks", "--watch", "-j", "1"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    one = subprocess.Popen(
        command,
        cwd=course.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=env,
        encoding="utf-8",
    )
    assert one.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in one.stdout or ()], daemon=True).start()

    def wait(words: str) -> list[str]:
        seen = []
        while words not in (line := lines.get(timeout=30)):
            seen.append(line)
        return seen

    try:
        wait("watching")
        time.sleep(0.5)
        started = time.perf_counter()
        source = course / "content" / "un.md"
        source.write_text(CHAPTER.format(title="tout autre"), encoding="utf-8")
        seen = wait("2 unchanged")
        taken = time.perf_counter() - started
        assert [line.split()[0] for line in seen] == ["decks/un.pptx"]
        assert taken < 1
        source.write_text("---\ntitle: [\n---\n", encoding="utf-8")
        wait("1 failed")
        source.write_text(CHAPTER.format(title="encore"), encoding="utf-8")
        wait("2 unchanged")
    finally:
        one.kill()
        one.wait()


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed")
def test_a_cluster_gives_the_same_bytes(course: Path) -> None:
    from distributed import LocalCluster

    assert build("cours", "-o", "here", cwd=course.parent).returncode == 0
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
    ) as cluster:
        done = build("cours", "-o", "there", "--cluster", cluster.scheduler_address, cwd=course.parent)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("there/")
    for file in (course.parent / "here").glob("*.pptx"):
        assert (course.parent / "there" / file.name).read_bytes() == file.read_bytes()
    again = build("cours", "-o", "there", cwd=course.parent)
    assert "3 unchanged" in again.stdout


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed")
def test_a_cluster_that_does_not_answer_is_told(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    client, patience = distributed.Client, []

    def impatient(address: str, *, timeout: str, **options: object) -> object:
        patience.append(timeout)
        return client(address, timeout="1s", **options)

    monkeypatch.setattr(distributed, "Client", impatient)
    monkeypatch.chdir(course.parent)
    done = CliRunner().invoke(cli, ["build", "cours", "-o", "there", "--cluster", "tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "no-cluster: no scheduler answers" in done.output
    assert patience == ["10s"]
