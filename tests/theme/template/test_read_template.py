"""What is read from templates: roles of layouts, the look of text, and messages about files that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from devops_slides.cli import cli
from devops_slides.model.paint import Paint, contrast
from devops_slides.model.problem import ThemeError
from devops_slides.model.theme import Theme
from devops_slides.theme.read_theme import read_theme
from package_checks import A, check_package
from templates import BROKEN, TEMPLATES
from templates.base import child
from templates.localised import NAMES
from templates.package import edited, packed, parts_of


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reading")


def theme_of(name: str, work: Path) -> Theme:
    file = work / TEMPLATES[name].file
    file.write_bytes(TEMPLATES[name].make())
    return read_theme(str(file))


def host(theme: Theme, layout: str) -> str:
    found = theme.layouts[layout].host
    assert found is not None
    return found.name


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in args], catch_exceptions=False)


@pytest.mark.parametrize("language", NAMES)
def test_layouts_are_found_by_their_names(language: str, work: Path) -> None:
    theme = theme_of(f"names-{language}", work)
    names = NAMES[language].split(", ")
    for layout, at in (("title", 0), ("content", 1), ("section", 2), ("two-column", 4), ("code", 5)):
        assert host(theme, layout) == names[at]


@pytest.mark.parametrize(
    ("name", "hosts"),
    [
        ("unnamed", {"title": "Layout 01", "content": "Layout 02", "two-column": "Layout 05"}),
        ("google", {"title": "TITLE", "section": "SECTION_HEADER", "content": "TITLE_AND_BODY", "code": "TITLE_ONLY"}),
        ("impress", {"content": "Title, Content", "code": "Title Only", "two-column": "Title, 2 Content"}),
        ("names-pasted", {"content": "2_Titre et contenu"}),
        ("bare-first-master", {"content": "Title and Content", "title": "Title Slide"}),
    ],
)
def test_layouts_are_found(name: str, hosts: dict[str, str], work: Path) -> None:
    theme = theme_of(name, work)
    assert {layout: host(theme, layout).strip() for layout in hosts} == {
        key: value.strip() for key, value in hosts.items()
    }


def test_the_first_master_is_taken_where_both_serve(work: Path) -> None:
    theme = theme_of("two-masters", work)
    assert (
        theme.palette["accent1"] != theme_of("bare-first-master", work).palette["accent1"]
        or theme.fonts.body != "Georgia"
    )
    assert theme.template is not None
    assert theme.template.look[1].endswith("slideMaster1.xml")


def test_text_looks_as_the_template_says(work: Path) -> None:
    body = theme_of("line-points", work).layouts["content"].slot("body")
    assert body is not None
    assert body.holder is not None
    assert (body.style.line, body.holder.size) == (pytest.approx(36 / (body.style.size * 1.2) * 100), 0)
    spaced = theme_of("space-after", work).styles["body"]
    assert spaced.before == pytest.approx(12 + 0.3 * 1.2 * spaced.size)
    title = theme_of("caps", work).layouts["content"].slot("title")
    assert title is not None
    assert (title.style.caps, title.style.bold) == (True, True)
    faced = theme_of("own-face", work)
    assert faced.face(faced.layouts["content"].slots[0].style) == "Georgia"
    assert "Georgia" in faced.families()
    sized = theme_of("own-sizes", work).layouts["content"].slot("body")
    assert sized is not None
    assert sized.style.size == 21


def test_items_without_a_bullet_get_one_on_the_slide(work: Path) -> None:
    body = theme_of("bullets-from-level-2", work).layouts["content"].slot("body")
    assert body is not None
    assert [level.is_bare for level in body.levels[:2]] == [True, False]
    assert body.levels[0].mar == body.levels[0].indent > 0


def test_the_box_of_text_is_the_placeholders_without_its_insets(work: Path) -> None:
    body = theme_of("uneven-insets", work).layouts["content"].slot("body")
    assert body is not None
    left, _, right, bottom = body.pads
    assert (left, right, bottom) == (540_000, 0, 180_000)
    assert body.inherited == body.box.around(body.pads)
    assert body.anchor == "bottom"


def test_placeholders_in_groups_and_locked_ones(work: Path) -> None:
    grouped = theme_of("groups", work).layouts["content"].slot("body")
    assert grouped is not None
    assert grouped.inherited is None
    assert 0 < grouped.box.left < grouped.box.right < theme_of("groups", work).size.width
    locked = theme_of("locked", work).layouts["picture-right"].slot("body")
    assert locked is not None
    assert locked.is_free


@pytest.mark.parametrize("name", ["no-title-layout", "only-content", "only-title-only", "no-body-on-master"])
def test_what_a_template_lacks_is_composed(name: str, work: Path) -> None:
    theme = theme_of(name, work)
    full = theme_of("python-pptx", work)
    assert set(theme.layouts) == set(full.layouts)
    for layout in theme.layouts.values():
        for slot in layout.slots:
            outer = slot.box.around(slot.pads)
            assert outer.width > 0
            assert outer.height > 0
            assert outer.bottom <= theme.size.height + 10


def test_vertical_layouts_are_passed_by(work: Path) -> None:
    theme = theme_of("vertical", work)
    for layout in theme.layouts:
        assert "ertical" not in host(theme, layout)


def test_text_that_cannot_be_read_gets_another_colour(work: Path) -> None:
    footer = theme_of("python-pptx", work).layouts["content"].footer
    assert footer is not None
    assert {holder.slot: holder.color for holder in footer.held}["number"] is not None
    dark = theme_of("dark-map", work).layouts["agenda"].host
    assert dark is not None
    assert dict(dark.colors)["hlink"] != "hlink"
    assert theme_of("acme", work).layouts["agenda"].host.colors == ()  # type: ignore[union-attr]


def test_a_colour_map_of_a_layout_goes_onto_its_slides(work: Path) -> None:
    section = theme_of("turned-layout", work).layouts["section"].host
    assert section is not None
    assert dict(section.colors)["bg1"] == "dk1"


SMALL = ("no-size", "dangling")
"""Faults that are repaired."""


@pytest.mark.parametrize("name", [name for name in BROKEN if name not in SMALL])
def test_a_broken_template_is_one_message_and_exit_2(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"broken{BROKEN[name].ending}"
    file.write_bytes(BROKEN[name].make())
    page = tmp_path / "chapter.md"
    page.write_text("---\ntitle: T\n---\n\nWords.\n", encoding="utf-8")
    done = run("build", page, "-t", file, "-o", tmp_path / "out")
    assert done.exit_code == 2
    lines = [line for line in done.output.splitlines() if line.strip()]
    assert any(file.name in line and "bad-theme" in line for line in lines), done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("*.pptx"))


@pytest.mark.parametrize("name", SMALL)
def test_a_template_with_a_small_fault_is_mended(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(BROKEN[name].make())
    page = tmp_path / "chapter.md"
    page.write_text("---\ntitle: T\n---\n\nWords.\n", encoding="utf-8")
    assert run("build", page, "-t", file, "-o", tmp_path / "out.pptx").exit_code == 0
    data = (tmp_path / "out.pptx").read_bytes()
    check_package(data)
    parts = parts_of(data)
    assert b"<p:sldSz " in parts["ppt/presentation.xml"]
    assert b"rId99" not in parts["ppt/slideMasters/slideMaster1.xml"]


def test_an_old_file_is_told_as_one(tmp_path: Path) -> None:
    file = tmp_path / "old.ppt"
    file.write_bytes(BROKEN["old-ppt"].make())
    with pytest.raises(ThemeError, match="PowerPoint 97"):
        read_theme(str(file))


MISTAKES = [
    ("template = 'nothing.potx'", "template: there is no file 'nothing.potx'"),
    ("template = 3", "template: expected text"),
    (
        "template = 'acme.potx'\n[palette]\ntext = '000000'",
        "palette: a theme on a template has the template's colours",
    ),
    (
        "template = 'acme.potx'\n[[decoration]]\nlayouts = ['*']\nbox = [0, 0, 1, 1]",
        "decoration: a theme on a template",
    ),
    ("template = 'acme.potx'\n[fonts]\nbody = 'Arial'", "fonts: there is no key 'body'"),
    ("template = 'acme.potx'\n[layouts.content]\nlayout = 'Titel and Content'", "did you mean Title and Content?"),
    ("template = 'acme.potx'\n[layouts.contents]\nlayout = 'Title Only'", "did you mean content?"),
    ("template = 'acme.potx'\n[layouts.content]\nbox = [0, 0, 1, 1]", "layouts.content"),
    ("template = 'acme.potx'\n[text.bodi]\nsize = 20", "text"),
    ("template = 'acme.potx'\n[text.body]\nsize = 2", "text.body.size: expected at least 6"),
    (
        "template = 'acme.potx'\n[[rules]]\nwhen = { role = 'content' }\nuse = ['nothing']",
        "there is no layout 'nothing'",
    ),
    ("template = 'acme.potx'\nextends = 'default'", "extend no theme that has it"),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_mistakes_in_a_theme_on_a_template_are_told(text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "acme.potx").write_bytes(TEMPLATES["acme-potx"].make())
    file = tmp_path / "theme.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        read_theme(str(file))
    assert expected in f"{error.value} {error.value.hint}"
    assert str(file) in f"{error.value.place}"


def test_a_theme_on_a_template_may_choose_layouts_and_sizes(tmp_path: Path) -> None:
    (tmp_path / "acme.potx").write_bytes(TEMPLATES["acme-potx"].make())
    file = tmp_path / "theme.toml"
    file.write_text(
        'template = "acme.potx"\n[layouts.objective]\nlayout = "Title Only"\n[text.body]\nsize = 30\nleast = 20\n'
        '[footer]\ntext = "{course}"\n[fonts]\nmono = "Courier New"\n',
        encoding="utf-8",
    )
    theme = read_theme(str(file))
    assert host(theme, "objective") == "Title Only"
    assert (theme.styles["body"].size, theme.styles["body"].least) == (30, 20)
    assert theme.fonts.mono == "Courier New"


def test_a_new_theme_begins_with_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "course"
    assert run("init", root).exit_code == 0
    monkeypatch.chdir(root)
    file = tmp_path / "acme.potx"
    file.write_bytes(TEMPLATES["acme-potx"].make())
    assert run("themes", "new", "acme", "--from", file).exit_code == 0
    own = root / "slide-themes" / "acme"
    assert (own / "acme.potx").read_bytes() == file.read_bytes()
    done = run("build", "-t", "acme")
    assert (done.exit_code, "0 problems" in done.output) == (0, True)
    plain = (root / "decks" / "first.pptx").read_bytes()
    text = (own / "theme.toml").read_text(encoding="utf-8")
    head, _, rules = text.partition("# A rule")
    begun = [line.removeprefix("# ") if line.startswith("# ") and " = " in line else line for line in head.splitlines()]
    (own / "theme.toml").write_text("\n".join(begun), encoding="utf-8")
    assert "[[rules]]" in rules
    assert run("build", "-t", "acme", "--rebuild").exit_code == 0
    assert (root / "decks" / "first.pptx").stat().st_size == pytest.approx(len(plain), abs=200)
    shown = run("themes", "show", "acme")
    assert "acme.potx" in shown.output
    assert run("themes", "check", "acme").output.count("uses 'Title and Content'") > 3
    assert run("themes", "new", "other", "--from", root / "hugo.toml").exit_code == 2
    assert run("themes", "new", "other", "--from", file, "--extends", "dark").exit_code == 2


def test_a_changed_template_builds_its_decks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "course"
    assert run("init", root).exit_code == 0
    monkeypatch.chdir(root)
    file = tmp_path / "acme.pptx"
    file.write_bytes(TEMPLATES["acme"].make())
    assert "1 deck" in run("build", "-t", file).output
    first = (root / "decks" / "first.pptx").read_bytes()
    run("build", "-t", file)  # files younger than a build count as changed
    assert "1 unchanged" in run("build", "-t", file).output
    file.write_bytes(TEMPLATES["dark-map"].make())
    run("build", "-t", file)
    assert (root / "decks" / "first.pptx").read_bytes() != first
    check_package((root / "decks" / "first.pptx").read_bytes())


def test_links_in_callouts_can_be_read_on_their_panel(work: Path) -> None:
    """What can be read on the page cannot be read on a dark panel."""
    parts = parts_of(TEMPLATES["python-pptx"].make())
    with edited(parts, "ppt/theme/theme1.xml") as root:
        for name in ("dk2", "lt2"):
            for color in child(root, f".//{A}{name}"):
                color.set("val", "303030")
    file = work / "panel.pptx"
    file.write_bytes(packed(parts))
    theme = read_theme(str(file))
    for name, ground in (("callout-tip", "303030"), ("content", theme.palette["background"])):
        found = theme.layouts[name].host
        assert found is not None
        assert contrast(dict(found.palette)["link"], ground) >= 4.5


def test_lists_on_the_panel_of_a_callout_have_markers_that_can_be_read(work: Path) -> None:
    theme = theme_of("dark-map", work)
    for name in ("callout-note", "code"):
        panel = theme.layouts[name].decorations[-1]
        assert isinstance(panel.ground, Paint)
        for slot in theme.layouts[name].slots:
            if slot.name in {"body", "code"}:
                ink = slot.marker or slot.style.color
                assert contrast(theme.palette[ink.role], theme.palette[panel.ground.role]) >= 4.5


def test_panels_are_quiet(work: Path) -> None:
    """Google's map makes a dark grey the second background, and a light one the second colour of text."""
    panel = theme_of("google", work).layouts["code"].decorations[0]
    assert panel.ground == Paint("muted")
    assert theme_of("python-pptx", work).layouts["code"].decorations[0].ground == Paint("surface")


