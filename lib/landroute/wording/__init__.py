"""Names, numbers, dates and parts of sentences."""
