"""The vocabulary as the steps use it: look up, find in text, who held an office."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from foedera.vocabulary.compile import Compiled, load_compiled
from foedera.vocabulary.designations import Designation, Refused, Shapes
from foedera.vocabulary.edtf import days_of
from foedera.vocabulary.fold import fold
from foedera.vocabulary.match import Match, Matcher, Rejected
from foedera.vocabulary.schema import (
    LISTS,
    AnyEntry,
    Firm,
    Form,
    Office,
    Organisation,
    Outlet,
    Person,
    State,
    SystemEntry,
    TypeEntry,
)

_LIST_OF = {
    "state": "states", "body": "states", "organisation": "organisations", "firm": "firms", "person": "people",
    "system": "systems", "noun": "types", "type": "types", "outlet": "outlets", "currency": "currencies",
}  # fmt: skip


class Vocabulary:
    """All entries, and the matcher over their forms. Made by `load_vocabulary`, kept for the whole run."""

    def __init__(self, compiled: Compiled) -> None:
        self.version: str = compiled["version"]
        self._raw: list[bytes] = compiled["entries"]
        self._read: dict[int, AnyEntry] = {}
        self._matcher = Matcher(compiled)
        self._shapes = Shapes(compiled["settings"])
        self._offices: dict[str, list[tuple[Person, Office]]] | None = None

    # -- in text

    def find(self, text: str, on: str | None = None) -> list[Match]:
        """Every name of the vocabulary in a text, leftmost and longest; `on` the EDTF date of the text.

        The date chooses between entries that share a form and are meant at different times.

        >>> [(m.words, m.entry) for m in load_vocabulary().find("Turkey and Azerbaijan signed a protocol.")]
        [('Turkey', 'TUR'), ('Azerbaijan', 'AZE')]
        """
        return self._matcher.find(text, on)

    def search(self, text: str, on: str | None = None) -> tuple[list[Match], list[Rejected]]:
        """What was found and what was not taken, with the reasons (for `foedera vocab find`)."""
        return self._matcher.search(text, on, explain=True)

    def find_designations(self, text: str, matches: Sequence[Match] = ()) -> list[Designation]:
        """What has the shape of a designation and is on no list ("K2NO"), outside the matches given."""
        return self.search_designations(text, matches)[0]

    def search_designations(self, text: str, matches: Sequence[Match] = ()) -> tuple[list[Designation], list[Refused]]:
        """The designations by shape, and what has such a shape and is none, with the reasons."""
        return self._shapes.find(text, [(match.start, match.end) for match in matches])

    # -- by id

    def get(self, category: str, entry: str) -> AnyEntry | None:
        """The entry with this id in a category ("state", "firm", "system", "type", ...); None where there is none."""
        number = self._ids[_LIST_OF[category]].get(entry)
        return None if number is None else self._entry(number)

    def all(self, category: str) -> Iterator[AnyEntry]:
        """Every entry of a category, in the order of the files."""
        for number in self._ids[_LIST_OF[category]].values():
            yield self._entry(number)

    def state(self, code: str) -> State | None:
        """The state or body with this code ("TUR", "SUN", "NATO")."""
        found = self.get("state", code)
        return found if isinstance(found, State) else None

    def organisation(self, entry: str) -> Organisation | None:
        """The organisation with this id."""
        found = self.get("organisation", entry)
        return found if isinstance(found, Organisation) else None

    def firm(self, entry: str) -> Firm | None:
        """The firm with this id."""
        found = self.get("firm", entry)
        return found if isinstance(found, Firm) else None

    def person(self, entry: str) -> Person | None:
        """The person with this id."""
        found = self.get("person", entry)
        return found if isinstance(found, Person) else None

    def system(self, entry: str) -> SystemEntry | None:
        """The system with this id."""
        found = self.get("system", entry)
        return found if isinstance(found, SystemEntry) else None

    def type_of(self, match: Match) -> TypeEntry | None:
        """The type of a matched system or class noun, which holds its class and categories."""
        entry = match.entry
        if match.category == "system":
            system = self.system(match.entry)
            if system is None:
                return None
            entry = system.type
        found = self.get("type", entry)
        return found if isinstance(found, TypeEntry) else None

    def class_of(self, match: Match) -> str | None:
        """The codebook's class of a matched system or class noun ("ucav", "artillery")."""
        if match.category == "system":
            system = self.system(match.entry)
            if system is not None and system.system_class is not None:
                return system.system_class
        found = self.type_of(match) if match.category in ("system", "noun") else None
        return found.system_class if found else None

    def states_of(self, match: Match) -> tuple[str, ...]:
        """The codes of the states that a match belongs to; none for bodies.

        A state and its dependencies, an organisation's or a firm's state (several for a joint venture), the state a
        person held office in, a system's states of origin. Contested territories answer with their own code.
        """
        entry = self.get(match.category, match.entry)
        if isinstance(entry, State):
            return () if entry.status == "body" else (entry.id,)
        if isinstance(entry, (Organisation, Firm)):
            return entry.states or ((entry.state,) if entry.state else ())
        if isinstance(entry, Person):
            states = [entry.state, *(office.state for office in entry.offices)]
            return tuple(dict.fromkeys(state for state in states if state))
        if isinstance(entry, SystemEntry):
            return entry.origin
        if isinstance(entry, Outlet):
            return (entry.state,) if entry.state else ()
        return ()

    # -- office-holders

    def holders(self, name: str, on: str | None = None) -> list[tuple[Person, Office]]:
        """The people of this name or surname and the offices they held on an EDTF date (ever, where None)."""
        if self._offices is None:
            self._offices = self._people_by_name()
        found = self._offices.get(" ".join(fold(name).split()), [])
        return [(person, office) for person, office in found if held(office, on)]

    def office(self, kind: str, state: str, on: str | None = None) -> list[tuple[Person, Office]]:
        """Who held a kind of office ("defence-minister") or a title of a state on an EDTF date, latest first."""
        wanted = fold(kind)
        found = [
            (person, office)
            for person in self.all("person")
            if isinstance(person, Person)
            for office in person.offices
            if (office.state or person.state) == state
            and (office.kind == kind or fold(office.title) == wanted)
            and held(office, on)
        ]
        return sorted(found, key=lambda pair: pair[1].since or "", reverse=True)

    def _people_by_name(self) -> dict[str, list[tuple[Person, Office]]]:
        found: dict[str, list[tuple[Person, Office]]] = {}
        for person in self.all("person"):
            assert isinstance(person, Person)
            first = self.state(person.state) if person.state else None
            words = person.name.split()
            surname = person.surname or words[0 if first and first.surname_first else -1]
            names = [person.name, surname, *(f.form if isinstance(f, Form) else f for f in person.aliases)]
            for name in dict.fromkeys(" ".join(fold(name).split()) for name in names):
                found.setdefault(name, []).extend((person, office) for office in person.offices)
        return found

    @cached_property
    def _ids(self) -> dict[str, dict[str, int]]:
        """The number of each entry, by list and id."""
        ids: dict[str, dict[str, int]] = {name: {} for name in LISTS}
        for number, line in enumerate(self._raw):
            list_name, entry, _ = line.split(b"\t", 2)
            ids[list_name.decode()][entry.decode()] = number
        return ids

    def _entry(self, number: int) -> AnyEntry:
        if number not in self._read:
            list_name, _, text = self._raw[number].decode().split("\t", 2)
            self._read[number] = _entry_from(list_name, json.loads(text))
        return self._read[number]


