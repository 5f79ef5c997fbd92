"""The error a reader or author can act on."""


class BadInput(ValueError):  # noqa: N818 (named for what it tells, in one line)
    """Input that cannot be used: one line naming what, why, and what would be right."""
