"""A course on the disk: its configuration, its folders, its pages in order."""
