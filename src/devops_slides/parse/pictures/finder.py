"""Finds the pictures of a page and words for them: the author's, else those of a file name that means something."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from devops_slides.files.boundary import HINT
from devops_slides.files.read_file import read_file
from devops_slides.images.image_result import UnreadableError
from devops_slides.images.read_image import read_image
from devops_slides.model.block import Picture
from devops_slides.model.limits import LIMITS, Limits
from devops_slides.model.problem import Problems, did_you_mean, nearest
from devops_slides.model.text import Run, Runs, plain
from devops_slides.parse.course.file_names import spoken
from devops_slides.parse.course.site import Site
from devops_slides.parse.pictures.asked_size import asked_share
from devops_slides.parse.pictures.places import find_picture, picture_outside
from devops_slides.parse.pictures.reference import Address, Reference, host_of, read_address

SUFFIXES = {
    ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".svgz",
    ".avif", ".ico", ".apng",
}  # fmt: skip
_FILE = re.compile(
    rf"(?:\S*[/\\])?(?P<stem>[^/\\\s]+)(?:{'|'.join(re.escape(suffix) for suffix in sorted(SUFFIXES))})", re.IGNORECASE
)
_MUTE = re.compile(
    r"(?:img|image|dsc[fn]?|pic|picture|photo|pxl|fig|figure|capture|screen ?shots?|bildschirmfoto|snip|clip|unnamed"
    r"|untitled|unknown|download|capture d écran|capture d’écran|capture d'écran|x|file|scan)?"
    r"(?:[\s.:,()]*(?:\d+|at|am|pm|à|le|du|[ap]m|copy|copie|\d+x|x\d*))*",
    re.IGNORECASE,
)
"""A camera's or a program's name for a file: a word such as “screenshot”, dates and numbers."""
_HASH = re.compile(
    r"(?=[0-9a-f ]*\d)[0-9a-f]{8}(?: ?[0-9a-f]{4}){3} ?[0-9a-f]{12}|(?=\w*\d)[0-9a-f]{12,}", re.IGNORECASE
)


def telling(stem: str) -> str:
    """A file's name as words if it describes something; empty for `img_2938`, screenshots and hashes."""
    words = spoken(stem)
    return "" if _MUTE.fullmatch(words) or _HASH.fullmatch(words) or not re.search(r"[^\W\d_]", words) else words


def description(asked: Reference) -> str:
    """The author's words: alternative text, else title, else caption; never a file name with its ending."""
    for text in (asked.alt, asked.title, plain(asked.caption)):
        words = " ".join(text.split())
        match = _FILE.fullmatch(words)
        if match:
            words = telling(match["stem"])
        if words:
            return words
    return ""


def _title_beside(asked: Reference) -> Runs:
    """The title of a picture with an alternative text of its own, which it complements, as its caption."""
    title, alt = " ".join(asked.title.split()), " ".join(asked.alt.split())
    return (Run(title),) if title and alt and title.casefold() != alt.casefold() else ()


_MOST_NAMED = 3
_LONG = 80


