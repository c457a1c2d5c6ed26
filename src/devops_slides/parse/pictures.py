"""Where a picture is: the browser joins `src` to the page's URL, so the same is done with files."""

from __future__ import annotations

import base64
import binascii
import difflib
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from PIL import Image, UnidentifiedImageError

from devops_slides.model.chapter import Picture
from devops_slides.model.problem import Problems
from devops_slides.parse.hugo import Mount, Site
from devops_slides.parse.picture_file import shown_as, spoken
from devops_slides.parse.reference import Reference, asked_share

_SUFFIXES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".avif"}
_LONGEST_NAME = 255
"""Bytes in a file's name, on every common file system."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the pictures of one page. `page_path` is its URL's path without slashes at the ends.

    `page_width` is the width in pixels that asked widths are measured by.
    """

    site: Site
    file: Path
    page_path: str
    page_width: int = 1000
    _read: dict[Path, tuple[bytes, str, int, int]] = field(default_factory=dict)

    def find(self, asked: Reference, shown: str, line: int, problems: Problems) -> Picture | None:
        """The picture, or None with a problem that names the likeliest file."""
        src = asked.src.strip()
        if src.startswith("data:"):
            return self._from_data(asked, shown, line, problems)
        parts = urlsplit(src)
        if parts.scheme in {"http", "https"} or src.startswith("//"):
            problems.add(shown, line, "remote-picture", f"{src} is not fetched", "keep a copy under static/")
            return None
        path = unquote(parts.path)
        for candidate in self._candidates(path):
            if self._is_ours(candidate):
                return self._picture(candidate, asked, shown, line, problems)
        by_name = self._by_name(path)
        if len(by_name) == 1:
            found = by_name[0].relative_to(self.site.root).as_posix()
            problems.add(shown, line, "stray-picture", f"{src} leads nowhere", f"{found} is taken for it")
            return self._picture(by_name[0], asked, shown, line, problems)
        near = difflib.get_close_matches(PurePosixPath(path).name, sorted(self._names()), n=1)
        hint = f"did you mean {self._names()[near[0]]}?" if near else "put it under static/"
        roots = ", ".join(mount.source.relative_to(self.site.root).as_posix() or "." for mount in self.site.static)
        problems.add(shown, line, "missing-picture", f"{src} is in none of {roots or 'the folders'}", hint)
        return None

    def _candidates(self, path: str) -> list[Path]:
        """Files in the order of their likelihood, as measured on real courses."""
        found: list[Path] = []
        if path.startswith("/"):
            clean = normpath(path).lstrip("/")
            found += self._served(clean)
            base = self.site.base_path
            if base and clean.startswith(base + "/"):
                found += self._served(clean.removeprefix(base + "/"))
            return found
        for page in (self.page_path, self.page_path.partition("/")[2]):
            joined = normpath(f"/{page}/{path}").lstrip("/")
            found += self._served(joined)
        found.append(self.file.parent / path)
        bare = re.sub(r"^(?:\.\./|\./)+", "", path)
        return found + self._served(bare)

    def _served(self, url: str) -> list[Path]:
        """The files that could be served at a URL's path: beside pages, static, assets."""
        mounts = (*self.site.content, *self.site.static, *self.site.assets)
        return [file for mount in mounts if (file := _in_mount(mount, url)) is not None]

    def _is_ours(self, file: Path) -> bool:
        """Whether the course holds that file; a name that no system takes is not there."""
        try:
            return self._inside(file) and file.is_file()
        except (OSError, ValueError):
            return False

    def _inside(self, file: Path) -> bool:
        """Nothing outside the course is ever read."""
        return file.resolve().is_relative_to(self.site.root.resolve())

    def _by_name(self, path: str) -> list[Path]:
        name = PurePosixPath(path).name
        return [one for one in self.site.root.rglob(name) if one.is_file() and self._inside(one)] if _safe(name) else []

    def _names(self) -> dict[str, str]:
        root = self.site.root
        return {
            one.name: one.relative_to(root).as_posix()
            for one in sorted(root.rglob("*"))
            if one.suffix.lower() in _SUFFIXES
        }

    def _from_data(self, asked: Reference, shown: str, line: int, problems: Problems) -> Picture | None:
        head, _, body = asked.src.partition(",")
        try:
            data = base64.b64decode(body) if head.endswith(";base64") else unquote(body).encode()
        except binascii.Error:
            data = b""
        return self._made(data, "", asked, shown, line, problems)

    def _picture(self, file: Path, asked: Reference, shown: str, line: int, problems: Problems) -> Picture | None:
        try:
            data = file.read_bytes()
        except OSError as error:
            problems.add(shown, line, "unreadable-picture", f"{asked.src}: {error.strerror}")
            return None
        path = file.resolve().relative_to(self.site.root.resolve()).as_posix()
        return self._made(data, path, asked, shown, line, problems)

    def _made(
        self, data: bytes, path: str, asked: Reference, shown: str, line: int, problems: Problems
    ) -> Picture | None:
        try:
            data, kind, width, height = shown_as(data)
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            what = path or "the data"
            problems.add(shown, line, "unreadable-picture", f"{what} is no picture that can be read")
            return None
        name = spoken(PurePosixPath(path).stem)
        alt = asked.alt.strip() or asked.title.strip()
        return Picture(
            path=path,
            name=name,
            data=data,
            content_type=kind,
            width=width,
            height=height,
            digest=hashlib.sha256(data).hexdigest(),
            alt=alt or name,
            title=asked.title.strip(),
            described=bool(alt),
            asked=asked_share(asked, self.page_width),
            caption=asked.caption,
        )


def _in_mount(mount: Mount, url: str) -> Path | None:
    """The file that a mount serves at a URL's path."""
    if not mount.target:
        return mount.source / url
    if url == mount.target:
        return mount.source
    if url.startswith(mount.target + "/"):
        return mount.source / url.removeprefix(mount.target + "/")
    return None


def _safe(name: str) -> bool:
    return 0 < len(name.encode()) <= _LONGEST_NAME and not any(c in name for c in "*?[]\0")
