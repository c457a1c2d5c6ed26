"""A company's template (.pptx, .potx) to a Theme: its package, its placeholders, the role of each of its layouts."""
