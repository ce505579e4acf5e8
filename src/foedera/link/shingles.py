"""What an article says in its own words, as hashed runs of six words: the fingerprint that copies are told by.

Quoted speech is left out. Two reporters at one press conference print the same statement; that makes neither
of them a copy. What stands between the quotation marks counts for nothing, what stands around it does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

RUN = 6
"""Words in a run. Five words occur by chance in two reports of one event, seven lose edited copies."""

SAMPLE = 4
"""One run in this many is kept, chosen by its hash: the same runs in every article, on every machine."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    r"“[^“”]{1,2500}”"
    r"|«[^«»]{1,2500}»"
    r"|„[^„“”]{1,2500}[“”]"
    r'|(?<![\w"])"(?=\S)[^"\n]{1,2500}"(?!\w)'
)
_SPEECH_WORDS = 5
"""Quotation marks around fewer words than this set off a name or a phrase, not a statement."""

Hashes = NDArray[np.uint64]

_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so that multiplying loses nothing; the value has no meaning
_POWERS = np.array([pow(_MULTIPLIER, i, 2**64) for i in range(RUN)], dtype=np.uint64)


class WordHashes(dict[str, int]):
    """64-bit hashes of words, remembered: the same on every run and machine, unlike Python's own."""

    def __missing__(self, word: str) -> int:
        value = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        self[word] = value
        return value


def own_words(text: str) -> Iterator[list[str]]:
    """The stretches of words between quoted statements, case folded.

    >>> list(own_words('The minister said: "We will take delivery of six more." He gave no price.'))
    [['the', 'minister', 'said'], ['he', 'gave', 'no', 'price']]
    """
    start = 0
    for quoted in _QUOTED.finditer(text):
        if quoted[0].count(" ") >= _SPEECH_WORDS - 1:
            yield _WORD.findall(text[start : quoted.start()].casefold())
            start = quoted.end()
    yield _WORD.findall(text[start:].casefold())


def shingles(text: str, hashes: WordHashes) -> Hashes:
    """The distinct hashes of every run of six words that the text says in its own voice, sorted.

    >>> len(shingles("Poland signed for 32 more jets on Friday.", WordHashes()))
    3
    """
    found: list[Hashes] = []
    for words in own_words(text):
        if len(words) < RUN:
            continue
        row = np.fromiter(map(hashes.__getitem__, words), dtype=np.uint64, count=len(words))
        count = len(words) - RUN + 1
        mixed = np.zeros(count, dtype=np.uint64)
        for place in range(RUN):
            mixed += row[place : place + count] * _POWERS[place]
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
        found.append(mixed)
    if not found:
        return np.zeros(0, dtype=np.uint64)
    return np.unique(np.concatenate(found))


def sampled(all_shingles: Hashes) -> Hashes:
    """The shingles that enter the index: those whose hash a fixed rule picks."""
    kept: Hashes = all_shingles[all_shingles % np.uint64(SAMPLE) == 0]
    return kept
