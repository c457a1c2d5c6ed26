"""What pytest does for `mutate.py`: record which functions each test reaches, or run tests on a changed module."""

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
"""The request: a changed module and its tests, or the folders whose functions are recorded."""
_reached: dict[str, dict[str, object]] = {}


class Changed(SourceFileLoader):
    """Loads one module from the given source."""

    def get_code(self, fullname: str) -> CodeType:
        """The code of the changed module; its file stays unchanged."""
        return compile(_asked["source"], self.get_filename(fullname), "exec", dont_inherit=True)


class Finder:
    """Finds the changed module before any other finder does."""

    def find_spec(self, name: str, path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        """The module's own spec, with another loader."""
        spec = PathFinder.find_spec(name, path) if name == _asked["module"] else None
        if spec is not None and spec.origin is not None:
            spec.loader = Changed(name, spec.origin)
        return spec


if "module" in _asked:
    sys.meta_path.insert(0, Finder())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep only the tests that were asked for, in their given order."""
    if "tests" in _asked:
        order = {name: number for number, name in enumerate(_asked["tests"])}
        items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Record how long a test takes, and which functions below the folders it reaches."""
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
    """Write the record into the file that was asked for."""
    if "answer" in _asked:
        Path(_asked["answer"]).write_text(json.dumps(_reached), encoding="utf-8")
