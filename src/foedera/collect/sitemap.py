"""Sitemaps and sitemap indexes, plain or gzip: the pages they name."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from foedera.collect.detect import find_content_type, peek
from foedera.collect.gzipped import unpacked
from foedera.collect.listing import pages_of_addresses
from foedera.collect.received import Received, set_aside
from foedera.collect.web import Web
from foedera.errors import PageError, UnreadableError
from foedera.records import Page, SetAside

DEEPEST = 3
"""Levels of sitemap indexes below one another. The protocol allows one."""
DECLARATION = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.I)


def pages_of_sitemap(received: Received, web: Web) -> Iterator[Page | SetAside]:
    """Every page named by a sitemap, or by the sitemaps of an index, up to the limit for one listing."""
    words: list[SetAside] = []
    addresses = list(_addresses(received, web, words, {received.url or received.locator}, DEEPEST))
    yield from words
    if not addresses and not words:
        yield received.aside("empty-sitemap", "The sitemap names no pages.", "Check that it is the right address.")
    yield from pages_of_addresses(addresses, received, web)


def _addresses(received: Received, web: Web, words: list[SetAside], visited: set[str], levels: int) -> Iterator[str]:
    """The addresses of a sitemap and of those below it; `words` takes what could not be used."""
    found, passed_over = 0, 0
    try:
        for is_index, address in _entries(received, web.options.max_bytes):
            if not is_index:
                yield address
            elif address in visited or not levels or found > web.options.max_listed:
                passed_over += 1
            else:
                visited.add(address)
                for page in _below(address, web, words, visited, levels - 1):
                    found += 1
                    yield page
    except PageError as error:
        words.append(set_aside(error))
    if passed_over:
        message = f"{passed_over} of the sitemaps it names were passed over: named before, too deep, or over the limit."
        words.append(received.aside("sitemap-passed-over", message, "Give their addresses if their pages are missed."))


def _below(address: str, web: Web, words: list[SetAside], visited: set[str], levels: int) -> Iterator[str]:
    """The addresses of a sitemap named by an index. One that cannot be had does not cost the others."""
    try:
        received = _opened(web.fetch(address))
    except PageError as error:
        words.append(set_aside(error))
    else:
        yield from _addresses(received, web, words, visited, levels)


def _opened(received: Received) -> Received:
    found = unpacked(received)[0] if find_content_type(received.head) == "gzip" else received
    if find_content_type(found.head) != "sitemap":
        raise UnreadableError(
            "not-a-sitemap", "It is named as a sitemap but is none.", locator=received.locator, advice="Leave it out."
        )
    return found


def _entries(received: Received, limit: int) -> Iterator[tuple[bool, str]]:
    """(whether it names a sitemap, address) for each entry. Raises UnreadableError on unsafe or broken XML."""
    content = received.whole(limit)
    if DECLARATION.search(peek(content)):
        raise UnreadableError(
            "unsafe-xml",
            "It declares a document type or entities, which no sitemap needs and which can be used to attack.",
            locator=received.locator,
            advice="Leave it out, or give the addresses of its pages one a line.",
        )
    parser = etree.iterparse(
        io.BytesIO(content), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in parser:
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            parent = element.getparent()
            owner = etree.QName(parent).localname if parent is not None else ""
            if name == "loc" and owner in {"url", "sitemap"} and (element.text or "").strip():
                yield owner == "sitemap", (element.text or "").strip()
            if name in {"url", "sitemap"}:
                element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            "broken-sitemap",
            f"The sitemap is broken ({error.msg}); the pages it names before that were kept.",
            locator=received.locator,
            advice="Get it again if pages are missing.",
        ) from error
