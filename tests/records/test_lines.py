import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.records import (
    CLASSES,
    KINDS,
    PARTY_ROLES,
    ROLES,
    STAGES,
    Article,
    Cell,
    Claim,
    Conflict,
    CopyGroup,
    Deal,
    DealParty,
    DealSystem,
    Fact,
    Flag,
    Judgement,
    Line,
    Link,
    Money,
    Page,
    Party,
    Reading,
    Sentence,
    SetAside,
    Span,
    Step,
    System,
)
from foedera.records.lines import from_json, from_line, json_line, read_lines, to_json, to_line, write_lines

TEXT = st.text(max_size=12)
SOME = st.none() | TEXT
IDS = st.lists(TEXT, max_size=3).map(tuple)
SPANS = st.builds(Span, TEXT, st.integers(0, 99), st.integers(0, 99), TEXT)
FACTS = st.builds(Fact, TEXT, TEXT, TEXT)
AMOUNTS = st.floats(allow_nan=False, allow_infinity=False)


def cells(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(Cell, values, SPANS, TEXT)


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=2).map(tuple)


LINES = st.builds(Line, st.integers(0, 99), st.integers(0, 99), st.sampled_from(ROLES), TEXT)
READINGS = st.builds(Reading, TEXT, IDS, st.integers(0, 9))
LINKS = st.builds(Link, TEXT, TEXT, AMOUNTS, TEXT)
STEPS = st.builds(Step, st.sampled_from(STAGES), SOME, SOME, IDS, IDS)
CONFLICTS = st.builds(Conflict, TEXT, tuples(READINGS), TEXT)
FLAGS = st.builds(Flag, TEXT, TEXT, TEXT, TEXT)
PARTIES = st.builds(Party, TEXT, SOME, st.sampled_from(PARTY_ROLES), SOME)
SYSTEMS = st.builds(System, SOME, st.sampled_from(CLASSES), SOME)
MONEY = st.builds(Money, AMOUNTS, TEXT)
CLAIMS = st.builds(
    Claim,
    article_id=TEXT,
    kind=cells(st.sampled_from(KINDS)),
    stage=cells(st.sampled_from(STAGES)),
    parties=tuples(cells(PARTIES)),
    systems=tuples(cells(SYSTEMS)),
    quantity=st.none() | cells(st.integers()),
    value=st.none() | cells(MONEY),
    happened_on=st.none() | cells(TEXT),
    place=st.none() | cells(TEXT),
    speaker=st.none() | cells(TEXT),
    evidence=st.lists(SPANS, min_size=1, max_size=2).map(tuple),
    reader=TEXT,
    confidence=st.floats(0, 1),
)
ARTICLES = st.builds(
    Article, TEXT, TEXT, TEXT, SOME, TEXT, tuples(LINES), st.none() | FACTS, st.none() | FACTS, st.none() | FACTS,
    st.none() | FACTS, TEXT, tuples(FACTS),
)  # fmt: skip
DEALS = st.builds(
    Deal,
    id=TEXT,
    aliases=IDS,
    kind=st.sampled_from(KINDS),
    stage=st.sampled_from(STAGES),
    parties=tuples(st.builds(DealParty, TEXT, SOME, TEXT, SOME, IDS)),
    systems=tuples(st.builds(DealSystem, SOME, TEXT, SOME, IDS)),
    lifecycle=tuples(STEPS),
    readings=tuples(st.tuples(TEXT, tuples(READINGS))),
    conflicts=tuples(CONFLICTS),
    flags=tuples(FLAGS),
    claims=IDS,
    articles=IDS,
    sources=st.integers(0, 9),
    links=tuples(LINKS),
)
RECORDS = st.one_of(
    LINES, FACTS, SPANS, ARTICLES, PARTIES, SYSTEMS, MONEY, CLAIMS, READINGS, LINKS, STEPS, CONFLICTS, FLAGS, DEALS,
    st.builds(Page, st.binary(max_size=20), TEXT, TEXT, SOME, SOME, TEXT),
    st.builds(SetAside, TEXT, TEXT, TEXT, TEXT, SOME),
    st.builds(Sentence, SPANS, st.integers(0, 9)),
    st.builds(CopyGroup, IDS, SOME, SOME, TEXT),
    st.builds(Judgement, TEXT, TEXT, st.sampled_from(["same", "different"]), TEXT, TEXT, TEXT),
)  # fmt: skip


@given(RECORDS)
def test_every_record_comes_back_as_it_was(record: object) -> None:
    line = to_line(record)
    assert from_line(type(record), line) == record
    assert to_line(from_line(type(record), line)) == line
    assert len(line.splitlines()) == 1


@given(st.lists(CLAIMS, max_size=4))
def test_json_lines_round_trip(claims: list[Claim]) -> None:
    stream = io.StringIO()
    assert write_lines(claims, stream) == len(claims)
    stream.seek(0)
    assert list(read_lines(Claim, stream)) == claims


def test_keys_stand_in_the_order_of_the_fields() -> None:
    assert list(to_json(Line(0, 4, "main", "html:p"))) == ["start", "end", "role", "reason"]


def test_whole_amounts_have_no_fraction() -> None:
    assert to_line(Money(2.5e6, "EUR")) == '{"amount": 2500000, "currency": "EUR"}'


@pytest.mark.parametrize(
    ("cls", "data", "message"),
    [
        (Money, {"amount": 3, "currency": "USD", "curency": "USD"}, "unknown key 'curency'"),
        (Money, {"amount": 3}, "the key 'currency' is missing"),
        (Money, {"amount": "3 bn", "currency": "USD"}, "Money.amount: expected float"),
        (Money, {"amount": True, "currency": "USD"}, "Money.amount: expected float"),
        (Money, {"amount": float("inf"), "currency": "USD"}, "Money.amount"),
        (Line, {"start": 0, "end": 3, "role": "menu", "reason": ""}, "'menu' is none of title, date"),
        (Line, {"start": 0.5, "end": 3, "role": "main", "reason": ""}, "Line.start: expected int"),
        (CopyGroup, {"members": "a1", "origin": None, "origin_name": None, "why": ""}, "expected a list"),
        (CopyGroup, {"members": [1], "origin": None, "origin_name": None, "why": ""}, r"members\[0\]: expected str"),
        (Sentence, {"span": None, "line": 1}, "Sentence.span: expected an object"),
        (Page, {"content": "not base64!", "locator": "x", "media_type": "text/html"}, "not base64"),
    ],
)
def test_wrong_records_are_refused_with_the_place(cls: type, data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_json(cls, data)


def test_a_key_that_is_missing_takes_the_fields_default() -> None:
    assert from_json(Party, {"name": "Roketsan", "country": "TUR", "role": "supplier"}).entry is None


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["", '{"amount": 1, "currency": "USD"}', "{broken"], "line 3: Money: not JSON"),
        (['{"amount": 1, "amount": 2, "currency": "USD"}'], "line 1: the keys .'amount'. stand twice"),
        (["[1, 2]"], "line 1: Money: expected an object"),
    ],
)
def test_a_wrong_line_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(read_lines(Money, lines))


def test_no_other_thing_has_this_form() -> None:
    with pytest.raises(ValueError, match="is no record"):
        to_json({"amount": 1})


def test_line_breaks_of_other_alphabets_do_not_end_a_line() -> None:
    words = "a\u2028b\x85c\u2029d\x0be"
    assert len(json_line([words]).splitlines()) == 1
    assert json.loads(json_line([words])) == [words]
