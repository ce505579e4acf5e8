"""Labels for the blocks of a page whose main text is known: is this block part of it?"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from foedera.read.html_blocks import Block

_WORD = re.compile(r"\w+")
SHINGLE = 4


def word_tuple(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


def block_labels(blocks: list[Block], main_text: str) -> npt.NDArray[np.bool_]:
    """Which blocks belong to the main text.

    A block of four words and more belongs where most of its 4-word sequences stand in the main text; a shorter one
    where it is a whole line of it and has blocks that belong close by. Of blocks that repeat one another, as
    many belong as the main text has, those in the thick of the other main blocks first.
    """
    words = word_tuple(main_text)
    sequences = {words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)}
    lines = Counter(word_tuple(line) for line in main_text.splitlines())
    own = [word_tuple(block.words) for block in blocks]
    belongs = np.zeros(len(blocks), dtype=bool)
    for row, tokens in enumerate(own):
        count = len(tokens) - SHINGLE + 1
        if count >= 1:
            hits = sum(tokens[i : i + SHINGLE] in sequences for i in range(count))
            belongs[row] = hits / count >= 0.5
    long = belongs.copy()
    for row, tokens in enumerate(own):
        if 0 < len(tokens) < SHINGLE and lines[tokens] and long[max(0, row - 6) : row + 7].any():
            belongs[row] = True
    density = np.convolve(long.astype(float), np.ones(21), mode="same")[: len(blocks)]
    places: dict[tuple[str, ...], list[int]] = {}
    for row in np.flatnonzero(belongs):
        places.setdefault(own[row], []).append(int(row))
    for tokens, rows in places.items():
        wanted = max(1, lines[tokens])
        if len(rows) > wanted:
            for row in sorted(rows, key=lambda r: -density[r])[wanted:]:
                belongs[row] = False
    return belongs
