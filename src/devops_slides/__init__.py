"""Turns a Hugo Markdown course, unchanged, into native PowerPoint decks."""

__version__ = "0.1.0"
