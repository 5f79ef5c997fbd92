"""Floor 1: who holds what, what is open, and which corridors that leaves."""
