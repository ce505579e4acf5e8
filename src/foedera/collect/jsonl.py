"""JSON Lines of articles: one JSON object a line, as other programs write them.

| key | holds |
|---|---|
| `text` or `html` | the article, as flat text or as HTML; one is needed, `html` is read where both are there |
| `title`, `publisher`, `byline` | as printed |
| `published` | date of publication, EDTF (`2018-07-20`) |
| `url` | web address of the page |
| `id` | name of the article; its line in the file where there is none |
| `language` | ISO 639-1 |

All but the text may be missing or null. Other keys are kept with the line, and not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from foedera.collect.received import Received, too_large
from foedera.records import Page, SetAside

TEXT_KEYS = ("text", "html")
FACT_KEYS = ("title", "publisher", "byline", "published", "url", "language")


def articles_of_lines(received: Received, limit: int) -> Iterator[Page | SetAside]:
    """A page for each line, its content the line's bytes, its locator `articles.jsonl#3` for the third line."""
    for number, line in enumerate(received.lines(limit), start=1):
        locator = f"{received.locator}#{number}"
        if line is None:
            error = too_large(locator, limit)
            yield SetAside(locator, error.reason, f"Line {number}: {error.message}", error.advice)
        elif content := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _article(content, number, locator, received)


def _article(content: bytes, number: int, locator: str, received: Received) -> Page | SetAside:
    try:
        article = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _broken(locator, number, "is not UTF-8", "Save the file as UTF-8.")
    except json.JSONDecodeError as error:
        what = f"is not JSON ({error.msg} at character {error.pos + 1})"
        return _broken(locator, number, what, "Write one whole JSON object a line.")
    except (ValueError, RecursionError):
        return _broken(locator, number, "is JSON too large or too deep to read", "Write one article a line, as text.")
    fault = find_fault(article)
    if fault:
        return _broken(locator, number, fault, 'An article looks like {"id": "a1", "title": "…", "text": "…"}.')
    return Page(content, locator, "application/json", article.get("url"), "utf-8", received.retrieved_at)


def _broken(locator: str, number: int, what: str, advice: str) -> SetAside:
    return SetAside(locator, "broken-line", f"Line {number} {what}.", advice)


def find_fault(article: object) -> str | None:
    """What is wrong with an article from a line, None where it can be used.

    >>> find_fault({"title": "Drones for Baku"})
    "has no 'text' or 'html'"
    """
    if not isinstance(article, dict):
        return "is not a JSON object"
    for key in (*TEXT_KEYS, *FACT_KEYS):
        if article.get(key) is not None and not isinstance(article[key], str):
            return f"has a {key!r} that is not a string"
    if not isinstance(article.get("id"), str | int | None):
        return "has an 'id' that is neither a string nor a number"
    if not any((article.get(key) or "").strip() for key in TEXT_KEYS):
        return "has no 'text' or 'html'"
    return None
