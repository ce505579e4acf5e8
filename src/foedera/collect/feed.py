"""RSS and Atom feeds: the pages of their entries."""

from __future__ import annotations

import io
from collections.abc import Iterator

import feedparser

from foedera.collect.listing import pages_of_addresses
from foedera.collect.received import Received
from foedera.collect.web import Web
from foedera.records import Page, SetAside


def pages_of_feed(received: Received, web: Web) -> Iterator[Page | SetAside]:
    """The page of each entry, in the feed's order; entries without a link are said."""
    content = received.whole(web.options.max_bytes)
    # The parser would fetch a string that looks like an address: it gets bytes, and the place they came from.
    feed = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call]
        io.BytesIO(content),
        response_headers={"content-location": received.url} if received.url else None,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.entries:
        broken = f" ({feed.bozo_exception})" if feed.bozo else ""
        yield received.aside(
            "empty-feed",
            f"The feed has no entries{broken}.",
            "Open it in a browser to see whether it is the right address; try again when there is news.",
        )
        return
    links = [str(entry.get("link") or "").strip() for entry in feed.entries]
    without = links.count("")
    if without:
        yield received.aside(
            "entry-without-link",
            f"{without} of its {len(links)} entries have no link to a page.",
            "Give the addresses of those pages one by one.",
        )
    yield from pages_of_addresses(filter(None, links), received, web)
