"""Every code that a message may have, with its meaning and what an author can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

CodeKind = Literal["problem", "theme check", "notice", "deck error", "command error"]
"""What follows from a message.

- `problem`: the build continues; the exit code is 1 with `--strict`.
- `theme check`: a finding of `themes check`, which then exits with 1.
- `notice`: `build` reports a deck that it did not write, or that no chapter makes any more.
- `deck error`: a chapter or a deck is left out, and the others are built; the exit code is 1.
- `command error`: the command stops; the exit code is 2.
"""


class ProblemCode(Struct, frozen=True):
    """A code as messages show it, its meaning in one or two sentences, and how to fix what it reports."""

    code: str
    kind: CodeKind
    meaning: str
    mend: str


_BOUNDARIES = (
    ProblemCode(
        "outside-course",
        "problem",
        "A file of the course names a file outside it, or a link leads there: a picture, a theme, a setting. It is not"
        " read, because a course may come from anywhere.",
        "Copy the file into the course, or allow its folder with `--allow DIR`.",
    ),
    ProblemCode(
        "unsafe-link",
        "problem",
        "A link leads to something else than a web page, a letter or a call: a script, a file or a program of the"
        " reader's computer. The slide shows its words, and the notes its address.",
        "Link to an address that begins with `http:`, `https:`, `mailto:` or `tel:`, or to a page of the course.",
    ),
    ProblemCode(
        "template-content",
        "problem",
        "A template contains something that would load, start or embed something in every deck: macros, OLE objects,"
        " ActiveX controls, films, linked pictures, links to other things than web pages. Decks do not get it.",
        "Save a copy of the template without it; the message names the part and what was in it.",
    ),
    ProblemCode(
        "template-layout",
        "problem",
        "On layouts of a template, the title covers the text or is smaller than it. Decks have the text below the title"
        " or a larger title. The message names the layouts.",
        "Move or enlarge the title in the slide master of the template.",
    ),
    ProblemCode(
        "template-check",
        "problem",
        "`themes check` finds something on the layouts of a template: texts or logos without contrast, boxes or"
        " pictures over one another. Decks show it. The message says how often.",
        "Run `devops-slides themes check` with the template, and correct its slide master.",
    ),
    ProblemCode(
        "outside-output",
        "deck error",
        "A deck would be written outside the output folder, because of its name or of a link there.",
        "Remove the link, or name the folder with `-o`.",
    ),
)
_PICTURES = (
    ProblemCode(
        "missing-picture",
        "problem",
        "No file of the course matches the address of a picture, or the picture has no address at all. The slide shows"
        " its alternative text, if there is one.",
        "Put the file under `static/` or beside the chapter, or correct the address. The hint names the likeliest"
        " file.",
    ),
    ProblemCode(
        "stray-picture",
        "problem",
        "The address of a picture leads nowhere, but exactly one file of the course has its name. The deck shows that"
        " file; a website would not.",
        "Correct the address so that it leads to the file that the message names.",
    ),
    ProblemCode(
        "case-differs",
        "problem",
        "The address of a picture and the name of its file differ in upper and lower case. The deck shows the picture;"
        " most web servers would not.",
        "Write the address exactly as the file is named.",
    ),
    ProblemCode(
        "not-played",
        "problem",
        "A film, a sound or a framed page cannot be played on a slide. The slide shows its poster or its name, with a"
        " link to it if the address leads to a website.",
        "Nothing, if the link is enough; otherwise insert the film in PowerPoint, or show a picture of it.",
    ),
    ProblemCode(
        "bad-address",
        "problem",
        "The address of a picture cannot be read as an address.",
        "Write the path of a file under `static/`, or one relative to the page.",
    ),
    ProblemCode(
        "remote-picture",
        "problem",
        "A picture is on another server. Pictures are never downloaded; the slide shows its alternative text or its"
        " address, as a link.",
        "Keep a copy under `static/` and refer to that.",
    ),
    ProblemCode(
        "unreadable-picture",
        "problem",
        "The file of a picture cannot be read or drawn: it is empty, damaged, far too large, unsafe, or no picture. The"
        " slide shows its alternative text, if there is one.",
        "Replace the file, or save it again as PNG, JPEG or SVG.",
    ),
    ProblemCode(
        "svg-external",
        "problem",
        "A drawing refers to something outside its file. The deck shows the drawing without it.",
        "Embed what it refers to in the SVG file.",
    ),
    ProblemCode(
        "svg-foreign-object",
        "problem",
        "A drawing holds text as HTML (`foreignObject`), which PowerPoint does not show. Its words are set as plain"
        " text where the HTML was.",
        "Look whether they are where they belong; if not, export the drawing with its words as `<text>`.",
    ),
)

_CHAPTERS = (
    ProblemCode(
        "unknown-shortcode",
        "problem",
        "A shortcode has an unknown name. Its content is kept, and it is reported once a chapter.",
        "Correct the name, or replace the shortcode with one of the reference.",
    ),
    ProblemCode(
        "unclosed-shortcode",
        "problem",
        "A shortcode that needs content is never closed, so what follows it is shown as ordinary text.",
        "Close it, as in `{{% /notice %}}`.",
    ),
    ProblemCode(
        "foreign-syntax",
        "problem",
        "A chapter uses notations of other programs, such as `:::` of pandoc, `!!!` of MkDocs or `{% %}` of Jekyll."
        " Slides show what they mean, or their plain words; a page of a Hugo site shows them as they are written. It is"
        " reported once a chapter.",
        "Nothing, if the chapter is for such a program. Otherwise write a shortcode, as the reference lists them.",
    ),
    ProblemCode(
        "missing-include",
        "problem",
        "A file to be included is not in the course, cannot be read, or is included more than eight files deep.",
        "Correct the path. The file must be inside the course.",
    ),
    ProblemCode(
        "raw-html",
        "problem",
        "The site leaves HTML out, because `markup.goldmark.renderer.unsafe` is false in its configuration. So do its"
        " decks.",
        "Set `unsafe = true` for the site, or write the text in Markdown.",
    ),
    ProblemCode(
        "unclosed-front-matter",
        "problem",
        "A chapter begins with front matter that no line closes. Its first lines are read as such, the rest is text.",
        "Put the line that opens the front matter, such as `---`, behind its last key as well.",
    ),
    ProblemCode(
        "unclosed-comment",
        "problem",
        "A comment `<!-- …` is never closed, so it hides all of the chapter that follows, on a page as well.",
        "End it with `-->`.",
    ),
    ProblemCode(
        "likely-typo",
        "problem",
        "A key of the front matter, or a field of a pattern such as `{client}`, is unknown, and much like a known one.",
        "Correct it as the hint says. Keys that are like no known one are not told.",
    ),
    ProblemCode(
        "bad-directive",
        "problem",
        "A word in a comment `<!-- slides: … -->` is not understood and has no effect.",
        "Correct the word as the hint says. The how-to guide on slide directives lists all of them.",
    ),
    ProblemCode(
        "bad-option",
        "problem",
        "A key under `slides:` in the front matter is not known, or its value is not one that it takes.",
        "Correct the key or its value as the hint says.",
    ),
    ProblemCode(
        "duplicate-key",
        "problem",
        "A key appears twice in the front matter. The last one counts.",
        "Delete one of them.",
    ),
    ProblemCode(
        "bad-weight",
        "problem",
        "The `weight` of a chapter is not a number, so the chapter counts as one without a weight.",
        "Write a whole number.",
    ),
    ProblemCode(
        "bad-date",
        "problem",
        "A date in the front matter is not a date that exists, so it is ignored.",
        "Write a date such as `2026-03-03`.",
    ),
    ProblemCode(
        "broken-anchor",
        "problem",
        "A link leads to a place of its own page (`#name`), but no heading and no element there has that id. The text"
        " is shown without the link.",
        "Correct the id; the hint names the likeliest one. The id of a heading is its text in lower case, with hyphens"
        " for spaces.",
    ),
    ProblemCode(
        "broken-ref",
        "problem",
        "A `ref` or `relref` names a page that the course does not have. Its text stays without a link.",
        "Correct the path. The hint names the nearest page.",
    ),
    ProblemCode(
        "bad-front-matter",
        "deck error",
        "The front matter cannot be read as YAML, TOML or JSON, so the chapter is left out.",
        "Go to the line of the message. Most often a text with a colon or a quote needs quotes around it.",
    ),
    ProblemCode(
        "not-utf8",
        "deck error",
        "A chapter is written in another encoding than UTF-8. The message names the likeliest one.",
        "Save the file as UTF-8.",
    ),
    ProblemCode(
        "binary-file",
        "deck error",
        "A file with the name of a Markdown chapter is a binary file.",
        "Rename it if it is a picture or another file, or delete it.",
    ),
    ProblemCode(
        "unreadable-file",
        "deck error",
        "The system does not let the program read a chapter.",
        "Check that the file is there and that you may read it.",
    ),
)

_SLIDES = (
    ProblemCode(
        "too-deep",
        "problem",
        "Lists, quotations, callouts or elements of HTML are nested deeper than a slide can show. Nothing is lost: what"
        " is deeper is shown on the deepest level.",
        "Give the inner content a heading of its own, or write it as a text.",
    ),
    ProblemCode(
        "long-code",
        "problem",
        "A block of code takes more than four slides.",
        "Choose lines in a comment above it: `<!-- slides: lines=1-20 -->`. The other lines are then in the notes.",
    ),
    ProblemCode(
        "long-title",
        "problem",
        "A title is too long for its box even at its least size. The slide shows what fits; the notes hold the whole.",
        "Shorten the title.",
    ),
    ProblemCode(
        "overflow",
        "problem",
        "A text cannot be cut into pieces that fit a slide.",
        "Shorten it, or give the theme a larger box or a smaller least size.",
    ),
    ProblemCode(
        "lost-text",
        "problem",
        "Words of a chapter are neither on a slide nor in the notes of its deck, and no other problem says so. Only"
        " `check --account` looks for them.",
        "Report the chapter as an issue. Meanwhile, write the words as a plain paragraph.",
    ),
    ProblemCode(
        "lost-picture",
        "problem",
        "A chapter shows more pictures than its deck, and no other problem says why. Only `check --account` counts"
        " them.",
        "Report the chapter as an issue. Meanwhile, write the picture as `![what it shows](file.png)`.",
    ),
    ProblemCode(
        "unknown-layout",
        "problem",
        "A directive `layout=NAME` names a layout that the theme does not have. The slide gets the usual one.",
        "Correct the name. The hint names the nearest layout, or all of them.",
    ),
    ProblemCode(
        "unmeasured-font",
        "problem",
        "The program knows no widths of a typeface, so it measures a wide one instead and texts are set smaller than"
        " they need to be. `themes check` reports it too.",
        "Put the font files into the folder `fonts/` of the theme, install the typeface, or name another one.",
    ),
    ProblemCode(
        "deck-name",
        "problem",
        "Two decks would have the same file name, so this one has a number in its name.",
        "Rename one of the chapters, or accept the name.",
    ),
)

_ACCESSIBILITY = (
    ProblemCode(
        "no-title",
        "problem",
        "A slide has no title, by which screen readers and the outline name it. Only `check` looks for it.",
        "Write a heading above its text, or choose a layout that shows one.",
    ),
    ProblemCode(
        "same-title",
        "problem",
        "Two slides that do not follow one another have the same title, so that nobody can tell them apart in a list of"
        " slides. Titles of the program's own name their section. Only `check` looks for it.",
        "Say in one of the headings what is different.",
    ),
    ProblemCode(
        "no-alt-text",
        "problem",
        "A picture has no alternative text, and its file's name says nothing: the deck has the slide's title. Only"
        " `check` looks for it.",
        "Write what the picture shows, `![what it shows](file.png)`, or mark it as decoration:"
        ' `<img src="file.png" alt="" role="presentation">`.',
    ),
    ProblemCode(
        "no-table-head",
        "problem",
        "A table has no head, or an empty one: screen readers cannot say which column a cell is in. Only `check` looks"
        " for it.",
        "Write what each column holds in the first row.",
    ),
    ProblemCode(
        "merged-cells",
        "problem",
        "A table has merged cells, in which screen readers lose their way. Only `check` looks for them.",
        "Repeat the text in each cell, or make two tables.",
    ),
    ProblemCode(
        "vague-link",
        "problem",
        "The words of a link, such as `here`, do not say where it leads. Only `check` looks for them.",
        "Make the name of what it leads to the link.",
    ),
)

_THEMES = (
    ProblemCode(
        "contrast",
        "theme check",
        "A text has too little contrast with its ground: less than 4.5 : 1, or 3 : 1 for large text (WCAG AA). Or a"
        " logo is hardly seen: less than half of its outlines reach 3 : 1.",
        "Change one of the two colours in `[palette]`, or the colour of the slot.",
    ),
    ProblemCode(
        "overlap",
        "theme check",
        "Two boxes of a layout cover one another, so their contents may too. Or a picture of the layout, such as a"
        " logo, is over the box of a text or of something else. A picture that fills the slide, or is calm where the"
        " text is, counts as its ground.",
        "Move or shrink one of the boxes.",
    ),
    ProblemCode(
        "unreachable-rule",
        "theme check",
        "A rule never decides: an earlier rule holds for every slide that it is meant for, or no slide can meet its"
        " conditions.",
        "Correct its conditions, or put it before the rule that the message names.",
    ),
    ProblemCode(
        "bad-theme",
        "command error",
        "A theme or a template cannot be used. The message names the key and what is expected there. If only one"
        " chapter asks for the theme, only its deck fails, with exit code 1.",
        "Correct the key. `devops-slides themes schema` prints a schema with which editors find such mistakes.",
    ),
    ProblemCode(
        "bad-font",
        "command error",
        "A file in the folder `fonts/` of a theme is not a font that can be read.",
        "Replace it with a `.ttf` or `.otf` file, or delete it.",
    ),
    ProblemCode(
        "unknown-theme",
        "command error",
        "There is no theme of that name, or no theme file at that path. If only one chapter asks for it, only its deck"
        " fails, with exit code 1.",
        "Correct the name. `devops-slides themes list` lists all themes.",
    ),
    ProblemCode(
        "bad-template",
        "command error",
        "The file given to `themes new --from` is not a PowerPoint file.",
        "Name a `.pptx` or `.potx` file.",
    ),
    ProblemCode(
        "bad-name",
        "command error",
        "A new theme cannot have that name.",
        "Begin with a letter or a digit, and use only letters, digits, dots, hyphens and underscores.",
    ),
    ProblemCode(
        "theme-exists",
        "command error",
        "There is a theme of that name already.",
        "Choose another name, or delete the folder of the old theme.",
    ),
)

_DECKS = (
    ProblemCode(
        "edited-by-hand",
        "notice",
        "A deck was edited by hand since it was built. It is kept, the new deck is beside it as `NAME.new.pptx`, and"
        " the exit code is 1. With `--overwrite` the edited deck becomes `NAME.edited.pptx` instead.",
        "Take your edits into the Markdown, or copy what is new into your deck. Then build with `--overwrite`.",
    ),
    ProblemCode(
        "not-ours",
        "notice",
        "The output folder holds a deck of that name that another program has written. It is kept as an edited deck"
        " is.",
        "Move it away, or write the decks to another folder with `-o`.",
    ),
    ProblemCode(
        "gone",
        "notice",
        "A deck is left from an earlier build, and no chapter makes it any more.",
        "Build with `--prune` to delete it. A deck that was edited by hand is never deleted.",
    ),
    ProblemCode(
        "not-written",
        "deck error",
        "A deck, or the file in which the program remembers decks, cannot be written.",
        "Close the deck in PowerPoint, make room on the disk, or choose another folder with `-o`.",
    ),
    ProblemCode(
        "not-deleted",
        "deck error",
        "`--prune` cannot delete a deck.",
        "Close the deck in PowerPoint, or delete it yourself.",
    ),
    ProblemCode(
        "too-much",
        "deck error",
        "A chapter asks for more work than a limit allows: its text, its blocks, its slides. The other chapters are"
        " built.",
        "Split the chapter. If it is meant to be that large, raise the limit that the hint names under `[limits]` in"
        " `slides.toml`.",
    ),
    ProblemCode(
        "chapter-stopped",
        "deck error",
        "A chapter did not end within the time that one may take, or ended the process that built it, most often"
        " because memory ran out. It was tried a second time alone. The other chapters are built.",
        "Look for what is unusual in the chapter: pictures of huge size, drawings, very long tables. Give the program"
        " more memory, or raise `chapter_seconds` under `[limits]` in `slides.toml`.",
    ),
    ProblemCode(
        "internal-error",
        "deck error",
        "The program has made a mistake in one chapter or deck. The others are built.",
        "Report the chapter as an issue, with the message.",
    ),
)

_COMMANDS = (
    ProblemCode(
        "error",
        "command error",
        "The command line contradicts itself, as with `themes new --extends … --from …`.",
        "Follow the hint, or see the help of the command (`--help`).",
    ),
    ProblemCode(
        "system-error",
        "command error",
        "The system refuses what the command needs: a folder that is gone, an output that is full or closed.",
        "Look at what the message says of the system, make room, or run the command in another folder.",
    ),
    ProblemCode(
        "bad-output",
        "command error",
        "The folder for decks cannot be made or written to: it is a file, a link to itself, or read-only.",
        "Choose another folder with `-o`, or let yourself write to this one.",
    ),
    ProblemCode(
        "bad-epoch",
        "command error",
        "`SOURCE_DATE_EPOCH` is not a time: a whole number of seconds since 1970, before the year 10000.",
        "Correct the variable, or unset it.",
    ),
    ProblemCode(
        "no-source",
        "command error",
        "A source does not exist, or none is given and there is no folder `content` here.",
        "Name a chapter, a folder or a Hugo site.",
    ),
    ProblemCode(
        "no-chapters",
        "command error",
        "The sources hold no chapter to build, or `--only` matches none.",
        "Name a chapter or a Hugo site. Drafts, expired and future chapters need `--drafts`; `devops-slides outline`"
        " lists what there is.",
    ),
    ProblemCode(
        "no-language",
        "command error",
        "`--lang` names a language that the course does not have.",
        "Choose one of the languages that the hint lists.",
    ),
    ProblemCode(
        "bad-field",
        "command error",
        "`--set` is not followed by a name, an equals sign and a value.",
        "Write it as in `--set client=ACME`.",
    ),
    ProblemCode(
        "one-file",
        "command error",
        "`-o` names one file, but the sources make several decks.",
        "Name a folder, a single chapter, or add `--deck course`.",
    ),
    ProblemCode(
        "bad-settings",
        "command error",
        "`slides.toml` cannot be read, or has a key or a value that is not known.",
        "Correct the key that the message names.",
    ),
    ProblemCode(
        "bad-config",
        "command error",
        "The configuration of the Hugo site cannot be read.",
        "Correct the file that the message names; `hugo config` shows whether Hugo can read it.",
    ),
    ProblemCode(
        "folder-exists",
        "command error",
        "`init` finds files in the folder in which it is to begin a course.",
        "Name a new or an empty folder.",
    ),
    ProblemCode(
        "changed",
        "command error",
        "The course changed while it was built, so that a listed deck is no longer one of its decks.",
        "Build again.",
    ),
    ProblemCode(
        "no-watchfiles",
        "command error",
        "`--watch` needs a package that is not installed.",
        "Install `devops-slides[watch]`.",
    ),
    ProblemCode(
        "no-dask",
        "command error",
        "`--cluster` needs a package that is not installed.",
        "Install `devops-slides[cluster]`.",
    ),
    ProblemCode(
        "no-cluster",
        "command error",
        "No Dask scheduler answers at the address given to `--cluster`.",
        "Check the address and that the scheduler runs.",
    ),
    ProblemCode(
        "no-workers",
        "command error",
        "The Dask scheduler has no workers.",
        "Start workers and build again.",
    ),
)

CODES: Mapping[str, ProblemCode] = {
    known.code: known
    for known in (*_BOUNDARIES, *_PICTURES, *_CHAPTERS, *_SLIDES, *_ACCESSIBILITY, *_THEMES, *_DECKS, *_COMMANDS)
}
"""All codes by name, in the order of the reference."""
