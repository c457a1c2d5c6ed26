"""Courses, templates and decks that mean harm: nothing outside is read or written, and each gives one clear message."""
