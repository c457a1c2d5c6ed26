"""devops-slides themes check."""

from __future__ import annotations

from collections.abc import Iterator

import click

from devops_slides.build.pipeline import measure_for, template_problems
from devops_slides.cli.report.results import counted, fail, finish
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.model.problem import Problem, ThemeError
from devops_slides.model.theme import Theme
from devops_slides.theme.lint.contrast import LEAST, LEAST_LARGE, contrast_readings
from devops_slides.theme.lint.overlaps import overlaps, unreachable_rules
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
    findings = (*_contrast(theme), *_boxes(theme), *_fonts(theme), *_rules(theme))
    found = [*template_problems(theme), *(Problem(file, 0, *finding) for finding in findings)]
    for problem in found:
        click.echo(str(problem), err=True)
    _close(theme, len(found))
    finish(failed=bool(found))


def _contrast(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for reading in contrast_readings(theme):
        if not reading.is_enough:
            colours = f"{reading.ink} on {reading.ground}"
            what = f"layouts.{reading.layout}: {reading.text} in {colours} has a contrast of {reading.ratio:.1f} : 1"
            yield "contrast", what, f"text of that size needs {LEAST_LARGE if reading.large else LEAST} : 1"


def _boxes(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for layout, slot, other in overlaps(theme):
        yield "overlap", f"layouts.{layout}: the boxes of {slot} and {other} overlap", ""


def _fonts(theme: Theme) -> Iterator[tuple[str, str, str]]:
    fonts = theme.fonts
    named = {fonts.heading: "fonts.heading", fonts.body: "fonts.body", fonts.mono: "fonts.mono"}
    for family in sorted(theme.families()):
        if not measure_for(theme).knows(family):
            role = named.get(family, "template")
            hint = "a wide face is measured instead, so texts are smaller than they need to be"
            yield "unmeasured-font", f"{role}: the widths of {family!r} are not known", hint


def _rules(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for number, before in unreachable_rules(theme):
        reason = f"rule {before} decides first" if before else "no slide can meet its conditions"
        yield (
            "unreachable-rule",
            f"rule {number} of {len(theme.rules)} ({', '.join(theme.rules[number - 1].use)}) never holds",
            reason,
        )


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
