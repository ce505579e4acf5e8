"""htmldate's search for the date of a page, without the clock: a page gives the same day whenever it is read.

htmldate refuses days after today, and gives words that its own patterns do not understand to two parsers (dateutil,
dateparser) that complete what is missing, and understand short years, by the day on which they run. Here the last
day is fixed, dateutil is not asked, and in dateparser's place stands `calendar_days`, which takes what is written
and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, datetime, time
from threading import Lock
from typing import Any, NoReturn

from htmldate import extractors, find_date
from lxml.html import HtmlElement

from foedera.read.calendar_days import find_days

LAST_DAY = date(2039, 12, 31)
"""The last day that a page can have been published on; fixed, so that reading does not depend on when it is done.
htmldate's patterns know years up to 2039."""
_LOCK = Lock()


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise ValueError("not asked, because it reads the clock")


def _day_as_written(words: str) -> datetime | None:
    """The first day of a line that is written in full, its year included."""
    full = next((day.value for day in find_days(words) if len(day.value) == 10 and day.has_year), None)
    return datetime.fromisoformat(full) if full else None


_THEIRS = {name: getattr(extractors, name) for name in ("dateutil_parse", "_external_date")}
"""The two functions of htmldate that ask the parsers which read the clock; a htmldate without them is an error."""
_OURS = {"dateutil_parse": _refuse, "_external_date": _day_as_written}


@contextmanager
def _without_clock() -> Iterator[None]:
    """Put the two functions aside for the time of one search: htmldate has no option for it."""
    with _LOCK:
        try:
            for name, function in _OURS.items():
                setattr(extractors, name, function)
            yield
        finally:
            for name, function in _THEIRS.items():
                setattr(extractors, name, function)


def search_day(root: HtmlElement) -> date | None:
    """The day that htmldate finds in a page, None where it finds none or odd markup makes it fail.

    A month or year without a day comes back as its first day: what of it the page says is for the caller to tell.
    """
    try:
        with _without_clock():
            found = find_date(
                deepcopy(root),
                original_date=True,
                extensive_search=True,
                max_date=datetime.combine(LAST_DAY, time.max),
            )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return date.fromisoformat(found) if found else None
