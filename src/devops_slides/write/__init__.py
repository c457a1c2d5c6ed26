"""PlacedDeck to file. Decides nothing; nothing here imports a library but Pillow, to scale pictures."""
