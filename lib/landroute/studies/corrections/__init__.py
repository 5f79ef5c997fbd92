"""The study of the chapter: corrections."""
