"""From a PlacedDeck to a file. Decides nothing; imports no libraries but Pillow for pictures and lxml for templates."""
