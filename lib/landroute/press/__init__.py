"""Floor 4: the press, from chapters to the published site."""
