"""Pictures: where they are, what size is asked for, what PowerPoint can show."""
