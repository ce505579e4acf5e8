"""Calendar dates as pages print them, in many languages, to EDTF: what is written and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from foedera.vocabulary.page_facts import page_facts

FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text: offsets, EDTF value, and the other reading where the order of day and month is unsure.

    `value` of an unsure one is the day-first reading. "20 July" without a year is `XXXX-07-20`.
    """

    start: int
    end: int
    value: str
    other: str | None = None

    @property
    def has_year(self) -> bool:
        return not self.value.startswith("X")


@cache
def _months() -> dict[str, int]:
    return {word: month.month for month in page_facts().months for word in month.words}


@cache
def _weekdays() -> dict[str, int]:
    return {word: weekday.day for weekday in page_facts().weekdays for word in weekday.words}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = r"(?P<month>[^\W\d_]{3,12})(?![^\W\d_])\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|ª)?\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    short = r"(?:(?P<year>(?:19|20)\d\d)|['’](?P<short>\d\d))(?!\d)"
    no_digit = r"(?<![\d.,/:-])"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{no_digit}{year}\s?[-./]\s?(?P<month>\d\d?)\s?[-./]\s?(?P<day>\d\d?)(?!\d)",
            rf"{no_digit}{year}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]",
            rf"(?<!\d){day}[\s/-]*(?:of |de |del |d['’])?\s*{month}[\s,/-]*(?:de |del |of )?\s*{short}",
            rf"(?<![^\W\d_]){month}\s*{day}[\s,-]+{short}",
            rf"{no_digit}{year}[\s,/-]+{month}[\s/-]*{day}(?!\d)",
            rf"{no_digit}(?P<first>\d\d?)\s?(?P<mark>[./-])\s?(?P<second>\d\d?)\s?(?P=mark)\s?{year}",
            rf"{no_digit}(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<short>\d\d)(?![\d./])",
            rf"(?<![\d:.]){day}\s*(?:of |de )?{month}(?!\s*\d)",
            rf"(?<![^\W\d_]){month}\s*{day}(?![\d:])",
            rf"(?<![^\W\d_])(?<!\d\s){month}[\s,]+(?:de )?{year}",
        )
    )


def find_days(text: str) -> list[Day]:
    """Every calendar date in a text, from left to right; the longest reading where several begin at one place.

    >>> [day.value for day in find_days("28 May 2022, 15:19; July 20; 26.06.2023")]
    ['2022-05-28', 'XXXX-07-20', '2023-06-26']
    >>> find_days("03/04/2021")[0].other
    '2021-03-04'
    """
    if not any(character.isdigit() for character in text):
        return []
    found: list[Day] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if any(match.start() < day.end and day.start < match.end() for day in found):
                continue
            day = _day(match)
            if day is not None:
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    year = _year(parts)
    start, end = match.span()
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        day_first, month_first = _edtf(year, second, first), _edtf(year, first, second)
        if parts["mark"] == "." or month_first is None or first == second:
            return Day(start, end, day_first) if day_first else None
        return Day(start, end, day_first, month_first) if day_first else Day(start, end, month_first)
    written = parts["month"].lower()
    month = int(written) if written.isdigit() else _months().get(written)
    if month is None or not 1 <= month <= 12:
        return None
    if parts.get("day") is None:
        return Day(start, end, f"{year}-{month:02}") if year else None
    value = _edtf(year, month, int(parts["day"]))
    return Day(start, end, value) if value else None


def _year(parts: dict[str, str | None]) -> int | None:
    if parts.get("year"):
        return int(parts["year"] or 0)
    short = parts.get("short")
    if short is None:
        return None
    return (1900 if int(short) >= 70 else 2000) + int(short)


def _edtf(year: int | None, month: int, day: int) -> str | None:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return f"{year if year else 'XXXX'}-{month:02}-{day:02}"


def settle(
    day: Day,
    text: str,
    others: Iterable[Day] = (),
    *,
    day_first: bool | None = None,
    language: str = "",
    domain: str = "",
) -> str:
    """The date, where day and month can be told apart; else only what is sure, the year.

    Evidence, from the surest: the weekday printed beside it; another date of the page that is one of the two
    readings; the order that other numeric dates of the page show (`day_first`); the habits of the site's
    country or language.

    >>> unsure = find_days("Wednesday, 03/03/2021 and 03/04/2021")[1]
    >>> settle(unsure, "Sunday 03/04/2021 10:15"), settle(unsure, "03/04/2021", domain="paper.example.uk")
    ('2021', '2021-04-03')
    """
    if day.other is None:
        return day.value
    readings = (day.value, day.other)
    named = {_weekdays()[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in _weekdays()}
    fitting = [reading for reading in readings if date.fromisoformat(reading).isoweekday() in named]
    if len(fitting) == 1:
        return fitting[0]
    sure = [other for other in others if other.other is None and len(other.value) == 10]
    meant = [reading for reading in readings if any(reading == other.value for other in sure)]
    if len(meant) == 1:
        return meant[0]
    if day_first is not None:
        return day.value if day_first else day.other
    ending = domain.rsplit(".", 1)[-1].lower()
    if ending in _DAY_FIRST_DOMAINS or (language and language != "en"):
        return day.value
    if ending in ("us", "gov", "mil"):
        return day.other
    return day.value[:4]


_DAY_FIRST_DOMAINS = frozenset(
    "uk au nz in pk ie tr fr de it es pt nl be pl ru ua az am ge il gr ro bg cz sk at ch br ar mx cl co id my sg ng "
    "ke".split()
)


def numeric_order(days: Sequence[tuple[Day, str]]) -> bool | None:
    """Whether the page's other numeric dates put the day first; None where they do not tell.

    >>> numeric_order([(find_days("25/12/2020")[0], "25/12/2020")])
    True
    """
    votes: set[bool] = set()
    for day, words in days:
        numbers = re.match(r"(\d\d?)[/-](\d\d?)[/-]", words)
        if numbers is None or day.other is not None or numbers[1] == numbers[2]:
            continue
        votes.add(int(numbers[1]) > 12)
    return votes.pop() if len(votes) == 1 else None
