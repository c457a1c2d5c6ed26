"""What a template knows of its page and its call, and what comes of the call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from devops_slides.model.problem import ChapterError
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.text_file import read_text
from devops_slides.parse.shortcodes.own.evaluate import Budget, Evaluation
from devops_slides.parse.shortcodes.own.output import Evaluated
from devops_slides.parse.shortcodes.own.template import BeyondError, read_template
from devops_slides.parse.shortcodes.own.values import Content, Method, Thing, content, plain
from devops_slides.parse.shortcodes.scan import Call, typed_arguments
from devops_slides.parse.source_lines import SourceLines

_DEEPEST = 8
"""Most own shortcodes within one another, by their content or the files they read."""
_LONGEST_FILE = 1_000_000


class PageTemplates(Struct):
    """The own shortcodes of a page's site, as that page uses them. `values` is the page's front matter."""

    page: Page
    values: Mapping[str, object]
    budget: Budget = field(default_factory=Budget)
    counts: dict[str, int] = field(default_factory=dict)

    def evaluated(self, file: Path, call: Call, depth: int) -> Evaluated | str:
        """What the template in a file gives for a call, or what is not simple in it; `depth` counts those around it."""
        try:
            return self._evaluated(file, call, depth)
        except BeyondError as error:
            return str(error)

    def _evaluated(self, file: Path, call: Call, depth: int) -> Evaluated:
        if depth >= _DEEPEST:
            raise BeyondError("it is within itself")
        ordinal = self.counts.get(call.name, 0)
        self.counts[call.name] = ordinal + 1
        statements = read_template(self._text(file))
        work = Evaluation(None, {}, self.budget)
        work.functions = self._functions(work, call)
        work.root = self._call(call, ordinal, Method(work.functions["renderstring"]))
        work.run(statements, work.root, [{}])
        return Evaluated("".join(work.shown), tuple(work.slots))

    def _text(self, file: Path) -> str:
        site = self.page.site
        site.tree.log.files.add(str(file))
        try:
            text, _ = read_text(file, file.relative_to(site.root).as_posix())
        except ChapterError as error:
            raise BeyondError(f"{file.name} {error.message}") from None
        if len(text) > _LONGEST_FILE:
            raise BeyondError(f"{file.name} is too long")
        self.budget.take(worked=len(text))
        return text

    def _read_file(self, name: object) -> str:
        """`readFile`: a file of the site's folder, else of its content."""
        site = self.page.site
        asked = Path(plain(name).lstrip("/"))
        for folder in (site.root, *(mount.source for mount in site.content)):
            if site.tree.is_ours(folder / asked):
                return self._text(folder / asked)
        raise BeyondError(f"it reads {plain(name)}, which is not in the course")

    def _functions(self, work: Evaluation, call: Call) -> Mapping[str, Callable[..., object]]:
        """The functions that depend on the site, and those that give Markdown to be read."""

        def markdownify(text: object) -> object:
            source = text.source if isinstance(text, Content) else _lines(plain(text), call.line)
            return work.slot(source, is_markdown=True) if source.text.strip() else ""

        def render_string(*given: object) -> object:
            return markdownify(given[-1]) if given else ""

        base = self.page.site.base_path

        def relative(path: object) -> str:
            given = plain(path)
            is_whole = given.startswith(("/", "#", "?")) or ":" in given.partition("/")[0] or not given
            return given if is_whole else f"/{base}/{given}" if base else f"/{given}"

        return {
            "markdownify": markdownify,
            "renderstring": render_string,
            "readfile": self._read_file,
            "relurl": relative,
            "absurl": relative,
            "rellangurl": relative,
            "abslangurl": relative,
            "ref": lambda _, target: f"ref:{plain(target)}",
            "relref": lambda _, target: f"ref:{plain(target)}",
        }

    def _call(self, call: Call, ordinal: int, render_string: Method) -> Thing:
        """What a template sees of its call: the dot of `.Get`, `.Inner` and `.Page`."""
        positional, named = typed_arguments(call)

        def get(key: object) -> object:
            if isinstance(key, int):
                return positional[key] if 0 <= key < len(positional) else None
            return named.get(plain(key).lower())

        page = self._page(render_string)
        inner = call.inner or SourceLines("", (call.line,))
        return Thing(
            {
                "get": Method(get),
                "params": named or positional,
                "isnamedparams": bool(named),
                "inner": content(inner, is_safe=True),
                "innerdeindent": content(inner.dedented(), is_safe=True),
                "page": page,
                "site": page.fields["site"],
                "name": call.name,
                "ordinal": ordinal,
            }
        )

    def _page(self, render_string: Method) -> Thing:
        page, site, facts = self.page, self.page.site, self.page.facts
        language = Thing({"lang": site.code, "languagecode": site.language, "locale": site.language})
        of_site = Thing(
            {
                "params": site.params,
                "title": site.title,
                "baseurl": site.base_url,
                "language": language,
                "languagecode": site.language,
            }
        )
        params = {**self.values, **_mapping(self.values.get("params"))}
        return Thing(
            {
                "title": page.title,
                "linktitle": facts.link_title or page.title,
                "params": params,
                "param": Method(lambda name: _param(plain(name), params, site.params)),
                "site": of_site,
                "language": language,
                "lang": site.code,
                "description": plain(self.values.get("description")),
                "weight": facts.weight,
                "draft": facts.draft,
                "relpermalink": page.address,
                "permalink": page.address,
                "section": page.path.partition("/")[0] if "/" in page.path else "",
                "kind": page.kind,
                "isnode": page.is_section,
                "ispage": not page.is_section,
                "ishome": page.is_section and not page.place,
                "file": Thing({"path": page.path, "logicalname": page.file.name, "basefilename": page.file.stem}),
                "renderstring": render_string,
            }
        )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _param(name: str, *tables: Mapping[str, object]) -> object:
    """The value of a dotted name in the first table that has it."""
    for found in tables:
        value: object = found
        for key in name.lower().split("."):
            value = {str(k).lower(): v for k, v in _mapping(value).items()}.get(key)
        if value is not None:
            return value
    return None


def _lines(text: str, line: int) -> SourceLines:
    return SourceLines(text, (line,) * (text.count("\n") + 1))
