"""Dates as news writes them, to EDTF, against the article's date of publication.

The codebook's rule: the date of the activity, as precise as the words and no more. Without a year on the page a day
stays `XXXX-11-02`; a relative date without a date of publication gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december"]  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "several": 0, "a few": 0}  # fmt: skip

LEAP = 2000
"""A year with every day that a calendar can have, for days without a year."""

NEARBY_DAYS = 60
"""A day this close to publication belongs to the nearest year, whatever the tense ("is held on May 26-29")."""

_MONTH = (
    r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_TO = r"\s*(?:-|–|—|\bto\b|\band\b|\btill\b|\bthrough\b|\buntil\b)\s*"
_OPEN = r"(?:(?P<open>since|starting (?:in|from)|from|until|till|by(?: the end of)?|before|no later than)\s+)?"
_PART = r"(?:(?:early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+(?:in\s+)?)?"


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date expression in a text: offsets, and its EDTF value for a sentence about the past and about the future.

    The two differ for "on Friday" or "in May", which mean the last one or the next one.
    """

    start: int
    end: int
    past: str
    future: str
    grain: str


def _m(name: str) -> str:
    return _MONTH.format(name)


def _d(name: str) -> str:
    return _DAY.format(name)


def _y(name: str) -> str:
    return _YEAR.format(name)


def _month(words: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(words.lower()[:3]))


def day_number(year: int, month: int, day: int) -> int:
    """The day's ordinal; a day that the month does not have (30 February) counts as its last."""
    while True:
        try:
            return date(year, month, day).toordinal()
        except ValueError:
            day -= 1


class _Published:
    """The date of publication as far as it is known, for resolving what is relative to it."""

    def __init__(self, edtf: str | None) -> None:
        parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", (edtf or "").rstrip("~?%"))
        self.year = int(parts[1]) if parts else None
        self.month = int(parts[2]) if parts and parts[2] else None
        self.day = (
            date(self.year, self.month, int(parts[3])) if parts and parts[3] and self.year and self.month else None
        )

    def year_of(self, month: int, day: int | None, future: bool) -> str:
        """The year that a month (and day) without one belongs to: the nearest in the sentence's direction."""
        if self.year is None:
            return "XXXX"
        if self.month is None:
            return f"{self.year}"
        if day is not None and self.day is not None:
            near = (day_number(self.year + shift, month, day) - self.day.toordinal() for shift in (-1, 0, 1))
            close = [shift for shift, days in zip((-1, 0, 1), near, strict=True) if abs(days) <= NEARBY_DAYS]
            if close:
                return f"{self.year + close[0]}"
        here, there = (self.month, self.day.day if self.day and day else 1), (month, day or 1)
        if not future and there > here:
            return f"{self.year - 1}"
        if future and there < here:
            return f"{self.year + 1}"
        return f"{self.year}"


_Values = tuple[str, str, str] | None
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], _Published], _Values]]


def _same(value: str | None, grain: str) -> _Values:
    return (value, value, grain) if value else None


