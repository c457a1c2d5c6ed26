"""The frozen values that the stages hand to one another; standard library and `msgspec.Struct` only."""
