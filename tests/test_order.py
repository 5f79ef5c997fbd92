"""Rows of one value stay in order: what a sort leaves open is the machine's."""

import ast
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parents[1] / "lib" / "landroute"


def unstable(tree):
    """Yield the lines of sorts that leave rows of one value in an order of the machine's."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in ("sort_values", "argsort"):
            continue
        by = node.args[0] if node.args else None
        several = isinstance(by, ast.List) and len(by.elts) > 1  # pandas sorts these stably
        unique = ast.unparse(node.func.value).endswith(".unique()")
        stable = any(k.arg == "kind" and ast.unparse(k.value) == "'stable'" for k in node.keywords)
        if not (several or unique or stable):
            yield node.lineno


@pytest.mark.parametrize(
    "path", sorted(LIBRARY.rglob("*.py")), ids=lambda p: str(p.relative_to(LIBRARY))
)
def test_rows_of_one_value_stay_in_order(path):
    assert [*unstable(ast.parse(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("rows.sort_values('day')", [1]),
        ("rows.sort_values(['day'])", [1]),
        ("np.argsort(days, kind='quicksort')", [1]),
        ("rows.sort_values(['day', 'place'])", []),
        ("rows.sort_values('day', kind='stable')", []),
        ("days.unique().sort_values()", []),
    ],
)
def test_an_unstable_sort_is_found(sort, found):
    assert [*unstable(ast.parse(sort))] == found
