import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.evaluate import compare
from foedera.evaluate.agreement import b_cubed
from foedera.evaluate.assignment import best_assignment

TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.floats(0, 1), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


def brute_force(table: list[list[float]]) -> float:
    rows, columns = len(table), len(table[0])
    if rows > columns:
        return brute_force([list(column) for column in zip(*table, strict=True)])
    return max(
        sum(table[i][j] for i, j in enumerate(chosen)) for chosen in itertools.permutations(range(columns), rows)
    )


@given(TABLES)
def test_no_other_assignment_sums_higher(table):
    pairs = best_assignment(table)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs) == min(len(table), len(table[0]))
    assert sum(table[i][j] for i, j in pairs) == pytest.approx(brute_force(table))


def claim(kind: str, sentence: str, deal: str | None = None) -> dict:
    parties = [{"name": "Oman", "country": "OMN", "role": "partner"}]
    return {"kind": kind, "stage": "completed", "parties": parties, "systems": [], "evidence": [sentence], "deal": deal}


DRILL = claim("exercise", "The two navies held a drill off Salalah in May.", "salalah")
VISIT = claim("consultation", "The minister then flew to Muscat for talks.", None)


def article(*claims: dict, name: str = "oman") -> dict:
    return {
        "id": name,
        "title": "Drill off Salalah",
        "publisher": None,
        "byline": None,
        "published": "2021",
        "claims": claims,
    }


def test_a_coding_agrees_with_itself():
    same = compare([article(DRILL, VISIT)], [article(DRILL, VISIT)])
    assert same.claims.f1 == same.found.f1 == 1.0
    assert same.facts == {"title": 1.0, "publisher": 1.0, "byline": 1.0, "published": 1.0}


def test_what_is_missed_costs_recall_and_what_is_added_precision():
    missed = compare([article(DRILL, VISIT)], [article(DRILL)])
    assert (missed.found.precision, missed.found.recall) == (1.0, 0.5)
    added = compare([article(DRILL)], [article(DRILL, VISIT)])
    assert (added.found.precision, added.found.recall) == (0.5, 1.0)


def test_an_article_that_was_not_coded_counts():
    assert compare([article(DRILL), article(VISIT, name="visit")], [article(DRILL)]).found.recall == 0.5


def test_articles_without_claims_punish_what_is_read_into_them():
    assert compare([article()], [article(DRILL)]).claims.precision == 0.0


def test_b_cubed_of_one_group_split_in_two():
    rates = b_cubed([("a", "1"), ("a", "1"), ("a", "2"), ("b", "3")])
    assert rates.precision == 1.0
    assert rates.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
