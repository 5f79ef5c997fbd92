"""One folder a chapter: what is worked out, what is found, what is drawn."""

from landroute.studies.registry import chapter_study, evaluate, study

__all__ = ["chapter_study", "evaluate", "study"]
