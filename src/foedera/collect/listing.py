"""The pages that a feed, a sitemap or a list of addresses names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from foedera.collect.detect import find_content_type
from foedera.collect.page import MEDIA_TYPES, NO_PAGE, no_page, single_page
from foedera.collect.received import Received, set_aside
from foedera.collect.web import Web
from foedera.errors import PageError
from foedera.records import Page, SetAside


def pages_of_addresses(addresses: Iterable[str], received: Received, web: Web) -> Iterator[Page | SetAside]:
    """Fetch each address once, up to the limit for one listing, and give what is a page."""
    listed = iter(dict.fromkeys(addresses))
    for address in islice(listed, web.options.max_listed):
        yield from _page_at(address, web)
    left = sum(1 for _ in listed)
    if left:
        yield received.aside(
            "too-many-listed",
            f"It lists {web.options.max_listed + left} pages; the last {left} were not fetched.",
            f"Give the rest as addresses: one feed or sitemap is followed for {web.options.max_listed} pages.",
        )


def pages_of_address_list(received: Received, web: Web) -> Iterator[Page | SetAside]:
    """A text file of nothing but web addresses, one a line."""
    text = received.whole(web.options.max_bytes).decode("utf-8", "replace")
    yield from pages_of_addresses(text.split(), received, web)


def _page_at(address: str, web: Web) -> Iterator[Page | SetAside]:
    try:
        found = web.fetch(address)
        content = find_content_type(found.head)
        if content in MEDIA_TYPES:
            yield from single_page(found, web.options.max_bytes)
        elif content in NO_PAGE:
            yield no_page(found, content)
        else:
            yield found.aside(
                "not-a-page", f"It is not a page but {content}.", "Give its address itself to collect it."
            )
    except PageError as error:
        yield set_aside(error)
