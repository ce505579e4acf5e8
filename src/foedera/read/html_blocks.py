"""A page's visible text as blocks: runs of words between the borders of block elements.

Built for hostile pages: the walk is iterative, so nesting of any depth costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from foedera.vocabulary.html_residue import html_residue

BORDERS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol option p pre section "
    "select summary table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset(
    "applet area audio base canvas datalist embed frame frameset head iframe input link math meta noembed noframes "
    "noscript object param script source style svg template textarea title track video".split()
)
DEEPEST = 250
"""Nesting beyond which a tree is too deep for libraries that walk it by recursion."""
LONGEST_TAG = 50_000
"""Characters of a start tag beyond which its attributes are left out: the parser takes them all to task."""
SENTENCE_ENDS = tuple(".!?:;…»”\"')]")
LONGEST_CELL = 80
"""Characters of a table cell beyond which a row is not one block."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9]*)\s[^<>]{{{LONGEST_TAG},}}>")
_SPACE = re.compile(r"\s+")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Container:
    """A block element: what it is called, where it stands, and the sums over everything inside it."""

    tag: str
    parent: int
    depth: int
    marks: int
    near_marks: int
    all_marks: int
    tags: int
    signature: str
    characters: int = 0
    link_characters: int = 0
    prose: int = 0
    blocks: int = 0
    own_prose: int = 0


@dataclass(slots=True)
class Block:
    """One run of visible text. `container` is the index of its block element; `hidden` by style or attribute."""

    words: str
    container: int
    link_characters: int
    links: int
    bold_characters: int
    hidden: bool


@dataclass(slots=True)
class PageBlocks:
    """Blocks of a page in order, and the block elements that hold them."""

    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    deepest: int = 0
    elements: int = 0


TAG_BITS = {
    tag: 1 << bit
    for bit, tag in enumerate(
        "article main header footer nav aside section figure figcaption form ul table blockquote h1 h2 h3 h4 button "
        "details pre dl address".split()
    )
}
TAG_BITS |= {"ol": TAG_BITS["ul"], "menu": TAG_BITS["ul"], "h5": TAG_BITS["h4"], "h6": TAG_BITS["h4"]}


def parse_html(text: str) -> HtmlElement | None:
    """The element tree of a page, None where nothing in it can be parsed. Comments are left out."""
    text = _LONG_TAG.sub(r"<\1>", _UNPRINTABLE.sub("", text))
    if not text.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _mark_automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    found: dict[str, int] = {}
    for bit, mark in enumerate(html_residue().marks):
        for name in mark.elements:
            found[name] = found.get(name, 0) | 1 << bit
    for name, bits in found.items():
        automaton.add_word(name, bits)
    automaton.make_automaton()
    return automaton


_AUTOMATA: list[ahocorasick.Automaton] = []


@lru_cache(maxsize=20_000)
def marks_of(names: str) -> int:
    """Bits of the marks (`residue/html.yml`) that class and id names show.

    >>> marks_of("site-footer") == marks_of("siteFooter") != 0
    True
    """
    if not _AUTOMATA:
        _AUTOMATA.append(_mark_automaton())
    spaced = " " + " ".join(_NAME_PARTS.findall(names)).lower() + " "
    bits = 0
    for _, more in _AUTOMATA[0].iter(spaced):
        bits |= more
    return bits


