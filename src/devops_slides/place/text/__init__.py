"""Text in a box: words, lines, heights, sizes, pages."""
