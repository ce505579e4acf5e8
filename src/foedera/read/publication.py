"""When an article was published, as far as it is known, and what is relative to that: "last week", "in May"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

NEARBY_DAYS = 60
"""A day this close to publication belongs to the nearest year, whatever the tense ("is held on May 26-29")."""


@dataclass(frozen=True, slots=True)
class Published:
    """The year, month and day of publication; None where the page does not say."""

    year: int | None
    month: int | None
    day: date | None

    @classmethod
    def of(cls, edtf: str | None) -> Published:
        """From the EDTF date of an article ("2022-05-28", "2020"); nothing is known where it is None.

        >>> Published.of("2020-07").month
        7
        """
        parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", (edtf or "").rstrip("~?%"))
        year = int(parts[1]) if parts else None
        month = int(parts[2]) if parts and parts[2] else None
        day = date(year, month, int(parts[3])) if parts and parts[3] and year and month else None
        return cls(year, month, day)

    def year_of(self, month: int, day: int | None, future: bool) -> str:
        """The year that a month (and day) without one belongs to: the nearest in the sentence's direction.

        >>> Published.of("2022-05-28").year_of(9, None, future=False)
        '2021'
        >>> Published.of(None).year_of(9, None, future=False)
        'XXXX'
        """
        if self.year is None:
            return "XXXX"
        if self.month is None:
            return f"{self.year}"
        if day is not None and self.day is not None:
            away = [abs(_ordinal(self.year + shift, month, day) - self.day.toordinal()) for shift in (-1, 0, 1)]
            if min(away) <= NEARBY_DAYS:
                return f"{self.year + away.index(min(away)) - 1}"
        here, there = (self.month, self.day.day if self.day and day else 1), (month, day or 1)
        if not future and there > here:
            return f"{self.year - 1}"
        if future and there < here:
            return f"{self.year + 1}"
        return f"{self.year}"

    def month_away(self, months: int) -> str | None:
        """The month so many months later, or earlier where negative; None where the month is not known.

        >>> Published.of("2022-05-28").month_away(-6)
        '2021-11'
        """
        if self.year is None or self.month is None:
            return None
        index = self.year * 12 + self.month - 1 + months
        return f"{index // 12}-{index % 12 + 1:02d}"

    def day_away(self, days: int) -> date | None:
        """The day so many days later, or earlier where negative; None where the day is not known."""
        return self.day + timedelta(days=days) if self.day is not None else None

    def monday_away(self, weeks: int) -> date | None:
        """The Monday of the week so many weeks later; None where the day is not known.

        >>> Published.of("2022-05-28").monday_away(1)
        datetime.date(2022, 5, 30)
        """
        return self.day_away(7 * weeks - self.day.weekday()) if self.day is not None else None


def _ordinal(year: int, month: int, day: int) -> int:
    """The day's ordinal; a day that the month does not have (30 February) counts as its last."""
    while True:
        try:
            return date(year, month, day).toordinal()
        except ValueError:
            day -= 1
