"""The date that stands beside the title of a page, where a reader looks for it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from foedera.read.html_blocks import PageBlocks
from foedera.read.html_date_search import LAST_DAY
from foedera.records import Fact
from foedera.vocabulary.html_residue import html_residue

BEFORE, AFTER = 4, 9
"""How many blocks before and after the title are searched."""


@cache
def _shapes() -> re.Pattern[str]:
    months = "|".join(f"(?P<m{i}>{'|'.join(names)})" for i, names in enumerate(html_residue().months, 1))
    named = rf"(?:{months})[^\W\d_]*\.?"
    american = re.sub(r"\?P<m(\d+)>", r"?P<n\1>", named)
    return re.compile(
        rf"(?<![\d.])(?P<y1>(?:19|20)\d\d)[-/.](?P<mo1>\d\d?)[-/.](?P<d1>\d\d?)(?![\d.])|"
        rf"(?<![\d.])(?P<a>\d\d?)(?P<sign>[./-])\s?(?P<b>\d\d?)[./-]\s?(?P<y2>(?:20)?\d\d)(?![\d])|"
        rf"(?<!\d)(?P<d3>\d\d?)(?:st|nd|rd|th|er|\.|º)?,?\s?(?:de\s|of\s)?\b{named},?\s(?:de\s)?(?P<y3>(?:19|20)\d\d)(?!\d)|"
        rf"\b{american}\s?(?P<d4>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y4>(?:19|20)\d\d)(?!\d)",
        re.I,
    )


def read_day(words: str, language: str) -> tuple[date, str] | None:
    """The first full day in a line, and its words. "7/8/2018" is 8 July only where the page is in American English.

    >>> read_day("Published: 20 July 2018, 14:05", "en")[0].isoformat()
    '2018-07-20'
    >>> read_day("July 2018", "en") is None
    True
    """
    for found in _shapes().finditer(words):
        named = next(
            (
                int(key[1:])
                for key, value in found.groupdict().items()
                if value and key[0] in "mn" and key[1:].isdigit()
            ),
            0,
        )
        if found["y1"]:
            year, month, day = int(found["y1"]), int(found["mo1"]), int(found["d1"])
        elif found["y2"]:
            first, second = int(found["a"]), int(found["b"])
            year = int(found["y2"]) + (2000 if len(found["y2"]) == 2 else 0)
            swapped = second > 12 or (first <= 12 and found["sign"] == "/" and language.lower() in ("en", "en-us", ""))
            month, day = (first, second) if swapped else (second, first)
        else:
            year, month, day = int(found["y3"] or found["y4"]), named, int(found["d3"] or found["d4"])
        try:
            return date(year, month, day), found[0]
        except ValueError:
            continue
    return None


def date_beside_title(page: PageBlocks, title: int | None, language: str) -> Fact | None:
    """The date in a short line near the title (`title` its block), those in elements marked as dates first."""
    if title is None:
        return None
    published = 1 << next(bit for bit, mark in enumerate(html_residue().marks) if mark.id == "published")
    best: tuple[float, Fact] | None = None
    for index in range(max(0, title - BEFORE), min(len(page.blocks), title + AFTER)):
        block = page.blocks[index]
        if index == title or len(block.words) > 200:
            continue
        found = read_day(block.words, language)
        if found is None or not date(1995, 1, 1) <= found[0] <= LAST_DAY:
            continue
        marked = bool(page.containers[block.container].near_marks & published)
        share = len(found[1]) / len(block.words)
        if share < 0.2 and not marked:
            continue
        score = 3.0 * marked + share - abs(index - title) * 0.15 - (1.0 if index < title else 0.0)
        if best is None or score > best[0]:
            best = score, Fact(found[0].isoformat(), found[1], "beside the title")
    return best[1] if best else None
