"""Who may be the speaker of a sentence: the people, offices, firms, outlets and states named in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from foedera.read.people import Named
from foedera.records import Sentence
from foedera.vocabulary import Match, Vocabulary
from foedera.vocabulary.schema import State as StateEntry

SPEAKING = frozenset(["organisation", "firm", "outlet", "state", "body"])
"""What speaks beside people: "Ankara announced", "Roketsan said", "Reuters reported"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who may have said a sentence: where it names them, and how the register would print the name."""

    start: int
    end: int
    name: str
    country: str | None
    person: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article; `people_by_name` has everybody under their full name and their surname."""

    people: Sequence[Named]
    matches: Sequence[Match]
    vocabulary: Vocabulary
    people_by_name: dict[str, Named]

    @classmethod
    def of(cls, people: Sequence[Named], matches: Sequence[Match], vocabulary: Vocabulary) -> Names:
        """The names of an article, the longest form of each person's winning."""
        by_name: dict[str, Named] = {}
        for named in people:
            for key in {named.name, named.name.split()[-1]}:
                known = by_name.get(key)
                if known is None or len(known.name) < len(named.name) or (known.country is None and named.country):
                    by_name[key] = named
        return cls(people, matches, vocabulary, by_name)

    def speakers_in(self, sentence: Sentence) -> list[Speaker]:
        """Everybody in a sentence who may speak; "Pappas" is the Nikos Pappas named before."""
        found = self._in_full(sentence)
        found += self._by_surname(sentence, found)
        found += self._others(sentence)
        return sorted(found, key=lambda s: (s.start, -s.end))

    def countries_within(self, start: int, end: int) -> list[str]:
        """The states that the names between two offsets belong to."""
        return [
            state
            for match in self.matches
            if start <= match.start and match.end <= end
            for state in self.vocabulary.states_of(match)
        ]

    def _in_full(self, sentence: Sentence) -> list[Speaker]:
        found = []
        for named in self.people:
            if sentence.span.start <= named.start and named.end <= sentence.span.end:
                best = self.people_by_name.get(named.name.split()[-1], named)
                found.append(Speaker(named.start, named.end, best.name, best.country or named.country, True))
        return found

    def _by_surname(self, sentence: Sentence, found: Sequence[Speaker]) -> list[Speaker]:
        more: list[Speaker] = []
        for surname, named in self.people_by_name.items():
            if " " in surname:
                continue
            for m in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", sentence.words):
                start, end = sentence.span.start + m.start(), sentence.span.start + m.end()
                if not any(s.start <= start < s.end for s in (*found, *more)):
                    more.append(Speaker(start, end, named.name, named.country, True))
        return more

    def _others(self, sentence: Sentence) -> list[Speaker]:
        return [
            self._other(match)
            for match in self.matches
            if sentence.span.start <= match.start
            and match.end <= sentence.span.end
            and match.category in SPEAKING
            and match.kind not in ("adjective", "city")
        ]

    def _other(self, match: Match) -> Speaker:
        """An office, firm, outlet or state; "Ankara" is Turkey."""
        states = self.vocabulary.states_of(match)
        entry = self.vocabulary.get(match.category, match.entry) if match.kind == "seat" else None
        name = entry.name if isinstance(entry, StateEntry) else match.words
        return Speaker(match.start, match.end, name, states[0] if states else None, False)
