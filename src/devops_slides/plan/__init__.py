"""Decides what slides there are. Pure: no disk, no geometry, no choice of layout."""
