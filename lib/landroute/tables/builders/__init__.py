"""Builders of the geography: places, roads and base map from pinned, hash-checked packages."""

from landroute.tables.builders.geography import build

__all__ = ["build"]
