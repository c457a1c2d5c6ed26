"""Nothing outside a course is read, whatever its files name, and nothing but regular files of limited size."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from attacks.world import PAGE, SECRET, World
from conftest import drawn
from devops_slides.files import read_file as reading
from devops_slides.files.boundary import boundary
from devops_slides.files.read_file import digest_of_file, read_file
from templates import TEMPLATES
from templates.package import parts_of


def texts(world: World) -> bytes:
    """All parts of all decks."""
    decks = sorted((world.place / "decks").rglob("*.pptx"))
    return b"".join(data for deck in decks for data in parts_of(deck.read_bytes()).values())


def deck(world: World, name: str = "a.pptx") -> dict[str, bytes]:
    return parts_of((world.place / "decks" / name).read_bytes())


def pictures(world: World) -> list[str]:
    return [name for name in deck(world) if name.startswith("ppt/media/")]


def test_a_picture_that_a_link_leads_out_is_told_and_may_be_allowed(world: World) -> None:
    (world.course / "static").mkdir()
    (world.course / "static" / "x.png").symlink_to(world.house / "secret.png")
    world.write("content/a.md", f"{PAGE}\n![it](/x.png)\n")
    done = world.build()
    assert "course/content/a.md:9: outside-course: static/x.png leads out of the course" in done.output
    assert "--allow DIR" in done.output
    assert not pictures(world)
    done = world.build("--allow", str(world.house))
    assert "0 problems" in done.output
    assert pictures(world)


def test_a_folder_of_pictures_that_is_a_link_is_not_followed(world: World) -> None:
    (world.course / "static").symlink_to(world.house)
    world.write("content/a.md", f"{PAGE}\n![it](/secret.png)\n")
    assert "outside-course" in world.build().output
    assert not pictures(world)


@pytest.mark.parametrize("name", ["../../house/secret.png", "../../../house/secret.png", "file://{house}/secret.png"])
def test_a_picture_is_not_read_by_a_path_that_climbs(name: str, world: World) -> None:
    world.write("content/a.md", f"{PAGE}\n![it]({name.format(house=world.house)})\n")
    assert "missing-picture" in world.build().output
    assert not pictures(world)


@pytest.mark.parametrize("name", ["../../house/secret.txt", "{house}/secret.txt", "inner.txt", "folder/secret.txt"])
@pytest.mark.parametrize("code", ["include", "readfile"])
def test_an_include_does_not_leave_the_course(name: str, code: str, world: World) -> None:
    (world.course / "content" / "inner.txt").symlink_to(world.house / "secret.txt")
    (world.course / "content" / "folder").symlink_to(world.house)
    world.write("content/a.md", f'{PAGE}\n{{{{% {code} "{name.format(house=world.house)}" %}}}}\n')
    done = world.build()
    assert "course/content/a.md:9: missing-include" in done.output
    assert SECRET.encode() not in texts(world)


def test_attachments_of_a_folder_elsewhere_are_not_listed(world: World) -> None:
    (world.course / "content" / "a.files").symlink_to(world.house)
    world.write("content/a.md", f"{PAGE}\n{{{{% attachments %}}}}\n")
    world.build()
    assert b"secret.txt" not in texts(world)


@pytest.mark.parametrize("link", ["content/b.md", "content/b"])
def test_pages_that_links_lead_out_are_not_built(link: str, world: World) -> None:
    target = world.house / "secret.md" if link.endswith(".md") else world.house
    (world.course / link).symlink_to(target)
    world.build()
    assert SECRET.encode() not in texts(world)


@pytest.mark.parametrize("folder", ["../house", "{house}"])
@pytest.mark.parametrize("key", ["contentDir", "staticDir", "assetDir", "mount"])
def test_a_configuration_does_not_lead_out(key: str, folder: str, world: World) -> None:
    folder = folder.format(house=world.house)
    line = f'{key} = "{folder}"\n'
    if key == "mount":
        line = "".join(
            f'[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n'
            for source, target in (("content", "content"), (folder, "content"), (folder, "static"))
        )
    world.write("hugo.toml", f'title = "A course"\nlanguageCode = "en"\n{line}')
    world.write("content/a.md", f"{PAGE}\n![it](/secret.png)\n")
    world.build()
    assert SECRET.encode() not in texts(world)
    assert not (world.place / "decks" / "a.pptx").exists() or not pictures(world)


@pytest.mark.parametrize("name", ["slides.toml", "config/_default/params.toml"])
def test_settings_that_are_links_out_are_not_read(name: str, world: World) -> None:
    (world.house / "settings.toml").write_text('title = "Private"\n', encoding="utf-8")
    (world.course / name).parent.mkdir(parents=True, exist_ok=True)
    (world.course / name).symlink_to(world.house / "settings.toml")
    done = world.build()
    assert f"course/{name}: outside-course: a link leads out of the course" in done.output
    assert done.exit_code == 2
    assert world.build("--allow", str(world.house)).exit_code == 0


NAMES = ["../brand/acme.pptx", "{brand}/acme.pptx", "../brand", "linked", "slide-themes/linked"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("where", ["slides.toml", "front matter"])
def test_a_theme_elsewhere_needs_the_command_line(
    where: str, name: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = world.place / "brand"
    brand.mkdir()
    (brand / "acme.pptx").write_bytes(TEMPLATES["acme"].make())
    (brand / "theme.toml").write_text('template = "acme.pptx"\n', encoding="utf-8")
    (world.course / "slide-themes").mkdir()
    (world.course / "slide-themes" / "linked").symlink_to(brand)
    name = name.format(brand=brand)
    if where == "slides.toml":
        world.write("slides.toml", f'theme = "{name}"\n')
    else:
        world.write("content/a.md", f"---\ntitle: A page\nslides: {{theme: {name}}}\n---\n\n## One\n\nA text.\n")
    monkeypatch.chdir(world.course)
    done = world.build()
    assert "outside-course" in done.output
    assert "--allow DIR" in done.output
    assert done.exit_code > 0
    assert not (world.place / "decks" / "a.pptx").exists()
    assert world.build("--allow", str(brand)).exit_code == 0
    assert world.build("-t", str(brand / "acme.pptx")).exit_code == 0


@pytest.mark.parametrize("name", ["../../brand/base", "{brand}/base/theme.toml"])
def test_a_theme_extends_none_elsewhere(name: str, world: World) -> None:
    base = world.place / "brand" / "base"
    base.mkdir(parents=True)
    (base / "theme.toml").write_text('extends = "dark"\n', encoding="utf-8")
    own = world.write("slide-themes/own/theme.toml", f'extends = "{name.format(brand=base.parent)}"\n')
    assert "outside-course" in world.build("-t", "own").output
    own.write_text('extends = "dark"\n', encoding="utf-8")
    assert world.build("-t", "own").exit_code == 0


@pytest.mark.parametrize("key", ["template", "picture", "fonts"])
def test_a_theme_reads_no_file_outside_its_folder(key: str, world: World) -> None:
    own = world.course / "slide-themes" / "own"
    line = {"template": 'template = "in.pptx"\n', "picture": '[[decoration]]\nbox = [0, 0, 1, 1]\npicture = "in.png"\n'}
    world.write("slide-themes/own/theme.toml", 'extends = "default"\n' * (key != "template") + line.get(key, ""))
    (own / "in.pptx").symlink_to(world.house / "work.pptx")
    (own / "in.png").symlink_to(world.house / "secret.png")
    (own / "fonts").mkdir()
    if key == "fonts":
        (own / "fonts" / "in.ttf").symlink_to(world.house / "secret.txt")
    done = world.build("-t", "own")
    assert done.exit_code == 2
    assert "theme's folder" in done.output


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@needs_pipes
@pytest.mark.parametrize(
    "name",
    ["content/b.md", "hugo.toml", "slides.toml", "static/x.png", "slide-themes/own/theme.toml", "slide-themes/t.pptx"],
)
def test_pipes_in_a_course_hang_nothing(name: str, world: World) -> None:
    file = world.course / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    world.write("content/a.md", f"{PAGE}\n![it](/x.png)\n")
    assert world.build().exit_code == 0


@needs_pipes
def test_pipes_among_decks_hang_nothing(world: World) -> None:
    decks = world.place / "decks"
    decks.mkdir()
    for name in ("a.pptx", ".devops-slides.db"):
        os.mkfifo(decks / name)
    done = world.build()
    assert "a.pptx: not-written: is not a regular file" in done.output
    assert done.exit_code == 1


@needs_pipes
def test_a_pipe_among_fonts_is_a_bad_font(world: World) -> None:
    world.write("slide-themes/own/theme.toml", 'extends = "default"\n')
    (world.course / "slide-themes" / "own" / "fonts").mkdir()
    os.mkfifo(world.course / "slide-themes" / "own" / "fonts" / "x.ttf")
    assert "x.ttf: bad-font: is not a readable font: " in world.build("-t", "own").output


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no devices")
def test_devices_are_not_read() -> None:
    with pytest.raises(OSError, match="is not a regular file"):
        read_file("/dev/zero", "text")


def test_a_folder_that_is_named_like_a_page_is_a_folder(world: World) -> None:
    world.write("content/b.md/c.md")
    assert world.build().exit_code == 0


def test_a_file_that_is_too_large_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (world.course / "static").mkdir()
    (world.course / "static" / "x.png").write_bytes(drawn((120, 90)))
    world.write("content/a.md", f"{PAGE}\n![it](/x.png)\n")
    monkeypatch.setitem(reading.LIMITS, "picture", 100)
    assert "course/content/a.md:9: unreadable-picture: static/x.png: is larger than 0 MB" in world.build().output
    monkeypatch.setitem(reading.LIMITS, "text", 10)
    done = world.build("--rebuild")
    assert "course/content/a.md: unreadable-file: is larger than 0 MB" in done.output


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading.LIMITS, "text", 10)
    (tmp_path / "x").write_bytes(b"0123456789")
    assert read_file(tmp_path / "x", "text") == b"0123456789"
    (tmp_path / "x").write_bytes(b"0123456789a")
    with pytest.raises(OSError, match="is larger than"):
        read_file(tmp_path / "x", "text")


def test_a_boundary_follows_links_and_dots(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "inner"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "x").touch()
    (inside / "out").symlink_to(outside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "back").symlink_to(inside)
    within = boundary((inside,))
    assert within.holds(inside)
    assert within.holds(inside / "x")
    assert within.holds(inside / "back" / "x")
    assert within.holds(inside / "not there" / "x")
    assert not within.holds(outside / "x")
    assert not within.holds(inside / ".." / "inner" / "x")
    assert not within.holds(inside / "..")
    assert not within.holds(inside / "out" / "x")
    assert not within.holds(inside / "out")


def test_digests_are_those_of_whole_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PIECE", 3)
    for content in (b"", b"abc", b"abcd", b"0123456789"):
        (tmp_path / "x").write_bytes(content)
        assert digest_of_file(tmp_path / "x") == hashlib.sha256(content).hexdigest()
    with pytest.raises(IsADirectoryError):
        digest_of_file(tmp_path)


def test_a_file_with_holes_takes_no_memory(world: World) -> None:
    """What a stat says is enough: nothing of it is read."""
    names = ("content/b.md", "static/x.png", "slide-themes/t.pptx")
    for name in names:
        world.write(name, "")
        os.truncate(world.course / name, 100 * 1024**3)
    world.write("content/a.md", f"{PAGE}\n![it](/x.png)\n")
    done = world.build()
    assert "content/b.md: too-much: it has " in done.output
    assert "unreadable-picture: static/x.png: is larger than" in done.output
    assert "t.pptx: bad-theme: is larger than" in world.build("-t", "t").output
