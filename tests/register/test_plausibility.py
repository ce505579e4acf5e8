import pytest

from foedera.errors import VocabularyError
from foedera.records import Flag, SystemClass
from foedera.register.plausibility import find_flags, in_dollars
from foedera.register.told import Told
from foedera.vocabulary import figures
from foedera.vocabulary.figures import magnitudes
from records_for_tests import make_article, make_claim


def flags(sentence: str, **more: object) -> list[Flag]:
    article = make_article(sentence, published_on="2021-03-10")
    return list(find_flags([Told(make_claim(article, **more), article, "courier")]))  # type: ignore[arg-type]


def test_yearly_exports_of_160_billion_are_flagged_and_kept() -> None:
    (flag,) = flags(
        "Ruritania exported arms for $160 billion last year.",
        parties=[("Ruritania", "Ruritania", "RUR", "supplier")],
        value=("$160 billion", 160e9, "USD"),
    )
    assert (flag.field, flag.value) == ("value", "160000000000 USD")
    assert "more than can be expected" in flag.why


def test_an_ordinary_order_is_not_flagged() -> None:
    assert not flags(
        "Ruritania bought 36 fighters for $3.5 billion.",
        parties=[("Ruritania", "Ruritania", "RUR", "recipient")],
        systems=[("fighters", None, "aircraft")],
        quantity=("36", 36),
        value=("$3.5 billion", 3.5e9, "USD"),
    )


@pytest.mark.parametrize(
    ("system_class", "number", "flagged"),
    [("aircraft", 10_000, True), ("aircraft", 400, False), ("submarine", 212, True), ("ammunition", 1_000_000, False),
     ("uav", 1_000_000, False), ("armoured-vehicle", 100_000, True)],
)  # fmt: skip
def test_numbers_of_units(system_class: SystemClass, number: int, flagged: bool) -> None:
    found = flags(
        f"It ordered {number} of them.", systems=[("them", None, system_class)], quantity=(str(number), number)
    )
    assert [flag.field for flag in found] == (["quantity"] if flagged else [])


def test_a_price_for_each_that_cannot_be() -> None:
    found = flags(
        "It bought 36 fighters for $350,000.",
        systems=[("fighters", None, "aircraft")],
        quantity=("36", 36),
        value=("$350,000", 350_000.0, "USD"),
    )
    assert [flag.field for flag in found] == ["unit_value"]
    assert found[0].value == "350000 USD for 36"


def test_other_currencies_are_weighed_in_dollars_and_unknown_ones_left_alone() -> None:
    assert in_dollars(100.0, "EUR") == pytest.approx(110.0)
    assert in_dollars(100.0, "XXX") is None
    assert not flags("It costs 9,000 billion crowns.", value=("9,000 billion", 9e12, "XXX"))
    assert flags("It costs 900,000 billion roubles.", value=("900,000 billion", 9e14, "RUB"))


def test_done_after_it_was_told() -> None:
    (flag,) = flags("They signed in May 2022.", stage="agreed", happened_on=("May 2022", "2022-05"))
    assert flag.field == "happened_on"
    assert not flags("Deliveries begin in May 2022.", stage="planned", happened_on=("May 2022", "2022-05"))
    assert not flags("They signed this month.", stage="agreed", happened_on=("this month", "2021-03"))


def test_the_table_has_a_reason_in_every_row() -> None:
    assert all(row.why and row.most > row.least for row in magnitudes().magnitudes)
    assert magnitudes().dollars["USD"] == 1


def test_a_wrong_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"magnitudes": [{"field": "value", "mots": 3, "why": "x"}], "dollars": {}}
    monkeypatch.setattr(figures, "read_yaml", lambda path, name: (broken, None))
    with pytest.raises(VocabularyError, match=r"magnitudes.yml: magnitudes.0"):
        figures._load(figures.Magnitudes, "magnitudes.yml")
