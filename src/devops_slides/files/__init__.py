"""What may be read and written: where files may lie, how large they may be, what an archive may hold."""
