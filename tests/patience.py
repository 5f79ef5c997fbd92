"""How long a test waits for what must come: a guard against hanging, that measures nothing."""

LONG = 300  # seconds
