"""Planned slides to placed ones: the layout, its slots, what goes on to the next slide."""
