import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.read.amounts import find_counts, find_money
from foedera.records import Money
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("a contract worth €69m", 69_000_000, "EUR"),
        ("valued at $3.3 billion", 3_300_000_000, "USD"),
        ("US$ 40-45 million", 40_000_000, "USD"),
        ("Rs 5,400 crore was approved", 54_000_000_000, "INR"),
        ("AZN 45 mln from the budget", 45_000_000, "AZN"),
        ("a TL 2.5 billion order", 2_500_000_000, "TRY"),
        ("for 827 million euros", 827_000_000, "EUR"),
        ("worth 39.3 billion Swedish kronor", 39_300_000_000, "SEK"),
        ("some £1.2bn", 1_200_000_000, "GBP"),
        ("a $40M order", 40_000_000, "USD"),
        ("Rs 1.5 lakh crore of it", 1_500_000_000_000, "INR"),
        ("half a million euros", 500_000, "EUR"),
        ("a billion dollars", 1_000_000_000, "USD"),
        ("1.250.000 euros", 1_250_000, "EUR"),
    ],
)
def test_a_sum_with_its_currency(words, amount, currency):
    assert [found.money for found in find_money(words, WORDS)] == [Money(amount, currency)]


def test_the_price_of_one_is_no_value():
    [found] = find_money("at $2.5 million each", WORDS)
    assert found.unit_price


@pytest.mark.parametrize("words", ["about 155 mm shells", "in the year 2020", "36 of them", "a million times"])
def test_what_is_no_sum(words):
    assert find_money(words, WORDS) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It ordered 36 of them.", [36]),
        ("a dozen corvettes and 1,200 missiles", [12, 1200]),
        ("twenty-four fighters", [24]),
        ("up to 16 helicopters", [16]),
        ("two thousand rounds", [2000]),
        ("half a dozen tanks", [6]),
        ("three dozen tanks", [36]),
        ("a pair of frigates", [2]),
        ("a score of boats", [20]),
        ("a hundred rifles and a million shells", [100, 1_000_000]),
        ("36 units of the K9", [36]),
        ("two test aircraft", [2]),
        ("a 12-ship flotilla", [12]),
    ],
)
def test_counts(words, expected):
    assert [found.count for found in find_counts(words, [])] == expected


@pytest.mark.parametrize(
    "words",
    [
        "the F-16 fighter",
        "155 mm shells",
        "in 2019",
        "for 10 years",
        "30 per cent",
        "at 12:35",
        "500 soldiers left",
        "two squadrons of F-16s",
        "one battery of launchers",
        "three contracts for tanks",
        "at 6 p.m. sharp",
        "5 billion shells",
        "several tanks",
        "a pair",
    ],
)
def test_what_counts_nothing(words):
    assert find_counts(words, []) == []


@given(st.text(alphabet="0123456789,. $€amnbdozeillhurtw-", max_size=40))
def test_any_text_gives_figures_at_exact_places(text):
    sums = find_money(text, WORDS)
    for found in [*sums, *find_counts(text, sums)]:
        assert 0 <= found.start < found.end <= len(text)


def test_a_sum_is_not_counted():
    words = "a $400 million order for 30 tanks"
    assert [found.count for found in find_counts(words, find_money(words, WORDS))] == [30]
