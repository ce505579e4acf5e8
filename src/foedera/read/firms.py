"""Firms that no list has, told by the word that ends their names: "Nordhavn Systems", "Rotava Shipyard"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedera.read.mentions import Mention
from foedera.read.people import Named
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.party_cues import party_cues

OF_STATE = 25
"""Characters between a state's name and the firm it says the state of ("the Danish firm Nordhavn Systems")."""

_LEADING = re.compile(
    r"^(?:The|A|An|In|On|At|By|And|That|This|These|Those|Its|Their|His|Her|Our|With|For|From|To|Of|When|After|Before|Under)\s+"
)
_POSSESSIVE = re.compile(r"^(?:['’]s?)?\s+")


@cache
def _ends_like_firm() -> re.Pattern[str]:
    """Words with a capital that end in a word for a firm."""
    return re.compile(rf"(?:[A-Z][\w&’'-]*\s+){{1,4}}(?:{any_of(party_cues().firms)})(?!\w)")


def find_unlisted_firms(text: str, known: Sequence[Mention], people: Sequence[Named]) -> list[Mention]:
    """The firms in a text that the vocabulary does not have, each with the state that the words beside it give.

    `known` are the mentions found before; what overlaps a firm, office, body or person among them is none.

    >>> words = "Peru ordered it from Rotava Shipyard."
    >>> [firm.name for firm in find_unlisted_firms(words, [], [])]
    ['Rotava Shipyard']
    """
    named = [k for k in known if k.sort in ("firm", "office", "body")]
    found = []
    for run in _ends_like_firm().finditer(text):
        start = run.start() + _length(_LEADING, run.group())
        taken: list[Mention | Named] = [*named, *people]
        if any(t.start < run.end() and start < t.end for t in taken):
            continue
        firm = _firm(text, start, run.end(), known)
        if firm is not None:
            found.append(firm)
    return found


def _firm(text: str, start: int, end: int, known: Sequence[Mention]) -> Mention | None:
    """The firm in a run of capitals, of the state whose name begins the run or stands before it.

    A single word is too little ("the Shipyard") unless a state stands beside it.
    """
    country = None
    first = next((k for k in known if start <= k.start and k.end <= end), None)
    if first is not None and first.start == start:
        country = first.country
        start = first.end + _length(_POSSESSIVE, text[first.end : end])
    if country is None:
        country = _state_before(text, start, known)
    words = text[start:end]
    name = re.sub(r"\s+(?:company|firm)$", "", words)
    if (len(words.split()) < 2 and country is None) or not name[:1].isupper():
        return None
    return Mention(start, start + len(name), name, country, None, "firm", "party")


def _state_before(text: str, start: int, known: Sequence[Mention]) -> str | None:
    before = [
        k for k in known if k.sort == "state" and 0 < start - k.end <= OF_STATE and "," not in text[k.end : start]
    ]
    return before[-1].country if before else None


def _length(pattern: re.Pattern[str], words: str) -> int:
    """How many characters at the beginning of the words the pattern takes."""
    found = pattern.match(words)
    return found.end() if found else 0
