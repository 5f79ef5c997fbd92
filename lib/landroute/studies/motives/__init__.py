"""The study of the chapter: why east."""
