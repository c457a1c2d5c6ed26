"""Templates by the kind of their main part: template, show, with macros.

The macro project is the head of an empty OLE file: PowerPoint would refuse its macros, the package around it is sound.
"""

from __future__ import annotations

from functools import partial

from templates.looks import acme
from templates.package import PRESENTATION, add, packed, relate, typed
from templates.template import Template

OPEN = "application/vnd.openxmlformats-officedocument.presentationml."
OWN = "application/vnd.ms-powerpoint."
KINDS = {
    ".potx": f"{OPEN}template.main+xml",
    ".ppsx": f"{OPEN}slideshow.main+xml",
    ".potm": f"{OWN}template.macroEnabled.main+xml",
    ".pptm": f"{OWN}presentation.macroEnabled.main+xml",
}
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PROJECT = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def of_kind(ending: str) -> bytes:
    parts = acme()
    typed(parts, PRESENTATION, KINDS[ending])
    if ending.endswith("m"):
        project = add(parts, "ppt/vbaProject.bin", OLE + bytes(504), "application/vnd.ms-office.vbaProject")
        relate(parts, PRESENTATION, project, PROJECT)
    return packed(parts)


TEMPLATES = tuple(
    Template(f"acme-{ending[1:]}", f"ACME's template as {ending}: {kind}", partial(of_kind, ending), ending)
    for ending, kind in KINDS.items()
)
