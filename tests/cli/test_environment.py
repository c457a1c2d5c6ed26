"""Faults of the surroundings: one message each, the right exit code, never a traceback, never half a deck."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from courses import write_pages
from devops_slides.cache.manifest import NAME

PAGE = "---\ntitle: {title}\n---\n\nÀ côté — « un texte ».\n"
NAMES = ("un", "deux", "trois", "quatre", "cinq")
FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="these are faults of other systems")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    pages = {f"content/{name}.md": PAGE.format(title=f"Leçon {name}") for name in NAMES}
    return write_pages(tmp_path / "cours", {"hugo.toml": 'title = "Été"\n', **pages})


def build(
    *args: object, before: str = "", after: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build by a shell, with words before and after the command."""
    words = [sys.executable, "-m", "devops_slides", *map(str, args)]
    script = f'{before} "$@" {after}'
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *words], capture_output=True, cwd=cwd, check=False, timeout=60,
        env={**os.environ, **environment},
    )  # fmt: skip
    told = subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in told.stderr
    return told


def test_names_that_are_no_text(course: Path, tmp_path: Path) -> None:
    try:
        (course / "content" / "six\udcff\udce9.md").write_text("Un texte. ![x](a.svg)\n", encoding="utf-8")
    except OSError:
        pytest.skip("all names are text here")
    (course / "content" / "\udcff.svg").write_text("x", encoding="utf-8")
    for kind in ("chapter", "section", "course"):
        done = build("build", course, "-o", tmp_path / kind, "--deck", kind)
        assert done.returncode == 0, done.stderr
        assert [line for line in done.stderr.splitlines() if "missing-picture" not in line] == []
    assert len(list((tmp_path / "chapter").glob("*.pptx"))) == 6


