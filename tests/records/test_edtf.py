from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.records.edtf import earliest, is_edtf, latest, overlaps, parse_edtf, precision, refines, sort_key

YEARS = st.integers(1900, 2099)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MARKS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    form = draw(st.sampled_from(["day", "month", "year", "season", "decade"]))
    text = {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "season": f"{day:%Y}-{draw(st.sampled_from([21, 22, 23, 24, 33, 36, 40]))}",
        "decade": f"{day.year // 10}X",
    }[form]
    return text + draw(MARKS)


@st.composite
def dates(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["single", "since", "until", "interval", "no year"]))
    if form == "single":
        return draw(single_dates())
    if form == "since":
        return draw(single_dates()) + "/.."
    if form == "until":
        return "../" + draw(single_dates())
    if form == "no year":
        return f"XXXX-{draw(DAYS):%m-%d}"
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return f"{first}/{last}"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-07-20", date(2018, 7, 20), date(2018, 7, 20)),
        ("2018-07", date(2018, 7, 1), date(2018, 7, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2022-22", date(2022, 6, 1), date(2022, 8, 31)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("2022-35", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022~", date(2022, 1, 1), date(2022, 12, 31)),
        ("2011/..", date(2011, 1, 1), None),
        ("2011/", date(2011, 1, 1), None),
        ("../2022-03", None, date(2022, 3, 31)),
        ("2022-05-26/2022-05-29", date(2022, 5, 26), date(2022, 5, 29)),
        ("2010/2011-03", date(2010, 1, 1), date(2011, 3, 31)),
        ("XXXX-11-02", None, None),
        ("XXXX-05-15/XXXX-05-24", None, None),
        ("2022-XX", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-11-XX", date(2022, 11, 1), date(2022, 11, 30)),
    ],
)
def test_bounds(text: str, first: date | None, last: date | None) -> None:
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "/", "XXXX", "2018-13", "2018-02-30", "XXXX-02-30", "20.07.2018", "2018-7-2", "July 2018",
     "2022-22-01", "2022-03/2021-02", "2018/XXXX-03", "202X-05", "2018-07-20T10:00", "2018-XX-04", "0000", "٢٠١٨",
     "2018-07-20 "],
)  # fmt: skip
def test_not_edtf(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"."):
        parse_edtf(text)


def test_29_february_without_year_is_a_day() -> None:
    assert is_edtf("XXXX-02-29")
    assert overlaps("XXXX-02-29", "2024-02-29")
    assert not overlaps("XXXX-02-29", "2023-02")
    assert refines("2020-02-29", "XXXX-02-29")


@pytest.mark.parametrize(
    ("text", "how"),
    [("2018-07-20", "day"), ("2018-07", "month"), ("2022-22", "season"), ("2018", "year"), ("199X", "decade"),
     ("19XX", "century"), ("2011/..", "interval"), ("XXXX-09", "month")],
)  # fmt: skip
def test_precision(text: str, how: str) -> None:
    assert precision(text) == how


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [
        ("2018-07", "2018-07-20", True),
        ("2018-07", "2018-08", False),
        ("2022~", "2023", True),
        ("2022~", "2025", False),
        ("2022-06-01?", "2022-06-03", True),
        ("2011/..", "2019", True),
        ("2011/..", "2009", False),
        ("../2022-03", "2022-04-01", False),
        ("XXXX-11-02", "2018-11-02", True),
        ("XXXX-11-02", "2018-11-03", False),
        ("XXXX-11-02", "2018", True),
        ("XXXX-11", "XXXX-11-02", True),
        ("XXXX-12-28/XXXX-01-03", "2019-01-02", True),
        ("XXXX-12-28/XXXX-01-03", "XXXX-01-02", True),
        ("XXXX-12-28/XXXX-01-03", "2019-01-04", False),
        ("XXXX-11-02", "2011/..", True),
    ],
)
def test_overlaps(left: str, right: str, together: bool) -> None:
    assert overlaps(left, right) is together
    assert overlaps(right, left) is together


def test_refines_needs_the_same_time() -> None:
    assert refines("2022-05-26/2022-05-29", "2022-05")
    assert refines("2018-11-02", "XXXX-11-02")
    assert refines("XXXX-11-02", "XXXX-11")
    assert not refines("2018-08-01", "2018-07")
    assert not refines("XXXX-11-02", "2018")


@given(dates())
def test_every_date_overlaps_itself_and_does_not_refine_itself(text: str) -> None:
    assert overlaps(text, text)
    assert not refines(text, text)


@given(dates(), dates())
def test_overlap_is_symmetric_and_follows_from_refining(left: str, right: str) -> None:
    assert overlaps(left, right) == overlaps(right, left)
    if refines(left, right):
        assert overlaps(left, right)
        assert not refines(right, left)


@given(DAYS)
def test_a_day_refines_its_month_and_year(day: date) -> None:
    assert refines(day.isoformat(), f"{day:%Y-%m}")
    assert refines(f"{day:%Y-%m}", f"{day:%Y}")
    assert refines(day.isoformat(), f"XXXX-{day:%m-%d}")


@given(st.lists(DAYS))
def test_days_sort_by_time(days: list[date]) -> None:
    texts = [day.isoformat() for day in days]
    assert sorted(texts, key=sort_key) == sorted(texts)


@given(dates())
def test_bounds_are_in_order(text: str) -> None:
    first, last = earliest(text), latest(text)
    if first is not None and last is not None:
        assert first <= last


@given(st.text(max_size=12))
def test_any_text_is_either_read_or_refused(text: str) -> None:
    if is_edtf(text):
        assert parse_edtf(text).text == text
