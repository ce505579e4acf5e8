from itertools import permutations

import pytest

from foedera.records import Stage
from foedera.register.lifecycle import current_stage, find_steps, stage_since
from foedera.register.told import Told
from records_for_tests import make_article, make_claim


def told(
    stage: Stage,
    published_on: str | None,
    happened_on: str | None = None,
    *,
    outlet: str = "Courier",
    speaker: str | None = None,
    quantity: int | None = None,
) -> Told:
    sentence = f"{speaker or 'Nobody'} says {stage} of {quantity} launchers, {outlet}, {published_on}, {happened_on}."
    article = make_article(sentence, outlet=outlet, published_on=published_on)
    return Told(
        make_claim(
            article,
            stage=stage,
            speaker=speaker,
            happened_on=None if happened_on is None else (happened_on, happened_on),
            quantity=None if quantity is None else (str(quantity), quantity),
        ),
        article,
        outlet,
    )


def test_the_ladder_stands_in_the_order_of_stages_with_who_said_so() -> None:
    signed = told("agreed", "2021-03-05", "2021-03-04", speaker="Anna Strelsau")
    talks = told("negotiating", "2020-11-02")
    denial = told("denied", "2020-11-03", outlet="Post")
    steps = find_steps([denial, signed, talks])
    assert [step.stage for step in steps] == ["negotiating", "agreed", "denied"]
    assert [step.speakers for step in steps] == [("Courier",), ("Anna Strelsau",), ("Post",)]
    assert [step.happened_on for step in steps] == [None, "2021-03-04", None]
    assert steps[0].first_published_on == "2020-11-02"


def test_a_finer_date_and_a_missing_one_join_the_step() -> None:
    steps = find_steps(
        [
            told("agreed", "2021-04", "2021"),
            told("agreed", "2021-03-06", "2021-03"),
            told("agreed", "2021-03-05", "2021-03-04"),
            told("agreed", "2021-03-07", outlet="Post"),
        ]
    )
    assert len(steps) == 1
    assert steps[0].happened_on == "2021-03-04"
    assert len(steps[0].claims) == 4


def test_two_deliveries_are_two_steps() -> None:
    steps = find_steps([
        told("completed", "2022-05-20", "2022-05", quantity=6),
        told("completed", "2022-09-20", "2022-09", quantity=12),
        told("completed", "2022-10-01", quantity=18),
    ])  # fmt: skip
    assert [(step.happened_on, len(step.claims)) for step in steps] == [("2022-05", 1), ("2022-09", 1), (None, 1)]


def test_rival_dates_both_stay_on_the_ladder() -> None:
    steps = find_steps(
        [told("agreed", "2021-03-06", "2021-03-05"), told("agreed", "2021-03-06", "2021-03-04", outlet="P")]
    )
    assert [step.happened_on for step in steps] == ["2021-03-04", "2021-03-05"]


@pytest.mark.parametrize(
    ("claims", "stage"),
    [
        ([told("agreed", "2021-03-05"), told("planned", "2021-06-01", "2024")], "agreed"),
        ([told("proposed", "2021-03-05"), told("negotiating", "2021-01-01")], "negotiating"),
        ([told("agreed", "2021-03-05"), told("stopped", "2021-08-01", "2021-07-30")], "stopped"),
        ([told("stopped", "2021-08-01"), told("underway", "2022-02-01")], "underway"),
        ([told("stopped", "2021-08-01"), told("agreed", "2022-02-01", "2019")], "stopped"),
        ([told("stopped", "2021-08-01"), told("agreed", "2022-02-01")], "stopped"),
        ([told("stopped", "2021-08-01"), told("agreed", "2022-02-01", "2022-01-30")], "agreed"),
        ([told("stopped", "2022-02-01", "2021-06"), told("completed", "2022-02-01", "2021-01")], "stopped"),
        ([told("stopped", "2021-08-01"), told("negotiating", "2022-02-01")], "stopped"),
        ([told("negotiating", "2021-03-05"), told("denied", "2021-03-06")], "denied"),
        ([told("negotiating", "2021-03-07"), told("denied", "2021-03-06")], "negotiating"),
        ([told("agreed", "2021-03-06"), told("denied", "2021-03-06", outlet="Post")], "agreed"),
        ([told("agreed", "2021-03-05"), told("denied", "2021-03-06", outlet="Post")], "denied"),
        ([told("denied", "2021-03-06")], "denied"),
        ([told("agreed", None), told("proposed", "2021-03-05")], "agreed"),
    ],
)  # fmt: skip
def test_where_a_deal_stands(claims: list[Told], stage: Stage) -> None:
    for order in permutations(claims):
        assert current_stage(order) == stage


def test_since_when() -> None:
    steps = find_steps([told("agreed", "2021-03-06", "2021-03-05"), told("agreed", "2022-01-06", "2022-01-05")])
    assert stage_since(steps, "agreed") == "2021-03-05"
    assert stage_since(steps, "completed") is None


def test_a_deal_without_claims_stands_nowhere() -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        current_stage([])
