"""Builders of the tables and layers that are not typed by hand."""
