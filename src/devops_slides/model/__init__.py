"""The frozen values that the stages pass to one another; standard library and `msgspec.Struct` only."""
