"""The study of the chapter: closing."""
