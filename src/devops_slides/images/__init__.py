"""Image files as slides show them: raster and SVG, read by what they hold, never by their names."""
