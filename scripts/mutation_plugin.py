"""What `mutate.py` has pytest do: write down which functions each test reaches, or run tests on a changed module."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType

import pytest

_asked = json.loads(Path(os.environ["MUTATION"]).read_text(encoding="utf-8"))
"""What is asked for: a changed module and its tests, or the folders whose functions are written down."""
_reached: dict[str, dict[str, object]] = {}


class Changed(SourceFileLoader):
    """Loads one module from the source that was handed in."""

    def get_code(self, fullname: str) -> CodeType:
        """The code of the changed module; its file stays as it is."""
        return compile(_asked["source"], self.get_filename(fullname), "exec", dont_inherit=True)


class Finder:
    """Finds the changed module before any other finder does."""

    def find_spec(self, name: str, path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        """The module's own place with another loader."""
        spec = PathFinder.find_spec(name, path) if name == _asked["module"] else None
        if spec is not None and spec.origin is not None:
            spec.loader = Changed(name, spec.origin)
        return spec


if "module" in _asked:
    sys.meta_path.insert(0, Finder())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only the tests that were asked for, in that order."""
    if "tests" in _asked:
        order = {name: number for number, name in enumerate(_asked["tests"])}
        items[:] = sorted((one for one in items if one.nodeid in order), key=lambda one: order[one.nodeid])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Write down how long a test takes and the functions below the folders that it reaches."""
    if "folders" not in _asked:
        return (yield)
    folders, reached = tuple(_asked["folders"]), set()

    def seen(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(folders):
            reached.add((code.co_filename, code.co_firstlineno))

    start = time.perf_counter()
    sys.setprofile(seen)
    try:
        return (yield)
    finally:
        sys.setprofile(None)
        _reached[item.nodeid] = {"seconds": time.perf_counter() - start, "reached": sorted(reached)}


def pytest_sessionfinish() -> None:
    """Hand back what was written down."""
    if "answer" in _asked:
        Path(_asked["answer"]).write_text(json.dumps(_reached), encoding="utf-8")