def held(office: Office, on: str | None) -> bool:
    """Whether an office was held at some time of an EDTF date or interval; of unknown bounds, it may have been."""
    if on is None:
        return True
    first, last = days_of(on)
    since = days_of(office.since)[0] if office.since else ""
    until = days_of(office.until)[1] if office.until else "9999"
    return since <= last and first <= until


def _entry_from(list_name: str, values: dict[str, Any]) -> AnyEntry:
    made = {key: _frozen(key, value) for key, value in values.items()}
    entry: AnyEntry = LISTS[list_name](**made)
    return entry


def _frozen(key: str, value: Any) -> Any:
    if key == "offices":
        return tuple(Office(**office) for office in value)
    if isinstance(value, list):
        return tuple(_frozen("", one) for one in value)
    if isinstance(value, dict):
        return Form(**{k: _frozen("", v) for k, v in value.items()})
    return value


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """The vocabulary, with a user's folder of YAML that adds to it or replaces entries. Loaded once.

    Raises VocabularyError with file and line where the user's folder is wrong.
    """
    return _loaded(extra)


@lru_cache(maxsize=4)
def _loaded(extra: Path | None) -> Vocabulary:
    return Vocabulary(load_compiled(extra))


def vocabulary_version(extra: Path | None = None) -> str:
    """The hash of the vocabulary's content, kept with every claim that was read with it."""
    return load_vocabulary(extra).version
