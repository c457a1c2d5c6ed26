"""Code in a box: lines, breaks, numbers, colours, steps."""
