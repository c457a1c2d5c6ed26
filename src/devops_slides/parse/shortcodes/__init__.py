"""Hugo's shortcodes: where they are, what they mean, and what they become in the Markdown around them."""
