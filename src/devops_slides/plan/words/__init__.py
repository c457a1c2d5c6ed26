"""The program's own words, a table for each family of scripts."""
