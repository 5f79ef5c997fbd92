"""Readers are told names, not ids: alone, in lists, in prose, in keys; other words are left."""

import pytest

from landroute.charts.spelling import in_words, key_in_words, name_of, parted, title


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("irgc-qf", "", "IRGC Quds Force"),
        ("pmf; badr", "with", "PMF; Badr"),
        ("sdf", "side", "SDF"),
        ("middle", "corridor", "Middle corridor"),
        ("middle", "where", "middle"),
        ("tanf--sabaa-biyar; sabaa-biyar--dumayr", "", "M2, Tanf to Sabaa Biyar; M2, Sabaa Biyar"),
        ("held by nusra-hts, then not", "", "held by Nusra / HTS, then not"),
        ("rows of documented_use", "", "rows of “Documented use of the road”"),
        # Files, addresses, longer words and words that are no id.
        ("see data/documented_use.csv", "", "see data/documented_use.csv"),
        ("https://example.org/al-qaim", "", "https://example.org/al-qaim"),
        ("non-al-qaim", "", "non-al-qaim"),
        ("the Iran-aligned side", "", "the Iran-aligned side"),
        ("tanf and iran", "", "tanf and iran"),
    ],
)
def test_ids_become_names(text: str, column: str, said: str) -> None:
    assert in_words(text, column).startswith(said)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("small-town", "small town"),
        ("vehicles_per_day", "vehicles per day"),
        ("us-strike", "US strike"),
        ("context-is", "context IS"),
        ("op-ed", "op-ed"),
        ("pro-government", "pro-government"),
        ("2017-11-03", "2017-11-03"),
        ("Albukamal-Qaim", "Albukamal-Qaim"),
        ("two words-here", "two words-here"),
    ],
)
def test_coded_values_are_words(value: str, said: str) -> None:
    assert parted(value) == said


def test_a_row_is_named_by_the_table_that_it_is_in() -> None:
    assert name_of("actors", "iran") == "Iran"
    assert name_of("crossing_statuses", "not-built") == "not built"
    assert name_of("disruptions", "D005") == "D005"
    assert title("documented_use") == "Documented use of the road"
    assert title("nothing") == "nothing"


def test_a_key_is_told_by_its_values() -> None:
    key = "place=al-qaim; account=primary; start=2017-11-03"
    assert key_in_words("control", key) == "Al-Qaim, primary, 2017-11-03"
    assert key_in_words("actors", "id=wagner-evropolis") == "Wagner"
    assert key_in_words("control", "tanf") == "Tanf"
