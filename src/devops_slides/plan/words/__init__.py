"""The program's own words, one table per family of scripts."""
