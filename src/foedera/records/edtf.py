"""Dates as far as they are known: the part of EDTF (ISO 8601-2) that the codebook uses.

News says "in July 2018", "since 2011", "by March", "last summer", "on November 2" with no year anywhere. Each is kept
as it is known, never completed:

    2018-07-20   a day              2018-07       a month           2018         a year
    202X         the 2020s          2022-22       summer 2022       2022-35      third quarter of 2022
    2022~        about 2022         2022?         perhaps 2022      XXXX-11-02   2 November, year not said
    2011/..      since 2011         ../2022-03    until March 2022  2022-05-26/2022-05-29

Everything here works on the string form, since that is what records carry. Seasons are the northern ones, spring from
March; winter runs from December of the year named to February.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]

_SIDE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<mark>[?~%]?)",
    re.ASCII,
)
_PARTS_OF_YEAR = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""First and last month of the seasons (21 to 24), quarters (33 to 36) and halves (40, 41); 14 is February after."""


@dataclass(frozen=True, slots=True)
class Side:
    """One date of an expression, or one end of an interval. `year` None: not said ("XXXX").

    `open_digits` how many last digits of the year are open (1 in "202X"); `month` 1 to 12, or the code of a season,
    quarter or half; `mark` "?" uncertain, "~" approximate, "%" both.
    """

    year: int | None
    open_digits: int
    month: int | None
    day: int | None
    mark: str

    def bounds(self, in_year: int | None = None) -> tuple[date, date] | None:
        """First and last day it can mean, in the year given where it names none; None where there is no such day."""
        year = self.year if self.year is not None else in_year
        if year is None:
            return None
        if self.open_digits:
            return date(max(year, 1), 1, 1), date(year + 10**self.open_digits - 1, 12, 31)
        if self.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        first, last = _PARTS_OF_YEAR.get(self.month, (self.month, self.month))
        if self.day is not None:
            if self.day > monthrange(year, first)[1]:
                return None
            return date(year, first, self.day), date(year, first, self.day)
        return date(year, first, 1), _last_of_month(year, last)

    @property
    def precision(self) -> Precision:
        """How exactly it is known."""
        if self.open_digits:
            return "decade" if self.open_digits == 1 else "century"
        if self.day is not None:
            return "day"
        if self.month is None:
            return "year"
        return "season" if self.month in _PARTS_OF_YEAR else "month"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed expression: one date (`first` and `last` are the same) or an interval; an open end is None."""

    text: str
    first: Side | None
    last: Side | None
    interval: bool

    @property
    def sides(self) -> tuple[Side, ...]:
        """Its ends that are said."""
        return tuple(side for side in (self.first, self.last) if side is not None)

    @property
    def has_year(self) -> bool:
        """Whether it can be placed in time at all."""
        return all(side.year is not None for side in self.sides)

    def window(self, in_year: int | None = None) -> tuple[date, date] | None:
        """First and last day it can mean; date.min and date.max for open ends; None where it has no year."""
        start, end = date.min, date.max
        if self.first is not None:
            bounds = self.first.bounds(in_year)
            if bounds is None:
                return None
            start = bounds[0]
        if self.last is not None:
            bounds = self.last.bounds(in_year)
            if bounds is not None and bounds[1] < start and in_year is not None:
                bounds = self.last.bounds(in_year + 1)  # "from 28 December to 3 January"
            if bounds is None:
                return None
            end = bounds[1]
        return start, end


@lru_cache(maxsize=65536)
def parse_edtf(text: str) -> Edtf:
    """Read an EDTF date or interval of level 0 or 1.

    Raises ValueError where it is none, or names a day that does not exist.

    >>> parse_edtf("2022-05").first.precision
    'month'
    """
    left, slash, right = text.partition("/")
    if not slash:
        side = _read_side(left, text)
        return Edtf(text, side, side, interval=False)
    first = None if left in ("", "..") else _read_side(left, text)
    last = None if right in ("", "..") else _read_side(right, text)
    if first is None and last is None:
        raise ValueError(f"{text!r} is an interval with neither beginning nor end; leave the date out instead.")
    if first is not None and last is not None:
        if (first.year is None) != (last.year is None):
            raise ValueError(f"{text!r}: one end has a year and the other has none; write the year on both.")
        if first.year is not None:
            start, end = first.bounds(), last.bounds()
            if start is not None and end is not None and end[1] < start[0]:
                raise ValueError(f"{text!r} ends before it begins; swap its ends.")
    return Edtf(text, first, last, interval=True)


def is_edtf(text: str) -> bool:
    """Whether the text is a date or interval that `parse_edtf` can read."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def earliest(text: str) -> date | None:
    """The first day it can mean; None where that is open or no year is said.

    >>> earliest("2022-22")
    datetime.date(2022, 6, 1)
    """
    window = parse_edtf(text).window()
    return None if window is None or window[0] == date.min else window[0]


def latest(text: str) -> date | None:
    """The last day it can mean; None where that is open or no year is said.

    >>> latest("../2022-03")
    datetime.date(2022, 3, 31)
    """
    window = parse_edtf(text).window()
    return None if window is None or window[1] == date.max else window[1]


def precision(text: str) -> Precision:
    """How exactly the date is known: "day", "month", …, or "interval"."""
    parsed = parse_edtf(text)
    return "interval" if parsed.interval or parsed.first is None else parsed.first.precision


def overlaps(left: str, right: str) -> bool:
    """Whether both can mean the same time. Approximate and uncertain dates reach one unit further either way.

    >>> overlaps("2018-07", "2018-07-20"), overlaps("2018-07", "2018-09"), overlaps("XXXX-11-02", "2018-11")
    (True, False, True)
    """
    pairs = _windows_together(parse_edtf(left), parse_edtf(right), widened=True)
    return any(a[0] <= b[1] and b[0] <= a[1] for a, b in pairs)


