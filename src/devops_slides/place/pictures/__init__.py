"""Pictures in a box: their frames, rows and resolution."""
