"""A theme by its name: found, read and checked; from theme.toml or from a company's template."""
