"""One folder a chapter."""
