"""The study of the chapter: manpower."""
