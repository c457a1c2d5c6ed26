"""The cost of every choice in placing a deck, in units of one more slide.

The weights of pages, sizes and breaks are the ones that worked on 1,860 random slides; those of
code and tables were set by looking at the results.
"""

from __future__ import annotations

PAGE = 1.0
"""One more slide; all other costs are relative to it."""
UNEVEN = 3.0
"""Weight of the squared difference of each slide's fill from the mean, so that continuations look alike."""
ORPHAN, ORPHAN_FILL = 1.2, 0.22
"""Cost of a slide, one of several, that is filled less than the second number: it looks forgotten."""
THIN, THIN_FILL = 2.0, 0.65
"""Weight of how far the average fill of one text's slides is below the second number: fewer slides would do."""
DENSE_WORDS, DENSE_SHARE = 110, 60
"""Beyond the first number of words on a slide, each second number of words costs a slide: an audience stops reading."""

SHRINK_SPAN, SHRINK_POWER = 0.3, 1.5
"""((1 − scale) / 0.3)^1.5: the first points cost little; 70 % of the preferred size costs the whole weight."""
SHRINK = 3.0
"""Weight of smaller text: about 85 % of the size costs as much as one more slide."""
SHRINK_BY_ROLE = {"objective": 1.2, "summary": 1.2, "quote": 1.2, "agenda": 0.8, "section": 0.2}
"""An objective is one slide, so it shrinks further before it is split. So does an agenda, which is read as a whole.
A section's text never leaves its slide."""
SHRINK_TABLE = 2.0
"""A table is read cell by cell, so it may shrink more than prose."""
SHRINK_CODE = 1.5
"""Code is read by the word, not at a glance."""
SMALL_SHARE, TOO_SMALL = 0.7, 8.0
"""Cost of code or a table on several slides below the first share of its preferred size: it is split anyway."""

HEADING_ALONE = 8.0
"""A break between a sub-heading and its text, or between a quotation and its attribution."""
ANNOUNCED = 4.0
"""A break after a text that ends in a colon."""
PARENT_ALONE = 2.0
"""A break between an item and its first child."""
IN_SUBLIST = 1.2
IN_PARAGRAPH = 0.3
"""A break between two sentences of a paragraph, each a paragraph of its own on the slide."""
BETWEEN_ITEMS = 0.1
"""Between blocks a break costs nothing."""
BETWEEN_ROWS, ROW_GOES_ON = 0.1, 1.0
"""A break after a table row, and before a row whose first cell is empty because it belongs to the row above."""
MERGE_TORN = 4.0
"""A break between two rows that a merged cell joins."""

CODE_BEHIND_BLANK, CODE_BLANK_INDENTED = 0.05, 0.15
"""A break after an empty line, before an outermost line and before an indented one."""
CODE_OUTER, CODE_INNER, CODE_INSIDE = 0.3, 0.6, 0.9
"""A break before an outermost line, before other lines, and inside a statement."""
CODE_HEAD_ALONE = 0.8
"""A break shortly after a line that opens a definition."""
CODE_TAIL_ALONE = 1.5
"""A break shortly before the end of a definition, whose last lines would open the next slide."""
CODE_BEFORE_BLANK = 1.0
"""A slide that begins with an empty line."""
CODE_BELONGS = 1.2
"""A break between a comment or a decorator and the code that it describes."""
CODE_WRAPS = 2.0
"""Every line of code takes a second row; if only some do, they cost their share. A third row costs as much again."""
CODE_FEW = 6
"""Least number of lines that code counts as if lines wrap: a command of several rows reads as easily as one of one."""
CODE_UNNUMBERED = 1.0
"""Line numbers cannot be shown, because programs may wrap a line differently."""
WORD_TORN, ADDRESS_BROKEN = 10.0, 0.5
"""A table column breaks an ordinary word, or a long one such as an address."""

RANK = 0.15
"""A layout that is one place further down in its rule."""
SMALL_PICTURE = 1.0
"""Weight of the share by which pictures are smaller than on the candidate layout that shows them largest."""
