"""The study of the chapter: actors."""
