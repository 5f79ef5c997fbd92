"""The Land Route, Tested: the package that the book's chapters call."""
