"""devops-slides themes check."""

from __future__ import annotations

from collections.abc import Iterator

import click

from devops_slides.build.pipeline import measure_for
from devops_slides.build.read_themes import template_problems
from devops_slides.cli.report.results import counted, fail, finish
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.model.problem import Problem, ThemeError
from devops_slides.model.theme import Theme
from devops_slides.theme.lint.contrast import contrast_readings
from devops_slides.theme.lint.findings import Finding, findings
from devops_slides.theme.read_theme import read_theme, theme_file


@click.command()
@click.argument("name")
def check(name: str) -> None:
    """Check the theme NAME, or the file at that path: contrast, boxes, fonts, rules. Exit with 1 on problems."""
    folders = folders_here()
    try:
        theme = read_theme(name, folders)
        file = theme_file(name, folders).as_posix()
    except ThemeError as error:
        fail(error)
    found = [
        *template_problems(theme),
        *(Problem(file, 0, one.code, one.message, one.hint) for one in (*findings(theme), *_fonts(theme))),
    ]
    for problem in found:
        click.echo(str(problem), err=True)
    _close(theme, len(found))
    finish(failed=bool(found))


def _fonts(theme: Theme) -> Iterator[Finding]:
    fonts = theme.fonts
    named = {fonts.heading: "fonts.heading", fonts.body: "fonts.body", fonts.mono: "fonts.mono"}
    for family in sorted(theme.families()):
        if not measure_for(theme).knows(family):
            role = named.get(family, "template")
            hint = "a wide face is measured instead, so texts are smaller than they need to be"
            yield Finding("unmeasured-font", f"{role}: the widths of {family!r} are not known", hint)


def _close(theme: Theme, problems: int) -> None:
    fonts = theme.fonts
    for role, family in (("heading", fonts.heading), ("body", fonts.body), ("mono", fonts.mono)):
        click.echo(f"{role:8} {family}, measured as {measure_for(theme).measured_as(family)}")
    for name, layout in theme.layouts.items():
        if layout.host is not None:
            click.echo(f"{name:16} uses {layout.host.name!r}")
    all_of = list(contrast_readings(theme))
    least = min(all_of, key=lambda paragraph: paragraph.ratio)
    click.echo(
        f"{theme.name}: {counted(len(theme.layouts), 'layout')}, {counted(len(all_of), 'text')}, least contrast "
        f"{least.ratio:.1f} : 1 ({least.text} of {least.layout}), {counted(problems, 'problem')}"
    )