def test_a_configuration_whose_name_is_no_text_is_named(tmp_path: Path) -> None:
    root = write_pages(tmp_path / "cours", {"config/_default/hugo.toml": 'title = "x"\n', "content/a.md": "Texte"})
    try:
        (root / "config" / "_default" / "\udcff.toml").write_text("a = [1", encoding="utf-8")
    except OSError:
        pytest.skip("all names are text here")
    done = build("build", root, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "config/_default/?.toml: bad-config" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("args", [[], ["--json"]])
def test_a_system_without_utf_8(course: Path, tmp_path: Path, args: list[str]) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = build("build", course, "-o", "out", *args, cwd=tmp_path, **ascii_only)
    assert (done.returncode, done.stderr) == (0, "")
    assert "out/un.pptx" in done.stdout
    assert "Leçon deux" in build("outline", course, **ascii_only).stdout


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("args", [["build"], ["build", "--json"], ["outline"], ["check"]])
def test_an_output_that_is_full(course: Path, tmp_path: Path, args: list[str]) -> None:
    out = ["-o", tmp_path / "out"] if args[0] == "build" else []
    done = build(*args, course, *out, after="> /dev/full")
    assert done.returncode == 2
    assert done.stderr == "system-error: No space left on device\n"


def test_an_output_that_nobody_reads(course: Path, tmp_path: Path) -> None:
    done = build("build", course, "-o", tmp_path / "out", after="| head -1")
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_few_open_files(course: Path, tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    write_pages(course, {"static/x.svg": drawing, "content/un.md": "Texte. ![Carré](/x.svg)\n"})
    done = build("build", course, "-o", tmp_path / "out", "-j", "4", before="ulimit -n 12;")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").glob("*.pptx"))) == len(NAMES)


def test_a_source_that_is_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for source in ("loop", "loop/content"):
        done = build("build", source, "-o", "out", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{source}: no-source: is a link that leads to itself")
        assert done.stderr.count("\n") == 1


def test_folders_that_lead_into_one_another(course: Path, tmp_path: Path) -> None:
    (course / "content" / "up").symlink_to("..")
    (course / "content" / "here").symlink_to(".")
    done = build("build", course, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "out").rglob("*.pptx"))) == len(NAMES)


@pytest.mark.parametrize("epoch", ["-5", "abc", "1.5", "²", "253402300800", "9" * 30, " "])
def test_a_date_epoch_that_is_no_time(course: Path, tmp_path: Path, epoch: str) -> None:
    for done in (
        build("build", course, "-o", tmp_path / "out", SOURCE_DATE_EPOCH=epoch),
        build("check", course, SOURCE_DATE_EPOCH=epoch),
    ):
        assert done.returncode == 2
        assert done.stderr.startswith("bad-epoch: SOURCE_DATE_EPOCH is ")
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("epoch", ["", "0", "1767225600"])
def test_a_date_epoch_that_is_one(course: Path, tmp_path: Path, epoch: str) -> None:
    assert build("build", course, "-o", tmp_path / "out", SOURCE_DATE_EPOCH=epoch).returncode == 0


@pytest.mark.parametrize("out", ["loop", "file", "file/below"])
def test_an_output_folder_that_cannot_be_made(course: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = build("build", course, "-o", tmp_path / out)
    assert done.returncode == 2
    assert "bad-output: no deck can be written here" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_is_read_only(course: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o555)
    done = build("build", course, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "bad-output: no deck can be written here: it is read-only" in done.stderr


def test_a_current_folder_that_is_gone(course: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = build("build", course, "-o", "out", before=f"cd '{tmp_path}/gone' && rmdir ../gone &&")
    assert done.returncode == 2
    assert done.stderr == "system-error: No such file or directory\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("lost", ["out", "cours"])
def test_a_folder_that_is_deleted_during_the_run(course: Path, tmp_path: Path, lost: str, jobs: str) -> None:
    write_pages(course, {f"content/p{number}.md": PAGE.format(title=number) for number in range(30)})
    command = [sys.executable, "-m", "devops_slides", "build", str(course), "-o", str(tmp_path / "out"), "-j", jobs]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout is not None
    run.stdout.readline()
    shutil.rmtree(tmp_path / lost, ignore_errors=True)
    _, told = run.communicate(timeout=60)
    assert "Traceback" not in told
    assert run.returncode in {0, 1}
    assert all("unreadable-file" in line or "not-written" in line for line in told.splitlines())


def test_files_that_may_not_be_large(course: Path, tmp_path: Path) -> None:
    done = build("build", course, "-o", tmp_path / "out", before="ulimit -f 8;")
    assert done.returncode == 1
    assert all(": not-written: " in line for line in done.stderr.splitlines())
    assert done.stderr.count("File too large") == len(NAMES)
    assert {file.name for file in (tmp_path / "out").iterdir()} <= {NAME}


@pytest.fixture
def lock(course: Path, tmp_path: Path) -> Iterator[None]:
    """Another program that has the manifest of an earlier build, and never gives it back."""
    assert build("build", course, "-o", tmp_path / "out").returncode == 0
    (course / "content" / "un.md").write_text(PAGE.format(title="Anders"), encoding="utf-8")
    base = sqlite3.connect(tmp_path / "out" / NAME, isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    yield
    base.close()


@pytest.mark.weekly
@pytest.mark.usefixtures("lock")
def test_a_manifest_that_another_program_never_gives_back(course: Path, tmp_path: Path) -> None:
    done = build("build", course, "-o", tmp_path / "out")
    assert done.returncode in {0, 1}
    assert done.stderr.count("\n") == done.returncode
    assert len(list((tmp_path / "out").glob("*.pptx"))) == len(NAMES)


@pytest.mark.parametrize("content", [b"", b'{"a', b"\xff\x00", None])
def test_a_manifest_that_is_none(course: Path, tmp_path: Path, content: bytes | None) -> None:
    manifest = tmp_path / "out" / NAME
    manifest.parent.mkdir()
    if content is None:
        manifest.mkdir()
    else:
        manifest.write_bytes(content)
    done = build("build", course, "-o", tmp_path / "out")
    assert done.returncode == (content is None)
    assert done.stderr.count("\n") == (content is None)
    assert len(list((tmp_path / "out").glob("*.pptx"))) == len(NAMES)
