"""The study of the chapter: question."""
