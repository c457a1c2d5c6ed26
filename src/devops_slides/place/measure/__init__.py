"""How wide characters are, where lines may break, how high they stand."""
