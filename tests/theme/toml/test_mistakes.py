"""Broken theme files: each gets one message with its file, its key and what was expected; the exit code is 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from devops_slides.cli import cli
from devops_slides.model.problem import ThemeError
from devops_slides.theme.read_theme import read_theme

HEAD = 'extends = "default"\n'
BROKEN = [
    # the file
    ("", "palette: is missing"),
    ("name = \n", "is not valid TOML"),
    ("[text\n", "is not valid TOML"),
    ('extends = "defautl"\n', "there is no theme 'defautl'; did you mean default?"),
    ("extends = 3\n", "extends: expected the name of a theme"),
    (HEAD + "name = 3\n", "name: expected text, got a whole number"),
    (HEAD + "nmae = 'x'\n", "file: there is no key 'nmae'; did you mean name?"),
    (HEAD + "size = '3:2'\n", "size: expected 16:9 or 4:3, got '3:2'"),
    (HEAD + "size = [33]\n", "size: expected at least 2 entries"),
    (HEAD + "size = [0.5, 19]\n", "size[1]: expected at least 2.54"),
    (HEAD + "replace = ['layouts']\n", "replace: expected a list of decoration and rules"),
    (
        HEAD
        + "[[decoration]]\nlayouts = ['*']\nbox = [1, 1, 5, 1]\n"
        + "[[decoration]]\nlayouts = ['*']\ntext = 'x'\nbox = [1, 1, 5, 1]\n",
        "decoration[2]: there is no key 'text'; choose from layouts, ",
    ),
    # palette and fonts
    (HEAD + "[palette]\ntext = 'black'\n", "palette.text: expected a colour such as 1F3AE0"),
    (HEAD + "[palette]\ntext = '#000000'\n", "palette.text: expected a colour such as 1F3AE0"),
    (HEAD + "[palette]\nacent1 = '000000'\n", "palette: there is no key 'acent1'; did you mean accent1?"),
    (HEAD + "palette = 'dark'\n", "palette: expected a table, got text"),
    (HEAD + "[fonts]\nbody = 12\n", "fonts.body: expected text, got a whole number"),
    (HEAD + "[fonts]\nheadings = 'Arial'\n", "fonts: there is no key 'headings'; did you mean heading?"),
    # text
    (HEAD + "[text.title]\nsize = 2\n", "text.title.size: expected at least 6"),
    (HEAD + "[text.title]\nsize = 'large'\n", "text.title.size: expected a whole number, got text"),
    (HEAD + "[text.title]\nleast = 99\n", "text.title.least: expected at most size (38), got 99"),
    (HEAD + "[text.title]\nalign = 'middle'\n", "text.title.align: expected center, left or right, got 'middle'"),
    (HEAD + "[text.title]\nbold = 'yes'\n", "text.title.bold: expected true or false, got text"),
    (HEAD + "[text.title]\nline = 20\n", "text.title.line: expected at least 70"),
    (HEAD + "[text.title]\ncolor = 'accent7'\n", "text.title.color: 'accent7' is not a palette role"),
    (HEAD + "[text.title]\nfont = 'serif'\n", "text.title.font: expected body, heading or mono, got 'serif'"),
    (HEAD + "[text.new]\nsize = 20\n", "text.new.least: is missing"),
    # layouts
    (HEAD + "layouts = 3\n", "layouts: expected a table, got a whole number"),
    (HEAD + "[layouts.content]\nboddy = 3\n", "layouts.content: there is no key 'boddy'; did you mean body?"),
    (HEAD + "[layouts.content.body]\nbox = [1, 2, 3]\n", "layouts.content.body.box: expected at least 4 entries"),
    (HEAD + "[layouts.content.body]\nbox = [1, 2, 3, 'a']\n", "layouts.content.body.box[4]: expected centimetres"),
    (
        HEAD + "[layouts.content.body]\nbox = [9, 6, 40, 9]\n",
        "layouts.content.body.box: expected a box inside the slide",
    ),
    (HEAD + "[layouts.content.body]\nbox = [9, 6, 0, 9]\n", "layouts.content.body.box: expected a width and a height"),
    (HEAD + "[layouts.content.body]\nleast = 60\n", "layouts.content.body.least: expected at most size (26), got 60"),
    (HEAD + "[layouts.content.body]\nstyle = 'boddy'\n", "layouts.content.body.style: there is no text style 'boddy'"),
    (
        HEAD + "[layouts.content.body]\nanchor = 'center'\n",
        "layouts.content.body.anchor: expected bottom, middle or top",
    ),
    (HEAD + "[layouts.content.body]\non = 'rouge'\n", "layouts.content.body.on: 'rouge' is not a palette role"),
    (HEAD + "[layouts.new.body]\nstyle = 'body'\n", "layouts.new.body.box: is missing"),
    (HEAD + "[layouts.new]\nlike = 'contnt'\n", "layouts.new.like: there is no layout 'contnt'; did you mean content?"),
    (HEAD + "[layouts.a]\nlike = 'b'\n[layouts.b]\nlike = 'a'\n", "layouts.b.like: is circular"),
    (HEAD + "[layouts.content]\nbackground = 'a -> b'\n", "layouts.content.background: expected a palette role"),
    (HEAD + "[layouts.content]\nlinks = 'rouge'\n", "layouts.content.links: 'rouge' is not a palette role"),
    (
        HEAD + "[layouts.objective.progress]\ngap = 'wide'\n",
        "layouts.objective.progress.gap: expected a number, got text",
    ),
    (HEAD + "[footer]\nbox = [30, 17, 9, 1]\n", "footer.box: expected a box inside the slide"),
    (HEAD + "[footer]\nstyle = 'foot'\n", "footer.style: there is no text style 'foot'"),
    # lists
    (HEAD + "levels = []\n", "levels: expected at least 1 entry"),
    (
        HEAD + "[[levels]]\nchar = '->'\ncolor = 'text'\nmar = 1\nindent = 1\n",
        "levels[1].char: expected at most 1 letter",
    ),
    (HEAD + "[[decoration]]\nlayouts = ['*']\n", "decoration[1].box: is missing"),
    (
        HEAD + "[[decoration]]\nlayouts = ['contnt']\nbox = [1, 1, 1, 1]\n",
        "decoration[1].layouts: there is no layout 'contnt'; did you mean content?",
    ),
    (
        HEAD + "[[decoration]]\nlayouts = ['*']\nbox = [1, 1, 1, 1]\npicture = 'none.png'\n",
        "decoration[1].picture: there is no file 'none.png' in the theme's folder",
    ),
    (
        HEAD + "[[decoration]]\nlayouts = ['*']\nbox = [1, 1, 1, 1]\npicture = '../../x.png'\n",
        "decoration[1].picture: expected a file in the theme's folder, got '../../x.png'",
    ),
    (
        HEAD + "[[decoration]]\nlayouts = ['*']\nbox = [1, 1, 1, 1]\npicture = 'theme.toml'\n",
        "decoration[1].picture: theme.toml is not a readable picture",
    ),
    (HEAD + "[[rules]]\nwhen = { words = 'many' }\nuse = ['content']\n", "rules[1].when.words: expected a number"),
    (HEAD + "[[rules]]\nwhen = { role = 'aim' }\nuse = ['content']\n", "rules[1].when.role: there is no role 'aim'"),
    (HEAD + "[[rules]]\nwhen = { colour = 1 }\nuse = ['content']\n", "rules[1].when: expected role or words"),
    (HEAD + "[[rules]]\nwhen = {}\nuse = []\n", "rules[1].use: expected at least 1 entry"),
    (
        HEAD + "[[rules]]\nwhen = {}\nuse = ['contnt']\n",
        "rules[1].use: there is no layout 'contnt'; did you mean content?",
    ),
    # the rest
    (HEAD + "[callout.info]\ncolor = 'text'\n", "callout: there is no 'info'; choose from note, tip, warning, danger"),
    (HEAD + "[callout.note]\ncolor = 'rouge'\n", "callout.note.color: 'rouge' is not a palette role"),
    (HEAD + "[table]\nmargins = [1]\n", "table.margins: expected at least 4 entries"),
    (HEAD + "[table]\nrow-rule = 'text'\n", "table.row-rule: expected a table, got text"),
    (HEAD + "[code]\nkeyword = 'text'\n", "code: there is no key 'keyword'; did you mean key?"),
    (HEAD + "[picture]\ncaptions = 'all'\n", "picture.captions: expected figure, none or title, got 'all'"),
]


def broken(folder: Path, text: str) -> Path:
    file = folder / "own" / "theme.toml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return file


def test_there_are_fifty() -> None:
    assert len(BROKEN) >= 50


@pytest.mark.parametrize(
    ("text", "message"), BROKEN, ids=[message.split(":")[0] + str(n) for n, (_, message) in enumerate(BROKEN)]
)
def test_a_broken_file_gets_one_message_with_file_and_key(text: str, message: str, tmp_path: Path) -> None:
    file = broken(tmp_path, text)
    with pytest.raises(ThemeError) as error:
        read_theme(str(file))
    told = str(error.value)
    assert message in told
    assert "\n" not in told.split("is not valid TOML", maxsplit=1)[0]
    if error.value.code == "bad-theme":
        assert told.startswith(file.as_posix())


@pytest.mark.parametrize(
    ("text", "message"), BROKEN, ids=[message.split(":")[0] + str(n) for n, (_, message) in enumerate(BROKEN)]
)
def test_the_command_line_ends_with_2_and_no_traceback(text: str, message: str, tmp_path: Path) -> None:
    file = broken(tmp_path, text)
    chapter = tmp_path / "a.md"
    chapter.write_text("# A\n\nText.\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["build", str(chapter), "-t", str(file), "-o", str(tmp_path / "a.pptx")])
    assert done.exit_code == 2
    assert message in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "a.pptx").exists()


def test_a_mistake_of_an_inherited_entry_is_said_to_be_inherited(tmp_path: Path) -> None:
    parent = tmp_path / "parent" / "theme.toml"
    parent.parent.mkdir()
    parent.write_text(HEAD + "[[rules]]\nwhen = {}\nuse = ['contnt']\n", encoding="utf-8")
    file = broken(tmp_path, f"extends = '{parent.parent.as_posix()}'\n")
    with pytest.raises(ThemeError, match="inherited rules"):
        read_theme(str(file))
