"""A run: which decks there are, how they are built from chapters to bytes, and who does the work."""
