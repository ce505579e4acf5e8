"""What each way of writing a date comes to, in EDTF, against the date of publication.

A rule takes the match of its pattern in `dates.py` (the groups are named there) and gives the value for a sentence
about the past, the value for one about the future, and the grain; None where the words come to no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from foedera.read.publication import Published
from foedera.vocabulary import numbers

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december"]  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
AWAY = {"this": 0, "the": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}
"""How many years, months or weeks from publication: "last year", "the coming week"."""

NEAR_DAYS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
             "the day after tomorrow": 2}  # fmt: skip
ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}

LEAP = 2000
"""A year with every day that a calendar can have, for days without a year."""

Values = tuple[str, str, str] | None
Rule = Callable[[re.Match[str], Published], Values]


def day(m: re.Match[str], published: Published) -> Values:
    """ "26 May 2021", "May 26th", "5 June last year"."""
    month, number = _month(m["m"]), int(m["d"])
    return _both(
        lambda future: _day(_year_said(m, published) or published.year_of(month, number, future), month, number), "day"
    )


def day_range(m: re.Match[str], published: Published) -> Values:
    """ "from 3 May to 6 June 2021", "May 26-29"."""
    groups = m.groupdict()
    month, first, last = _month(m["m"]), int(m["d"]), int(m["d2"])
    month2 = _month(groups["m2"]) if groups.get("m2") else month

    def make(future: bool) -> str | None:
        year = m["y"] or published.year_of(month2, last, future)
        left, right = _day(groups.get("y1") or year, month, first), _day(year, month2, last)
        return f"{left}/{right}" if left and right and left < right else None

    return _both(make, "range")


def numeric(m: re.Match[str], _: Published) -> Values:
    """ "2021-05-26", "26.05.2021", "02/22/2016"; where day and month cannot be told apart, only the year is sure."""
    groups = m.groupdict()
    if groups.get("mm"):
        return _same(_day(m["y"], int(m["mm"]), int(m["d"])), "day")
    first, second = int(m["first"]), int(m["second"])
    readings = {_day(m["y"], second, first)}
    if m["mark"] != ".":  # with points the day is always first
        readings.add(_day(m["y"], first, second))
    readings -= {None}
    return _same(readings.pop(), "day") if len(readings) == 1 else None


def numeric_month(m: re.Match[str], _: Published) -> Values:
    """ "07/2018", "2018-07"."""
    return _same(f"{m['y']}-{int(m['mm']):02d}", "month")


def month(m: re.Match[str], published: Published) -> Values:
    """ "in July 2018", "since May", "in June last year", "late April"; a bare name may be a person's or a ship's."""
    if m["m"].lower() == "may" and not m["m"][0].isupper():
        return None  # "may" the verb
    said = _year_said(m, published)
    lead = (m["lead"] or "").lower()
    if not (said or lead or m["open"] or m["part"]):
        return None
    number = _month(m["m"])

    def make(future: bool) -> str:
        year = said
        if year is None and lead in ("last", "next") and published.year and published.month:
            passed = number >= published.month if lead == "last" else number <= published.month
            year = str(published.year + AWAY[lead] * passed)
        return _opened(m, f"{year or published.year_of(number, None, future)}-{number:02d}")

    return _both(make, "month")


def month_range(m: re.Match[str], published: Published) -> Values:
    """ "from March to June 2021", "between May 2020 and March 2021"."""
    first, last = _month(m["m"]), _month(m["m2"])

    def make(future: bool) -> str | None:
        year = m["y"] or published.year_of(last, None, future)
        begin = m["y1"] or (str(int(year) - 1) if first > last and year.isdigit() else year)
        left, right = f"{begin}-{first:02d}", f"{year}-{last:02d}"
        return f"{left}/{right}" if left < right else None

    return _both(make, "range")


def week_of_month(m: re.Match[str], published: Published) -> Values:
    """ "the first week of October": the weeks of a month are those whose Thursday is in it."""
    number, nth = _month(m["m"]), m["nth"].lower()

    def make(future: bool) -> str | None:
        year = _year_said(m, published) or published.year_of(number, None, future)
        if not year.isdigit():
            return None
        start = date(int(year), number, 1)
        days = (start + timedelta(days=n) for n in range(31))
        thursdays = [here for here in days if here.month == number and here.weekday() == WEEKDAYS.index("thursday")]
        return _week(thursdays[-1 if nth == "last" else ORDER[nth] - 1] - timedelta(days=3))

    return _both(make, "range")


def week_of_day(m: re.Match[str], published: Published) -> Values:
    """ "the week of May 16", "the week beginning 4 February"."""
    values = day(m, published)
    if values is None or "X" in values[0]:
        return None
    past, future = (date.fromisoformat(value) for value in values[:2])
    return (_week(past - timedelta(days=past.weekday())), _week(future - timedelta(days=future.weekday())), "range")


def season(m: re.Match[str], published: Published) -> Values:
    """ "in the summer of 2020", "last autumn", "the spring of next year"."""
    year = _year_said(m, published)
    lead = (m["lead"] or "").lower().split(" ")[0]
    if year is None and lead in ("this", "last", "next") and published.year is not None:
        year = str(published.year + AWAY[lead])
    return _same(f"{year}-{SEASONS[m['season'].lower()]}" if year else None, "season")


def quarter(m: re.Match[str], published: Published) -> Values:
    """ "the first quarter of 2023", "Q3 2024", "the last quarter of this year"."""
    nth = ORDER[m["quarter"].lower()]
    year = _year_said(m, published) or published.year
    return _same(f"{year}-{3 * nth - 2:02d}/{year}-{3 * nth:02d}" if year else None, "range")


def half(m: re.Match[str], published: Published) -> Values:
    """ "the second half of 2023", "H1 2016", "the first half of the year"."""
    year = _year_said(m, published)
    months = ("01", "06") if ORDER[m["half"].lower()] == 1 else ("07", "12")
    return _same(f"{year}-{months[0]}/{year}-{months[1]}" if year else None, "range")


def years(m: re.Match[str], _: Published) -> Values:
    """ "between 2016 and 2019", "2016-19"."""
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
    return _same(f"{m['y']}/{last}" if m["y"] < last else None, "range")


def year(m: re.Match[str], _: Published) -> Values:
    """ "in 2019", "since 2015", "by 2030"."""
    return _same(_opened(m, m["y"]), "year")


def decade(m: re.Match[str], _: Published) -> Values:
    """ "the 1990s"."""
    return _same(f"{m['decade']}X", "decade")


def short_decade(m: re.Match[str], _: Published) -> Values:
    """ "the ’80s"."""
    return _same(f"{'19' if int(m['short']) >= 3 else '20'}{m['short']}X", "decade")


def relative_year(m: re.Match[str], published: Published) -> Values:
    """ "last year", "by the end of next year"."""
    if published.year is None:
        return None
    return _same(_opened(m, str(published.year + AWAY[m["which"].lower()])), "year")


def relative_month(m: re.Match[str], published: Published) -> Values:
    """ "last month", "later in the month"."""
    return _same(published.month_away(AWAY[m["which"].lower()]), "month")


def relative_week(m: re.Match[str], published: Published) -> Values:
    """ "next week", "earlier in the week"."""
    monday = published.monday_away(AWAY[m["which"].lower()])
    return _same(_week(monday) if monday else None, "range")


def weekend(m: re.Match[str], published: Published) -> Values:
    """ "this weekend", "over the weekend": the one before or after, by the tense."""
    if published.day is None:
        return None
    which = (m["which"] or "").lower()
    before = published.day.weekday() < WEEKDAYS.index("saturday")  # then the last weekend is that of last week
    past, future = (AWAY[which],) * 2 if which in ("last", "next") else (-before, 0)
    return (_weekend(published.day, past), _weekend(published.day, future), "range")


def near_day(m: re.Match[str], published: Published) -> Values:
    """ "yesterday", "the day after tomorrow"."""
    here = published.day_away(NEAR_DAYS[m["near"].lower()])
    return _same(here.isoformat() if here else None, "day")


def weekday(m: re.Match[str], published: Published) -> Values:
    """ "on Friday", "next Monday"."""
    if published.day is None:
        return None
    here, wanted, which = published.day, WEEKDAYS.index(m["wd"].lower()), (m["which"] or "").lower()
    back = here - timedelta(days=(here.weekday() - wanted) % 7)
    forward = here + timedelta(days=(wanted - here.weekday()) % 7)
    if which == "last":
        return _same((back if back < here else back - timedelta(days=7)).isoformat(), "day")
    if which == "next":
        return _same((forward if forward > here else forward + timedelta(days=7)).isoformat(), "day")
    return (back.isoformat(), forward.isoformat(), "day")


def weekday_of_week(m: re.Match[str], published: Published) -> Values:
    """ "on Tuesday next week", "last week on Friday"."""
    monday = published.monday_away(AWAY[m["week"].lower()])
    there = monday + timedelta(days=WEEKDAYS.index(m["wd"].lower())) if monday else None
    return _same(there.isoformat() if there else None, "day")


def ago(m: re.Match[str], published: Published) -> Values:
    """ "two years ago", "three weeks earlier"."""
    return _same(*_away(published, -_count(m["n"]), m["unit"].lower()))


def ahead(m: re.Match[str], published: Published) -> Values:
    """ "two weeks from now", "in five years’ time"."""
    return _same(*_away(published, _count(m["n"]), m["unit"].lower()))


def since_years(m: re.Match[str], published: Published) -> Values:
    """ "for the past 15 years": it goes on."""
    return _same(f"{published.year - _count(m['n'])}/.." if published.year else None, "range")


def stretch(m: re.Match[str], published: Published) -> Values:
    """ "in the past three months", "over the next five years": from then to publication, or from it to then.

    The grain is `stretch`, since it often tells how long something lasts, beside the date on which it was agreed.
    """
    direction, unit = AWAY[m["which"].lower()], m["unit"].lower()
    there, _ = _away(published, direction * _count(m.groupdict().get("n") or "one"), unit)
    here, _ = _away(published, 0, "day" if unit == "week" else unit)
    if there is None or here is None:
        return None
    ends = sorted(end.rstrip("~") for end in (there, here))
    return _same("/".join(ends) if ends[0] < ends[1] else None, "stretch")


def _month(words: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(words.lower()[:3]))


def _year_said(m: re.Match[str], published: Published) -> str | None:
    """The year beside a month, quarter or season: written, or "last year"."""
    groups = m.groupdict()
    written = groups.get("y") or groups.get("y0")
    if written or not groups.get("rel") or published.year is None:
        return written
    return str(published.year + AWAY[m["rel"].lower()])


def _same(value: str | None, grain: str) -> Values:
    return (value, value, grain) if value else None


def _both(make: Callable[[bool], str | None], grain: str) -> Values:
    past, future = make(False), make(True)
    if past is None and future is None:
        return None
    return (past or future or "", future or past or "", grain)


def _day(year: str, month: int, day: int) -> str | None:
    """The day as EDTF; None where the calendar has no such day (29 February 2009, 31 June)."""
    try:
        date(int(year) if year.isdigit() else LEAP, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def _opened(m: re.Match[str], value: str) -> str:
    """The value as the beginning or end of an interval, where "since" or "by" stands before it."""
    word = (m.groupdict().get("open") or "").lower()
    if word.startswith(("since", "from", "starting")):
        return f"{value}/.."
    return f"../{value}" if word else value


def _week(monday: date) -> str:
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekend(here: date, weeks: int) -> str:
    """Saturday and Sunday of the week so many weeks away."""
    saturday = here + timedelta(days=7 * weeks + WEEKDAYS.index("saturday") - here.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _count(words: str) -> int:
    """ "3", "a", "twelve", "twenty-five"."""
    if words.isdigit():
        return int(words)
    return sum(numbers().words.get(part, 1) for part in words.lower().split("-"))


def _away(published: Published, count: int, unit: str) -> tuple[str | None, str]:
    """So many days, weeks, months, years or decades from publication, as exactly as the unit says, and the grain."""
    if published.year is None:
        return None, "year"
    if unit in ("year", "decade"):
        value = f"{published.year + count * (10 if unit == 'decade' else 1)}"
        return value + ("~" if unit == "decade" else ""), "year"
    if unit == "month":
        return published.month_away(count), "month"
    there = published.day_away(count * (7 if unit == "week" else 1))
    return (there.isoformat() + ("~" if unit == "week" else "") if there else None), "day"
