"""The study of the chapter: threat."""
