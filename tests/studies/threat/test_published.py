"""What others published of the years since, beside the rows of data/insurgency.csv."""

import pandas as pd
import pytest

from landroute.studies.threat.published import (
    COUNTED,
    attacks_on_vehicles,
    published_counts,
    single_months,
)
from landroute.tables import read


def test_published_counts_are_of_the_desert():
    rows = published_counts()
    source = read("insurgency").query("area == 'Syria (Badia)'")
    assert rows["metric"].eq(COUNTED).sum() == source["metric"].eq(COUNTED).sum()
    assert (single_months()["end"].dt.day >= 28).all()
    long = rows.query("claimant == 'SOHR' and attacks == 900").iloc[0]
    assert long["per_month"] == pytest.approx(900 / 63.2, rel=0.01)


def test_months_without_a_claim_count_in_the_ratio_of_counts_to_claims(in_world):
    """CEP has no claim from January to May 2023, and counts for three of those months."""
    rows = read("insurgency").query("area == 'Syria (Badia)' and claimant == 'CEP'")
    counted = rows[rows["metric"].eq("attacks")].set_index("start")["low"]
    none = pd.to_datetime(["2023-02-01", "2023-03-01", "2023-04-01"])
    claims = rows[rows["metric"].eq("attacks claimed by IS")].set_index("start")["low"]
    months = claims.index[claims > 0].intersection(counted.index).union(none)
    expected = counted[months].sum() / claims.reindex(months).fillna(0).sum()
    assert in_world("threat", "baseline")["threat-under-reporting"].value == pytest.approx(expected)


def test_attacks_on_vehicles_are_single_dated_and_deadly(in_world):
    rows = attacks_on_vehicles()
    assert (rows["high"] >= rows["low"]).all()
    assert (rows["low"] > 0).all()
    # The ambush of Shula is counted by three, from 25 to 40.
    shula = rows[rows["start"].eq("2020-12-30")]
    assert (len(shula), shula["low"].min(), shula["high"].max()) == (3, 25, 40)
    made = in_world("threat", "baseline")["threat-vehicles-attacked"]
    assert made.value == rows["start"].nunique()
    assert f"**{made.value}** deadly attacks" in made.text
