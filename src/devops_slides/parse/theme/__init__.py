"""theme.toml to a Theme: find the file, check it against the schema, resolve every style and box."""

from devops_slides.parse.theme.find import lineage, names, read_theme

__all__ = ["lineage", "names", "read_theme"]
