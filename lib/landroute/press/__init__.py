"""The press: from chapters to the published site. It knows no analysis."""

CELL_TIMEOUT = 600  # seconds that a cell may take, where nothing else is said
