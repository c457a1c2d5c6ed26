"""From a company's template (.pptx, .potx) to a Theme: its package, its placeholders, the roles of its layouts."""
