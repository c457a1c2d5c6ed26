"""A company's template (.pptx, .potx) to a Theme: its package, its placeholders, the role of each of its layouts."""

from devops_slides.parse.template.entry import on_template

__all__ = ["on_template"]
