"""The question put to the record."""
