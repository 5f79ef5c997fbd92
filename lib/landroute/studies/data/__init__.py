"""The study of the chapter: data."""
