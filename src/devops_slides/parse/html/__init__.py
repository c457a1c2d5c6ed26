"""Raw HTML to blocks."""
