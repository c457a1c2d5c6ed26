"""theme.toml to a Theme: find the file, check it against the schema, resolve every style and box."""

from devops_slides.parse.theme.find import names, read_theme

__all__ = ["names", "read_theme"]
