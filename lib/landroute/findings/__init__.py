"""Floor 3: what the book finds: each a key, a value, a unit and a sentence."""

from landroute.findings.record import Finding, finding

__all__ = ["Finding", "finding"]
