from collections.abc import Sequence
from typing import Any

import pytest

from foedera.records import Conflict, Kind, PartyRole, Stage, SystemClass
from foedera.register.conflicts import find_conflicts
from foedera.register.told import Told
from records_for_tests import make_article, make_claim

RUR, ZEN, STR = ("Ruritania", "RUR"), ("Zenda", "ZEN"), ("Strelsau", "STR")


def told(
    sentence: str,
    outlet: str = "Courier",
    *,
    source: str | None = None,
    published_on: str | None = "2021-03-10",
    stage: Stage = "agreed",
    kind: Kind = "transfer",
    quantity: tuple[str, int] | None = None,
    value: tuple[str, float, str] | None = None,
    happened_on: str | None = None,
    systems: Sequence[tuple[str, str | None, SystemClass]] = (),
    supplier: tuple[str, str] | None = None,
    recipient: tuple[str, str] | None = None,
    speaker: str | None = None,
) -> Told:
    """A claim whose words are made to stand in the sentence, so that it can be cut from it."""
    pairs: list[tuple[tuple[str, str] | None, PartyRole]] = [(supplier, "supplier"), (recipient, "recipient")]
    extra = [happened_on, speaker, *(party[0] for party, _ in pairs if party), *(system[0] for system in systems)]
    text = f"{sentence} ({outlet}, {published_on}: {', '.join(word for word in extra if word)})"
    article = make_article(text, outlet=outlet, published_on=published_on)
    claim = make_claim(
        article,
        stage=stage,
        kind=kind,
        quantity=quantity,
        value=value,
        happened_on=None if happened_on is None else (happened_on, happened_on),
        systems=systems,
        parties=[(party[0], party[0], party[1], role) for party, role in pairs if party],
        speaker=speaker,
    )
    return Told(claim, article, source or outlet)


def conflicts(*claims: Told) -> tuple[Conflict, ...]:
    found = find_conflicts(claims)
    assert find_conflicts(reversed(claims)) == found
    return found


def ordered(words: str, number: int, outlet: str = "Courier", **more: Any) -> Told:
    return told(f"Ruritania ordered {words} launchers.", outlet, quantity=(words, number), **more)


def worth(words: str, amount: float, outlet: str = "Courier", currency: str = "USD", **more: Any) -> Told:
    return told(f"The order is worth {words}.", outlet, value=(words, amount, currency), **more)


def test_two_outlets_with_two_numbers() -> None:
    one, other = ordered("36", 36), ordered("40", 40, "Post")
    (conflict,) = conflicts(one, other)
    assert conflict.field == "quantity"
    assert {(reading.value, reading.claims, reading.sources) for reading in conflict.readings} == {
        ("36", (one.id,), 1), ("40", (other.id,), 1)
    }  # fmt: skip
    assert "36 according to Courier" in conflict.why
    assert "40 according to Post" in conflict.why


def test_no_rival_figure_is_lost_among_many() -> None:
    found = conflicts(
        ordered("36", 36), ordered("36", 36, "Gazette"), ordered("40", 40, "Post"), ordered("48", 48, "Star")
    )
    assert sorted(reading.value for reading in found[0].readings) == ["36", "40", "48"]


def test_a_value_that_nobody_contradicts_is_not_among_the_readings() -> None:
    batch = ordered("6", 6, "Star", stage="completed")
    (conflict,) = conflicts(ordered("36", 36), ordered("40", 40, "Post"), batch)
    assert sorted(reading.value for reading in conflict.readings) == ["36", "40"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ordered("36", 36), ordered("about 40", 40, "Post")),
        (ordered("36", 36), ordered("more than 30", 30, "Post")),
        (ordered("36", 36), ordered("40", 40, "Post", source="Courier")),
        (ordered("36", 36), ordered("40", 40)),
        (ordered("36", 36), ordered("6", 6, "Post", stage="completed")),
        (ordered("36", 36), ordered("4", 4, "Post", kind="co-production")),
        (ordered("36", 36), ordered("20", 20, "Post", stage="planned")),
        (ordered("36", 36, stage="planned"), ordered("20", 20, "Post", stage="planned", published_on="2019-03-10")),
        (
            ordered("6", 6, stage="completed", happened_on="2022-05"),
            ordered("12", 12, "Post", stage="completed", happened_on="2022-09"),
        ),
        (
            ordered("36", 36, systems=[("Falcon", "Falcon", "artillery")]),
            ordered("500", 500, "Post", systems=[("Hawk", "Hawk", "missile")]),
        ),
        (
            ordered("36", 36, systems=[("Falcon", "Falcon", "artillery")]),
            ordered("18", 18, "Post", systems=[("Kite", "Kite", "artillery")]),
        ),
    ],
)
def test_numbers_that_are_no_rivals(one: Told, other: Told) -> None:
    assert conflicts(one, other) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ordered("36", 36), ordered("60", 60, "Post", stage="completed", published_on="2023-01-01")),
        (
            ordered("6", 6, stage="completed", happened_on="2022-05"),
            ordered("12", 12, "Post", stage="completed", happened_on="2022-05-20"),
        ),
        (ordered("6", 6, stage="completed"), ordered("12", 12, "Post", stage="completed", published_on="2021-03-12")),
        (ordered("36", 36, stage="planned"), ordered("20", 20, "Post", stage="planned")),
        (ordered("36", 36), ordered("180", 180, speaker="Rudolf Elphberg")),
        (
            ordered("36", 36, systems=[("Falcon", "Falcon", "artillery")]),
            ordered("18", 18, "Post", systems=[("guns", None, "artillery")]),
        ),
    ],
)
def test_numbers_that_are_rivals(one: Told, other: Told) -> None:
    assert [conflict.field for conflict in conflicts(one, other)] == ["quantity"]


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        (worth("$3.3 billion", 3.3e9), worth("$3.5 billion", 3.5e9, "Post"), True),
        (worth("$3.3 billion", 3.3e9), worth("$3.30 billion", 3.3e9, "Post"), False),
        (worth("$3.3 billion", 3.3e9), worth("$3.28 billion", 3.28e9, "Post"), False),
        (worth("over $3 billion", 3e9), worth("$3.5 billion", 3.5e9, "Post"), False),
        (worth("$3 billion", 3e9), worth("€2.7 billion", 2.7e9, "Post", "EUR"), False),
        (worth("$3.3 billion", 3.3e9), worth("$4 billion", 4e9, "Post", stage="completed"), True),
        (worth("$3.3 billion", 3.3e9), worth("$4 billion", 4e9, "Post", stage="proposed"), False),
    ],
)
def test_rival_values(one: Told, other: Told, rivals: bool) -> None:
    assert [conflict.field for conflict in conflicts(one, other)] == (["value"] if rivals else [])


