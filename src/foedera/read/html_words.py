"""What the words of one block tell: length, common words, punctuation, phrases of residue."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache, lru_cache

import ahocorasick

from foedera.read.html_blocks import Block, Container
from foedera.vocabulary.html_residue import html_residue

WORD = re.compile(r"\w+")
_LATIN_END = re.compile(r"[.!?…。][\"”’')\]]*$")
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)? "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}:\d\d\b",
    re.I,
)
_STOPS = re.compile(r"[.!?]['\"”’)]* ")
_BY = re.compile(r"^(?:by|von|por|par|di|от)\s+\w", re.I)
OWN = 27
"""How many numbers `word_features` gives."""
PHRASE_LIMIT = 400
"""Blocks longer than this many characters are not searched for phrases of residue."""


@cache
def _phrase_automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    found: dict[str, int] = {}
    for bit, phrases in enumerate(html_residue().phrases):
        for cue in phrases.cues:
            found[cue] = found.get(cue, 0) | 1 << bit
    for cue, bits in found.items():
        automaton.add_word(cue, (len(cue), bits))
    automaton.make_automaton()
    return automaton


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for words in html_residue().common_words.values() for word in words)


@lru_cache(maxsize=20_000)
def phrase_bits(words: str) -> int:
    """Bits of the sorts of residue phrases (`residue/html.yml`) in a short block; 0 for long blocks."""
    if len(words) > PHRASE_LIMIT:
        return 0
    lower = words.lower()
    bits = 0
    for end, (length, more) in _phrase_automaton().iter(lower):
        start = end - length + 1
        if (start and lower[start - 1].isalnum() and lower[start].isalnum()) or (
            end + 1 < len(lower) and lower[end + 1].isalnum() and lower[end].isalnum()
        ):
            continue
        bits |= more
    return bits


def is_prose(words: str, link_characters: int) -> bool:
    """Whether a block looks like a sentence or more of running text."""
    return len(words) >= 60 and link_characters * 3 < len(words) and _LATIN_END.search(words) is not None


def word_features(
    block: Block, words: list[str], holder: Container, seen: Counter[str], title: frozenset[str], lead: frozenset[str]
) -> list[float]:
    """27 numbers about the words of a block; `seen`: how often each text stands on the page."""
    text = block.words
    size = len(text)
    count = len(words) or 1
    common = _common_words()
    distinct = set(words)
    return [
        math.log1p(size),
        math.log1p(len(words)),
        size / count,
        sum(map(common.__contains__, words)) / count,
        1.0 if _LATIN_END.search(text) else 0.0,
        1.0 if text[-1] in ":?!" else 0.0,
        1.0 if text[-1].isalnum() else 0.0,
        1.0 if text[0].isupper() else 0.0,
        1.0 if text[0].islower() else 0.0,
        1.0 if text[0] in "\"“‘'«—–-•*" else 0.0,
        sum(map(str.isupper, text[:300])) / min(size, 300),
        sum(map(str.isdigit, text[:300])) / min(size, 300),
        (text.count(",") + text.count(";")) / count,
        float(len(_STOPS.findall(text[:3000]))),
        block.link_characters / size,
        math.log1p(block.links),
        block.bold_characters / size,
        float(block.hidden),
        float(seen[text]),
        1.0 if _DATE.search(text[:200]) else 0.0,
        1.0 if _BY.match(text) else 0.0,
        1.0 if "@" in text or "http" in text or "www." in text else 0.0,
        1.0 if "|" in text or "»" in text or "›" in text else 0.0,
        len(distinct & title) / (len(title) or 1),
        len(distinct & title) / (len(distinct) or 1),
        len(distinct & lead) / (len(distinct) or 1),
        float(holder.depth),
    ]
