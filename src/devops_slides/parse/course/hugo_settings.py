"""Whether a configuration is Hugo's: `config.yaml` and its like are often another program's."""

from __future__ import annotations

import json
import re
from pathlib import Path

_ONLY_HUGOS = frozenset(
    word
    for line in (
        "archetypedir assetdir baseurl blackfriday builddrafts buildexpired buildfuture canonifyurls",
        "contentdir datadir capitalizelisttitles cascade cleandestinationdir defaultcontentlanguage",
        "defaultcontentlanguageinsubdir disablekinds defaultoutputformat disablealiases",
        "disablehugogeneratorinject disablelanguages disablelivereload disablepathtolower disqusshortname",
        "enableemoji enablegitinfo enableinlineshortcodes enablemissingtranslationplaceholders",
        "enablerobotstxt frontmatter googleanalytics hascjklanguage i18ndir ignorefiles ignorelogs",
        "languagecode layoutdir mainsections markup mediatypes metadataformat newcontenteditor outputformats",
        "paginatepath permalinks pluralizelisttitles publishdir pygmentscodefences pygmentsstyle",
        "reflinkserrorlevel reflinksnotfoundurl relativeurls removepathaccents resourcedir rsslimit",
        "sectionpagesmenu staticdir summarylength taxonomies themesdir timezone titlecasestyle uglyurls",
    )
    for word in line.split()
)
"""Settings that no other program is known to have (https://gohugo.io/configuration/all/), in lower case."""
_ALSO_HUGOS = frozenset(
    word
    for line in (
        "author build caches copyright deployment environment httpcache imaging languages locale menu menus",
        "minify module outputs page paginate pagination params privacy related security segments server",
        "services sitemap social theme timeout title",
    )
    for word in line.split()
)
"""Settings of Hugo that are also words of other programs."""
_TOML_TABLE = re.compile(r"^[ \t]*\[\[?[ \t]*[\"']?([\w-]+)", re.MULTILINE)
_TOML_KEY = re.compile(r"^[ \t]*[\"']?([\w-]+)[\"']?[ \t]*[=.]", re.MULTILINE)
_YAML_KEY = re.compile(r"^[\"']?([\w-]+)[\"']?[ \t]*:(?:\s|$)", re.MULTILINE)
_JSON_KEY = re.compile(r"\"([\w-]+)\"\s*:")


def is_hugos(file: Path) -> bool:
    """Whether a file may be a site's configuration.

    One without settings is a site's if there is a folder `content` beside it, as is one with settings of Hugo only.
    A file that cannot be read as its kind is judged by the settings that it seems to have.
    """
    if file.stem == "hugo":
        return True
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return False
    keys = {key.lower() for key in _keys(text, file.suffix)}
    if keys & _ONLY_HUGOS:
        return True
    has_content = (file.parent / "content").is_dir()
    if not keys:
        return has_content and not text.lstrip().startswith(("-", "["))
    return keys <= _ALSO_HUGOS or (has_content and bool(keys & _ALSO_HUGOS))


def _keys(text: str, ending: str) -> list[str]:
    """The keys at a file's highest level."""
    if ending == ".toml":
        first = _TOML_TABLE.search(text)
        return [*_TOML_KEY.findall(text[: first.start()] if first else text), *_TOML_TABLE.findall(text)]
    if ending != ".json":
        return _YAML_KEY.findall(text)
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return _JSON_KEY.findall(text)
    return list(values) if isinstance(values, dict) else []
