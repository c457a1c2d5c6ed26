"""The font files of this machine, and a digest that tells a later build whether they are still the same."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 4_000
_FONTCONFIG = Path("/etc/fonts")
_FOLDER = r"(?s)<!--.*?-->|<dir(?P<attributes>[^>]*)>\s*(?P<path>[^<]+?)\s*</dir>"


ANY = ""
"""All families, in place of the name of one."""


def system_fonts() -> list[str]:
    """The paths of the system's font files, folder by folder."""
    return [*dict.fromkeys(islice(_files(), _MOST_FILES))]


def digest_of(files: Iterable[str]) -> str:
    """A digest of files by their stats alone, whatever their order; missing files do not count."""
    told = []
    for file in files:
        with suppress(OSError):
            found = os.stat(file)  # noqa: PTH116 - pathlib takes as long as the stat
            told.append(f"{file} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\0".join(sorted(told)).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _files() -> Iterator[str]:
    for folder in system_folders():
        for place, folders, files in os.walk(str(folder)):
            folders.sort()
            yield from (f"{place}{os.sep}{name}" for name in sorted(files) if name.lower().endswith(ENDINGS))


def system_folders() -> list[Path]:
    """The folders in which the system, its user and Office keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        cloud = local / "Microsoft" / "FontCache" / "4" / "CloudFonts"
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts", cloud]
    if sys.platform == "darwin":
        system, library = Path("/System/Library"), home / "Library"
        cloud = library / "Group Containers/UBF8T346G9.Office/FontCache/4/CloudFonts"
        loaded = sorted((system / "AssetsV2").glob("com_apple_MobileAsset_Font*"))
        return [system / "Fonts", Path("/Library/Fonts"), library / "Fonts", cloud, *loaded]
    usual = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local/share/fonts"]
    return [*dict.fromkeys((*usual, *_fontconfig_folders(home / ".local/share")))]


def _fontconfig_folders(data: Path) -> Iterator[Path]:
    """The folders that fontconfig's own files name: some systems keep fonts in none of the usual ones."""
    data = Path(os.environ.get("XDG_DATA_HOME") or data)
    for file in (_FONTCONFIG / "fonts.conf", _FONTCONFIG / "local.conf", *sorted(_FONTCONFIG.glob("conf.d/*.conf"))):
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        named = (match for match in re.finditer(_FOLDER, text) if match["path"])
        yield from (
            data / match["path"] if 'prefix="xdg"' in match["attributes"] else Path(match["path"]).expanduser()
            for match in named
        )
