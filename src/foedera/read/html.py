"""From the bytes of a web page to its lines, each with its role, and the facts that its metadata state."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from foedera.read.decoding import decode
from foedera.read.html_blocks import DEEPEST, Block, PageBlocks, page_blocks, parse_html
from foedera.read.html_dates import find_published_on
from foedera.read.html_facts import find_byline, find_language, find_outlet, find_title
from foedera.read.html_features import block_features, context_features
from foedera.read.html_forest import block_forests
from foedera.read.html_metadata import Metadata, read_metadata
from foedera.read.html_peer import kept_shares, trafilatura_text
from foedera.read.html_roles import main_blocks, read_lines, title_block
from foedera.read.html_shown_date import date_beside_title
from foedera.read.html_words import WORD
from foedera.read.reading import PageReading, ReadLine
from foedera.records import Fact

MOST_BLOCKS = 10_000
"""Blocks beyond which a page is no article: the rest of it is kept as residue."""
LARGEST_PAGE = 4_000_000
"""Characters of markup beyond which trafilatura and htmldate are not asked."""
MOST_ELEMENTS = 30_000
"""Elements beyond which they are not asked either."""
SHORTEST_BODY = 200
"""Characters that JSON-LD's article body must have to be compared with the blocks."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A page parsed once: source, tree, blocks, metadata, and what is found on the way to its date and lines."""

    source: str
    root: HtmlElement
    page: PageBlocks
    beyond: tuple[Block, ...]
    metadata: Metadata
    outlet: Fact | None
    title: Fact | None
    place: int | None
    language: str

    @property
    def sound(self) -> bool:
        """Whether the page may be given to libraries that walk it by recursion or search it again and again."""
        page = self.page
        return page.deepest <= DEEPEST and page.elements <= MOST_ELEMENTS and len(self.source) <= LARGEST_PAGE


def _open(content: bytes, encoding: str | None, url: str | None) -> _Opened | None:
    source = decode(content, encoding)
    root = parse_html(source)
    page = page_blocks(root) if root is not None else PageBlocks()
    if root is None or not page.blocks:
        return None
    beyond = tuple(page.blocks[MOST_BLOCKS:])
    del page.blocks[MOST_BLOCKS:]
    metadata = read_metadata(root)
    outlet = find_outlet(metadata, url)
    title = find_title(metadata, outlet, url)
    place = title_block(page, title.value) if title else None
    return _Opened(source, root, page, beyond, metadata, outlet, title, place, find_language(metadata))


def read_html(content: bytes, encoding: str | None, url: str | None) -> PageReading:
    """Read a web page: all its text as lines in document order, each with role and reason, and the facts stated in it.

    The main text is what trafilatura keeps, changed by a classifier of blocks (trained on pages whose article is
    known). Nothing is dropped: what was cut is there as `residue`. A page without text gives no lines.

    >>> page = "<title>Baku orders corvettes</title><h1>Baku orders corvettes</h1><nav>Home</nav>"
    >>> [(line.words, line.role) for line in read_html(page.encode(), None, None).lines]
    [('Baku orders corvettes', 'title'), ('Home', 'residue')]
    """
    opened = _open(content, encoding, url)
    if opened is None:
        return PageReading(())
    beyond = (ReadLine(block.words, "residue", "page: beyond the first 10,000 blocks") for block in opened.beyond)
    byline = find_byline(opened.metadata, opened.root, opened.outlet)
    published_on = _published_on(opened, url)
    return PageReading(
        (*_lines(opened), *beyond),
        title=opened.title,
        outlet=opened.outlet,
        byline=byline,
        published_on=published_on,
        language=opened.language,
    )


def find_date_of_page(content: bytes, encoding: str | None = None, url: str | None = None) -> Fact | None:
    """The date of publication alone, as `read_html` gives it, without reading the text."""
    opened = _open(content, encoding, url)
    return _published_on(opened, url) if opened else None


def _published_on(opened: _Opened, url: str | None) -> Fact | None:
    shown = " ".join(block.words for block in opened.page.blocks)
    beside = date_beside_title(opened.page, opened.place, opened.language)
    if not opened.sound:
        return beside
    return find_published_on(opened.root, opened.metadata, opened.source, shown, beside, url)


def _lines(opened: _Opened) -> tuple[ReadLine, ...]:
    """The blocks judged twice: each by itself and its element, then among what was thought of its neighbours.

    The tree is used up here, so all else must have been read from it before.
    """
    page, metadata = opened.page, opened.metadata
    said = [WORD.findall(block.words.lower()) for block in page.blocks]
    kept = kept_shares(page.blocks, said, trafilatura_text(opened.root) if opened.sound else "")
    body = metadata.article_body
    told = kept_shares(page.blocks, said, body) if len(body) >= SHORTEST_BODY else [0.0] * len(page.blocks)
    lead = metadata.meta("og:description", "description")
    heading = metadata.meta("og:title")
    features = block_features(
        page, said, kept, told, heading[1] if heading else metadata.title, lead[1] if lead else ""
    )
    first, second = block_forests()
    likely = second.likely(context_features(page, features, first.likely(features)))
    chosen = main_blocks(page, kept, likely)
    return read_lines(page, chosen, likely, kept, opened.place, opened.language)
