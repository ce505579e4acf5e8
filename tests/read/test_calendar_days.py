from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.read.calendar_days import find_days, numeric_order, settle


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14 March 2019 09:05 (UTC+03:00)", "2019-03-14"),
        ("date 2018-07-20 Corvettes for Poland", "2018-07-20"),
        ("28 May 2022, 15:19", "2022-05-28"),
        ("September 23, 2024 17:59", "2024-09-23"),
        ("26.06.2023", "2023-06-26"),
        ("on June 9, 2021 at 10:15 pm MSK", "2021-06-09"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("3rd of June 2019", "2019-06-03"),
        ("20-Jul-2018", "2018-07-20"),
        ("12 мая 2021 г.", "2021-05-12"),
        ("15 Şubat 2020 Cumartesi", "2020-02-15"),
        ("1er avril 2020", "2020-04-01"),
        ("2 de mayo de 2019", "2019-05-02"),
        ("12. Mai 2022", "2022-05-12"),
        ("2021年5月3日", "2021-05-03"),
        ("2019/10/04", "2019-10-04"),
        ("10:30 - 20.05.2020", "2020-05-20"),
        ("5 May '20", "2020-05-05"),
        ("July 2018", "2018-07"),
        ("Oslo, May 3", "XXXX-05-03"),
    ],
)
def test_dates_as_pages_print_them(words: str, value: str) -> None:
    assert [day.value for day in find_days(words)] == [value]


@pytest.mark.parametrize("words", ["F-16 Block 70", "31 February 2020", "Su-25", "1.4 billion", "45/2018", "12:30", ""])
def test_what_is_no_date(words: str) -> None:
    assert find_days(words) == []


def test_order_of_day_and_month_needs_evidence() -> None:
    (day,) = find_days("03/04/2021")
    assert (day.value, day.other) == ("2021-04-03", "2021-03-04")
    assert settle(day, "03/04/2021") == "2021"
    assert settle(day, "Thursday 03/04/2021", domain="paper.example.uk") == "2021-03-04"
    assert settle(day, "Saturday 03/04/2021") == "2021-04-03"
    assert settle(day, "03/04/2021", domain="news.example.co.uk") == "2021-04-03"
    assert settle(day, "03/04/2021", language="fr") == "2021-04-03"
    assert settle(day, "03/04/2021", find_days("2021-03-04")) == "2021-03-04"
    assert settle(day, "03/04/2021", day_first=False) == "2021-03-04"


def test_other_dates_of_the_page_show_the_order() -> None:
    assert numeric_order([(find_days(words)[0], words) for words in ("03/04/2021", "03/25/2021")]) is False
    assert numeric_order([(find_days(words)[0], words) for words in ("03/25/2021", "25/03/2021")]) is None


@given(st.dates())
def test_any_day_written_in_iso_is_read_back(day: object) -> None:
    written = str(day)
    assert [found.value for found in find_days(written)] == ([written] if "1900" <= written < "2100" else [])


@given(st.text(max_size=200))
def test_offsets_lie_in_the_text(words: str) -> None:
    for day in find_days(words):
        assert 0 <= day.start < day.end <= len(words)