class Finder(Struct, frozen=True):
    """Finds the pictures of one page. `page_path` is its URL's path without slashes at the ends.

    `page_width` is the width in pixels that asked widths are relative to.
    """

    site: Site
    file: Path
    page_path: str
    page_width: int = 1000
    limits: Limits = LIMITS

    def find(self, asked: Reference, shown: str, line: int, problems: Problems) -> Picture | None:
        """The picture, or None with a problem that names the likeliest file."""
        addresses = [read_address(src) for src in (asked.src, *asked.others)]
        for address in addresses:
            if address.kind == "data":
                return self._from_data(address, asked, shown, line, problems)
            found = find_picture(address.path, self.page_path, self.file, self.site) if self._is_here(address) else None
            if found is not None:
                name = self._named(found.file)
                if not found.as_written:
                    what = f"{_short(asked.src)} and {name} differ in upper and lower case"
                    problems.add(shown, line, "case-differs", what, "a web server would not find it")
                return self._picture(found.file, asked, shown, line, problems)
        return self._strayed(addresses[0], asked, shown, line, problems)

    def _is_here(self, address: Address) -> bool:
        """Whether an address may lead to a file of the site, by its path or as a whole."""
        return address.kind == "path" or (address.kind == "remote" and address.host == host_of(self.site.base_url))

    def _strayed(self, address: Address, asked: Reference, shown: str, line: int, problems: Problems) -> Picture | None:
        """The only file of that name, wherever it is; else a problem."""
        src = _short(asked.src)
        if address.kind == "remote":
            problems.add(shown, line, "remote-picture", f"{src} is not downloaded", "keep a copy under static/")
        elif not asked.src.strip():
            problems.add(shown, line, "missing-picture", "a picture has no address", "add its address")
        elif address.kind == "malformed":
            problems.add(
                shown, line, "bad-address", f"{src} is not the address of a picture", "name a file under static/"
            )
        elif (outside := picture_outside(address.path, self.page_path, self.file, self.site)) is not None:
            problems.add(shown, line, "outside-course", f"{self._named(outside)} leads out of the course", HINT)
        else:
            same = self.site.tree.named(PurePosixPath(address.path).name)
            if len(same) == 1:
                problems.add(
                    shown, line, "stray-picture", f"{src} leads nowhere", f"{self._named(same[0])} is used instead"
                )
                return self._picture(same[0], asked, shown, line, problems)
            sources = (mount.source for mount in self.site.static if mount.source.is_dir())
            roots = dict.fromkeys(self._named(source) for source in sources if ".." not in source.parts)
            where = f"is not in {', '.join(roots)}" if roots else "was not found"
            message = f"{src} {where}"
            problems.add(shown, line, "missing-picture", message, self._hint(address.path, same))
        return None

    def _hint(self, path: str, same: Iterable[Path]) -> str:
        """The likeliest files: those of that name, of that name with another ending, of a similar name."""
        twins = [self._named(file) for file in same][:_MOST_NAMED]
        if twins:
            return f"there are {' and '.join(twins)}"
        known = {name: file for name, file in self.site.tree.names().items() if Path(name).suffix.lower() in SUFFIXES}
        asked = PurePosixPath(path)
        stems = {Path(name).stem.casefold(): name for name in reversed(known)}
        near = stems.get(asked.stem.casefold(), "") or nearest(asked.name, known)
        near = near or stems.get(nearest(asked.stem.casefold(), stems), "")
        return did_you_mean(self._named(known[near]) if near else "", "put it under static/")

    def _named(self, file: Path) -> str:
        """A file's path below the root, as problems show it."""
        root = self.site.root
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name

    def _from_data(
        self, address: Address, asked: Reference, shown: str, line: int, problems: Problems
    ) -> Picture | None:
        head, _, body = address.path.partition(",")
        data = unquote_to_bytes(body)
        if head.rstrip().lower().endswith(";base64"):
            try:
                data = base64.b64decode(data)
            except binascii.Error:
                data = b""
        return self._made(data, "", asked, shown, line, problems)

    def _picture(self, file: Path, asked: Reference, shown: str, line: int, problems: Problems) -> Picture | None:
        self.site.tree.log.files.add(str(file))
        try:
            data = read_file(file, "picture")
        except OSError as error:
            problems.add(shown, line, "unreadable-picture", f"{self._named(file)}: {error.strerror}")
            return None
        return self._made(data, self._named(file), asked, shown, line, problems)

    def _made(
        self, data: bytes, path: str, asked: Reference, shown: str, line: int, problems: Problems
    ) -> Picture | None:
        what = path or "the embedded picture"
        try:
            read = read_image(data, self.limits)
        except UnreadableError as error:
            hint = "its alternative text is shown" if asked.alt.strip() else "replace it"
            problems.add(shown, line, "unreadable-picture", f"{what} {error}", hint)
            return None
        if read.fonts:
            self.site.tree.log.fonts.add(read.fonts)
        for remark in read.remarks:
            problems.add(shown, line, remark.code, f"{what} {remark.message}", remark.hint)
        told = description(asked)
        name = "" if asked.decorative else telling(PurePosixPath(path).stem)
        return Picture(
            path=path,
            name=name,
            data=read.data,
            content_type=read.content_type,
            width=read.width,
            height=read.height,
            digest=hashlib.sha256(data).hexdigest(),
            alt=told or name,
            title=" ".join(asked.title.split()),
            described=bool(told),
            asked=asked_share(asked, self.page_width, (read.width, read.height)),
            caption=asked.caption or _title_beside(asked),
            drawing=read.drawing,
            link=asked.link,
            decorative=asked.decorative,
        )


def is_icon(picture: Picture, page_width: int, most: int) -> bool:
    """Whether it is shown at most `most` pixels wide and high; only a drawing can be shown larger than it is."""
    natural = max(picture.width, picture.height)
    if picture.asked is None:
        return natural <= most
    wanted = picture.asked * page_width * natural / picture.width
    return (wanted if picture.drawing else min(wanted, natural)) <= most


def _short(src: str) -> str:
    """An address as problems show it, shortened: an embedded picture's address is as long as the picture."""
    clean = " ".join(src.split())
    return clean if len(clean) <= _LONG else f"{clean[:_LONG]}…"