def _day(year: str, month: int, day: int) -> str | None:
    """The day as EDTF; None where the calendar has no such day (29 February 2009, 31 June)."""
    try:
        date(int(year) if year.isdigit() else LEAP, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def _both(make: Callable[[bool], str | None], grain: str) -> _Values:
    past, future = make(False), make(True)
    if past is None and future is None:
        return None
    return (past or future or "", future or past or "", grain)


def _day_rule(m: re.Match[str], p: _Published) -> _Values:
    month, day = _month(m["m"]), int(m["d"])
    return _both(lambda f: _day(m["y"] or p.year_of(month, day, f), month, day), "day")


def _day_range(m: re.Match[str], p: _Published) -> _Values:
    groups = m.groupdict()
    month, first, last = _month(m["m"]), int(m["d"]), int(m["d2"])
    month2 = _month(groups["m2"]) if groups.get("m2") else month

    def make(future: bool) -> str | None:
        year = m["y"] or p.year_of(month2, last, future)
        begin = groups.get("y1") or year
        left, right = _day(begin, month, first), _day(year, month2, last)
        return f"{left}/{right}" if left and right and (left < right) else None

    return _both(make, "range")


def _numeric(m: re.Match[str], _: _Published) -> _Values:
    return _same(_day(m["y"], int(m["mm"]), int(m["d"])) if 1 <= int(m["mm"]) <= 12 else None, "day")


def _opened(m: re.Match[str], value: str) -> str:
    word = (m.groupdict().get("open") or "").lower()
    if word.startswith(("since", "from", "starting")):
        return f"{value}/.."
    return f"../{value}" if word else value


def _month_rule(m: re.Match[str], p: _Published) -> _Values:
    month = _month(m["m"])
    if m["m"].lower() == "may" and not m["m"][0].isupper():
        return None  # "may" the verb
    if not m["y"] and not (m["lead"] or m["open"]):
        return None  # a bare month name may be a person's or a ship's
    lead = (m["lead"] or "").lower()

    def make(future: bool) -> str:
        if m["y"]:
            year = m["y"]
        elif lead.startswith("last") and p.year and p.month:
            year = str(p.year - (month >= p.month))
        elif lead.startswith("next") and p.year and p.month:
            year = str(p.year + (month <= p.month))
        else:
            year = p.year_of(month, None, future)
        return _opened(m, f"{year}-{month:02d}")

    return _both(make, "month")


def _season(m: re.Match[str], p: _Published) -> _Values:
    year = m["y"] or (m["y2"] if "y2" in m.groupdict() else None)
    lead = (m["lead"] or "").lower()
    if not year:
        if p.year is None or not lead.startswith(("this", "last", "next")):
            return None
        year = str(p.year + {"this": 0, "last": -1, "next": 1}[lead.split()[0]])
    return _same(f"{year}-{SEASONS[m['season'].lower()]}", "season")


def _quarter(m: re.Match[str], p: _Published) -> _Values:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
    which = number[(m["quarter"] or m["q"]).lower()]
    year = m["y"] or p.year
    return _same(f"{year}-{3 * which - 2:02d}/{year}-{3 * which:02d}" if year else None, "range")


def _half(m: re.Match[str], p: _Published) -> _Values:
    year = m["y"] or p.year
    months = ("01", "06") if m["half"].lower() == "first" else ("07", "12")
    return _same(f"{year}-{months[0]}/{year}-{months[1]}" if year else None, "range")


def _years(m: re.Match[str], _: _Published) -> _Values:
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
    return _same(f"{m['y']}/{last}" if m["y"] < last else None, "range")


def _year(m: re.Match[str], _: _Published) -> _Values:
    return _same(_opened(m, m["y"]), "year")


def _decade(m: re.Match[str], _: _Published) -> _Values:
    return _same(m["decade"] + "X", "decade")


def _relative_year(m: re.Match[str], p: _Published) -> _Values:
    if p.year is None:
        return None
    return _same(_opened(m, str(p.year + {"this": 0, "last": -1, "next": 1, "past": -1}[m["which"].lower()])), "year")


def _relative_month(m: re.Match[str], p: _Published) -> _Values:
    if p.year is None or p.month is None:
        return None
    index = p.year * 12 + p.month - 1 + {"this": 0, "last": -1, "next": 1}[m["which"].lower()]
    return _same(f"{index // 12}-{index % 12 + 1:02d}", "month")


def _relative_week(m: re.Match[str], p: _Published) -> _Values:
    if p.day is None:
        return None
    monday = (
        p.day
        - timedelta(days=p.day.weekday())
        + timedelta(weeks={"this": 0, "last": -1, "next": 1}[m["which"].lower()])
    )
    return _same(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "range")


def _near_day(m: re.Match[str], p: _Published) -> _Values:
    if p.day is None:
        return None
    days = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}[m["near"].lower()]
    return _same((p.day + timedelta(days=days)).isoformat(), "day")


def _weekday(m: re.Match[str], p: _Published) -> _Values:
    if p.day is None:
        return None
    wanted, here, which = WEEKDAYS.index(m["wd"].lower()), p.day, (m["which"] or "").lower()
    back = here - timedelta(days=(here.weekday() - wanted) % 7)
    if which == "last" and back == here:
        back -= timedelta(days=7)
    ahead = here + timedelta(days=(wanted - here.weekday()) % 7)
    if which == "next":
        ahead = ahead if ahead > here else here + timedelta(days=7)
        return _same(ahead.isoformat(), "day")
    return (back.isoformat(), back.isoformat() if which == "last" else ahead.isoformat(), "day")


def _count(words: str) -> int | None:
    number = int(words) if words.isdigit() else SMALL.get(words.lower(), 0)
    return number or None


def _ago(m: re.Match[str], p: _Published) -> _Values:
    count, unit = _count(m["n"]), m["unit"].lower()
    if count is None or p.year is None:
        return None
    if unit == "year":
        return _same(str(p.year - count), "year")
    if unit == "decade":
        return _same(f"{p.year - 10 * count}~", "year")
    if unit == "month" and p.month:
        index = p.year * 12 + p.month - 1 - count
        return _same(f"{index // 12}-{index % 12 + 1:02d}", "month")
    if p.day and unit in ("day", "week"):
        day = p.day - timedelta(days=count * (7 if unit == "week" else 1))
        return _same(day.isoformat() if unit == "day" else day.isoformat() + "~", "day")
    return None


def _for_years(m: re.Match[str], p: _Published) -> _Values:
    count = _count(m["n"])
    return _same(f"{p.year - count}/.." if p.year and count else None, "range")


