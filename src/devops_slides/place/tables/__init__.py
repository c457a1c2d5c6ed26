"""Tables in a box: cells, columns, rows, pages."""
