"""Drawings are drawn apart: what takes all time or memory, or ends the process that draws, costs its picture alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from devops_slides.images import svg_draw
from devops_slides.images.image_result import UnreadableError
from devops_slides.images.read_image import read_image
from devops_slides.model.limits import Limits

SVG = 'xmlns="http://www.w3.org/2000/svg" width="900" height="900"'
GOOD = f'<svg {SVG}><rect width="90" height="90" fill="red"/></svg>'
LIMITS = Limits(svg_seconds=1)
SLOW = f'<svg {SVG}><path stroke="red" stroke-dasharray=".001" d="M0 0{" L900 900 L0 0" * 200_000}"/></svg>'
GREEDY = (
    f"<svg {SVG}><style>g {{ opacity: .9 }}</style>{'<g>' * 90}"
    + '<rect width="900" height="900"/>' * 3
    + f"{'</g>' * 90}</svg>"
)
ENTITY = "x" * 999


def many(text: str, number: int) -> str:
    return text * number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SLOW, "within 1 s"),
        (f"<svg {SVG}>{'<g>' * 120}<rect/>{'</g>' * 120}</svg>", "nested more than 100 elements deep"),
        (
            f"<svg {SVG}>"
            + "".join(f'<mask id="m{n}" mask="url(#m{n + 1})"><rect/></mask>' for n in range(120))
            + '<rect mask="url(#m0)"/></svg>',
            "nested more than 100 elements deep",
        ),
        (f"<svg {SVG}>{many('<a/>', 300_000)}</svg>", "more than 200,000 elements"),
        (f"<svg {SVG} {' '.join(f'a{n}=%%' for n in range(1_100_000)).replace('%', chr(34))}/>", "elements"),
        (f'<?xml version="1.0" encoding="undefined"?><svg {SVG}/>', "encoding that drawings cannot have"),
        (f'<?xml version="1.0" encoding="punycode"?><svg {SVG}/>{many("a", 3_000_000)}', "encoding"),
        (f'<!DOCTYPE svg [<!ENTITY a "{ENTITY}">]><svg {SVG}><text>{many("&a;", 900_000)}</text></svg>', "unsafe"),
        (f"<!--<svg--><!DOCTYPE svg [{many('<!ENTITY a %', 90_000).replace('%', chr(34))}]><svg {SVG}/>", "unsafe"),
        (f"<!--<svg-->{many('<!DOCTYPE svg [', 900_000)}<svg {SVG}/>", "more than 200,000"),
        (f"<svg {SVG}><style>{many('url(', 900_000)}</style></svg>", ""),
    ],
    ids=["slow", "deep", "masks", "elements", "attributes", "undefined", "punycode", "entities", "open", "types", "css"],
)  # fmt: skip
def test_a_drawing_that_is_too_much_work_says_so(text: str, reason: str) -> None:
    if not reason:
        assert read_image(text.encode(), LIMITS).data
        return
    with pytest.raises(UnreadableError, match=reason):
        read_image(text.encode(), LIMITS)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory that a process has of its own")
def test_a_drawing_has_so_much_memory() -> None:
    with pytest.raises(UnreadableError, match="with 100 MB of memory"):
        read_image(GREEDY.encode(), Limits(svg_megabytes=100))
    assert read_image(GOOD.encode(), Limits(svg_megabytes=100)).data


def test_what_was_refused_is_refused_at_once_the_next_time() -> None:
    def refused() -> bytes:
        with pytest.raises(UnreadableError) as found:
            read_image(SLOW.encode(), LIMITS)
        assert found.value.args
        apart = svg_draw._apart
        return apart.process.pid.to_bytes(8, "big") if apart is not None else b""

    assert refused() == refused()


def test_one_process_draws_everything() -> None:
    read_image(GOOD.replace("red", "#f00001").encode())
    first = svg_draw._apart
    assert first is not None
    read_image(GOOD.replace("red", "#f00002").encode())
    assert svg_draw._apart is first
    assert first.process.poll() is None


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes end otherwise here")
def test_a_process_that_is_gone_is_replaced() -> None:
    read_image(GOOD.replace("red", "#f00003").encode())
    apart = svg_draw._apart
    assert apart is not None
    os.kill(apart.process.pid, signal.SIGKILL)
    apart.process.wait()
    assert read_image(GOOD.replace("red", "#f00004").encode()).data


def test_only_a_drawing_starts_the_process_and_it_ends_with_ours(tmp_path: Path) -> None:
    file = tmp_path / "x.svg"
    file.write_text(GOOD, encoding="utf-8")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from devops_slides.images.read_image import read_image\n"
        "from devops_slides.images import svg_draw\n"
        "assert svg_draw._apart is None\n"
        f"read_image(Path({str(file)!r}).read_bytes())\n"
        "print(svg_draw._apart.process.pid)\n"
        "assert 'resvg_py' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    if hasattr(os, "fork"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(done.stdout), 0)


def test_a_build_names_the_drawing_and_goes_on(tmp_path: Path) -> None:
    root = tmp_path / "cours"
    (root / "content").mkdir(parents=True)
    (root / "static").mkdir()
    (root / "hugo.toml").write_text('title = "Cours"\n', encoding="utf-8")
    (root / "slides.toml").write_text("[limits]\nsvg_seconds = 1\n", encoding="utf-8")
    (root / "static" / "slow.svg").write_text(SLOW, encoding="utf-8")
    for name in ("un", "deux", "trois"):
        text = f"---\ntitle: {name}\n---\n\nTexte.\n\n" + ("![Un dessin](/slow.svg)\n" if name == "deux" else "")
        (root / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "devops_slides", "build", str(root), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "deux.md:7: unreadable-picture: static/slow.svg cannot be drawn within 1 s" in line
    assert done.stdout.splitlines()[-1].startswith("3 decks")
