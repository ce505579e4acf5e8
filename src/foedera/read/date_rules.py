"""What each way of writing a date in the calendar comes to, in EDTF: days, months, seasons, quarters, years.

A rule takes the match of its pattern in `dates.py` (the groups are named there) and gives the value for a sentence
about the past, the value for one about the future, and the grain; None where the words come to no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from foedera.read.date_values import (
    AWAY,
    SEASONS,
    WEEKDAYS,
    Values,
    alike,
    by_tense,
    day_of,
    month_number,
    opened,
    week_from,
    year_said,
)
from foedera.read.publication import Published

ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def day(m: re.Match[str], published: Published) -> Values:
    """ "26 May 2021", "May 26th", "5 June last year"."""
    month, number = month_number(m["m"]), int(m["d"])
    return by_tense(
        lambda future: day_of(year_said(m, published) or published.year_of(month, number, future), month, number), "day"
    )


def day_range(m: re.Match[str], published: Published) -> Values:
    """ "from 3 May to 6 June 2021", "May 26-29"."""
    groups = m.groupdict()
    month, first, last = month_number(m["m"]), int(m["d"]), int(m["d2"])
    month2 = month_number(groups["m2"]) if groups.get("m2") else month

    def make(future: bool) -> str | None:
        year = m["y"] or published.year_of(month2, last, future)
        left, right = day_of(groups.get("y1") or year, month, first), day_of(year, month2, last)
        return f"{left}/{right}" if left and right and left < right else None

    return by_tense(make, "range")


def numeric(m: re.Match[str], _: Published) -> Values:
    """ "2021-05-26", "26.05.2021", "02/22/2016"; where day and month cannot be told apart, only the year is sure."""
    groups = m.groupdict()
    if groups.get("mm"):
        return alike(day_of(m["y"], int(m["mm"]), int(m["d"])), "day")
    first, second = int(m["first"]), int(m["second"])
    readings = {day_of(m["y"], second, first)}
    if m["mark"] != ".":  # with points the day is always first
        readings.add(day_of(m["y"], first, second))
    sure = [reading for reading in readings if reading is not None]
    if len(sure) == 2:
        return alike(m["y"], "year")
    return alike(sure[0] if sure else None, "day")


def numeric_month(m: re.Match[str], _: Published) -> Values:
    """ "07/2018", "2018-07"."""
    return alike(f"{m['y']}-{int(m['mm']):02d}", "month")


def month(m: re.Match[str], published: Published) -> Values:
    """ "in July 2018", "since May", "in June last year", "late April"; a bare name may be a person's or a ship's."""
    if m["m"].lower() == "may" and not m["m"][0].isupper():
        return None  # "may" the verb
    said = year_said(m, published)
    lead = (m["lead"] or "").lower()
    if not (said or lead or m["open"] or m["part"]):
        return None
    number = month_number(m["m"])

    def make(future: bool) -> str:
        year = said
        if year is None and lead in ("last", "next") and published.year and published.month:
            passed = number >= published.month if lead == "last" else number <= published.month
            year = str(published.year + AWAY[lead] * passed)
        return opened(m, f"{year or published.year_of(number, None, future)}-{number:02d}")

    return by_tense(make, "month")


def month_range(m: re.Match[str], published: Published) -> Values:
    """ "from March to June 2021", "between May 2020 and March 2021"."""
    first, last = month_number(m["m"]), month_number(m["m2"])

    def make(future: bool) -> str | None:
        year = m["y"] or published.year_of(last, None, future)
        begin = m["y1"] or (str(int(year) - 1) if first > last and year.isdigit() else year)
        left, right = f"{begin}-{first:02d}", f"{year}-{last:02d}"
        return f"{left}/{right}" if left < right else None

    return by_tense(make, "range")


def week_of_month(m: re.Match[str], published: Published) -> Values:
    """ "the first week of October": the weeks of a month are those whose Thursday is in it."""
    number, nth = month_number(m["m"]), m["nth"].lower()

    def make(future: bool) -> str | None:
        year = year_said(m, published) or published.year_of(number, None, future)
        if not year.isdigit():
            return None
        start = date(int(year), number, 1)
        days = (start + timedelta(days=n) for n in range(31))
        thursdays = [here for here in days if here.month == number and here.weekday() == WEEKDAYS.index("thursday")]
        return week_from(thursdays[-1 if nth == "last" else ORDER[nth] - 1] - timedelta(days=3))

    return by_tense(make, "range")


def week_of_day(m: re.Match[str], published: Published) -> Values:
    """ "the week of May 16", "the week beginning 4 February"."""
    values = day(m, published)
    if values is None or "X" in values[0]:
        return None
    past, future = (date.fromisoformat(value) for value in values[:2])
    return (
        week_from(past - timedelta(days=past.weekday())),
        week_from(future - timedelta(days=future.weekday())),
        "range",
    )


def season(m: re.Match[str], published: Published) -> Values:
    """ "in the summer of 2020", "last autumn", "the spring of next year"."""
    year = year_said(m, published)
    lead = (m["lead"] or "").lower().split(" ")[0]
    if year is None and lead in ("this", "last", "next") and published.year is not None:
        year = str(published.year + AWAY[lead])
    return alike(f"{year}-{SEASONS[m['season'].lower()]}" if year else None, "season")


def quarter(m: re.Match[str], published: Published) -> Values:
    """ "the first quarter of 2023", "Q3 2024", "the last quarter of this year"."""
    nth = ORDER[m["quarter"].lower()]
    year = year_said(m, published) or published.year
    return alike(f"{year}-{3 * nth - 2:02d}/{year}-{3 * nth:02d}" if year else None, "range")


def half(m: re.Match[str], published: Published) -> Values:
    """ "the second half of 2023", "H1 2016", "the first half of the year"."""
    year = year_said(m, published)
    months = ("01", "06") if ORDER[m["half"].lower()] == 1 else ("07", "12")
    return alike(f"{year}-{months[0]}/{year}-{months[1]}" if year else None, "range")


def years(m: re.Match[str], _: Published) -> Values:
    """ "between 2016 and 2019", "2016-19"."""
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
    return alike(f"{m['y']}/{last}" if m["y"] < last else None, "range")


def year(m: re.Match[str], _: Published) -> Values:
    """ "in 2019", "since 2015", "by 2030"."""
    return alike(opened(m, m["y"]), "year")


def decade(m: re.Match[str], _: Published) -> Values:
    """ "the 1990s"."""
    return alike(f"{m['decade']}X", "decade")


def short_decade(m: re.Match[str], _: Published) -> Values:
    """ "the ’80s"."""
    return alike(f"{'19' if int(m['short']) >= 3 else '20'}{m['short']}X", "decade")
