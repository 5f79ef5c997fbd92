"""The study of the chapter: who would have held the border."""
