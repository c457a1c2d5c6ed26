"""Texts that need no second look: most hold only Latin letters and the usual punctuation.

Python takes 1 to 3 ms to compile a set of the signs of other scripts, so such patterns are compiled only if
`is_western` is false.
"""

from __future__ import annotations

import re

_OTHER = re.compile("[^\0-\u02ff\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u203a\u20a0-\u20bf]")


def is_western(text: str) -> bool:
    """Whether all characters are Latin letters, digits, spaces, punctuation or currency signs.

    None of them joins its neighbours, is invisible, or has a colour or two widths.
    """
    return text.isascii() or _OTHER.search(text) is None
