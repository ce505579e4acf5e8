"""When a page says it was published, in EDTF, and how that was found: from the surest statement to the weakest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from foedera.read.html_date_search import LAST_DAY, search_day
from foedera.read.html_metadata import Metadata
from foedera.records import Fact
from foedera.vocabulary.html_residue import html_residue

PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "article:published")
OTHER_DATES = (
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "date.created",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "citation_publication_date", "dc.date",
    "dcterms.date", "date",
)  # fmt: skip
LARGEST_PAGE = 2_000_000
"""Characters of text beyond which htmldate is not asked: it searches the whole page again and again."""
_STAMP = re.compile(
    r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})"
    r"(?:[T ]+(\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.I,
)
_MAIL = re.compile(r"\s*(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.\-]|$)")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?,?\s*(?:(?:19|20)\d{2}\s*[-–—]\s*)?((?:19|20)\d{2})\b", re.I
)
_EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as metadata state it: the day as written, and the instant where hour and offset are given too."""

    day: date
    instant: datetime | None
    universal: bool
    words: str
    how: str


def read_stamp(words: object, how: str) -> Stamp | None:
    """A date as metadata write it ("2018-07-20T23:30:00+04:00"); None for anything else or an impossible day.

    >>> read_stamp("2018-07-20T23:30:00+04:00", "meta date").day.isoformat()
    '2018-07-20'
    >>> read_stamp("last Friday", "meta date") is None
    True
    """
    if not isinstance(words, str):
        return None
    found = _STAMP.match(words) or _STAMP.match(_from_mail(words))
    if found is None:
        return None
    year, month, day, hour, minute, zone = found.groups()
    try:
        written = date(int(year), int(month), int(day))
        instant = _instant(written, hour, minute, zone) if hour and zone else None
    except (ValueError, OverflowError):
        return None
    if not _EARLIEST <= written <= LAST_DAY:
        return None
    return Stamp(
        written,
        instant,
        zone is not None and zone.upper() in ("Z", "UTC", "GMT", "+00:00", "+0000"),
        words.strip(),
        how,
    )


def _from_mail(words: str) -> str:
    """The ISO form of a date as mail headers write it ("Sat, 19 Oct 2019 00:04:00 +0200"), empty for anything else."""
    if not _MAIL.match(words):
        return ""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, IndexError, TypeError):
        return ""


def _instant(day: date, hour: str, minute: str, zone: str) -> datetime:
    sign = -1 if zone.startswith("-") else 1
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) if zone[0] in "+-" else timedelta()
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=UTC) - sign * ahead


def _stamps(metadata: Metadata, root: HtmlElement) -> Iterator[Stamp | None]:
    for value in metadata.said("datePublished"):
        yield read_stamp(value[0] if isinstance(value, list) and value else value, "JSON-LD datePublished")
    for names in (PUBLISHED, OTHER_DATES):
        for name in names:
            for content in metadata.metas.get(name, ())[:1]:
                yield read_stamp(content, f"meta {name}")
    for count, element in enumerate(root.iter("time")):
        if count == 5:
            return
        yield read_stamp(element.get("datetime"), "time element")


