"""Dates as news writes them, to EDTF, against the article's date of publication.

The codebook's rule: the date of the activity, as precise as the words and no more. Without a year on the page a day
stays `XXXX-11-02`; a relative date without a date of publication gives nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from foedera.read import date_rules as rules
from foedera.read import relative_dates as relative
from foedera.read.date_values import MONTHS, WEEKDAYS, Rule
from foedera.read.publication import Published
from foedera.vocabulary import numbers
from foedera.vocabulary.field_cues import any_of


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date expression in a text: offsets, and its EDTF value for a sentence about the past and about the future.

    The two differ for "on Friday" or "in May", which mean the last one or the next one. `grain`: how exact the words
    are (`day`, `month`, `season`, `year`, `decade`), `range`, or `stretch` for "the next five years".
    """

    start: int
    end: int
    past: str
    future: str
    grain: str


def find_dates(words: str, published_on: str | None) -> list[DateWords]:
    """The date expressions in a sentence, left to right, each resolved against the date of publication (EDTF).

    >>> [d.past for d in find_dates("Deliveries began on 3 May and run until 2027.", "2024-06-10")]
    ['2024-05-03', '../2027']
    >>> [d.past for d in find_dates("The minister was in Baku from November 2 to 4.", None)]
    ['XXXX-11-02/XXXX-11-04']
    """
    if not _HINT.search(words):
        return []
    published = Published.of(published_on)
    found: list[DateWords] = []
    for pattern, rule in _table():
        for match in pattern.finditer(words):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            values = rule(match, published)
            if values is not None:
                found.append(DateWords(start, end, *values))
    return _joined(words, sorted(found, key=lambda d: d.start))


def _joined(words: str, found: list[DateWords]) -> list[DateWords]:
    """Make one of two dates of different form that are the ends of a range: "between May 2015 and 2018"."""
    done: list[DateWords] = []
    for here in found:
        last = done[-1] if done else None
        joined = _range(words, last, here) if last is not None else None
        if joined is None:
            done.append(here)
        else:
            done[-1] = joined
    return done


def _range(words: str, left: DateWords, right: DateWords) -> DateWords | None:
    """The range from one date to the next, where the words between and before them say that it is one."""
    if not {left.grain, right.grain} <= {"day", "month", "year"} or right.past.startswith("../"):
        return None
    opening = _RANGE_OPENS.search(words[: left.start])
    start = opening.start() if opening else left.start
    begun = words[start : left.end].lower()
    wanted = "and" if begun.startswith("between") else r"to|until|till|through"
    if not begun.startswith(("between", "from")) or not re.fullmatch(
        rf"\s+(?:{wanted})\s+", words[left.end : right.start]
    ):
        return None
    past, future = (f"{a.removesuffix('/..')}/{b}" for a, b in ((left.past, right.past), (left.future, right.future)))
    return DateWords(start, right.end, past, future, "range") if _in_order(past) and _in_order(future) else None


def _in_order(interval: str) -> bool:
    first, last = interval.split("/")
    return first[0].isdigit() and last[0].isdigit() and first < last


_RANGE_OPENS = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)

_HINT = re.compile(
    r"\d{2}|\bq[1-4]\b|day|week|month|year|decade|tomorrow|tonight|spring|summer|autumn|fall|winter|"
    + "|".join(name[:3] for name in MONTHS),
    re.IGNORECASE,
)
"""What every date has in it; most sentences have none of it and are passed over at once."""

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_M, _M2 = rf"(?P<m>{_MONTH})", rf"(?P<m2>{_MONTH})"
_D, _D2 = (rf"(?P<{name}>[0-3]?\d)(?:st|nd|rd|th)?" for name in ("d", "d2"))
_Y, _Y0, _Y1 = (rf"(?P<{name}>(?:19|20)\d\d)" for name in ("y", "y0", "y1"))
_TO = r"\s*(?:-|–|—|\bto\b|\band\b|\btill\b|\bthrough\b|\buntil\b)\s*"
_OPEN = r"(?:(?P<open>since|starting (?:in|from)|from|until|till|by(?: the end of)?|before|no later than)\s+)?"
_PART = r"(?:(?P<part>early|mid|late|(?:the )?(?:beginning|start|middle|end) of)[\s-]+(?:in\s+)?)?"
_REL = r"(?:\s+(?:of\s+)?(?P<rel>this|last|next) year)"
_YEAR = rf"(?:,?\s*(?:of\s+)?{_Y}|{_REL})?"
"""The year after a month or day: ", 2021", " of 2021", " last year"."""

