"""The steps in order. The only module that imports them all; read it first.

pages -> articles -> claims -> deals -> the register
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from foedera import __version__
from foedera.collect import CollectOptions, collect
from foedera.errors import PageError
from foedera.link.copies import find_copies
from foedera.link.deals import link_claims
from foedera.read.article import read_article
from foedera.read.claims import DEFAULT_READER, LANGUAGES, find_claims
from foedera.records import Article, Claim, Deal, Page, SetAside
from foedera.register.entry import build_register
from foedera.register.store import Register
from foedera.vocabulary import Vocabulary, load_vocabulary

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """One page read: the article made of it, its claims, and what the gate refused of them."""

    page: Page
    article: Article
    claims: tuple[Claim, ...]
    refused: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What `add_pages` did: pages read anew, pages already there, claims, and what was set aside."""

    pages: int = 0
    known: int = 0
    claims: int = 0
    set_aside: tuple[SetAside, ...] = field(default=())


def read_page(page: Page, vocabulary: Vocabulary, reader: str = DEFAULT_READER) -> Reading:
    """Read one page: its article, and what the article claims.

    Raises PageError where nothing can be read from it.
    """
    article = read_article(page)
    claims, refused = find_claims(article, vocabulary, reader)
    if not claims and article.language not in ("", *LANGUAGES[reader]):
        refused.append(_other_language(article, reader))
    return Reading(page, article, tuple(claims), tuple(refused))


def _other_language(article: Article, reader: str) -> SetAside:
    """Said only where no claim was found: names and numbers are sometimes read in a language nobody taught us."""
    message = f"It is in a language ({article.language}) that the reader {reader!r} does not know; no claim was found."
    return SetAside(article.locator, "other-language", message, "Give a translation.", article.id)


def read_pages(
    sources: Iterable[str], options: CollectOptions, vocabulary: Vocabulary, reader: str = DEFAULT_READER
) -> Iterator[Reading | SetAside]:
    """Collect and read, storing nothing. What cannot be used comes as SetAside, in its place; the rest goes on."""
    for page in collect(sources, options):
        if isinstance(page, SetAside):
            yield page
            continue
        yield _read_or_set_aside(page, vocabulary, reader)


def _read_or_set_aside(page: Page, vocabulary: Vocabulary, reader: str) -> Reading | SetAside:
    try:
        return read_page(page, vocabulary, reader)
    except PageError as error:
        return SetAside(page.locator, error.reason, error.message, error.advice, page.id)
    except RecursionError:
        return SetAside(
            page.locator, "too-deep", "its markup is nested too deeply to be read.", "Save the page as text.", page.id
        )


def add_pages(
    register: Register,
    sources: Iterable[str],
    options: CollectOptions,
    vocabulary: Vocabulary | None = None,
    reader: str = DEFAULT_READER,
    progress: Progress | None = None,
) -> Added:
    """Collect pages, read those the register does not have, and rebuild the deals.

    Each page is written with its article and claims in one transaction, so a run that was killed goes on where it
    stopped; a page that is already there is left as it is.
    """
    words = vocabulary or load_vocabulary()
    pages, known, claims = 0, 0, 0
    set_aside: list[SetAside] = []
    for page in collect(sources, options):
        if progress is not None:
            progress(page.locator)
        if isinstance(page, SetAside):
            set_aside.append(page)
            register.add_set_aside(page)
            continue
        if register.has_page(page.id, reader, __version__, words.version):
            known += 1
            continue
        reading = _read_or_set_aside(page, words, reader)
        if isinstance(reading, SetAside):
            set_aside.append(reading)
            register.add_set_aside(reading, page)
            continue
        register.add_reading(
            page, reading.article, reading.claims, reader=reader, version=__version__, vocabulary=words.version,
            set_aside=reading.refused,
        )  # fmt: skip
        set_aside += reading.refused
        pages, claims = pages + 1, claims + len(reading.claims)
    if pages or _unlinked(register):
        rebuild(register)
    return Added(pages, known, claims, tuple(set_aside))


def _unlinked(register: Register) -> bool:
    """Whether a run was cut off after it had added claims and before it had linked them."""
    return register.counts()["claims"] != sum(len(deal.claims) for deal in register.deals())


def rebuild(register: Register) -> tuple[Deal, ...]:
    """Derive the deals anew from the register's claims and judgements, and store them."""
    articles, claims = tuple(register.articles()), tuple(register.claims())
    deals = make_deals(articles, claims, register)
    register.replace_deals(deals)
    return deals


def make_deals(
    articles: tuple[Article, ...], claims: tuple[Claim, ...], register: Register | None = None
) -> tuple[Deal, ...]:
    """Deals from articles and claims: copies collapsed, claims linked, entries built."""
    copies = find_copies(articles)
    judgements = tuple(register.judgements()) if register is not None else ()
    groups = link_claims(claims, {article.id: article for article in articles}, copies, judgements)
    return build_register(groups, claims, articles, copies)
