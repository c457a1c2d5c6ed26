"""A template's package without its example slides and what refers to them: sections, shows, jumps, designers' views."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace
from pptx.exc import PythonPptxError
from pptx.opc.package import OpcPackage

from devops_slides.files.archive import check_archive
from devops_slides.files.read_file import read_file
from devops_slides.model.template import PackagePart
from devops_slides.theme.template.numbers import check_numbers
from devops_slides.theme.template.safe_parts import safe_part
from devops_slides.theme.template.xml import STRICT, P, text_of, tree

_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"


def without_slides(data: bytes) -> bytes:
    """A presentation without its slides, sections and custom shows, and without a password for changes."""
    root = tree(data)
    for name in ("sldIdLst", "custShowLst", "modifyVerifier"):
        for element in root.findall(f"{P}{name}"):
            root.remove(element)
    extensions = root.find(f"{P}extLst")
    if extensions is not None:
        for extension in list(extensions):
            if next(extension.iter(_SECTIONS), None) is not None:
                extensions.remove(extension)
        if len(extensions) == 0:
            root.remove(extensions)
    return text_of(root)


def without_shows(data: bytes) -> bytes:
    """Presentation properties that show all slides instead of a custom show or a range (ECMA-376 part 1, 19.2.1.30)."""
    root = tree(data)
    for element in [*root.iter(f"{P}custShow"), *root.iter(f"{P}sldRg")]:
        element.tag = f"{P}sldAll"
        element.attrib.clear()
    return text_of(root)


def in_normal_view(data: bytes) -> bytes:
    """View properties that do not open a deck among masters or in an outline (ECMA-376 part 1, 19.2.1.39)."""
    root = tree(data)
    if root.attrib.pop("lastView", "sldView") in {"sldView", "sldThumbnailView"}:
        return data
    return text_of(root)


_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_KINDS = ("presentation.main", "template.main", "slideshow.main", "macroEnabled.main")
_OLD = b"\xd0\xcf\x11\xe0"
"""Start of files of PowerPoint 97 to 2003, and of encrypted ones (MS-CFB 2.2)."""
_DAMAGED = (
    PythonPptxError, zipfile.BadZipFile, KeyError, ValueError, EOFError, etree.XMLSyntaxError, AttributeError,
    NotImplementedError, RecursionError, zlib.error, RuntimeError,
)  # fmt: skip
"""What python-pptx raises, besides OSError, on files that it cannot read."""
_MADE_ANEW = ("officeDocument", "core-properties", "extended-properties", "thumbnail")
_SIGNED = "origin"
"""The relationship to digital signatures (ECMA-376 part 2, 13.2.4), which no other file can have."""


class Package(Struct, frozen=True):
    """The parts of a template by name; `main` is the presentation, `root` has the package's own relationships."""

    main: str
    parts: dict[str, PackagePart]
    root: PackagePart
    lost: tuple[str, ...] = ()
    """What decks do not get from the template, each with its part."""
    mended: tuple[str, ...] = ()
    """What was wrong in its layouts and has been repaired."""

    def related(self, name: str, kind: str) -> list[str]:
        """The parts to which a part has relationships of a kind, such as `slideLayout`, in order."""
        return [target for _, reltype, target in self.parts[name].relations if reltype.rpartition("/")[2] == kind]

    def target(self, name: str, rid: str) -> str | None:
        """The part to which a relationship leads."""
        return next((target for relation, _, target in self.parts[name].relations if relation == rid), None)


def read_package(file: Path) -> Package:
    """The package. ValueError says why it is not a template; OSError if it cannot be read."""
    data = read_file(file, "template")
    if data.startswith(_OLD):
        raise ValueError("is encrypted, or from PowerPoint 97 to 2003: save it as .pptx without a password")
    check_archive(data)
    try:
        package = OpcPackage.open(io.BytesIO(data))
        whole = _whole(package)
    except _DAMAGED:
        raise ValueError("cannot be read as a presentation") from None
    main = whole.parts.get(whole.main)
    if main is None:
        raise ValueError("contains no presentation")
    if not any(kind in main.kind for kind in _KINDS):
        raise ValueError(f"is not a presentation but {main.kind}")
    if tree(main.data).tag.startswith(f"{{{STRICT}"):
        raise ValueError("is strict Open XML: save it as an ordinary .pptx")
    found = _without_slides(whole)
    for part in found.parts.values():
        check_numbers(part)
    return found


def _whole(package: OpcPackage) -> Package:
    """All parts, unchanged."""
    parts = {part.partname.lstrip("/"): part for part in package.iter_parts()}
    found = {name: _part(name, part.content_type, part.blob, part.rels) for name, part in parts.items()}
    root = _part("", "", b"", package._rels)  # noqa: SLF001 - the package's own have no public name
    main = next((target for _, kind, target in root.relations if kind.endswith("/officeDocument")), "")
    return Package(main, found, root)


def _part(name: str, kind: str, data: bytes, relations: object) -> PackagePart:
    inner, outer = [], []
    for relation in relations.values():  # type: ignore[attr-defined]
        if relation.is_external:
            outer.append((relation.rId, relation.reltype, relation.target_ref))
        else:
            inner.append((relation.rId, relation.reltype, relation.target_part.partname.lstrip("/")))
    return PackagePart(name, kind, data, tuple(inner), tuple(outer))


def _without_slides(whole: Package) -> Package:
    kinds = {name: part.kind for name, part in whole.parts.items()}
    safe = {name: safe_part(part, kinds) for name, part in whole.parts.items()}
    parts = {name: _cleaned(value.part) for name, value in safe.items()}
    main = parts[whole.main]
    parts[whole.main] = replace(main, kind=_MAIN, data=without_slides(main.data))
    kept = tuple(
        relation for relation in whole.root.relations if relation[1].rpartition("/")[2] not in {*_MADE_ANEW, _SIGNED}
    )
    outer = safe_part(replace(whole.root, relations=kept), kinds)
    reached = dict.fromkeys(_reached([whole.main, *(target for *_, target in outer.part.relations)], parts))
    lost = {**{name: safe[name].lost for name in reached}, "_rels/.rels": outer.lost}
    told = tuple(f"{name}: decks do not get {', '.join(what)}" for name, what in lost.items() if what)
    return Package(whole.main, {name: parts[name] for name in reached}, outer.part, told)


def _cleaned(part: PackagePart) -> PackagePart:
    """A safe part without custom shows and views."""
    data = part.data
    if part.kind.endswith("presProps+xml"):
        data = without_shows(data)
    if part.kind.endswith("viewProps+xml"):
        data = in_normal_view(data)
    return replace(part, data=data)


def _reached(names: list[str], parts: dict[str, PackagePart]) -> Iterator[str]:
    """The parts that can be reached from these, themselves first."""
    seen: set[str] = set()
    while names:
        name = names.pop(0)
        if name not in seen:
            seen.add(name)
            yield name
            names += [target for *_, target in parts[name].relations]
