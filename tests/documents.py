"""The documents of the repository, and the scripts that make them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOB = "https://github.com/devops-slides/devops-slides/blob/main/"
TREE = "https://github.com/devops-slides/devops-slides/tree/main/"
RAW = "https://raw.githubusercontent.com/devops-slides/devops-slides/main/"


def script(name: str) -> ModuleType:
    """A script of the folder scripts, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
