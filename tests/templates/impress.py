"""Templates that LibreOffice Impress makes: a flat ODF file of ours, converted by it.

Impress has master pages but no layouts of one's own; each master page becomes a master of the .pptx.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from templates.flat_odf import flat
from templates.package import Parts, packed, parts_of
from templates.template import COLOURS, Template

FILTERS = {".pptx": "pptx", ".potx": 'potx:"Impress MS PowerPoint 2007 XML Template"'}


@cache
def _converted(ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "house.fodp").write_text(flat(), encoding="utf-8")
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            FILTERS[ending].replace('"', ""),
            "--outdir",
            folder,
        ]
        subprocess.run([*command, str(work / "house.fodp")], check=True, capture_output=True, timeout=180)
        return packed(_numbered(parts_of((work / f"house{ending}").read_bytes())))


FIELD = re.compile(rb'(?<=<a:fld id="\{)[0-9A-Fa-f-]{36}(?=\}")')


def _numbered(parts: Parts) -> Parts:
    """The parts with numbered ids of fields: Impress chooses them at random in each export."""
    numbers = count(1)
    return {
        name: FIELD.sub(lambda _: b"00000000-0000-4000-8000-%012X" % next(numbers), parts[name])
        if name.endswith(".xml")
        else parts[name]
        for name in sorted(parts)
    }


def impress(ending: str) -> bytes:
    """What LibreOffice makes of our page styles; the test is skipped if it is not installed."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return _converted(ending)


OWN_WAYS = COLOURS | {
    r"^ppt/slideMasters/\S+: shape id 1 stands": "Impress numbers a picture of the master like the shape tree",
    r"^ppt/slides/\S+: names an RGB colour": "Impress writes each style out on its own slides",
    r"^ppt/slides/\S+: a run without a language": "fields of Impress have no language",
}
TEMPLATES = (
    Template("impress", "LibreOffice Impress's own export", lambda: impress(".pptx"), excuses=OWN_WAYS),
    Template("impress-potx", "the same as a template", lambda: impress(".potx"), ".potx", excuses=OWN_WAYS),
)
