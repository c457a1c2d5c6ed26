"""Hugo's shortcodes: where they stand, what they mean, and what they become in the Markdown around them."""
