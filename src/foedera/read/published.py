"""When an article was published, as EDTF, from the lines of its page or its address.

A cascade from the surest sign to the weakest: a date after "Published"; a date line or a byline with a date near the
title; a provenance note; the address; the dateline; at last the year of a copyright line. Dates in what the article
says, in lists of other articles, in archives and in comments never count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from foedera.read.calendar_days import Day, find_days, numeric_order, settle
from foedera.read.line_features import opens_part
from foedera.read.line_roles import date_reason
from foedera.read.reading import ReadLine
from foedera.records import Fact
from foedera.vocabulary.page_facts import one_of, page_facts

NEAR = 12
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|&copy;", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Sign:
    score: float
    value: str
    words: str
    how: str


def find_published(lines: Sequence[ReadLine], *, url: str | None = None, language: str = "") -> Fact | None:
    """The date of publication and how it was found; None where the page gives none.

    >>> find_published([ReadLine("Posted on 3 May 2021", "date", ""), ReadLine("The navy …", "main", "")])
    Fact(value='2021-05-03', words='3 May 2021', how='line "Posted on"')
    """
    dated = [(row, day, line.words[day.start : day.end]) for row, line in enumerate(lines) for day in _days(line.words)]
    reader = _Reader(lines, url, language, dated)
    signs = [sign for row, days in reader.by_row.items() for sign in reader.signs(row, days)]
    signs += reader.address()
    if not signs:
        signs = reader.copyright_year()
    if not signs:
        return None
    best = max(signs, key=lambda sign: sign.score)
    return Fact(best.value, best.words, best.how)


def _days(words: str) -> list[Day]:
    return find_days(words if len(words) <= 1500 else words[:400])


class _Reader:
    """The lines of one page and where its article begins and ends."""

    def __init__(
        self, lines: Sequence[ReadLine], url: str | None, language: str, dated: list[tuple[int, Day, str]]
    ) -> None:
        self.lines = lines
        self.url = url or ""
        self.language = language
        self.domain = urlsplit(self.url).hostname or ""
        self.by_row: dict[int, list[Day]] = {}
        for row, day, _ in dated:
            self.by_row.setdefault(row, []).append(day)
        self.all_days = [day for _, day, _ in dated]
        self.day_first = numeric_order([(day, words) for _, day, words in dated])
        main = [row for row, line in enumerate(lines) if line.role == "main"]
        titles = [row for row, line in enumerate(lines) if line.role == "title"]
        self.title = titles[0] if titles else None
        self.first, self.last = (main[0], main[-1]) if main else (len(lines), len(lines))
        self.opened = next(
            (row for row in range(self.last + 1, len(lines)) if opens_part(lines[row].words)), len(lines)
        )
        self.dated_below = sum(1 for row in self.by_row if self.last < row < self.opened)

    def signs(self, row: int, days: list[Day]) -> list[_Sign]:
        """What the dates of one line say of the day of publication."""
        line = self.lines[row]
        words = line.words
        if row >= self.opened and line.role != "note":
            return []
        if line.role == "main":
            return self._dateline(row, days)
        near = self._distance(row)
        cued = self._cued(words, days, near)
        if cued is not None:
            return [cued]
        full = [day for day in days if day.has_year]
        if line.role == "note" and full:
            if _cue("updated").search(words) and not _cue("published").search(words):
                return [self._sign(45, full[-1], words, "note of a change")]
            return [self._sign(75, full[-1], words, "provenance note")]
        if near is None:
            return []
        if line.role == "title" and full and full[0].start < 8:
            return [self._sign(85, full[0], words, "date before the title")]
        if full and (line.role in ("date", "byline") or date_reason(words)):
            exact = [day for day in full if len(day.value) == 10] or full
            score = 80.0 - near - 25 * (len(exact[0].value) < 10)
            how = "byline" if line.role == "byline" else "date line"
            return [self._sign(score, exact[0], words, how)]
        if days and line.role == "byline":
            return [self._sign(20, days[0], words, "dateline, without a year")]
        return []

    def _distance(self, row: int) -> float | None:
        """How far a line is from the article's head, or behind its end; None where it is too far to belong to it."""
        marks = [self.first] + ([self.title] if self.title is not None else [])
        if row < max(marks):
            far = min(abs(row - mark) for mark in marks)
            return far if far <= NEAR else None
        if row > self.last:
            behind = row - self.last
            return 15 + behind if behind <= 6 and self.dated_below <= 2 else None
        return min(8.0, row - self.first) if row <= self.first + 2 else None

    def _cued(self, words: str, days: list[Day], near: float | None) -> _Sign | None:
        if len(words) > 400:
            return None
        for day in days:
            if not day.has_year:
                continue
            before = words[max(0, day.start - 60) : day.start]
            published = _last(_cue("published"), before)
            updated = _last(_cue("updated"), before)
            if published is None and updated is None:
                continue
            weak = published is None or (updated is not None and updated.end() > published.end())
            cue = updated if weak else published
            assert cue is not None
            if near is None and not _at_start(words, cue.group()):
                continue
            far = near if near is not None else 30
            return self._sign((50 if weak else 100) - far, day, words, f'line "{cue.group().strip()}"')
        return None

    def _dateline(self, row: int, days: list[Day]) -> list[_Sign]:
        """A date before the first words of the text: "BAKU, Azerbaijan, July 20 –"."""
        if row > self.first + 1:
            return []
        words = self.lines[row].words
        for day in days:
            if day.start > 60:
                break
            after = r"\W*(?:[-–—:/|]|\([A-Z]|[A-Z]{2,})|\)\W*[A-Z“\"]"
            if re.match(after, words[day.end :]) and re.match(r"^[^a-z]", words):
                if re.search(r"\b(?:on|in|since|until|by|from|of|the)\s+$", words[: day.start], re.IGNORECASE):
                    continue
                return [self._sign(70 if day.has_year else 20, day, words, "dateline")]
        return []

    def _sign(self, score: float, day: Day, words: str, how: str) -> _Sign:
        value = settle(day, words, self.all_days, day_first=self.day_first, language=self.language, domain=self.domain)
        if day.other is not None and len(value) == 4:
            how += ", day and month not told apart"
        return _Sign(score, value, words[day.start : day.end], how)

    def address(self) -> list[_Sign]:
        """A date in the page's address: /2018/07/20/."""
        found = re.search(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/_-])", self.url)
        if found and find_days("-".join(found.groups())):
            return [_Sign(60, "-".join(found.groups()), found.group().strip("/"), "address")]
        found = re.search(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/", self.url)
        return [_Sign(15, f"{found[1]}-{found[2]}", found.group().strip("/"), "address")] if found else []

    def copyright_year(self) -> list[_Sign]:
        """The year of a copyright line, the last one of "2005–2020"."""
        for line in self.lines:
            if line.role != "main" and (mark := _COPYRIGHT.search(line.words)):
                near = line.words[max(0, mark.start() - 40) : mark.end() + 60]
                years = _YEAR.findall(near)
                if years:
                    return [_Sign(10, max(years), max(years), "copyright line")]
        return []


@cache
def _cue(group: str) -> re.Pattern[str]:
    words: list[str] = getattr(page_facts(), group)
    return re.compile(rf"(?<!\w){one_of(words)}(?!\w)", re.IGNORECASE)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(pattern.finditer(words), key=lambda match: match.end(), default=None)


def _at_start(words: str, cue: str) -> bool:
    return words.lower().lstrip(" •*|-–—").startswith(cue.lower())
