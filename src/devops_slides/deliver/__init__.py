"""Decks onto the disk: what is there already, what was edited by hand, which slides are frozen."""
