"""The study of the chapter: parameters."""
