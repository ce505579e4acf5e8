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
_WORD = r"(?:[A-ZÀ-ÞĀ-ŽƏİ][\w'’-]*[a-zà-ÿā-žəı][\w'’-]*|[A-ZÀ-Þİ]\.|Al-[\w’'-]+|[A-ZÀ-Þİ]{2,}(?=\s+[A-Z][a-z]))"
NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,7}}")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(speech_cues().not_names)


@dataclass(frozen=True, slots=True)
class Named:
    """A person of an article: the fullest name in it, the state (ISO alpha-3) where it is known, where it stands."""

    name: str
    country: str | None
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = speech_cues()
    titles = any_of(cues.titles)
    ranks = any_of(cues.ranks)
    verbs = any_of(cues.verbs)
    return (
        re.compile(rf"(?:\b(?:{titles})|(?:^|(?<=\W))(?:{ranks}))[,]?\s+$", re.IGNORECASE),
        re.compile(rf"^,?\s*(?:who\s+)?(?:\w+ly\s+|also\s+|then\s+|has\s+|have\s+|had\s+)?(?:{verbs})\b"),
        re.compile(
            rf"^\s*,\s+(?:(?:who|a|an|the|former|deputy|chief|senior)\b|[\w’'-]+\s+)[^,.]{{0,80}}\b(?:{titles})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:\b(?:{verbs}|by|according to|quoted|with|and|met|minister|between)|[“”\"’'],?)\s+$"),
    )


def person_like(text: str, start: int, end: int) -> bool:
    """Whether what stands around a capitalised name in the text says that it is a person's."""
    title_before, verb_after, role_after, verb_before = _patterns()
    before, after = text[max(0, start - 60) : start], text[end : end + 110]
    if title_before.search(before) or role_after.match(after):
        return True
    return bool(verb_after.match(after)) or bool(
        re.search(r"(?:said|says|told|added|according to)\s+$", before, re.IGNORECASE)
    )


def find_people(text: str, matches: Sequence[Match], vocabulary: Vocabulary) -> tuple[Named, ...]:
    """Everybody named in the text in a full form, in order; `matches` are the vocabulary's names in it.

    A name inside that of a state, firm, organisation or system is none of a person's.
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
        if person_like(text, start, end):
            found[start, end] = Named(text[start:end], _country(text, start, end, matches, vocabulary), start, end)
    return tuple(sorted(found.values(), key=lambda n: n.start))


def _free_part(start: int, end: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The longest part of a capitalised run that no other name takes ("Kenyan Minister Grace Otieno" without Kenyan)."""
    cuts = sorted((left, right) for left, right in taken if left < end and start < right)
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    parts = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return max(parts, key=lambda part: part[1] - part[0])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out titles and common words at the beginning or end of a capitalised run; two words must remain."""
    words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"\S+", text[start:end])]
    ranks = {rank.lower() for rank in speech_cues().ranks} | {title.lower() for title in speech_cues().titles}
    while words and (
        words[0][2] in _not_names() or words[0][2].lower() in ranks or words[0][2].lower().rstrip(".") in ranks
    ):
        words.pop(0)
    while words and words[-1][2].rstrip("’'s") in _not_names():
        words.pop()
    if not 2 <= len(words) <= 4 or any(word in _not_names() for _, _, word in words):
        return 0, 0
    last = words[-1]
    return words[0][0], last[0] + len(re.sub(r"['’]s?$", "", last[2]))


def _country(text: str, start: int, end: int, matches: Iterable[Match], vocabulary: Vocabulary) -> str | None:
    """The state named in the title before the name, or in the description after it."""
    before = [m for m in matches if m.category in ("state", "organisation", "firm") and 0 <= start - m.end <= 70
              and not re.search(r"[.;!?]\s|,\s", text[m.end : start])]  # fmt: skip
    after = [m for m in matches if m.category in ("state", "organisation", "firm") and 0 <= m.start - end <= 60
             and re.match(r"^\s*,\s[^.;!?]*$", text[end : m.start])]  # fmt: skip
    for match in [*reversed(before), *after]:
        states = vocabulary.states_of(match)
        if states:
            return states[0]
    return None
