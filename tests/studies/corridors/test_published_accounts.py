"""What others published of the corridors' state and course, beside our own."""

import pandas as pd
import pytest

from landroute.scenario import Scenario
from landroute.studies.corridors.agreement import cohen_kappa, gwet_ac1
from landroute.studies.registry import study
from landroute.tables import read


@pytest.fixture
def own():
    return study("corridors", Scenario())


def pairs(both, first, second, neither):
    return [
        *[(True, True)] * both,
        *[(True, False)] * first,
        *[(False, True)] * second,
        *[(False, False)] * neither,
    ]


@pytest.mark.parametrize(
    ("counts", "ac1", "kappa"),
    [
        # As the package irrCAC 0.4.4 has them.
        ((118, 5, 2, 0), 0.94078, -0.02339),
        ((9, 3, 0, 22), 0.84604, 0.79518),
        ((20, 5, 10, 15), 0.40594, 0.4),
        ((5, 0, 0, 5), 1.0, 1.0),
    ],
)
def test_agreement_beyond_chance_is_that_of_another_program(counts, ac1, kappa):
    assert gwet_ac1(pairs(*counts)) == pytest.approx(ac1, abs=5e-6)
    assert cohen_kappa(pairs(*counts)) == pytest.approx(kappa, abs=5e-6)


def test_without_a_question_or_an_answer_that_varies_there_is_no_agreement_to_correct():
    assert pd.isna(gwet_ac1([]))
    assert pd.isna(cohen_kappa([]))
    assert pd.isna(cohen_kappa(pairs(3, 0, 0, 0)))
    assert gwet_ac1(pairs(3, 0, 0, 0)) == 1


def test_the_model_agrees_with_accounts_of_holding_but_for_those_of_june_2017(own):
    table = own.accounts
    apart = table[table["compared"] & ~table["agree"]]
    assert set(apart["says"]) == {"open"}
    assert set(apart["date"].dt.strftime("%Y-%m")) == {"2017-06"}
    assert (
        own["published-agreement"].value == table.query("compared and independent")["agree"].sum()
    )


def test_only_open_and_held_by_a_rival_are_compared(own):
    table = own.accounts
    assert set(table.loc[table["compared"], "says"]) == {"open", "not-held"}
    assert not table.loc[~table["compared"], "agree"].any()
    beside = own["published-beside"]
    assert beside.value == (~table["says"].isin(["open", "not-held"])).sum()
    assert "hardly used (1, 1)" in beside.text


def test_an_account_dated_to_a_month_or_year_is_compared_with_the_whole_of_it(own):
    table = own.accounts.set_index("id")
    assert table.at["S26", "date_precision"] == "year"
    assert table.at["S26", "model_says"] == "either"
    assert not table.at["S26", "compared"]
    assert table.at["S25", "model_says"] == "open"


def test_the_headline_is_of_accounts_that_our_own_rows_do_not_cite(own):
    table = own.accounts
    cited = {
        key
        for name in ("control", "passage", "crossings")
        for cell in read(name)["source"]
        for key in cell.split("; ")
    }
    free = [cited.isdisjoint(cell.split("; ")) for cell in table["source"]]
    assert list(table["independent"]) == free
    compared = table[table["compared"]]
    first = compared[compared["independent"]]
    assert 0 < len(first) < len(compared)
    text = own["published-agreement"].text
    assert text.startswith(f"Of {len(first)} published accounts")
    assert f"agrees with **{first['agree'].sum()}**." in text
    meant = {"open": "open", "used": "open", "not-held": "closed", "not-complete": "closed"}
    wide = table[table["says"].isin(meant) & table["model_says"].ne("either")]
    agree = (wide["says"].map(meant) == wide["model_says"]).sum()
    assert f"agrees with **{agree} of {len(wide)}**" in text
    corrected = own["published-agreement-corrected"].text
    assert f"it is {compared['agree'].sum()} of {len(compared)}" in corrected
    assert "June 2017, 15 June 2017 and 20 June 2017 called open" in text


def test_the_words_hold_with_full_agreement_and_with_no_independent_account(own):
    table = own.accounts
    agreeing = study("corridors", Scenario())
    agreeing.accounts = table[table["agree"] & (table["says"] == "open")]
    text = agreeing["published-agreement"].text
    assert "differ" not in text
    assert "kappa" not in agreeing["published-agreement-corrected"].text
    assert agreeing["published-beside"].value == 0
    shared = study("corridors", Scenario())
    shared.accounts = table[~table["independent"]]
    assert shared["published-agreement"].value is None
    assert shared["published-agreement-corrected"].value is None


def test_every_published_judgement_is_compared_or_kept_out_by_a_rule_that_is_shown(own):
    states = set(read("analyses").query("quantity == 'state'")["id"])
    compared = set(read("published_states")["analysis"].dropna())
    kept = read("accounts_kept_out")
    assert compared | set(kept["analysis"]) == states
    shown = own.table("accounts-kept-out").frame
    assert len(shown) == len(kept)
    assert set(shown["rule"]) == set(read("account_rules")["rule"])


def test_no_corridor_was_drawn_by_baaj_before_2017(own):
    drawn = own.courses
    first = drawn.groupby("corridor")["first_published"].min()
    assert set(first.index) == set(read("corridors")["id"]) - {"desert"}
    assert first["baaj"].year == 2017
    assert (first.drop("baaj").dt.year < 2017).all()
    assert own["published-courses"].value == len(drawn) == len(own.table("published-courses").frame)


def test_the_northern_corridor_is_drawn_by_haji_omran_to_latakia(own):
    northern = own.courses.query("corridor == 'northern'")
    gates = northern.dropna(subset=["gate_ir_iq"])
    assert list(gates["gate_ir_iq"]) == ["haji-omran"]
    assert list(gates["destination"]) == ["latakia"]
    assert not gates["on_destination"].any()
