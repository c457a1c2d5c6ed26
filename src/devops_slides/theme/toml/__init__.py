"""From theme.toml to a Theme: its schema, its small languages, its mistakes in words."""
