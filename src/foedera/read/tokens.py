"""The words and marks of a sentence with their offsets, and those at which its parts end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = re.compile(
    r"[^\W_]+(?:[.'’][^\W_]+)*\.?(?=['’]s\b)"  # "U.S." before its possessive
    r"|[^\W_]+(?:[-‐‑'’.&/][^\W_]+)*"  # "air-defence", "AN/TPY"
    r"|['’]s\b"
    r"|[^\w\s]"
)
"""A word, the possessive, or a mark."""

BREAKS = frozenset(
    "; : ( ) [ ] – — -- which who whom whose while but whereas although though because unless when where before "
    "after until that as whether if".split()
)
"""Words and marks at which a part of a sentence ends, so that what governs one activity does not reach the next."""


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


_BEFORE_MONTHS = frozenset(
    "in on of by since until from to last this next late early mid and between before after during through for".split()
)


def is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the month May and not the verb: "on 3 May", "in May", but not "Oslo May Sell Its Jets"."""
    if tokens[at].words != "May":
        return False
    before, after = (tokens[i].lower if 0 <= i < len(tokens) else "" for i in (at - 1, at + 1))
    return before[:1].isdigit() or after[:1].isdigit() or before in _BEFORE_MONTHS


def cue_words(tokens: Sequence[Token]) -> list[str]:
    """The words by which cues are looked up: in lower case, save the month of May, which is no sign of a proposal."""
    return [token.words if is_month(tokens, at) else token.lower for at, token in enumerate(tokens)]
