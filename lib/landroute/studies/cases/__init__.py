"""The study of the chapter: the two cases."""
