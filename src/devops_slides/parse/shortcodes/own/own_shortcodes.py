"""A site's own shortcodes: where their templates are. What evaluates them is loaded when the first of them is met."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from devops_slides.parse.course.page import Page
from devops_slides.parse.shortcodes.own.output import Evaluated
from devops_slides.parse.shortcodes.scan import Call

if TYPE_CHECKING:
    from devops_slides.parse.shortcodes.own.page_templates import PageTemplates

_FOLDERS = ("_shortcodes", "shortcodes")


class OwnShortcodes(Struct):
    """The own shortcodes of a page's site, as that page uses them. `values` is the page's front matter."""

    page: Page
    values: Mapping[str, object]
    known: dict[str, Path | None] = field(default_factory=dict)
    templates: PageTemplates | None = None

    def has(self, name: str, *, in_themes: bool) -> bool:
        """Whether the site has a template of that name, in one of its themes too if they are asked."""
        if name not in self.known:
            self.known[name] = self._find(name)
        file = self.known[name]
        themes = self.page.site.root / "themes"
        return file is not None and (in_themes or not file.is_relative_to(themes))

    def evaluated(self, call: Call, depth: int) -> Evaluated | str:
        """What a known shortcode gives, or what is not simple in its template; `depth` counts those around it."""
        from devops_slides.parse.shortcodes.own.page_templates import PageTemplates  # noqa: PLC0415 - for few chapters

        file = self.known[call.name]
        assert file is not None
        self.templates = self.templates or PageTemplates(self.page, self.values)
        return self.templates.evaluated(file, call, depth)

    def _find(self, name: str) -> Path | None:
        site = self.page.site
        endings = (f".{site.code}.html", ".html") if site.code else (".html",)
        for mount in site.layouts:
            for folder in _FOLDERS:
                for ending in endings:
                    file = site.tree.file(mount.source, f"{folder}/{name}{ending}", "folded")
                    if file is not None:
                        return file
        return None
