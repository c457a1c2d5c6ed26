"""Decks onto the disk: what stands there already, what a hand has changed, what need not be built again."""
