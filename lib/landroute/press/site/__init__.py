"""The site: what Sphinx, its theme and a reader's browser make of the chapters' outputs."""
