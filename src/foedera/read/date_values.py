"""What the rules for dates share: months and weekdays, and how a day, week or open interval is written in EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from foedera.read.publication import Published

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december"]  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
AWAY = {"this": 0, "the": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}
"""How many years, months or weeks from publication: "last year", "the coming week"."""

LEAP = 2000
"""A year with every day that a calendar can have, for days without a year."""

Values = tuple[str, str, str] | None
"""EDTF in a sentence about the past, EDTF in one about the future, and the grain."""

Rule = Callable[[re.Match[str], Published], Values]


def month_number(words: str) -> int:
    """The number of a month by its name or the short form of it.

    >>> month_number("Sept.")
    9
    """
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(words.lower()[:3]))


def year_said(m: re.Match[str], published: Published) -> str | None:
    """The year beside a month, quarter or season: written, or "last year"."""
    groups = m.groupdict()
    written = groups.get("y") or groups.get("y0")
    if written or not groups.get("rel") or published.year is None:
        return written
    return str(published.year + AWAY[m["rel"].lower()])


def alike(value: str | None, grain: str) -> Values:
    """One value for past and future ("in 2019")."""
    return (value, value, grain) if value else None


def by_tense(make: Callable[[bool], str | None], grain: str) -> Values:
    """A value for each tense, from a function that takes whether the future is meant ("in May")."""
    past, future = make(False), make(True)
    if past is None and future is None:
        return None
    return (past or future or "", future or past or "", grain)


def day_of(year: str, month: int, day: int) -> str | None:
    """The day as EDTF; None where the calendar has no such day (29 February 2009, 31 June).

    >>> day_of("XXXX", 11, 2), day_of("2009", 2, 29)
    ('XXXX-11-02', None)
    """
    try:
        date(int(year) if year.isdigit() else LEAP, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def opened(m: re.Match[str], value: str) -> str:
    """The value as the beginning or end of an interval, where "since" or "by" stands before it."""
    word = (m.groupdict().get("open") or "").lower()
    if word.startswith(("since", "from", "starting")):
        return f"{value}/.."
    return f"../{value}" if word else value


def week_from(monday: date) -> str:
    """The week that begins on a Monday.

    >>> week_from(date(2022, 5, 30))
    '2022-05-30/2022-06-05'
    """
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
