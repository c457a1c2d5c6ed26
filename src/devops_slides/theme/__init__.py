"""A theme by its name: found, read, checked; from theme.toml or from a company's template."""
