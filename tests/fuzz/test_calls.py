"""The judge of random calls can say no."""

import pytest
from fuzz.calls import Call, broken

WELL = Call(["corridors"], 2, "", "landroute: no\n", [], [], 1.0)


def test_a_call_that_keeps_all_promises_is_well():
    assert list(broken(WELL)) == []
    assert list(broken(WELL._replace(status=0, out="{}", err="", arguments=["--json"]))) == []


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ({"status": None}, "did not end"),
        ({"status": 3}, "ended with status 3"),
        ({"err": "Traceback (most recent call last):\nKeyError\n"}, "shows a traceback"),
        ({"err": "landroute: no\nno\n"}, "otherwise than in one line"),
        ({"err": ""}, "otherwise than in one line"),
        ({"err": "landroute: \x1b[31m\n"}, "characters that nobody sees"),
        ({"changed": ["data/places.csv"]}, "is refused, and changed data/places.csv"),
        ({"outside": ["open /etc/hosts"]}, "writes outside: open /etc/hosts"),
        ({"status": 0, "arguments": ["--json"], "out": "open"}, "prints no JSON document"),
    ],
)
def test_a_call_that_breaks_one_is_named(what, says):
    assert any(says in problem for problem in broken(WELL._replace(**what)))
