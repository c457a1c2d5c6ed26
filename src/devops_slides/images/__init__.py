"""Image files as slides show them: raster and SVG, recognized by their content, never by their names."""
