"""YAML as front matter and configuration have it: plain values, and errors with their lines."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from devops_slides.model.plain_values import LARGEST, checked

LONGEST = 200_000
"""Most characters of a text of YAML: reading a million takes fifteen seconds."""


class PlainLoader(yaml.SafeLoader):
    """Reads what YAML 1.1 has tags for; a value that does not fit its tag is an error with its place."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:  # noqa: FBT001, FBT002 - PyYAML's signature
        """The value of a node. ConstructorError, with the node's place, if it has none."""
        try:
            found = super().construct_object(node, deep)
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
            name = node.tag.rpartition(":")[2]
            raise yaml.constructor.ConstructorError(None, None, f"this is no {name}", node.start_mark) from None
        if isinstance(found, int) and not -LARGEST < found < LARGEST:
            raise yaml.constructor.ConstructorError(None, None, "this number is too large", node.start_mark)
        return found


def read_yaml(text: str, loader: Callable[[str], yaml.SafeLoader] = PlainLoader) -> object:
    """A text of YAML. yaml.YAMLError or ValueError if it cannot be used."""
    if len(text) > LONGEST:
        raise ValueError(f"it has more than {LONGEST:,} characters")
    reader = loader(text)
    try:
        return checked(reader.get_single_data())
    except RecursionError:
        raise ValueError("it has too many tables or lists within one another") from None
    finally:
        reader.dispose()
