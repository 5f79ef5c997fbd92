"""Strengths and needs that cannot be are named by file, line, column and reason."""

import pandas as pd
import pytest

from landroute.tables.check import check_data


@pytest.mark.parametrize(
    ("table", "id_", "column", "value", "reason"),
    [
        ("strength", "S003", "low", 5000, "5000 exceeds high = 4000"),
        ("populations", "D04", "low", 2_000_000, "exceeds high"),
        ("yardsticks", "quinlivan", "low", 30, "30 exceeds high = 20"),
        ("yardsticks", "three-to-one", "enemy_low", "", "of enemies wants low and high"),
        ("yardsticks", "quinlivan", "enemy_low", 10, "of enemies wants none"),
        ("forces", "tanf", "members", "rma; rmb", "'rmb' is no actor"),
    ],
)
def test_it_is_named(data_copy, table, id_, column, value, reason):
    path = data_copy / f"{table}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    number = rows.index[rows["id"].eq(id_)][0]
    rows.loc[number, column] = str(value)
    rows.to_csv(path, index=False, lineterminator="\n")
    said = check_data(data_copy)
    known = "enemy_low" if column.startswith("enemy") else column
    assert any(
        f"{table}.csv:{number + 2}: column {known}: " in one and reason in one for one in said
    )