@pytest.mark.parametrize("name", ["google", "dark-map", "acme", "python-pptx"])
def test_a_template_of_which_all_can_be_read_is_checked_so(name: str, work: Path) -> None:
    """Links take the colours of the map that slides on a layout have."""
    theme_of(name, work)
    done = run("themes", "check", work / TEMPLATES[name].file)
    assert "contrast:" not in done.output


def test_templates_in_the_courses_own_folder_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "course"
    assert run("init", root).exit_code == 0
    (root / "slide-themes" / "acme.potx").write_bytes(TEMPLATES["acme-potx"].make())
    (root / "slide-themes" / "~$acme.potx").write_bytes(b"a lock of PowerPoint's")
    monkeypatch.chdir(root)
    done = run("themes", "list")
    assert (done.exit_code, "\nacme " in f"\n{done.output}", "~" in done.output) == (0, True, False)
    assert "1 deck" in run("build", "-t", "acme").output
    (root / "slide-themes" / "broken.pptx").write_bytes(b"nothing")
    done = run("themes", "list")
    assert (done.exit_code, "\nacme " in f"\n{done.output}", "broken.pptx: bad-theme" in done.output) == (1, True, True)


def test_a_template_named_in_the_settings_is_seen_from_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "course"
    assert run("init", root).exit_code == 0
    (root / "brand").mkdir()
    (root / "brand" / "acme.potx").write_bytes(TEMPLATES["acme-potx"].make())
    (root / "slides.toml").write_text('theme = "brand/acme.potx"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run("build", root, "-o", tmp_path / "out")
    assert (done.exit_code, "1 deck" in done.output) == (0, True), done.output


@pytest.mark.parametrize("name", ["only-content", "only-title-only", "impress"])
def test_a_title_slide_without_a_layout_of_its_own_stands_in_the_middle(name: str, work: Path) -> None:
    theme = theme_of(name, work)
    title, text = theme.layouts["title"].slots[:2]
    usual = theme.layouts["content"].slots[0]
    assert title.style.size > usual.style.size
    assert title.box.bottom > theme.size.height * 0.45
    assert title.box.bottom < text.box.top
    assert (text.is_free, text.align) == (True, title.align)


def test_pictures_stand_below_text_on_an_upright_slide(work: Path) -> None:
    beside = {"picture-right", "picture-left"}
    assert not any(beside & set(rule.use) for rule in theme_of("size-a4-portrait", work).rules)
    assert any(beside & set(rule.use) for rule in theme_of("size-a4-landscape", work).rules)


def test_text_is_never_smaller_than_ten_points(work: Path) -> None:
    theme = theme_of("tiny", work)
    sizes = [slot.style.least for layout in theme.layouts.values() for slot in layout.slots]
    assert min(sizes) >= 10


def test_an_attribution_is_smaller_than_its_quote(work: Path) -> None:
    for name in ("tiny", "python-pptx", "google"):
        theme = theme_of(name, work)
        quote = theme.layouts["quote"].slot("body")
        assert quote is not None
        assert theme.styles["by"].size < quote.style.size
