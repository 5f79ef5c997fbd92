"""What readers read: messages a language, and how names, numbers and dates are written."""

from landroute.wording.premise import premise, supposing
from landroute.wording.words import WordingError, Words, words

__all__ = ["WordingError", "Words", "premise", "supposing", "words"]
