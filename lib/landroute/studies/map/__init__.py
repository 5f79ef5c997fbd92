"""The study of the chapter: map."""
