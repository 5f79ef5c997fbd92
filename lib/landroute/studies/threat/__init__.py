"""The study of the chapter: the desert."""
