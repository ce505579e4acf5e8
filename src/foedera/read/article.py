"""From a page as received to an article: its text, what each line of it is, and the facts about it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from foedera.errors import UnreadableError
from foedera.read.byline import find_byline
from foedera.read.calendar_days import find_days
from foedera.read.decoding import decode
from foedera.read.flat import read_flat
from foedera.read.html import read_html
from foedera.read.language import find_language
from foedera.read.origins import find_origins
from foedera.read.outlet import find_outlet
from foedera.read.outlet_names import as_listed
from foedera.read.pdf import pdf_text
from foedera.read.published import find_published
from foedera.read.reading import PageReading, ReadLine
from foedera.read.title import clean_title, find_title
from foedera.records import Article, Fact, Line, Page

_EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[?~%]?")


def read_article(page: Page) -> Article:
    """The article on a page. Lines that are not the article's are kept, marked with what they are and why.

    Facts come from the page's metadata where it has them, else from the lines around the text. Raises UnreadableError
    where the page holds no text, or is of a kind that cannot be read.
    """
    reader = READERS.get(page.media_type)
    if reader is None:
        raise UnreadableError(
            "media-type",
            f"The page is {page.media_type}, which is not read.",
            locator=page.locator,
            advice=f"Give one of {', '.join(READERS)}.",
        )
    reading, name, url = reader(page)
    if not any(character.isalpha() for line in reading.lines for character in line.words):
        raise UnreadableError(
            "no-text",
            "The page holds no text.",
            locator=page.locator,
            advice="Open it in a browser: a page that draws its text with scripts must be saved from there."
            if page.media_type == "text/html"
            else "Check that this is the file you meant.",
        )
    return _article(page, reading, name or _name(page, url), url or page.url)


def _html(page: Page) -> tuple[PageReading, str, str | None]:
    return read_html(page.content, page.encoding, page.url), "", page.url


def _pdf(page: Page) -> tuple[PageReading, str, str | None]:
    return read_flat(pdf_text(page.content, page.locator)), "", page.url


def _plain(page: Page) -> tuple[PageReading, str, str | None]:
    return read_flat(decode(page.content, page.encoding)), "", page.url


def _json(page: Page) -> tuple[PageReading, str, str | None]:
    """An article as one JSON object, with what it says of itself put before what its text says."""
    try:
        given = json.loads(decode(page.content, "utf-8"))
    except (ValueError, RecursionError) as error:
        raise _not_an_article(page, f"The line is not JSON ({error}).") from error
    if not isinstance(given, dict):
        raise _not_an_article(page, "The line holds no JSON object.")
    url = _text(given, "url", page) or page.url
    html, text = _text(given, "html", page), _text(given, "text", page)
    if html.strip():
        reading = read_html(html.encode("utf-8"), "utf-8", url)
    else:
        reading = _only_text(read_flat(text)) if _is_clean(given, text) else read_flat(text)
    published = _text(given, "published", page).strip()
    dated = Fact(_as_edtf(published, page), published, "JSON") if published else None
    reading = replace(
        reading,
        title=_given(given, "title", page) or reading.title,
        outlet=_given(given, "publisher", page) or reading.outlet,
        byline=_given(given, "byline", page) or reading.byline,
        published_on=dated or reading.published_on,
        language=_text(given, "language", page).strip().lower()[:2] or reading.language,
    )
    identity = given.get("id")
    return reading, "" if identity is None else str(identity), url


def _given(given: dict[str, Any], key: str, page: Page) -> Fact | None:
    value = _text(given, key, page).strip()
    return Fact(value, value, "JSON") if value else None


def _is_clean(given: dict[str, Any], text: str) -> bool:
    """Whether the text is all article: another program gave a title beside it, and it does not begin with that."""
    title = given.get("title")
    return isinstance(title, str) and bool(title.strip()) and title.strip().lower() not in text[:600].lower()


def _only_text(reading: PageReading) -> PageReading:
    """Prose of a text that another program has already cleaned is kept, even where the classifier doubts."""
    lines = tuple(
        replace(line, role="main", reason="prose of a given text")
        if line.role == "residue" and line.reason.startswith("classifier") and len(line.words.split()) >= 10
        else line
        for line in reading.lines
    )
    return replace(reading, lines=lines)


def _text(given: dict[str, Any], key: str, page: Page) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _not_an_article(page, f"Its {key!r} is not a string.")
    return value


def _not_an_article(page: Page, message: str) -> UnreadableError:
    return UnreadableError(
        "broken-line", message, locator=page.locator, advice='Write {"id": …, "title": …, "text": …} on one line.'
    )


def _as_edtf(published: str, page: Page) -> str:
    """The given date as EDTF; a time of day after it is dropped, other forms are read as on a page."""
    found = _EDTF.match(published)
    if found and (found.end() == len(published) or published[found.end()] in "T "):
        return found.group()
    days = find_days(published)
    if not days:
        raise _not_an_article(page, f"Its 'published' is no date: {published!r}.")
    return days[0].value if days[0].other is None else days[0].value[:4]


READERS: dict[str, Callable[[Page], tuple[PageReading, str, str | None]]] = {
    "text/html": _html,
    "text/plain": _plain,
    "application/pdf": _pdf,
    "application/json": _json,
}
"""How each kind of page is read."""


def _article(page: Page, reading: PageReading, name: str, url: str | None) -> Article:
    text, lines = _joined(reading.lines)
    host = (urlsplit(url).hostname or "") if url else ""
    main = "\n".join(line.words for line in reading.lines if line.role == "main")
    language = reading.language or find_language(main if len(main) > 100 else text)
    title, suffix = find_title(reading.lines, reading.outlet.value if reading.outlet else "", host)
    if reading.title is not None:
        given = reading.outlet.value if reading.outlet else ""
        cleaned, suffix = clean_title(reading.title.value, given, host)
        title = replace(reading.title, value=cleaned)
    outlet = reading.outlet or find_outlet(reading.lines, title=title.value if title else "", url=url, suffix=suffix)
    if outlet is not None:
        outlet = replace(outlet, value=as_listed(outlet.value))
        if title is not None:
            title = replace(title, value=clean_title(title.value, outlet.value, host)[0])
    outlet_name = outlet.value if outlet else ""
    return Article(
        id=page.id,
        name=name,
        locator=page.locator,
        url=url,
        text=text,
        lines=lines,
        title=title,
        outlet=outlet,
        byline=reading.byline or find_byline(reading.lines, outlet_name),
        published_on=reading.published_on or find_published(reading.lines, url=url, language=language),
        language=language,
        origins=find_origins(reading.lines, outlet_name, host),
    )


def _joined(lines: tuple[ReadLine, ...]) -> tuple[str, tuple[Line, ...]]:
    """All lines joined by line breaks, and where each stands. A line break within a line becomes a space."""
    words = [" ".join(line.words.splitlines()) for line in lines]
    found: list[Line] = []
    at = 0
    for line, said in zip(lines, words, strict=True):
        found.append(Line(at, at + len(said), line.role, line.reason))
        at += len(said) + 1
    return "\n".join(words), tuple(found)


def _name(page: Page, url: str | None) -> str:
    """The file's name without its ending, or the address."""
    if url and "://" in page.locator:
        return url
    if "://" in page.locator or page.locator == "-":
        return page.locator
    file, _, part = page.locator.partition("#")
    stem = PurePosixPath(unquote(file.replace("\\", "/"))).stem or file
    return f"{stem}#{part}" if part else stem
