"""Who held what, when, and let whom pass."""
