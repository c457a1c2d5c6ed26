"""What a theme.toml with a template's look may contain."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from devops_slides.model.block import CalloutKind
from devops_slides.theme.toml.layout_schema import Points, Spec
from devops_slides.theme.toml.schema import CodeSpec, PictureSpec, RuleSpec

StyleName = Literal[
    "title", "display", "subtitle", "body", "lead", "quote", "by", "label", "caption", "table", "code", "tag", "footer"
]


class SizesSpec(Spec):
    """Sizes of a text style in points; omitted ones are the template's."""

    size: Points | None = None
    least: Points | None = None


class HostSpec(Spec):
    """The template's layout, by its name, under one of our layouts."""

    layout: str


FOOTER = "{course} · {kicker} {chapter}"


class FooterTextSpec(Spec):
    """The footer line, if the template has none of its own."""

    text: str | None = None
    """None is `FOOTER`, on layouts whose footer the template does not switch off."""


class MonoSpec(Spec):
    """The typeface of code, which templates do not define."""

    mono: str = "Consolas"


class CalloutColorSpec(Spec):
    """The colour of a kind of callout."""

    color: str
    text: str = "background"


class TemplateSpec(Spec):
    """A theme file whose `template` is a .pptx or .potx beside it; colours, fonts and boxes are the template's."""

    template: Annotated[str, Meta(min_length=1)]
    name: str = ""
    title: str = ""
    description: str = ""
    replace: list[Literal["rules"]] = field(default_factory=list)
    fonts: MonoSpec = field(default_factory=MonoSpec)
    text: dict[StyleName, SizesSpec] = field(default_factory=dict)
    layouts: dict[str, HostSpec] = field(default_factory=dict)
    callout: dict[CalloutKind, CalloutColorSpec] = field(default_factory=dict)
    footer: FooterTextSpec = field(default_factory=FooterTextSpec)
    picture: PictureSpec = field(default_factory=PictureSpec)
    code: CodeSpec | None = None
    rules: list[RuleSpec] = field(default_factory=list)
