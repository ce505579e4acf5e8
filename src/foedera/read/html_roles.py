"""From what the classifier thinks of each block to its role, and the reason in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foedera.read.html_blocks import TAG_BITS, Block, Container, PageBlocks
from foedera.read.html_shown_date import read_day
from foedera.read.html_words import phrase_bits
from foedera.read.reading import ReadLine
from foedera.records import Role
from foedera.vocabulary.html_residue import html_residue

Floats = npt.NDArray[np.float32]

ADD, DROP = 0.5, 0.5
"""How likely a block must be to be added to what trafilatura keeps, and not to be dropped from it: the pair with the
highest F1 in cross-validation by site (`training/html_blocks`)."""
SURE = 0.5
FAILED = 0.35
"""Where trafilatura keeps less than this share of what the classifier takes for the article, it is not listened to."""
LONGEST_NOTE = 250
"""Characters that a note on where the text first stood has at most."""
_LETTERS = re.compile(r"[\W_]+")
_BY = re.compile(r"^(?:written |posted |story |text )?by[:\s]+\S", re.I)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SECTIONS = {
    "nav": "menu",
    "footer": "page footer",
    "aside": "side column",
    "form": "form or button",
    "button": "form or button",
}


@dataclass(frozen=True, slots=True)
class _Marks:
    bits: dict[str, int]

    def any(self, value: int, *names: str) -> bool:
        return any(value & self.bits[name] for name in names)


def _marks() -> _Marks:
    return _Marks({mark.id: 1 << bit for bit, mark in enumerate(html_residue().marks)})


def main_blocks(
    page: PageBlocks, kept: list[float], likely: Floats, *, add: float = ADD, drop: float = DROP
) -> npt.NDArray[np.bool_]:
    """Which blocks are the article's text: trafilatura's choice, changed where the classifier is sure enough."""
    size = np.array([len(block.words) for block in page.blocks])
    keep = np.array(kept) >= 0.5
    mine = likely >= SURE
    thread = 1 << next(bit for bit, mark in enumerate(html_residue().marks) if mark.id == "thread")
    said_by_readers = np.array([bool(page.containers[block.container].all_marks & thread) for block in page.blocks])
    if (size * keep).sum() < FAILED * (size * (mine & ~said_by_readers)).sum() or not keep.any():
        return mine & ~said_by_readers if (mine & ~said_by_readers).any() else mine
    chosen: npt.NDArray[np.bool_] = np.where(keep, likely >= drop, (likely >= add) & ~said_by_readers)
    return chosen


def title_block(page: PageBlocks, title: str) -> int | None:
    """The block that holds the title: a heading with its words first, then any block with them."""
    wanted = _LETTERS.sub("", title).casefold()
    if not wanted:
        return None
    best: tuple[int, int] | None = None
    for index, block in enumerate(page.blocks):
        if len(block.words) > 2 * len(title) + 20 or _LETTERS.sub("", block.words).casefold() != wanted:
            continue
        tag = page.containers[block.container].tag
        rank = 0 if tag == "h1" else 1 if tag in _HEADINGS else 2
        rank += 3 * (block.hidden or bool(page.containers[block.container].tags & TAG_BITS["nav"]))
        if best is None or rank < best[0]:
            best = rank, index
    return best[1] if best else None


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the role of a block depends on besides the block: where title and text stand."""

    marks: _Marks
    title: int | None
    wanted: str | None
    first: int
    first_kept: int
    language: str


