"""Where an activity takes place, as named: towns, states, seas, bases, areas of command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedera.read.mentions import Mention
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.place_cues import place_cues

_WORD = r"[A-ZÀ-ÞİƏ](?:[\w’'-]|\.(?!\s*$))*"
"""A word with a capital; the full stop that ends the sentence is no part of it."""

_NAME = rf"{_WORD}(?:\s+{_WORD})?"
_TOWARDS = ("to", "into")
_MOTION = (*_TOWARDS, "from")

_TOWN = re.compile(
    rf"\b(?:in|at|near|off|outside)\s+(?:the\s+)?(?P<name>{_NAME}(?:,\s+{_NAME})?)(?=[\s,.;)”\"]|$)",
)
"""Any name after "in" or "at": "in Nordhavn, Denmark"."""

_BEFORE = re.compile(
    r"\b(?P<preposition>in|at|near|off|outside|to|into|across|from)\s+"
    r"(?:the\s+)?(?:[a-z]+ern\s+|(?:province|city|port|town|region) of\s+)?$",
)
"""What makes a place of the town or state after it: "in northern", "at the port of"."""

_LATER = re.compile(rf"^,\s+(?P<more>{_NAME})(?=[\s,.;)]|$)")
"""The larger place after a comma: "Izmir, Turkey"."""


@cache
def _named_place() -> re.Pattern[str]:
    """A name that ends as those of seas, bases and regions do: "in the Gulf of Oman", "at Camp Bucca"."""
    cues = place_cues()
    ends = any_of((*cues.waters, *cues.sites))
    return re.compile(
        r"\b(?:in|at|near|off|outside|through|across|into|aboard|throughout)\s+(?:the\s+)?(?:[a-z]+ern\s+)?"
        rf"(?P<name>(?:(?:{_WORD}|of|and|the)\s+){{0,5}}?(?:{_WORD}\s+)?(?:{ends})\b"
        rf"(?:\s+of\s+(?:the\s+)?{_NAME})?(?:,\s+{_NAME})?)"
    )


def find_place(text: str, start: int, end: int, mentions: Sequence[Mention], reach: bool) -> tuple[int, int] | None:
    """The offsets of the place named in a part of a sentence; None where none is.

    A town or state of the vocabulary after "in" or "at" comes first, then a name that ends like a place's ("the Gulf of
    Oman", "Camp Bucca"), then any other name after "in" or "at". `reach`: "to Kabul" counts too (deployments, visits).

    >>> words = "The two navies drilled in the Gulf of Oman in May."
    >>> words[slice(*find_place(words, 0, len(words), [], False))]
    'Gulf of Oman'
    """
    for mention in mentions:
        if _takes_place_at(text, start, mention, reach):
            return mention.start, _with_larger(text, mention.end, end)
    for pattern in (_named_place(), _TOWN):
        for found in pattern.finditer(text, start, end):
            if not _other_than_place(found["name"].split()[0]) and not re.fullmatch(r"[A-Z]{2,}", found["name"]):
                return found.span("name")
    return None


def _takes_place_at(text: str, start: int, mention: Mention, reach: bool) -> bool:
    """Whether a state or town is where it happens ("in Izmir"), or where somebody goes ("to Kabul")."""
    found = _BEFORE.search(text[max(start, mention.start - 40) : mention.start])
    if found is None or mention.sort not in ("state", "body"):
        return False
    preposition = found["preposition"]
    if mention.use == "place":
        return reach or preposition not in _MOTION
    return reach and (preposition in ("in", "at") or (preposition in _TOWARDS and mention.use == "party"))


def _with_larger(text: str, place_end: int, end: int) -> int:
    """Where a place ends, the larger one after a comma included."""
    later = _LATER.match(text[place_end:end])
    return place_end + later.end() if later and not _other_than_place(later["more"]) else place_end


def _other_than_place(word: str) -> bool:
    return word in place_cues().not_places