def _url_day(metadata: Metadata, url: str | None) -> Fact | None:
    stated = metadata.meta("og:url")
    for address in (metadata.canonical, stated[1] if stated else "", url or ""):
        found = _URL_DAY.search(address)
        if found:
            stamp = read_stamp(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", "address")
            if stamp:
                return Fact(stamp.day.isoformat(), found[0].strip("/"), "address of the page")
    return None


def _stated(stamps: list[Stamp]) -> Fact | None:
    """The earliest of what JSON-LD and meta elements call the date of publication, in local time where one gives it."""
    sure = [stamp for stamp in stamps if stamp.how.startswith("JSON-LD") or stamp.how[5:] in PUBLISHED]
    if not sure:
        return None
    chosen = min(sure, key=lambda stamp: stamp.day)
    if chosen.universal and chosen.instant is not None:
        for other in stamps:
            near = other.instant is not None and abs(other.instant - chosen.instant) < timedelta(hours=2)
            if near and not other.universal and other.day != chosen.day:
                chosen = other
                break
    return Fact(chosen.day.isoformat(), chosen.words, chosen.how)


def _day_pattern(day: date) -> str:
    """Ways to write a day: 2018-07-20, 20.7.2018, 7/20/18, 20 July 2018, July 20th, 2018."""
    month, number = f"0?{day.month}", f"0?{day.day}"
    year = f"{day:%Y}"
    name = "(?:" + "|".join(html_residue().months[day.month - 1]) + r")[^\W\d_]*"
    return (
        rf"(?<!\d)(?:{day:%Y}[-/. ]?{month}[-/. ]?{number}|"
        rf"{number}[-/.]\s?{month}[-/.]\s?{year}|{month}[-/.]{number}[-/.]{year}|"
        rf"{number}(?:st|nd|rd|th|er|\.|º)?\s(?:de\s|of\s)?{name}\.?,?\s(?:de\s)?{year})(?!\d)|"
        rf"\b{name}\.?\s{number}(?:st|nd|rd|th)?,?\s{year}(?!\d)"
    )


def is_written(day: date, text: str) -> bool:
    """Whether a text names this day in full.

    >>> is_written(date(2018, 7, 20), "Posted on July 20, 2018 by the editors")
    True
    >>> is_written(date(2018, 7, 20), "July 2018")
    False
    """
    pattern = re.compile(_day_pattern(day), re.I)
    year = f"{day:%Y}"
    at = text.find(year)
    while at >= 0:
        if pattern.search(text, max(0, at - 30), at + 12):
            return True
        at = text.find(year, at + 4)
    return False


def _no_more_than_written(day: date, text: str) -> str | None:
    """What of a day the page gives: the day, else its month or year (as EDTF); None where not even that.

    htmldate completes what it does not find with the first of January or of the month. We do not.
    """
    if is_written(day, text):
        return day.isoformat()
    name = "(?:" + "|".join(html_residue().months[day.month - 1]) + r")[^\W\d_]*"
    in_month = rf"{day:%Y}[-/.]0?{day.month}(?!\d)|(?<!\d)0?{day.month}[-/.]{day:%Y}|\b{name}\.?,?\s{day:%Y}"
    if re.search(in_month, text, re.I):
        return f"{day:%Y-%m}"
    return f"{day:%Y}" if f"{day:%Y}" in text else None


def _searched(root: HtmlElement, text: str) -> Fact | None:
    if len(text) > LARGEST_PAGE:
        return None
    day = search_day(root)
    if day is None:
        return None
    if day.day != 1:
        return Fact(day.isoformat(), day.isoformat(), "htmldate")
    value = _no_more_than_written(day, text)
    return Fact(value, value, "htmldate") if value else None


def copyright_year(text: str) -> Fact | None:
    """The year of a copyright line, and nothing more than the year.

    >>> copyright_year("© 2020, GDC. All rights reserved.").value
    '2020'
    """
    found = _COPYRIGHT.search(text)
    return Fact(found[1], found[0], "copyright line") if found else None


def find_published_on(
    root: HtmlElement, metadata: Metadata, text: str, shown: str, beside: Fact | None, url: str | None
) -> Fact | None:
    """The date of publication as EDTF: address, JSON-LD, meta elements, the line `beside` the title,
    then htmldate; at last a copyright year.

    `text` is the page's source, in which a date that htmldate gives must stand: a bare year stays a year ("2020").
    `shown` is its visible text: where the stated date is not in it and htmldate's is, the reader's date wins.
    """
    day_of_url = _url_day(metadata, url)
    if day_of_url:
        return day_of_url
    stated = _stated([stamp for stamp in _stamps(metadata, root) if stamp is not None])
    if stated and is_written(date.fromisoformat(stated.value), shown):
        return stated
    searched = beside or _searched(root, text)
    if stated is None:
        return searched or copyright_year(shown)
    if searched and len(searched.value) == 10 and is_written(date.fromisoformat(searched.value), shown):
        return searched
    return stated
