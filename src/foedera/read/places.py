"""Where an activity takes place, as named: towns, states, seas, bases, areas of command."""

from __future__ import annotations

import re
from functools import cache

from foedera.read.parties import Mention
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.place_cues import place_cues

_WORD = r"[A-ZÀ-ÞİƏ][\w’'.-]*"


@cache
def _named_place() -> re.Pattern[str]:
    cues = place_cues()
    ends = any_of((*cues.waters, *cues.sites))
    return re.compile(
        r"\b(?:in|at|near|off|outside|through|across|into|aboard|throughout)\s+(?:the\s+)?(?:[a-z]+ern\s+)?"
        rf"(?P<name>(?:(?:{_WORD}|of|and|the)\s+){{0,5}}?(?:{_WORD}\s+)?(?:{ends})\b(?:,\s+{_WORD}(?:\s+{_WORD})?)?)"
    )


_TOWN = re.compile(
    rf"\b(?:in|at|near|off|outside)\s+(?:the\s+)?(?P<name>{_WORD}(?:\s+{_WORD})?(?:,\s+{_WORD}(?:\s+{_WORD})?)?)(?=[\s,.;)”\"]|$)"
)
_NOT_PLACES = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday The This That These Those Parliament Congress Operation Exercise".split()
)
_BEFORE = re.compile(
    r"\b(?:in|at|near|off|outside|to|into|across|from)\s+(?:the\s+)?(?:[a-z]+ern\s+|(?:province|city|port|town|region) of\s+)?$"
)
_LATER = re.compile(rf"^,\s+(?P<more>{_WORD}(?:\s+{_WORD})?)(?=[\s,.;)]|$)")


def find_place(text: str, start: int, end: int, mentions: list[Mention], reach: bool) -> tuple[int, int] | None:
    """The offsets of the place named in a part of a sentence; None where none is.

    A town or state of the vocabulary after "in" or "at" comes first, then a name that ends like a place's ("the Gulf of
    Oman", "Camp Bucca"), then any other name after "in" or "at". `reach`: "to Kabul" counts too (deployments, visits).
    """
    for mention in mentions:
        before = text[max(start, mention.start - 40) : mention.start]
        found = _BEFORE.search(before)
        if found is None or mention.sort not in ("state", "body") or (mention.use != "place" and not reach):
            continue
        if re.match(r"\s*(?:to|into|from)\b", found.group()) and not (reach and mention.use in ("place", "party")):
            continue
        if mention.use == "place" or re.match(r"\s*(?:to|into|in|at)\b", found.group()):
            later = _LATER.match(text[mention.end : end])
            stop = mention.end + later.end() if later and later["more"] not in _NOT_PLACES else mention.end
            return mention.start, stop
    for pattern in (_named_place(), _TOWN):
        for m in pattern.finditer(text, start, end):
            if m["name"].split()[0] not in _NOT_PLACES and not re.fullmatch(r"[A-Z]{2,}", m["name"]):
                return m.start("name"), m.end("name")
    return None