class _Walk:
    """State of one walk over a tree: the run being collected and the open elements."""

    def __init__(self) -> None:
        self.page = PageBlocks()
        self.container = -1
        self.pieces: list[str] = []
        self.link_characters = self.links = self.bold_characters = 0
        self.in_link = self.in_bold = 0
        self.hidden_at = 0
        self.breaks = 0
        self.rows: list[int] = []

    def open(self, element: HtmlElement, tag: str) -> None:
        containers = self.page.containers
        names = " ".join(
            value[:200]
            for name, value in element.attrib.items()
            if name in ("class", "id", "role", "itemprop") or (name.startswith("data-") and len(value) < 40)
        )
        marks = marks_of(names) if names and tag not in ("html", "body") else 0
        bit = TAG_BITS.get(tag, 0)
        css = (element.get("class") or "")[:100]
        if self.container < 0:
            containers.append(Container(tag, -1, 0, marks, marks, marks, bit, f"{tag}.{css}"))
        else:
            up = containers[self.container]
            above = containers[up.parent].marks if up.parent >= 0 else 0
            containers.append(
                Container(
                    tag, self.container, up.depth + 1, marks, marks | up.marks | above, marks | up.all_marks,
                    bit | up.tags, f"{up.signature.rpartition('>')[2]}>{tag}.{css}",
                )
            )  # fmt: skip
        self.container = len(containers) - 1

    def add(self, text: str) -> None:
        if self.breaks and text.strip():
            self._settle_breaks(text)
        self.pieces.append(text)
        if self.in_link:
            self.link_characters += len(text.strip())
        if self.in_bold:
            self.bold_characters += len(text.strip())

    def _settle_breaks(self, following: str) -> None:
        """One line break inside a running sentence is only layout; any other ends the block."""
        before = next((piece.rstrip() for piece in reversed(self.pieces) if piece.strip()), "")
        running = self.breaks == 1 and following.lstrip()[:1].islower() and before[-1:] not in SENTENCE_ENDS
        self.breaks = 0
        if running:
            self.pieces.append(" ")
        else:
            self.flush()

    def close_row(self, start: int) -> None:
        """The cells of a row of a table make one block, where all are short: a row says something, a cell hardly."""
        cells = self.page.blocks[start:]
        containers = self.page.containers
        if len(cells) < 2 or not all(
            len(cell.words) <= LONGEST_CELL and containers[cell.container].parent == self.container for cell in cells
        ):
            return
        self.page.blocks[start:] = [
            Block(
                " ".join(cell.words for cell in cells),
                self.container,
                sum(cell.link_characters for cell in cells),
                sum(cell.links for cell in cells),
                sum(cell.bold_characters for cell in cells),
                all(cell.hidden for cell in cells),
            )
        ]

    def flush(self) -> None:
        self.breaks = 0
        if self.pieces:
            words = _SPACE.sub(" ", "".join(self.pieces)).strip()
            if words and self.container >= 0:
                self.page.blocks.append(
                    Block(
                        words, self.container, min(self.link_characters, len(words)), self.links,
                        min(self.bold_characters, len(words)), self.hidden_at > 0,
                    )
                )  # fmt: skip
            self.pieces.clear()
        self.link_characters = self.bold_characters = 0
        self.links = 1 if self.in_link else 0


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and _HIDDEN_STYLE.search(style[:500]) is not None)
    )


def page_blocks(root: HtmlElement) -> PageBlocks:
    """All text of the page that is not script, style or metadata, in document order.

    >>> tree = parse_html("<p>Ankara signed <b>a contract</b>.</p><ul><li>Home<li>News</ul>")
    >>> [block.words for block in page_blocks(tree).blocks]
    ['Ankara signed a contract.', 'Home', 'News']
    """
    walk = _Walk()
    depth = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            depth += 1
            walk.page.elements += 1
            if depth > walk.page.deepest:
                walk.page.deepest = depth
            if tag in UNSEEN:
                walker.skip_subtree()
                continue
            if tag in BORDERS:
                walk.flush()
                walk.open(element, tag)
                if tag == "tr":
                    walk.rows.append(len(walk.page.blocks))
            elif tag == "br":
                walk.breaks += 1
            elif tag == "a":
                walk.in_link += 1
                walk.links += 1
            elif tag in ("b", "strong"):
                walk.in_bold += 1
            if not walk.hidden_at and element.attrib and _is_hidden(element):
                walk.hidden_at = depth
            if element.text:
                walk.add(element.text)
            continue
        if tag not in UNSEEN:
            if tag in BORDERS:
                walk.flush()
                if tag == "tr":
                    walk.close_row(walk.rows.pop())
                walk.container = walk.page.containers[walk.container].parent
            elif tag == "a":
                walk.in_link -= 1
            elif tag in ("b", "strong"):
                walk.in_bold -= 1
            if walk.hidden_at == depth:
                walk.hidden_at = 0
        depth -= 1
        if element.tail:
            walk.add(element.tail)
    walk.flush()
    return walk.page
