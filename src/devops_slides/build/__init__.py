"""The run: which decks there are, from chapters to bytes, and who does the work."""