@pytest.mark.parametrize(
    ("first", "second", "more", "rivals"),
    [
        ("2021-03-04", "2021-03-05", {}, True),
        ("2021-03-04", "2021-03", {}, False),
        ("2021-03-04", "2021", {}, False),
        ("2021-03-04", "XXXX-03-04", {}, False),
        ("2021~", "2022-01", {}, False),
        ("2021-03-04", "2021-05-05", {"stage": "completed"}, False),
        ("2021-03-01", "2021-03-05", {"stage": "completed", "kind": "exercise"}, True),
        ("2021-02-26/2021-03-02", "2021-03-01", {"stage": "completed", "kind": "exercise"}, False),
        ("2024", "2026", {"stage": "planned"}, True),
        ("2020", "2026", {"stage": "planned"}, False),
        ("2019", "2020", {"stage": "underway"}, False),
    ],
)
def test_rival_dates(first: str, second: str, more: dict[str, Any], rivals: bool) -> None:
    found = conflicts(
        told("They signed.", happened_on=first, **more), told("They signed it.", "Post", happened_on=second, **more)
    )
    assert [conflict.field for conflict in found] == ([f"date: {more.get('stage', 'agreed')}"] if rivals else [])


def test_rival_suppliers() -> None:
    one = told("They signed.", supplier=ZEN, recipient=RUR)
    other = told("They signed it.", "Post", supplier=STR, recipient=RUR)
    (conflict,) = conflicts(one, other)
    assert conflict.field == "supplier"
    assert sorted(reading.value for reading in conflict.readings) == ["Strelsau (STR)", "Zenda (ZEN)"]


def test_a_firm_and_its_state_are_no_rivals() -> None:
    one = told("They signed.", supplier=("Arsenal Zenda", "ZEN"), recipient=RUR)
    assert conflicts(one, told("They signed it.", "Post", supplier=ZEN, recipient=RUR)) == ()


def test_sides_swapped_are_a_rival_role_and_nothing_else() -> None:
    one = told("They signed.", supplier=ZEN, recipient=RUR)
    found = conflicts(one, told("They signed it.", "Post", supplier=RUR, recipient=ZEN))
    assert {conflict.field for conflict in found} == {"role"}
    assert {reading.value for conflict in found for reading in conflict.readings} >= {
        "Ruritania as recipient", "Ruritania as supplier"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        (told("a", stage="agreed"), told("b", "Post", stage="denied", published_on="2021-09-01"), True),
        (told("a", stage="negotiating"), told("b", "Post", stage="denied"), True),
        (told("a", stage="negotiating"), told("b", "Post", stage="denied", published_on="2022-09-01"), False),
        (told("a", stage="proposed"), told("b", "Post", stage="denied"), False),
        (told("a", stage="agreed"), told("b", "Post", stage="negotiating", published_on="2021-03-12"), True),
        (told("a", stage="agreed"), told("b", "Post", stage="negotiating", published_on="2021-02-12"), False),
        (
            told("a", stage="agreed"),
            told("b", "Post", stage="negotiating", published_on="2021-03-12", happened_on="2020"),
            False,
        ),
        (told("a", stage="stopped"), told("b", "Post", stage="underway", published_on="2021-03-12"), True),
        (told("a", stage="stopped"), told("b", "Post", stage="underway", published_on="2022-03-12"), False),
        (
            told("a", stage="stopped"),
            told("b", "Post", stage="completed", published_on="2021-03-12", happened_on="2020"),
            False,
        ),
        (told("a", stage="planned"), told("b", "Post", stage="agreed"), False),
        (told("a", stage="agreed"), told("b", "Post", stage="completed"), False),
        (told("a", stage="underway"), told("a", stage="stopped", speaker="Anna Strelsau"), True),
    ],
)
def test_rival_stages(one: Told, other: Told, rivals: bool) -> None:
    assert [conflict.field for conflict in conflicts(one, other)] == (["stage"] if rivals else [])
