"""What trafilatura keeps of a page, told block by block."""

from __future__ import annotations

import re
from collections import Counter

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from foedera.read.html_blocks import Block

_WORD = re.compile(r"\w+")
SHINGLE = 4
NEIGHBOURHOOD = 8
"""Blocks on each side that tell which of several equal blocks was meant."""


def trafilatura_text(root: HtmlElement) -> str:
    """The main text as trafilatura's most precise mode gives it, empty where it finds none.

    Uses `root` up: trafilatura takes the tree apart, and copying it first would cost a tenth of the time.
    """
    etree.strip_elements(root, "script", "style", "svg", "noscript", "template", "iframe", "select", with_tail=False)
    return trafilatura.extract(root, include_comments=False, favor_precision=True) or ""


def kept_shares(blocks: list[Block], said: list[list[str]], text: str) -> list[float]:
    """For each block, the share of its 4-word sequences that stand in `text`; short blocks must be a line of it.

    `said`: the words of each block in lower case. Each sequence of `text` counts once: where a page says a thing
    twice (a teaser and the paragraph, a caption shown and hidden), the block with the most kept text around it takes
    it, a hidden one last.
    """
    sequences = [
        list(zip(words, words[1:], words[2:], words[3:], strict=False)) if len(words) >= SHINGLE else []
        for words in said
    ]
    words = _WORD.findall(text.lower())
    pool = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    lines = Counter(tuple(_WORD.findall(line.lower())) for line in text.splitlines())
    shares = [
        sum(s in pool for s in mine) / len(mine) if mine else float(bool(all_words) and tuple(all_words) in lines)
        for mine, all_words in zip(sequences, said, strict=True)
    ]
    if not pool:
        return shares
    sums = [0.0]
    for share, mine in zip(shares, sequences, strict=True):
        sums.append(sums[-1] + share * len(mine))
    last = len(blocks)
    around = [sums[min(last, i + NEIGHBOURHOOD + 1)] - sums[max(0, i - NEIGHBOURHOOD)] for i in range(last)]
    order = sorted((i for i in range(last) if shares[i] > 0), key=lambda i: (blocks[i].hidden, -around[i]))
    for index in order:
        shares[index] = _take(sequences[index], tuple(said[index]), pool, lines)
    return shares


def _take(
    mine: list[tuple[str, str, str, str]],
    words: tuple[str, ...],
    pool: Counter[tuple[str, str, str, str]],
    lines: Counter[tuple[str, ...]],
) -> float:
    if not mine:
        lines[words] -= 1
        return float(lines[words] >= 0)
    hits = 0
    for sequence in mine:
        if pool.get(sequence, 0) > 0:
            pool[sequence] -= 1
            hits += 1
    return hits / len(mine)
