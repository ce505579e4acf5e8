"""What each way of writing a date by its distance from publication comes to, in EDTF: "last week", "on Friday".

The rules have the form of those in `date_rules.py`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from foedera.read.date_values import AWAY, WEEKDAYS, Values, alike, opened, week_from
from foedera.read.publication import Published
from foedera.vocabulary import numbers

NEAR_DAYS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
             "the day after tomorrow": 2}  # fmt: skip


def relative_year(m: re.Match[str], published: Published) -> Values:
    """ "last year", "by the end of next year"."""
    if published.year is None:
        return None
    return alike(opened(m, str(published.year + AWAY[m["which"].lower()])), "year")


def relative_month(m: re.Match[str], published: Published) -> Values:
    """ "last month", "later in the month"."""
    return alike(published.month_away(AWAY[m["which"].lower()]), "month")


def relative_week(m: re.Match[str], published: Published) -> Values:
    """ "next week", "earlier in the week"."""
    monday = published.monday_away(AWAY[m["which"].lower()])
    return alike(week_from(monday) if monday else None, "range")


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
    return alike(here.isoformat() if here else None, "day")


def weekday(m: re.Match[str], published: Published) -> Values:
    """ "on Friday", "next Monday"."""
    if published.day is None:
        return None
    here, wanted, which = published.day, WEEKDAYS.index(m["wd"].lower()), (m["which"] or "").lower()
    back = here - timedelta(days=(here.weekday() - wanted) % 7)
    forward = here + timedelta(days=(wanted - here.weekday()) % 7)
    if which == "last":
        return alike((back if back < here else back - timedelta(days=7)).isoformat(), "day")
    if which == "next":
        return alike((forward if forward > here else forward + timedelta(days=7)).isoformat(), "day")
    return (back.isoformat(), forward.isoformat(), "day")


def weekday_of_week(m: re.Match[str], published: Published) -> Values:
    """ "on Tuesday next week", "last week on Friday"."""
    monday = published.monday_away(AWAY[m["week"].lower()])
    there = monday + timedelta(days=WEEKDAYS.index(m["wd"].lower())) if monday else None
    return alike(there.isoformat() if there else None, "day")


def ago(m: re.Match[str], published: Published) -> Values:
    """ "two years ago", "three weeks earlier"."""
    return alike(*_away(published, -count(m["n"]), m["unit"].lower()))


def ahead(m: re.Match[str], published: Published) -> Values:
    """ "two weeks from now", "in five years’ time"."""
    return alike(*_away(published, count(m["n"]), m["unit"].lower()))


def since_years(m: re.Match[str], published: Published) -> Values:
    """ "for the past 15 years": it goes on."""
    return alike(f"{published.year - count(m['n'])}/.." if published.year else None, "range")


def stretch(m: re.Match[str], published: Published) -> Values:
    """ "in the past three months", "over the next five years": from then to publication, or from it to then.

    The grain is `stretch`, since it often tells how long something lasts, beside the date on which it was agreed.
    """
    return _stretch(published, AWAY[m["which"].lower()] * count(m.groupdict().get("n") or "one"), m["unit"].lower())


def ahead_of(m: re.Match[str], published: Published) -> Values:
    """ "within three years"."""
    return _stretch(published, count(m["n"]), m["unit"].lower())


def _stretch(published: Published, units: int, unit: str) -> Values:
    there, _ = _away(published, units, unit)
    here, _ = _away(published, 0, "day" if unit == "week" else unit)
    if there is None or here is None:
        return None
    ends = sorted(end.rstrip("~") for end in (there, here))
    return alike("/".join(ends) if ends[0] < ends[1] else None, "stretch")


def _weekend(here: date, weeks: int) -> str:
    """Saturday and Sunday of the week so many weeks away."""
    saturday = here + timedelta(days=7 * weeks + WEEKDAYS.index("saturday") - here.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def count(words: str) -> int:
    """ "3", "a", "twelve", "twenty-five"."""
    if words.isdigit():
        return int(words)
    return sum(numbers().words.get(part, 1) for part in words.lower().split("-"))


def _away(published: Published, units: int, unit: str) -> tuple[str | None, str]:
    """So many days, weeks, months, years or decades from publication, as exactly as the unit says, and the grain."""
    if published.year is None:
        return None, "year"
    if unit in ("year", "decade"):
        value = f"{published.year + units * (10 if unit == 'decade' else 1)}"
        return value + ("~" if unit == "decade" else ""), "year"
    if unit == "month":
        return published.month_away(units), "month"
    there = published.day_away(units * (7 if unit == "week" else 1))
    return (there.isoformat() + ("~" if unit == "week" else "") if there else None), "day"
