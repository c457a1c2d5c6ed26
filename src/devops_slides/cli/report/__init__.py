"""How results and problems are printed: decks on stdout, problems on stderr."""
