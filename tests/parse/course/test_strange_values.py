"""Front matter, configuration and settings with values of a strange kind: one error with its line, in no time."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import make_site
from courses import build_course

ALIASES = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{below}'] * 10)}]\n" for below, name in zip("abcdefgh", "bcdefghi", strict=True)
)
CASES = {
    "an alias of aliases": f"---\n{ALIASES}title: *i\n---\n",
    "a list in itself": "---\ntitle: &a [*a]\n---\n",
    "a number of 5,000 digits": f"---\ntitle: {'9' * 5000}\n---\n",
    "no bool": "---\ntitle: a\ndraft: !!bool x\n---\n",
    "no number": '---\ntitle: !!int ""\n---\n',
    "no time": "---\ntitle: !!timestamp x\n---\n",
    "a list too deep": f"---\ntitle: {'[' * 3000}{']' * 3000}\n---\n",
    "a number in TOML": f"+++\ntitle = {'9' * 5000}\n+++\n",
    "a table too deep in TOML": f"+++\ntitle = {'[' * 3000}{']' * 3000}\n+++\n",
    "a number in JSON": f'{{"title": {"9" * 5000}}}\n',
    "a list too deep in JSON": f'{{"title": {"[" * 3000}{"]" * 3000}}}\n',
    "more than can be read": "---\ntitle: a\nx:\n" + "- a\n" * 60_000 + "---\n",
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_front_matter_is_an_error_with_its_line(tmp_path: Path, text: str) -> None:
    root = make_site(tmp_path / "cours")
    (root / "content" / "bon.md").write_text("# Bon\n\nTexte.\n", encoding="utf-8")
    (root / "content" / "faux.md").write_text(f"{text}\nTexte.\n", encoding="utf-8")
    found = build_course(root, None)
    assert len(found.failed) == 1
    place, code, _ = found.failed[0].split(": ", 2)
    assert (place.rpartition(":")[0], code) == ("cours/content/faux.md", "bad-front-matter")
    assert len(found.slides) == 1


CONFIGURATION = {
    "hugo.toml": [f"title = {'9' * 5000}", f"title = {'[' * 3000}", "title = 1e999\nweight = [[[1]]]"],
    "hugo.yaml": ['title: !!int ""', "title: !!timestamp x", "title: &a [*a]", f"title: {'{a: ' * 3000}"],
    "hugo.json": [f'{{"title": {"9" * 5000}}}', f'{{"a": {"[" * 5000}'],
    "slides.toml": [f"footer = {'9' * 5000}", f"footer = {'[' * 3000}", f"slide_level = {'9' * 30}"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in CONFIGURATION.items() for text in texts])
def test_configuration_and_settings_name_their_file_or_are_read(tmp_path: Path, name: str, text: str) -> None:
    from devops_slides.model.problem import UsageError

    root = make_site(tmp_path / "cours")
    if name.startswith("hugo"):
        (root / "hugo.toml").unlink()
    (root / name).write_text(text, encoding="utf-8")
    (root / "content" / "bon.md").write_text("# Bon\n\nTexte.\n", encoding="utf-8")
    try:
        assert build_course(root, None).failed == []
    except UsageError as error:
        assert error.place.startswith(f"cours/{name}")
        assert error.code == ("bad-settings" if name == "slides.toml" else "bad-config")
