"""The press: from chapters to the published site. It knows no analysis."""
