"""A package to bytes that depend on nothing but its parts: fixed dates, fixed order, pictures stored as they are."""

from __future__ import annotations

import io
import zipfile

from pptx.opc.package import OpcPackage, Part

from devops_slides.write.xml import HEAD, attribute

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can have."""
_LEVEL = 6
_UNIX = 3
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}


def package_bytes(package: OpcPackage) -> bytes:
    """The zip file of a package: content types first, then each part with its relationships."""
    parts = sorted(package.iter_parts(), key=lambda part: _natural(str(part.partname)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "[Content_Types].xml", _content_types(parts).encode())
        _add(archive, "_rels/.rels", package._rels.xml)  # noqa: SLF001 - the package's own have no other name
        for part in parts:
            _add(archive, part.partname.membername, part.blob, stored=part.content_type.startswith("image/"))
            if len(part.rels):
                _add(archive, part.partname.rels_uri.membername, part.rels.xml)
    return buffer.getvalue()


def _natural(name: str) -> tuple[str, int, str]:
    """slide2 before slide10."""
    stem = name.rsplit(".", 1)[0]
    digits = stem[len(stem.rstrip("0123456789")) :]
    return stem[: len(stem) - len(digits)], int(digits or 0), name


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, stored: bool = False) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = _UNIX
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=_LEVEL)


def _content_types(parts: list[Part]) -> str:
    """Extensions as defaults where they tell the type, an override for every other part (ECMA-376 part 2, 7.2.3)."""
    used = {"rels", "xml"} | {part.partname.ext for part in parts}
    defaults = "".join(
        f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in _DEFAULTS.items() if ext in used
    )
    overrides = "".join(
        f'<Override PartName="{attribute(str(part.partname))}" ContentType="{part.content_type}"/>'
        for part in parts
        if _DEFAULTS.get(part.partname.ext) != part.content_type
    )
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
