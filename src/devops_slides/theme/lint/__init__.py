"""What may be wrong with a readable theme: contrast, overlaps, rules that never apply."""
