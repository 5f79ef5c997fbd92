"""What is worked out of data/ is kept for one edition; a cache of functools would outlive it."""

import ast
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parents[2] / "lib" / "landroute"
ROOMS = ("tables", "scenario", "record", "network", "corridor", "charts", "studies", "wording")
MODULES = sorted(path for room in ROOMS for path in (LIBRARY / room).rglob("*.py"))
CACHES = {"lru_cache", "cache"}
# Of pinned packages, whose bytes are checked against a hash; of code, messages with it; and of
# nothing but what they are given.
OF_NO_DATA = {
    *("gazetteer", "airports", "words", "marks", "_release", "partial_day", "_summed"),
    *("modules", "module_names", "_imported", "_nodes", "asking_modules", "_parts", "parsed"),
}


def names_in(node):
    """Every name that an expression has, plain or after a dot."""
    named = [n.id for n in ast.walk(node) if isinstance(n, ast.Name)]
    return {*named, *(n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute))}


def outliving(body):
    """Names of functions that are cached for good, though they do not go by a file's stamp."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from outliving(node.body)
        elif isinstance(node, ast.FunctionDef):
            takes = [names_in(a.annotation) for a in node.args.args if a.annotation]
            by_stamp = any("Stamped" in names for names in takes)
            if CACHES & {n for d in node.decorator_list for n in names_in(d)} and not by_stamp:
                yield node.name
        elif not isinstance(node, (ast.Import, ast.ImportFrom)) and CACHES & names_in(node):
            yield ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(LIBRARY)))
def test_a_cache_follows_the_edition_or_the_stamp_of_a_file(path):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert set(outliving(body)) - OF_NO_DATA == set()


@pytest.mark.parametrize(
    "text",
    [
        "@lru_cache(maxsize=1)\ndef f(): ...",
        "@functools.cache\ndef f(data: Path): ...",
        "class A:\n    @cache\n    def f(self): ...",
        "f = lru_cache(4)(g)",
    ],
)
def test_the_search_sees_a_cache_for_good(text):
    assert list(outliving(ast.parse(text).body))
