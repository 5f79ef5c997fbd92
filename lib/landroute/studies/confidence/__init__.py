"""The study of the chapter: confidence."""
