"""One spelling for comparison: lower case, no accents, every mark a space. Length is kept, so offsets stay true."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# Letters that Unicode does not take apart, as news in English writes them: Akıncı, Øystein, Əliyev, Łask.
_LETTERS = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "t",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "ə": "a",
    "ħ": "h",
}


class _Folding(dict[int, str]):
    """Folds a character when it is first met and remembers it (filling a table for all of Unicode would be slow)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    lower = character.lower()[:1]
    base = unicodedata.normalize("NFKD", lower)[:1]
    base = _LETTERS.get(lower) or _LETTERS.get(base) or base
    return base.lower()[:1] if base.isalnum() else " "


_FOLDING = _Folding()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# What stands in a text and is not read: soft hyphens, zero-width marks, combining accents, all but the first of
# several blanks. Two expressions, as each alone is searched much faster than both in one.
_UNREAD = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]+")
_BLANKS = re.compile("[ \t\u00a0\u202f]{2,}")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the offsets of the text it was made from."""

    text: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """The offset in the original text of the character at this offset."""
        if not self.breaks:
            return offset
        at = bisect_right(self.breaks, offset)
        return offset + (self.shifts[at - 1] if at else 0)


def fold(text: str) -> str:
    """The text in lower case, without accents, every mark a space, each character one character.

    >>> fold("Gönül’s Akıncı UAVs, Su‑25")
    'gonul s akinci uavs  su 25'
    """
    if not text.isascii():
        for character in set(_NOT_ASCII.findall(text)):
            text = text.replace(character, _FOLDING[ord(character)])
    return text.translate(_FOLDING)


def fold_text(text: str) -> Folded:
    """Fold a text of an article, dropping what is not read (soft hyphens, doubled blanks), with the way back."""
    if text.isascii() and "  " not in text and "\t" not in text:
        return Folded(fold(text))
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    done = removed = 0
    unread = [(blanks.start() + 1, blanks.end()) for blanks in _BLANKS.finditer(text)]
    if not text.isascii():
        unread = sorted([*unread, *(marks.span() for marks in _UNREAD.finditer(text))])
    for start, end in unread:
        pieces.append(text[done:start])
        removed += end - start
        done = end
        breaks.append(done - removed)
        shifts.append(removed)
    if not breaks:
        return Folded(fold(text))
    pieces.append(text[done:])
    return Folded(fold("".join(pieces)), tuple(breaks), tuple(shifts))
