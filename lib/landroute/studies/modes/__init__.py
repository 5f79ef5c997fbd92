"""The study of the chapter: modes."""
