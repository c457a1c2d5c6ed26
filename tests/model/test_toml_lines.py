"""The lines of keys in TOML."""

from __future__ import annotations

import pytest

from devops_slides.model.toml_lines import key_lines, line_of

TEXT = """extends = "default"

[palette]
text = "000000"
"link" = "0000FF"

[layouts.content]
body = { box = [1, 2, 3, 4] }

[[decoration]]
box = [1, 2, 3, 4]

[[decoration]]  # a second one
layouts = ["*"]
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("extends", 1),
        ("palette.text", 4),
        ("palette.link", 5),
        ("palette.accent1", 3),
        ("layouts.content.body.box", 8),
        ("layouts.content.title", 7),
        ("decoration[1].box", 11),
        ("decoration[2].box", 13),
        ("decoration[2].layouts[1]", 14),
        ("decoration[3].box", 0),
        ("text.body", 0),
        ("", 0),
    ],
)
def test_a_key_is_found_or_what_is_around_it(key: str, line: int) -> None:
    assert line_of(key, TEXT) == line


def test_keys_are_told_with_their_tables() -> None:
    assert set(key_lines(TEXT)) >= {"layouts.content", "layouts.content.body", "decoration[2].layouts"}
