"""What need not be built again: what each deck was made of, and whether that has changed."""
