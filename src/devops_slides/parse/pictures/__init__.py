"""Pictures: where they are, how large they are asked for, what PowerPoint can show."""
