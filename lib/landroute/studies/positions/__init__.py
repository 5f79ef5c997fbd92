"""The study of the chapter: what they wanted of the border."""