def read_lines(
    page: PageBlocks, chosen: npt.NDArray[np.bool_], likely: Floats, kept: list[float], title: int | None, language: str
) -> tuple[ReadLine, ...]:
    """Every block with its role and reason."""
    rows = [int(row) for row in np.flatnonzero(chosen)]
    first = rows[0] if rows else len(page.blocks)
    first_kept = next((row for row in rows if kept[row] >= 0.5), first)
    wanted = page.blocks[title].words if title is not None else None
    setting = _Setting(_marks(), title, wanted, first, first_kept, language)
    lines = []
    for index, block in enumerate(page.blocks):
        agreed = kept[index] >= 0.5
        found = _by_element(index, block, page.containers[block.container], agreed, setting)
        if found is None and chosen[index]:
            found = "main", ""
        role, reason = found or _cut(index, block, page.containers[block.container], setting)
        if reason == "":
            reason = f"{'trafilatura, ' if agreed else ''}classifier {float(likely[index]):.2f}"
        lines.append(ReadLine(block.words, role, reason))
    return tuple(lines)


def _by_element(index: int, block: Block, holder: Container, kept: bool, setting: _Setting) -> tuple[Role, str] | None:
    """The roles that the page's own markup settles, and the note on where the text first stood."""
    title = setting.title
    if index == title:
        return "title", "html:title"
    if block.words == setting.wanted and holder.tag in _HEADINGS:
        return "residue", "html:title again"
    if holder.tags & TAG_BITS["figcaption"] or setting.marks.any(holder.near_marks, "caption"):
        return "caption", "html:caption"
    if len(block.words) < LONGEST_NOTE and block.words.lower().lstrip("(*[ ").startswith(
        html_residue().provenance_starts
    ):
        return "note", "phrase: provenance note"
    if title is None or kept or not title < index <= setting.first_kept:
        return None
    return ("title", "html:standfirst") if _is_standfirst(index - title, block, holder, setting.marks) else None


def _cut(index: int, block: Block, holder: Container, setting: _Setting) -> tuple[Role, str]:
    """The role of a block that is not the article's text: note, date, byline or residue."""
    words = block.words
    phrases = phrase_bits(words)
    names = {each.id for bit, each in enumerate(html_residue().phrases) if phrases >> bit & 1}
    if "origin" in names and len(words) < LONGEST_NOTE:
        return "note", "phrase: provenance note"
    title, marks = setting.title, setting.marks
    if title is not None and len(words) < 150 and title - 6 <= index <= max(setting.first + 2, title + 12):
        apart = marks.any(holder.all_marks, "related", "popular", "comments", "sidebar", "navigation", "footer")
        if not apart or abs(index - title) < 4:
            day = read_day(words, setting.language)
            if day and (len(day[1]) > 0.25 * len(words) or marks.any(holder.near_marks, "published")):
                return "date", "html:date"
            if _BY.match(words) or marks.any(holder.near_marks, "byline"):
                return "byline", "html:byline"
    return "residue", _why_residue(block, holder, names)


def _is_standfirst(after: int, block: Block, holder: Container, marks: _Marks) -> bool:
    """Whether a block between title and text sums the article up, as editors do; the body says it again."""
    heading = after <= 3 and holder.tag in ("h2", "h3")
    return 30 <= len(block.words) <= 500 and (heading or marks.any(holder.near_marks, "standfirst"))


def _why_residue(block: Block, holder: Container, phrases: set[str]) -> str:
    """The plainest sign that a block is residue: its element, its class names, its phrases; empty where it has none."""
    if block.hidden:
        return "html:hidden"
    for tag, means in _SECTIONS.items():
        if holder.tags & TAG_BITS[tag]:
            return f"html:{tag} ({means})"
    for bits in (holder.marks, holder.near_marks, holder.all_marks):
        for bit, mark in enumerate(html_residue().marks):
            if bits >> bit & 1 and mark.id in TELLING:
                return f"html:{mark.id} ({mark.means})"
    for each in html_residue().phrases:
        if each.id in phrases:
            return f"phrase: {each.means}"
    return ""


TELLING = frozenset(
    "navigation footer sidebar related popular teaser share comments newsletter paywall advert cookie overlay tags "
    "form biography product commerce header".split()
)
"""The marks that by themselves explain why a block that was cut is residue."""
