"""What need not be built again: what each deck was made from, and whether that has changed."""
