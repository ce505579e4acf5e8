"""Words cut into the pieces that the encoder knows (WordPiece, uncased), each with its offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
"""A run of letters and digits, or one mark, as the encoder was taught to cut."""

LONGEST = 60
"""Characters of a word beyond which it is unknown to the encoder."""

LOWER, TITLE, UPPER, MIXED, DIGITS, MARK = range(6)
CASES = 6


def case_of(word: str) -> int:
    """How a word is written, which an uncased encoder would not see.

    >>> [case_of(w) for w in ("sold", "Poland", "FA", "iPad", "50", ",")] == [LOWER, TITLE, UPPER, MIXED, DIGITS, MARK]
    True
    """
    if not word[0].isalnum():
        return MARK
    if word.isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER
    return TITLE if word.istitle() else MIXED


def folded(word: str) -> str:
    """A word in small letters without accents, as the encoder's list has it."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


@dataclass(slots=True)
class Pieces:
    """The encoder's list of pieces; a word is cut once and remembered."""

    ids: dict[str, int]
    known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Pieces:
        """From the lines of a `vocab.txt`: one piece a line, its number the line's."""
        return cls({line.rstrip("\n"): number for number, line in enumerate(lines)})

    def cut(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, longest first; one [UNK] where it cannot be cut."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._cut(folded(word))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        unknown = (self.ids["[UNK]"],)
        if not word or len(word) > LONGEST:
            return unknown
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in self.ids), None)
            if end is None:
                return unknown
            found.append(self.ids[prefix + word[start:end]])
            start = end
        return tuple(found)
