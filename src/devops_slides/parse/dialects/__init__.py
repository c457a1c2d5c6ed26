"""Markdown of other programs, rewritten as Hugo's before it is read: one notation a file."""
