"""The study of the chapter: corridors."""
