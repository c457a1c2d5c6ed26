"""A Hugo site as its configuration describes it, once per language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field

from devops_slides.files.boundary import boundary
from devops_slides.model.problem import UsageError
from devops_slides.parse.course.cascade import Inherited, read_cascade
from devops_slides.parse.course.config import ConfigTable, config_files, load_config, merged_config, table, texts
from devops_slides.parse.course.file_index import FileIndex
from devops_slides.parse.course.goldmark import PLAIN, Goldmark, read_goldmark
from devops_slides.parse.course.mounts import Mount, content_mounts, layout_mounts, module_mounts, static_mounts
from devops_slides.parse.course.patterns import pattern

__all__ = ["Mount", "Site", "config_files", "read_site", "read_sites", "root_of"]


class Site(Struct, frozen=True):
    """The configuration for one language. A plain folder of Markdown is a site without one.

    `content`, `static` and `assets` are mounts in the order in which Hugo searches them, content of
    other languages last: a file there may still name this one;
    `base_path` is the path of `base_url`, without slashes at its ends; `params` are the site's own values.
    `language` is the tag that the configuration gives, `code` is the language's key there, `codes` are all
    keys of the site, with the default one first; `prefix` comes before paths in URLs, "" or `fr`.
    """

    root: Path
    title: str
    language: str
    content: tuple[Mount, ...]
    static: tuple[Mount, ...]
    assets: tuple[Mount, ...]
    base_path: str
    is_hugo: bool
    tree: FileIndex
    """The files below `root`, listed once for all languages."""
    layouts: tuple[Mount, ...] = ()
    """The folders of templates, the site's own before its themes'."""
    params: Mapping[str, object] = field(default_factory=dict)
    cascade: tuple[Inherited, ...] = ()
    """What all pages inherit."""
    code: str = ""
    codes: tuple[str, ...] = ()
    enabled: tuple[str, ...] = ()
    prefix: str = ""
    base_url: str = ""
    ignored: tuple[str, ...] = ()
    ugly: bool = False
    """Pages are files `/a.html`, not folders `/a/`."""
    emoji: bool = False
    """`:rocket:` is an emoji (`enableEmoji`)."""
    outputs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The output formats of pages that name none, in lower case, by the kinds of pages."""
    goldmark: Goldmark = PLAIN
    formulas: bool = False
    """Goldmark passes formulas through (`markup.goldmark.extensions.passthrough`)."""

    @property
    def is_multilingual(self) -> bool:
        """Whether the site is published in several languages."""
        return len(self.enabled) > 1


def root_of(place: Path) -> Path | None:
    """The nearest folder, from `place` upward, that holds a site's configuration."""
    for folder in (place, *place.parents):
        if config_files(folder):
            return folder
    return None


def read_site(root: Path) -> Site:
    """The site at `root` in its default language. UsageError if its configuration cannot be read."""
    sites = read_sites(root)
    return next((site for site in sites if site.code == site.codes[0]), sites[0]) if sites[0].codes else sites[0]


def read_sites(root: Path, allowed: tuple[Path, ...] = ()) -> tuple[Site, ...]:
    """The site at `root` in each of its languages, ordered by weight, then by code.

    Its files may lead to the `allowed` folders too.
    """
    config = load_config(root, boundary((root, *allowed)))
    if not config_files(root):
        return (
            Site(
                root,
                "",
                "",
                (Mount(root, ""),),
                (Mount(root / "static", ""),),
                (),
                "",
                is_hugo=False,
                tree=FileIndex(root, allowed),
            ),
        )
    default = str(config.get("defaultcontentlanguage") or "en").lower()
    languages = {code: table(value) for code, value in table(config.get("languages")).items()} or {default: {}}
    if default not in languages:
        default = min(languages, key=lambda code: _rank(code, languages[code]))
    off = set(texts(config.get("disablelanguages")))
    enabled = [code for code, value in languages.items() if value.get("disabled") is not True and code not in off]
    enabled.sort(key=lambda code: _rank(code, languages[code]))
    codes = (default, *(code for code in languages if code != default))
    files = FileIndex(root, allowed)
    return tuple(_site(files, config, languages, code, codes, tuple(enabled)) for code in enabled or [default])


def _rank(code: str, language: ConfigTable) -> tuple[bool, int, str]:
    weight = language.get("weight")
    number = weight if isinstance(weight, int) else 0
    return number == 0, number, code


def _site(
    files: FileIndex,
    config: ConfigTable,
    languages: Mapping[str, ConfigTable],
    code: str,
    codes: tuple[str, ...],
    enabled: tuple[str, ...],
) -> Site:
    root, own = files.root, languages[code]
    base_url = str(own.get("baseurl") or config.get("baseurl") or "")
    apart = config.get("defaultcontentlanguageinsubdir") is True and len(enabled) > 1
    return Site(
        root=root,
        title=str(own.get("title") or config.get("title") or ""),
        language=_tag(config, own, code, codes),
        content=tuple(sorted(content_mounts(config, languages, root), key=lambda mount: not mount.serves(code))),
        static=tuple(mount for mount in static_mounts(config, own, root) if mount.serves(code)),
        assets=module_mounts(config, root, "assets") or (Mount(root / str(config.get("assetdir") or "assets"), ""),),
        base_path=_base_path(base_url),
        is_hugo=True,
        layouts=layout_mounts(config, root),
        params=merged_config(table(config.get("params")), table(own.get("params"))),
        cascade=(*read_cascade(own.get("cascade")), *read_cascade(config.get("cascade"))),
        code=code,
        codes=codes,
        enabled=enabled,
        prefix=code if code != codes[0] or apart else "",
        base_url=base_url,
        ignored=tuple(_expression(text, root) for text in texts(config.get("ignorefiles"))),
        ugly=config.get("uglyurls") is True,
        emoji=config.get("enableemoji") is True,
        outputs=_outputs(merged_config(table(config.get("outputs")), table(own.get("outputs")))),
        goldmark=read_goldmark(config),
        formulas=_passes_formulas(config),
        tree=files,
    )


def _outputs(config: ConfigTable) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(name.lower() for name in texts(names)) for kind, names in config.items()}


def _passes_formulas(config: ConfigTable) -> bool:
    found = config
    for key in ("markup", "goldmark", "extensions", "passthrough"):
        found = table(found.get(key))
    return found.get("enable") is True


def _base_path(base_url: str) -> str:
    try:
        return urlsplit(base_url).path.strip("/")
    except ValueError:
        return ""


def _tag(config: ConfigTable, own: ConfigTable, code: str, codes: tuple[str, ...]) -> str:
    """`locale` in new versions, `languageCode` in old ones: the language's, or the site's if it is of that language.

    A site in one language without `languages` may name it only by defaultContentLanguage.
    """
    for key in ("locale", "languagecode"):
        if own.get(key):
            return str(own[key])
        common = str(config.get(key) or "")
        same = common.lower().replace("_", "-").split("-")[0] == code.split("-", maxsplit=1)[0]
        if common and (same or len(codes) == 1):
            return common
    return code if config.get("languages") or config.get("defaultcontentlanguage") else ""


def _expression(text: str, root: Path) -> str:
    """An entry of ignoreFiles: a regular expression that is searched for in the file's path."""
    try:
        pattern(text)
    except ValueError as error:
        place = f"{root.name}: ignoreFiles"
        raise UsageError(f"{text!r} is not a regular expression: {error}", place=place, code="bad-config") from None
    return text
