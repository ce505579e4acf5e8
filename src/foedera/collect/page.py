"""One thing that is one page: HTML, flat text or PDF. And the words for what is no page at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.collect.detect import ContentType, find_content_type, name_signature
from foedera.collect.received import PEEK, Received
from foedera.records import Page, SetAside

MEDIA_TYPES: dict[ContentType, str] = {"html": "text/html", "text": "text/plain", "pdf": "application/pdf"}
"""What is a page, and the media type it gets."""

NO_PAGE: dict[ContentType, tuple[str, str]] = {
    "empty": ("There is nothing in it.", "Get it again, or leave it out."),
    "binary": ("It is {what}, not text.", "Save it as HTML, PDF or plain text; unpack it first if it is an archive."),
    "gzip": ("It is packed with gzip more than once.", "Unpack it until a page, WARC or JSON Lines file is left."),
    "json": (
        "It is one JSON document, not JSON Lines (one article a line).",
        "Write one article a line: `jq -c '.[]' FILE` for a list of them, `jq -c . FILE` for a single one.",
    ),
    "xml": ("It is XML of a kind that foedera does not know.", "Give the page itself, a feed or a sitemap."),
    "code": ("It is program code or a style sheet, not an article.", "Leave it out; only the page itself is needed."),
}
OPEN_TAG = re.compile(rb"<[a-zA-Z/!][^<>]*\Z")


def single_page(received: Received, limit: int) -> Iterator[Page | SetAside]:
    """The page; and a word where it breaks off, since what there is of it is still read.

    Raises UnreadableError where it is larger than `limit` bytes.
    """
    content = received.whole(limit)
    found = find_content_type(received.head)
    page = received.page(content, MEDIA_TYPES[found])
    yield page
    if found == "html" and (where := breaks_off(content)) is not None:
        yield SetAside(
            page.locator,
            "truncated",
            f"The page breaks off {where}; what there is of it was kept.",
            "Get the page again if its end matters.",
            page.id,
        )


def breaks_off(content: bytes) -> str | None:
    """Where HTML ends too early, None where it seems whole.

    >>> breaks_off(b"<html><body><p>The ministry said on Monday</p><div cla")
    'inside a tag'
    """
    if OPEN_TAG.search(content[-2048:]):
        return "inside a tag"
    end = content[-PEEK:].lower()
    if b"<body" in content[:PEEK].lower() and b"</body" not in end and b"</html" not in end:
        return "before the end of its body"
    return None


def no_page(received: Received, found: ContentType) -> SetAside:
    """Why this is not collected: it is empty, binary, code, XML of another kind."""
    message, advice = NO_PAGE[found]
    what = name_signature(received.head) or "binary data"
    return received.aside(found, message.format(what=what), advice)
