"""What every choice of placing costs, in one place, measured against one more slide.

The weights of pages, sizes and breaks are those that worked on 1,860 random slides; those of code
and tables were set by looking at what they gave.
"""

from __future__ import annotations

PAGE = 1.0
"""One more slide; all other costs are measured against it."""
UNEVEN = 3.0
"""Weight of the squared differences of the slides' fill from their mean: continuations look alike."""
ORPHAN, ORPHAN_FILL = 1.2, 0.22
"""A slide of several filled less than this looks forgotten."""
THIN, THIN_FILL = 2.0, 0.65
"""Slides of one text that are on average filled less than the second number: they could be fewer."""
DENSE_WORDS, DENSE_SHARE = 110, 60
"""Words on a slide beyond the first number cost one slide for each second number: an audience stops reading."""

SHRINK_SPAN, SHRINK_POWER = 0.3, 1.5
"""((1 − scale) / 0.3)^1.5: the first points cost little, 70 % of the preferred size costs the whole weight."""
SHRINK = 3.0
"""Weight of smaller text: about 85 % then costs as much as one more slide."""
SHRINK_BY_ROLE = {"objective": 1.2, "summary": 1.2, "quote": 1.2, "agenda": 0.8, "section": 0.2}
"""An objective is one slide, so it shrinks further before it is split, and so does an agenda, which is seen as a whole;
a section's text never leaves its slide."""
SHRINK_TABLE = 2.0
"""A table is read cell by cell, so it may shrink more than prose."""
SHRINK_CODE = 1.5
"""Code is read by the word, not at a glance."""
SMALL_SHARE, TOO_SMALL = 0.7, 8.0
"""Code or a table of several slides set below this share of its preferred size: it is split anyway."""

HEADING_ALONE = 8.0
"""A break between a sub-heading and its text, or between a quotation and whose it is."""
ANNOUNCED = 4.0
"""A break behind a text that ends in a colon."""
PARENT_ALONE = 2.0
"""A break between an item and its first child."""
IN_SUBLIST = 1.2
IN_PARAGRAPH = 0.3
"""A break between two sentences of a paragraph, each of which stands alone on the slide."""
BETWEEN_ITEMS = 0.1
"""Between blocks a break costs nothing."""
BETWEEN_ROWS, ROW_GOES_ON = 0.1, 1.0
"""A break behind a row of a table, and before one whose first cell is empty since it belongs to the row above."""

CODE_BEHIND_BLANK, CODE_BLANK_INDENTED = 0.05, 0.15
"""A break behind an empty line, before what stands furthest left and before what stands further in."""
CODE_OUTER, CODE_INNER, CODE_INSIDE = 0.3, 0.6, 0.9
"""A break before a line that stands furthest left, before others, and in mid-statement."""
CODE_HEAD_ALONE = 0.8
"""A break close behind a line that opens a definition."""
CODE_TAIL_ALONE = 1.5
"""A break close before the end of a definition, whose last lines would open the next slide."""
CODE_BEFORE_BLANK = 1.0
"""A slide that begins with an empty line."""
CODE_BELONGS = 1.2
"""A break between a comment or a decorator and what it is about."""
CODE_WRAPS = 2.0
"""All lines of code take a second row; some of them cost their share, a third row as much again."""
CODE_FEW = 6
"""Lines that code counts as at least where they wrap: a command of several rows is read as easily as one of one."""
CODE_UNNUMBERED = 1.0
"""Line numbers cannot be shown, since programs may wrap a line differently."""
WORD_TORN, ADDRESS_BROKEN = 10.0, 0.5
"""A table's column breaks an ordinary word, or a long one such as an address."""

RANK = 0.15
"""A layout that stands one place further back in its rule."""
SMALL_PICTURE = 1.0
"""A picture that another candidate would show much larger; its share of that is its share of this."""
