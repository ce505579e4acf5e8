"""Ships by name: "USS Carney (DDG 64)" is a ship and a party's, told by the prefix its navy uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from foedera.records import SystemClass
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.place_cues import place_cues


@dataclass(frozen=True, slots=True)
class Ship:
    """A named ship in a text: offsets, the name with its hull number, its class, and the state of its navy."""

    start: int
    end: int
    name: str
    system_class: SystemClass
    country: str


@cache
def _pattern() -> re.Pattern[str]:
    """A prefix of a navy, a name of up to three words, and the hull number where one stands in brackets."""
    prefixes = any_of(place_cues().ships)
    name = r"[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:de|di|van|al)?\s*[A-ZÀ-Þ][\w’'.-]+){0,2}"
    return re.compile(rf"(?<!\w)(?P<prefix>{prefixes})\s+(?P<name>{name})(?:\s+\((?P<hull>[A-Z]{{1,4}})[ -]?\d+\))?")


def find_ships(text: str, start: int, end: int) -> Iterator[Ship]:
    """The named ships between two offsets, in order.

    >>> words = "HMAS Toowoomba and USS Key West (SSN-722) sailed from Perth."
    >>> [(ship.name, ship.system_class, ship.country) for ship in find_ships(words, 0, len(words))]
    [('HMAS Toowoomba', 'ship', 'AUS'), ('USS Key West (SSN-722)', 'submarine', 'USA')]
    """
    cues = place_cues()
    for m in _pattern().finditer(text, start, end):
        submarine = m["hull"] in cues.hulls
        yield Ship(m.start(), m.end(), m.group(), "submarine" if submarine else "ship", cues.ships[m["prefix"]])
