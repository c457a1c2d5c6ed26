"""Widths of characters, break points of lines, line heights."""
