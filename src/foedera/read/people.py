"""The people an article names: their fullest form and the state they belong to.

Nobody lists every spokesman, so a person is told by what stands around the name: a title before it, a role after it,
or a verb of saying beside it; the vocabulary's office-holders add their states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from foedera.vocabulary import Match, Vocabulary
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.speech_cues import speech_cues

_PARTICLE = r"(?:al|el|bin|ibn|de|da|del|della|di|van|von|der|den|la|le|abu|ben)"
_WORD = (
    r"(?:[A-ZÀ-ÞĀ-ŽƏİ][\w'’-]*[a-zà-ÿā-žəı][\w'’-]*"  # "Nikos", "O’Neill"
    r"|[A-ZÀ-Þİ]\."  # "J."
    r"|Al-[\w’'-]+"
    r"|[A-ZÀ-Þİ]{2,}(?=\s+[A-Z][a-z]))"  # "MARKO Petrov"
)
NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,7}}")
"""Words with a capital in a row, which may be a person's name and its title ("Minister Tomas van der Berg")."""

MOST_WORDS = 4
"""Words of the longest name taken; what is longer is a headline or a list."""

SAID_BEFORE = re.compile(r"(?:said|says|told|added|according to)\s+$", re.IGNORECASE)
"""Words right before a name that only a person has after them."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person of an article: the fullest name in it, the state (ISO alpha-3) where it is known, where it stands."""

    name: str
    country: str | None
    start: int
    end: int


@cache
def _not_names() -> frozenset[str]:
    return frozenset(speech_cues().not_names)


@cache
def _title_before() -> re.Pattern[str]:
    """What stands before a person's name: "Defence Minister", "Lt. Gen."."""
    cues = speech_cues()
    return re.compile(rf"(?:\b(?:{any_of(cues.titles)})|(?:^|(?<=\W))(?:{any_of(cues.ranks)}))[,]?\s+$", re.IGNORECASE)


@cache
def _verb_after() -> re.Pattern[str]:
    """What a person does after the name: "also said", ", who has denied"."""
    verbs = any_of(speech_cues().verbs)
    return re.compile(rf"^,?\s*(?:who\s+)?(?:\w+ly\s+|also\s+|then\s+|has\s+|have\s+|had\s+)?(?:{verbs})\b")


@cache
def _role_after() -> re.Pattern[str]:
    """What a person is, after the name: ", the Albanian ambassador"."""
    return re.compile(
        r"^\s*,\s+(?:(?:who|a|an|the|former|deputy|chief|senior)\b|[\w’'-]+\s+)[^,.]{0,80}"
        rf"\b(?:{any_of(speech_cues().titles)})\b",
        re.IGNORECASE,
    )


def _is_person(text: str, start: int, end: int) -> bool:
    """Whether what stands around a capitalised name in the text says that it is a person's."""
    before, after = text[max(0, start - 60) : start], text[end : end + 110]
    return any((
        _title_before().search(before), _role_after().match(after),
        _verb_after().match(after), SAID_BEFORE.search(before),
    ))  # fmt: skip


def find_people(text: str, matches: Sequence[Match], vocabulary: Vocabulary) -> tuple[Named, ...]:
    """Everybody named in the text in a full form, in order; `matches` are the vocabulary's names in it.

    A name inside that of a state, firm, organisation or system is none of a person's.

    >>> from foedera.vocabulary import load_vocabulary
    >>> [named.name for named in find_people("“It works,” said Karel Dvorak in Rotava.", [], load_vocabulary())]
    ['Karel Dvorak']
    """
    taken = [(m.start, m.end) for m in matches if m.category not in ("person", "outlet", "currency", "unit")]
    found: dict[tuple[int, int], Named] = {}
    for match in matches:
        if match.category == "person" and " " in match.words:
            states = vocabulary.states_of(match)
            found[match.start, match.end] = Named(match.words, states[0] if states else None, match.start, match.end)
    for candidate in NAME.finditer(text):
        start, end = _trimmed(text, *_free_part(candidate.start(), candidate.end(), taken))
        if end <= start or any(start < right and left < end for left, right in [*taken, *found]):
            continue
        if _is_person(text, start, end):
            found[start, end] = Named(text[start:end], _country(text, start, end, matches, vocabulary), start, end)
    return tuple(sorted(found.values(), key=lambda n: n.start))


def _free_part(start: int, end: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The longest part of a run of capitals that no other name takes ("Kenyan Minister Ana Otieno" without Kenyan)."""
    cuts = sorted((left, right) for left, right in taken if left < end and start < right)
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    parts = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return max(parts, key=lambda part: part[1] - part[0])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out titles and common words at the beginning or end of a capitalised run; two words must remain."""
    words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"\S+", text[start:end])]
    while words and _no_part_of_name(words[0][2]):
        words.pop(0)
    while words and words[-1][2].rstrip("’'s") in _not_names():
        words.pop()
    if not 2 <= len(words) <= MOST_WORDS or any(word in _not_names() for _, _, word in words):
        return 0, 0
    last = words[-1]
    return words[0][0], last[0] + len(re.sub(r"['’]s?$", "", last[2]))


@cache
def _titles_and_ranks() -> frozenset[str]:
    return frozenset(word.lower() for word in (*speech_cues().ranks, *speech_cues().titles))


def _no_part_of_name(word: str) -> bool:
    """Whether a capitalised word before a name is a title, a rank or a common word."""
    lower = word.lower()
    return word in _not_names() or lower in _titles_and_ranks() or lower.rstrip(".") in _titles_and_ranks()


def _country(text: str, start: int, end: int, matches: Iterable[Match], vocabulary: Vocabulary) -> str | None:
    """The state named in the title before the name, or in the description after it."""
    belonging = [m for m in matches if m.category in ("state", "organisation", "firm")]
    before = [m for m in belonging if 0 <= start - m.end <= 70 and not _PART_ENDS.search(text[m.end : start])]
    after = [m for m in belonging if 0 <= m.start - end <= 60 and _DESCRIPTION.match(text[end : m.start])]
    states = (state for match in [*reversed(before), *after] for state in vocabulary.states_of(match))
    return next(states, None)


_PART_ENDS = re.compile(r"[.;!?]\s|,\s")
_DESCRIPTION = re.compile(r"^\s*,\s[^.;!?]*$")