_OF_YEAR = rf"(?:\s+of|\s+in)?(?:\s+{_Y}|\s+(?P<rel>this|last|next|the) year)"
"""The year after a season, quarter or half: " of 2020", " 2020", " of next year"."""

_LEAD = (
    r"(?:(?P<lead>last|next|this(?: past| coming)?|earlier (?:this year )?in|later (?:this year )?in|in|during|of)\s+)?"
)
_WEEKDAY = "|".join(WEEKDAYS)
_ON_WEEKDAY = rf"(?:(?:{_WEEKDAY}),?\s+(?:the\s+)?)?"
_WHICH = r"(?P<which>this|last|past|next|coming|upcoming)"
_EARLIER = r"(?:(?:earlier|later)\s+)?"
_NO_COUNT = r"(?![\d-]|\s*(?:[a-z]+\s+)?(?:troops|soldiers|units|rounds))"
"""What must not follow a year: "2000 rounds" is none."""


_AND_YEAR = rf"(?:,?\s*(?:of\s+)?{_Y})?"
_WEEK_OF = rf"(?:the\s+)?week\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?{_ON_WEEKDAY}"

_RANGES: list[tuple[str, Rule]] = [
    (rf"{_WEEK_OF}{_M}\s+{_D}{_YEAR}", rules.week_of_day),
    (rf"{_WEEK_OF}{_D}\s+{_M}{_YEAR}", rules.week_of_day),
    (rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+week\s+(?:of|in)\s+{_M}{_YEAR}", rules.week_of_month),
    (rf"{_D}\s+(?:of\s+)?{_M}(?:,?\s+{_Y1})?{_TO}{_D2}\s+(?:of\s+)?{_M2}{_AND_YEAR}", rules.day_range),
    (rf"{_M}\s+{_D}(?:,?\s+{_Y1})?{_TO}{_M2}\s+{_D2}{_AND_YEAR}", rules.day_range),
    (rf"{_D}{_TO}{_D2}\s+(?:of\s+)?{_M}{_AND_YEAR}", rules.day_range),
    (rf"{_M}\s+{_D}{_TO}{_D2}\b(?!,?\d){_AND_YEAR}", rules.day_range),
]
_DAYS: list[tuple[str, Rule]] = [
    (rf"{_ON_WEEKDAY}{_D}\s+(?:of\s+)?{_M}{_YEAR}", rules.day),
    (rf"{_ON_WEEKDAY}{_M}\s+(?:the\s+)?{_D}\b(?!\d|,\d|:\d|\s*(?:%|per cent|million|billion)){_YEAR}", rules.day),
    (rf"{_D}-{_M}-{_Y}", rules.day),
    (rf"{_Y}(?P<mark>[-/.])(?P<mm>[01]?\d)(?P=mark){_D}", rules.numeric),
    (rf"(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark){_Y}", rules.numeric),
]
_MONTHS_AND_YEARS: list[tuple[str, Rule]] = [
    (rf"(?:from|between)\s+{_M}(?:,?\s+{_Y1})?{_TO}{_M2}{_AND_YEAR}(?!\s*\d)", rules.month_range),
    (rf"{_M}(?:,?\s+{_Y1})?{_TO}{_M2},?\s+(?:of\s+)?{_Y}", rules.month_range),
    (rf"{_OPEN}{_LEAD}{_PART}{_M}{_YEAR}(?!\s*\d)", rules.month),
    (rf"{_LEAD}(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:{_OF_YEAR})?", rules.season),
    (rf"(?:the\s+)?(?P<quarter>first|second|third|fourth|last)[\s-]+quarter(?:{_OF_YEAR})?", rules.quarter),
    (rf"(?:{_Y0}\s+)?Q(?P<quarter>[1-4])(?:{_OF_YEAR})?", rules.quarter),
    (rf"(?:the\s+)?(?P<half>first|second)\s+half{_OF_YEAR}", rules.half),
    (rf"H(?P<half>[12])\s+(?:of\s+)?{_Y}", rules.half),
    (rf"{_Y}\s+H(?P<half>[12])", rules.half),
    (rf"(?:from\s+|between\s+)?{_Y}{_TO}(?P<y2>(?:19|20)\d\d|\d\d)(?![\d-])", rules.years),
    (rf"{_Y}[-/](?P<mm>0[1-9]|1[0-2])(?![\d-])", rules.numeric_month),
    (rf"(?P<mm>0?[1-9]|1[0-2])/{_Y}", rules.numeric_month),
    (r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:19|20)\d)0['’]?s", rules.decade),
    (r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?['’‘](?P<short>[1-9])0['’]?s", rules.short_decade),
    (r"the\s+(?:(?:early|mid|late)[\s-]+)?(?P<short>[3-9])0['’]?s", rules.short_decade),
    (rf"{_OPEN}{_PART}(?:the year\s+|fiscal year\s+|FY\s?)?{_Y}{_NO_COUNT}", rules.year),
]


def _relative() -> list[tuple[str, Rule]]:
    words = any_of(numbers().words)
    count = rf"(?P<n>\d{{1,2}}|an?|(?:(?:{words})-)?(?:{words}))"
    unit = r"(?P<unit>day|week|month|year|decade)"
    stretch = r"(?:the\s+)?(?P<which>past|last|next|coming)"
    return [
        (rf"{_EARLIER}{_OPEN}{_PART}{_WHICH}\s+year", relative.relative_year),
        (rf"{_EARLIER}{_PART}{_WHICH}\s+month", relative.relative_month),
        (rf"{_EARLIER}{_PART}{_WHICH}\s+week(?!\s+of\b|\s+(?:on\s+)?(?:{_WEEKDAY})\b)", relative.relative_week),
        (r"(?:earlier|later)\s+in\s+(?P<which>the)\s+year", relative.relative_year),
        (r"(?:earlier|later)\s+in\s+(?P<which>the)\s+month", relative.relative_month),
        (r"(?:earlier|later)\s+in\s+(?P<which>the)\s+week", relative.relative_week),
        (r"(?:(?P<which>this|last|next)|(?:over|at|during)\s+the)\s+weekend", relative.weekend),
        (rf"(?P<near>{any_of(relative.NEAR_DAYS)})", relative.near_day),
        (rf"(?P<week>this|last|next)\s+week(?:\s+on)?\s+(?P<wd>{_WEEKDAY})", relative.weekday_of_week),
        (rf"(?:(?P<which>last|next|this)\s+)?(?P<wd>{_WEEKDAY})", relative.weekday),
        (rf"{count}\s+{unit}s?\s+(?:ago|earlier)", relative.ago),
        (rf"{count}\s+{unit}s?\s+(?:from\s+now|hence)", relative.ahead),
        (rf"in\s+{count}\s+{unit}s?['’]?s?\s+time", relative.ahead),
        (rf"for\s+(?:the\s+)?(?:past|last)\s+{count}\s+years", relative.since_years),
        (rf"{stretch}\s+{count}\s+{unit}s", relative.stretch),
        (rf"{stretch}\s+(?P<unit>decade)", relative.stretch),
        (rf"within\s+{count}\s+{unit}s?", relative.ahead_of),
    ]


@cache
def _table() -> list[tuple[re.Pattern[str], Rule]]:
    """Each way of writing a date and its rule, the longest first: what one has taken the next leaves alone."""
    weekday_of_week = (rf"(?P<wd>{_WEEKDAY})\s+(?:of\s+)?(?P<week>this|last|next)\s+week", relative.weekday_of_week)
    rows = [*_RANGES, *_DAYS, *_MONTHS_AND_YEARS, weekday_of_week, *_relative()]
    return [
        (re.compile(rf"(?<![\w$€£-])(?<!\d[.,])(?:{pattern})(?!\w)", re.IGNORECASE), rule) for pattern, rule in rows
    ]
