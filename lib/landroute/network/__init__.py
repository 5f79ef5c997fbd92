"""Algorithms on networks that know nothing of the record."""
