"""PlacedDeck to file. Decides nothing; the only stage that imports python-pptx."""
