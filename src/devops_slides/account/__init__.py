"""What an author wrote against what a deck says, by code that shares nothing with the stages between them."""
