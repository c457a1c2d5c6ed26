"""What a theme that can be read may still do wrong: contrast, overlaps, rules that never hold."""
