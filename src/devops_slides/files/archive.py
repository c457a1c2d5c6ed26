"""What a package may hold before any of it is unpacked: templates and decks on the disk come from anywhere."""

from __future__ import annotations

import io
import zipfile

MOST_PARTS = 20_000
"""Most entries of a package: a deck of 2,000 slides with notes has 12,000."""
MOST_UNPACKED = 2048 * 1024 * 1024
"""Most bytes of all entries together, by their own account, which is the most that zipfile reads of each."""
MOST_GROWTH = 60
"""Most bytes unpacked for each packed one; XML alone has 30, pictures do not grow."""
FREE = 64 * 1024 * 1024
"""Bytes unpacked that any package may have."""
MOST_XML = 128 * 1024 * 1024
"""Most bytes of all XML together: as a tree it takes ten times its size."""
_XML = (".xml", ".rels", ".vml")
_ENCRYPTED = 0x1
"""Bit 0 of an entry's general purpose flag (APPNOTE 4.4.4)."""


def check_archive(data: bytes) -> None:
    """Raise ValueError with the reason if a package is damaged, too large to be unpacked, or has odd entries."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        raise ValueError("cannot be read as a presentation") from None
    if len(entries) > MOST_PARTS:
        raise ValueError(f"has {len(entries)} parts, more than {MOST_PARTS}")
    xml = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML))
    most = min(MOST_UNPACKED, max(FREE, MOST_GROWTH * len(data)))
    if sum(entry.file_size for entry in entries) > most or xml > MOST_XML:
        raise ValueError("is far larger unpacked than any presentation")
    names: set[str] = set()
    for entry in entries:
        _check_entry(entry, names)


def _check_entry(entry: zipfile.ZipInfo, names: set[str]) -> None:
    name = entry.orig_filename
    if entry.flag_bits & _ENCRYPTED:
        raise ValueError(f"has an encrypted part, {name[:80]!r}: save it without a password")
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/") or ":" in name:
        raise ValueError(f"has a part outside the package, {name[:80]!r}")
    if name.lower() in names:
        raise ValueError(f"has two parts of the name {name[:80]!r}")
    names.add(name.lower())
