"""Collecting: from what the user names to pages, one after another, whatever goes wrong with some of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing

from foedera.collect.detect import ContentType, find_content_type
from foedera.collect.feed import pages_of_feed
from foedera.collect.files import files_at
from foedera.collect.gzipped import unpacked
from foedera.collect.jsonl import articles_of_lines
from foedera.collect.listing import pages_of_address_list
from foedera.collect.options import CollectOptions
from foedera.collect.page import no_page, single_page
from foedera.collect.received import Received, set_aside
from foedera.collect.sitemap import pages_of_sitemap
from foedera.collect.warc import pages_of_archive
from foedera.collect.web import Web
from foedera.errors import PageError
from foedera.records import Page, SetAside

Source = Callable[[Received, Web], Iterator[Page | SetAside]]

SOURCES: dict[ContentType, Source] = {
    "html": lambda received, web: single_page(received, web.options.max_bytes),
    "text": lambda received, web: single_page(received, web.options.max_bytes),
    "pdf": lambda received, web: single_page(received, web.options.max_bytes),
    "json-lines": lambda received, web: articles_of_lines(received, web.options.max_bytes),
    "warc": lambda received, web: pages_of_archive(received, web.options.max_bytes),
    "feed": pages_of_feed,
    "sitemap": pages_of_sitemap,
    "addresses": pages_of_address_list,
    "gzip": lambda received, web: pages_of_gzip(received, web),
}
"""What becomes of each type of content. What is not here is no page."""

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
STANDARD_INPUT = "-"


def collect(sources: Iterable[str], options: CollectOptions | None = None) -> Iterator[Page | SetAside]:
    """The pages of files, folders, `-` (standard input) and web addresses, in the order given, as they arrive.

    What cannot be used comes out as SetAside, with its reason and what to do, at its place; nothing stops the rest.

    >>> [found.reason for found in collect(["no-such-folder/turkey.html"])]
    ['missing']
    """
    with Web(options or CollectOptions()) as web:
        for source in sources:
            yield from _collect_one(source, web)


def _collect_one(source: str, web: Web) -> Iterator[Page | SetAside]:
    # Closed at once, so that a file does not stay open when reading it fails.
    with closing(_open(source, web)) as opened:
        for received in opened:
            if isinstance(received, SetAside):
                yield received
            else:
                yield from pages_of(received, web)


def _open(source: str, web: Web) -> Generator[Received | SetAside, None, None]:
    """What the user named, opened."""
    scheme = SCHEME.match(source)
    try:
        if source == STANDARD_INPUT:
            yield Received(web.options.standard_input, source)
        elif scheme and scheme[1].lower() in {"http", "https"}:
            yield web.fetch(source)
        elif scheme:
            yield SetAside(
                source,
                "unknown-scheme",
                f"Addresses that begin with {scheme[0]} cannot be fetched.",
                "Download it and give the file, or use http:// or https://.",
            )
        else:
            yield from files_at(source)
    except PageError as error:
        yield set_aside(error)
    except OSError as error:
        yield _io_failure(source, error)


def pages_of(received: Received, web: Web) -> Iterator[Page | SetAside]:
    """The pages in what was received, by what it turns out to be."""
    found = find_content_type(received.head)
    try:
        if found in SOURCES:
            yield from SOURCES[found](received, web)
        else:
            yield no_page(received, found)
    except PageError as error:
        yield set_aside(error)
    except OSError as error:
        yield _io_failure(received.locator, error)


def pages_of_gzip(received: Received, web: Web) -> Iterator[Page | SetAside]:
    """What a gzip file holds. A page in a broken one is not used: its end is missing or wrong."""
    inner, members = unpacked(received)
    found = find_content_type(inner.head)
    if found == "warc":
        yield from pages_of_archive(inner, web.options.max_bytes, members)
        return
    if found == "gzip":
        yield no_page(received, found)
        return
    if found == "json-lines":
        yield from articles_of_lines(inner, web.options.max_bytes)
    else:
        content = inner.whole(web.options.max_bytes)
        if not members.breaks:
            yield from pages_of(received.with_content(content), web)
    for place in members.breaks:
        yield received.aside(
            "broken-gzip",
            f"The gzip file is broken or cut off at byte {place}; only whole lines before that were used.",
            "Get the file again.",
        )


def _io_failure(locator: str, error: OSError) -> SetAside:
    return SetAside(locator, "unreadable-file", f"It cannot be read: {error.strerror or error}.", "Check the device.")