def _rules() -> list[_Rule]:
    lead = r"(?:(?P<lead>last|next|this(?: past| coming)?|earlier (?:this year )?in|later (?:this year )?in|in|during|of)\s+)"
    day_of_week = r"(?:(?:" + "|".join(WEEKDAYS) + r"),?\s+(?:the\s+)?)?"
    year = r"(?:,?\s*(?:of\s+)?" + _y("y") + r")?"
    which = r"(?P<which>this|last|next)"
    table: list[tuple[str, Callable[[re.Match[str], _Published], _Values]]] = [
        (
            rf"{_d('d')}(?:\s+(?:of\s+)?{_m('m')}){{1}}(?:,?\s+{_y('y1')})?{_TO}{_d('d2')}\s+(?:of\s+)?{_m('m2')}{year}",
            _day_range,
        ),
        (rf"{_m('m')}\s+{_d('d')}(?:,?\s+{_y('y1')})?{_TO}{_m('m2')}\s+{_d('d2')}{year}", _day_range),
        (rf"{_d('d')}{_TO}{_d('d2')}\s+(?:of\s+)?{_m('m')}{year}", _day_range),
        (rf"{_m('m')}\s+{_d('d')}{_TO}{_d('d2')}\b(?!,?\d){year}", _day_range),
        (rf"{day_of_week}{_d('d')}\s+(?:of\s+)?{_m('m')}{year}", _day_rule),
        (
            rf"{day_of_week}{_m('m')}\s+(?:the\s+)?{_d('d')}\b(?!\d|,\d|:\d|\s*(?:%|per cent|million|billion)){year}",
            _day_rule,
        ),
        (rf"{_y('y')}-(?P<mm>[01]\d)-{_d('d')}", _numeric),
        (rf"{_d('d')}\.(?P<mm>[01]?\d)\.{_y('y')}", _numeric),
        (rf"{_OPEN}{lead}?{_PART}{_m('m')}{year}(?!\s*\d)", _month_rule),
        (rf"{lead}?(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?(?:\s+{_y('y')})?", _season),
        (
            rf"(?:the\s+)?(?:(?P<quarter>first|second|third|fourth|last)\s+quarter|(?P<q>Q[1-4]))(?:\s+of)?(?:\s+{_y('y')})?",
            _quarter,
        ),
        (rf"(?:the\s+)?(?P<half>first|second)\s+half(?:\s+of)?(?:\s+{_y('y')}|\s+the year|\s+this year)", _half),
        (rf"(?:from\s+|between\s+)?{_y('y')}{_TO}(?P<y2>(?:19|20)\d\d|\d\d)(?![\d-])", _years),
        (r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:19|20)\d)0s", _decade),
        (
            rf"{_OPEN}{_PART}(?:the year\s+|fiscal year\s+|FY\s?)?{_y('y')}(?![\d-]|\s*(?:[a-z]+\s+)?(?:troops|soldiers|units|rounds))",
            _year,
        ),
        (r"(?:earlier\s+|later\s+)?" + _OPEN + r"(?P<which>this|last|next|past) year", _relative_year),
        (rf"(?:earlier\s+|later\s+)?{which} month", _relative_month),
        (rf"(?:earlier\s+|later\s+)?{which} week", _relative_week),
        (r"(?P<near>yesterday|today|tomorrow|tonight)", _near_day),
        (r"(?:(?P<which>last|next|this)\s+)?(?P<wd>" + "|".join(WEEKDAYS) + ")", _weekday),
        (r"(?P<n>\d{1,2}|" + "|".join(SMALL) + r")\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier)", _ago),
        (r"for (?:the )?(?:past|last)\s+(?P<n>\d{1,2}|" + "|".join(SMALL) + r")\s+years", _for_years),
    ]
    return [(re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), rule) for pattern, rule in table]


RULES = _rules()
_HINT = re.compile(
    r"\d{2}|day|week|month|year|" + "|".join(name[:3] for name in MONTHS) + "|spring|summer|autumn|fall|winter", re.I
)


def find_dates(words: str, published_on: str | None) -> list[DateWords]:
    """The date expressions in a sentence, left to right, each resolved against the date of publication (EDTF).

    >>> [d.past for d in find_dates("Deliveries began on 3 May and run until 2027.", "2024-06-10")]
    ['2024-05-03', '../2027']
    >>> [d.past for d in find_dates("The minister was in Baku from November 2 to 4.", None)]
    ['XXXX-11-02/XXXX-11-04']
    """
    if not _HINT.search(words):
        return []
    published = _Published(published_on)
    taken: list[tuple[int, int]] = []
    found: list[DateWords] = []
    for pattern, rule in RULES:
        for match in pattern.finditer(words):
            start, end = match.span()
            if any(start < right and left < end for left, right in taken):
                continue
            values = rule(match, published)
            if values is not None:
                taken.append((start, end))
                found.append(DateWords(start, end, *values))
    return sorted(found, key=lambda d: d.start)
