"""The study of the chapter: options."""