def refines(finer: str, coarser: str) -> bool:
    """Whether the first says what the second says, more exactly: "2018-07-20" refines "2018-07" and "XXXX-07-20".

    >>> refines("2018-07-20", "2018-07"), refines("2018-07", "2018-07-20"), refines("2018-07", "2018-07")
    (True, False, False)
    """
    fine, coarse = parse_edtf(finer), parse_edtf(coarser)
    if fine.has_year != coarse.has_year:
        return fine.has_year and any(_inside(a, b) for a, b in _windows_together(fine, coarse, widened=False))
    pairs = _windows_together(fine, coarse, widened=False)
    return any(_inside(a, b) and a != b for a, b in pairs)


def sort_key(text: str | None) -> tuple[int, int, str]:
    """A key that puts dates in order of time; what has no year, and no date at all, comes last.

    A date open at its beginning ("until March 2022") stands at its end.

    >>> sorted(["2022-05", "2018", "../2019", "XXXX-11-02"], key=sort_key)
    ['2018', '../2019', '2022-05', 'XXXX-11-02']
    """
    last_of_all = date.max.toordinal()
    if text is None:
        return last_of_all, last_of_all, "~"
    window = parse_edtf(text).window()
    if window is None:
        return last_of_all, last_of_all, text
    start, end = window
    return (end if start == date.min else start).toordinal(), end.toordinal(), text


Window = tuple[date, date]


def _inside(inner: Window, outer: Window) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _windows_together(left: Edtf, right: Edtf, *, widened: bool) -> list[tuple[Window, Window]]:
    """The windows of both, with a year tried for the one that names none."""
    pairs: list[tuple[int | None, int | None]]
    if left.has_year and right.has_year:
        pairs = [(None, None)]
    elif not left.has_year and not right.has_year:
        pairs = [(2004, 2003), (2004, 2004), (2004, 2005)]  # 2004: 29 February exists
    elif left.has_year:
        pairs = [(None, year) for year in _years_of(left)]
    else:
        pairs = [(year, None) for year in _years_of(right)]
    found = []
    for left_year, right_year in pairs:
        a, b = left.window(left_year), right.window(right_year)
        if a is not None and b is not None:
            found.append((_widen(left, a), _widen(right, b)) if widened else (a, b))
    return found


def _years_of(parsed: Edtf) -> range:
    """Years to try for a date without year beside this one; a few are enough where it is long or open."""
    window = parsed.window()
    if window is None:
        return range(0)
    start, end = window
    if start == date.min:
        start = date(max(end.year - 8, 1), 1, 1)
    return range(max(start.year - 1, 1), min(end.year, start.year + 9, date.max.year - 2) + 2)


def _widen(parsed: Edtf, window: Window) -> Window:
    """One unit of its precision either way for ends marked "?", "~" or "%"."""
    start, end = window
    if parsed.first is not None and parsed.first.mark:
        reach = _REACH[parsed.first.precision]
        start = start - reach if start - date.min > reach else date.min
    if parsed.last is not None and parsed.last.mark:
        reach = _REACH[parsed.last.precision]
        end = end + reach if date.max - end > reach else date.max
    return start, end


_REACH: dict[Precision, timedelta] = {
    "day": timedelta(days=3),
    "month": timedelta(days=31),
    "season": timedelta(days=92),
    "year": timedelta(days=366),
    "decade": timedelta(days=3653),
    "century": timedelta(days=36525),
    "interval": timedelta(0),
}


def _last_of_month(year: int, month: int) -> date:
    """The last day of a month; months above 12 fall in the next year."""
    if month > 12:
        year, month = year + 1, month - 12
    return date(year, month, monthrange(year, month)[1])


def _read_side(words: str, whole: str) -> Side:
    found = _SIDE.fullmatch(words)
    if found is None:
        raise ValueError(
            f"{whole!r} is not an EDTF date of the codebook; write 2018, 2018-07, 2018-07-20, 2022-22, 2022~, "
            "XXXX-11-02, or an interval such as 2011/.. or ../2022-03."
        )
    digits = found["year"]
    open_digits = digits.count("X") if digits != "XXXX" else 0
    year = None if digits == "XXXX" else int(digits.replace("X", "0"))
    month = _number(found["month"])
    day = _number(found["day"])
    if year is None and month is None:
        raise ValueError(f"{whole!r} says neither year nor month; leave the date out instead.")
    if open_digits and found["month"] is not None:
        raise ValueError(f"{whole!r} has a month in a year that is not known; write the decade alone.")
    if year is not None and not (1 <= year <= 9990 or (open_digits and year == 0)):
        raise ValueError(f"{whole!r}: year {digits} is outside 0001 to 9990.")
    if month is not None and not (1 <= month <= 12 or month in _PARTS_OF_YEAR):
        raise ValueError(f"{whole!r}: {month} is no month, season, quarter or half of a year.")
    if day is not None and month is None:
        raise ValueError(f"{whole!r} has a day without a month; give the month or leave the day out.")
    if found["day"] is not None and month in _PARTS_OF_YEAR:
        raise ValueError(f"{whole!r}: a season, quarter or half of a year has no days; leave the day out.")
    if day is not None and month is not None and not 1 <= day <= monthrange(year or 2004, month)[1]:
        raise ValueError(f"{whole!r}: there is no such day.")
    return Side(year, open_digits, month, day, found["mark"])


def _number(digits: str | None) -> int | None:
    return None if digits is None or digits == "XX" else int(digits)
