"""The words of a sentence with their offsets, and where its parts begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?(?=['’]s\b)|[^\W_]+(?:[-‐‑'’.&/][^\W_]+)*|['’]s\b|[^\w\s]")
BREAKS = frozenset(
    "; : ( ) [ ] – — -- which who whom whose while but whereas although though because unless when where before "
    "after until that as whether if".split()
)
"""Words and marks at which a part of a sentence ends, so that what governs one activity does not reach the next."""

SOFT_BREAKS = frozenset([",", "and", "or"])


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: offsets in the sentence, as written, and folded to lower case with straight quotes."""

    start: int
    end: int
    words: str
    lower: str


def tokenise(words: str) -> tuple[Token, ...]:
    """Words and marks of a sentence; the possessive `'s` stands alone, hyphenated words stay together.

    >>> [t.words for t in tokenise("Turkey’s air-defence plan")]
    ['Turkey', '’s', 'air-defence', 'plan']
    """
    found = []
    for match in TOKEN.finditer(words):
        text, start, end = match.group(), match.start(), match.end()
        if len(text) > 2 and text[-2:] in ("'s", "’s", "'S", "’S"):
            found.append(Token(start, end - 2, text[:-2], text[:-2].lower()))
            start, text = end - 2, text[-2:]
        found.append(Token(start, end, text, text.lower().replace("’", "'")))
    return tuple(found)


def index_at(tokens: tuple[Token, ...], offset: int) -> int:
    """The token that holds or follows an offset of the sentence."""
    return next((i for i, token in enumerate(tokens) if token.end > offset), len(tokens))
