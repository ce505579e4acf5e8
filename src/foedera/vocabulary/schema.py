"""What an entry of the vocabulary may say: one frozen dataclass for each kind of entry.

The YAML is checked against these strictly when it is compiled; what is compiled is read back into the same classes.
Three keys of the YAML cannot be names in Python and are renamed: `from` to `since`, `to` to `until`, `class` to
`system_class`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from foedera.records import SystemClass

Category = Literal["state", "body", "organisation", "firm", "person", "system", "noun", "outlet", "currency", "unit"]

FormKind = Literal[
    "name", "alias", "native", "adjective", "people", "seat", "city", "weak", "surname", "noun", "sign", "code",
]  # fmt: skip

Status = Literal["state", "withdrawn", "contested", "body", "dependency"]

SipriCategory = Literal[
    "Aircraft", "Air-defence systems", "Anti-submarine warfare weapons", "Armoured vehicles", "Artillery",
    "Engines", "Missiles", "Naval weapons", "Other", "Satellites", "Sensors", "Ships",
]  # fmt: skip

UnrocaCategory = Literal["I", "II", "III", "IV", "V", "VI", "VII", "SALW"]

STRICT = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form with rules of its own: `{form: Georgian, not_before: [Bay]}`. Rules of the entry are then left out."""

    __pydantic_config__: ClassVar = STRICT
    form: str
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


Forms = tuple[str | Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry with names has."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    aliases: Forms = ()
    weak: Forms = ()
    native: str | None = None
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    years: str | None = None
    example: str | None = None
    wikidata: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Entry):
    """A state, withdrawn state, contested territory, dependency or international body."""

    __pydantic_config__: ClassVar = STRICT
    status: Status
    adjectives: Forms = ()
    people: Forms = ()
    seats: Forms = ()
    cities: Forms = ()
    state: str | None = None
    claimed_by: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    surname_first: bool = False
    cow: int | None = None
    alpha2: str | None = None


OrganisationKind = Literal[
    "ministry", "force", "branch", "procurement", "agency", "parliament", "headquarters", "institute",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entry):
    """A ministry, force, branch, procurement agency or the like."""

    __pydantic_config__: ClassVar = STRICT
    kind: OrganisationKind
    state: str | None = None
    states: tuple[str, ...] = ()
    parent: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm(Entry):
    """An arms maker, shipyard or the group that owns it."""

    __pydantic_config__: ClassVar = STRICT
    state: str | None = None
    states: tuple[str, ...] = ()
    parent: str | None = None
    successor: str | None = None
    makes: tuple[SystemClass, ...] = ()


OfficeKind = Literal[
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "procurement-chief",
    "chief-of-staff", "service-chief", "firm-head", "body-head", "spokesperson", "envoy", "minister",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office and the time it was held: EDTF dates, `until` None while it still is.

    `shared` marks an office that several hold at once (co-presidents, several deputy ministers), `acting` a
    stand-in: neither counts as an overlap of tenures.
    """

    __pydantic_config__: ClassVar = STRICT
    title: str
    kind: OfficeKind
    since: str | None = None
    until: str | None = None
    state: str | None = None
    firm: str | None = None
    body: str | None = None
    organisation: str | None = None
    acting: bool = False
    shared: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """An office-holder. `surname` where it is not the last word of the name (first word where the state says so)."""

    __pydantic_config__: ClassVar = STRICT
    offices: tuple[Office, ...]
    state: str | None = None
    surname: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemEntry(Entry):
    """A designation of a weapon system or equipment."""

    __pydantic_config__: ClassVar = STRICT
    type: str
    maker: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    programme: str | None = None
    year: int | None = None
    variants: bool = True
    system_class: SystemClass | None = None
    class_why: str | None = None
    sipri: SipriCategory | None = None
    sipri_why: str | None = None
    unroca: UnrocaCategory | None = None
    unroca_why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """A type of system with its class and categories, and the common nouns that name it."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    system_class: SystemClass
    sipri: SipriCategory | None
    sipri_why: str
    unroca: UnrocaCategory | None
    unroca_why: str
    nouns: Forms = ()
    weak: Forms = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    example: str | None = None
    note: str | None = None


OutletKind = Literal[
    "agency", "daily", "weekly", "broadcaster", "web", "trade-press", "ministry", "institute", "magazine",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Entry):
    """An outlet or news agency, as credited in text and by its web domains."""

    __pydantic_config__: ClassVar = STRICT
    kind: OutletKind
    domains: tuple[str, ...] = ()
    state: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """A currency: ISO 4217 code, its words and its signs.

    `signs` stand only for it ("€"), `shared_signs` for several ("$", "Rs"): the first listed in the file is meant
    where nothing tells. `until` the last year of a currency that is gone.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    words: Forms = ()
    weak: Forms = ()
    near: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    shared_signs: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    until: str | None = None
    note: str | None = None


AnyEntry = State | Organisation | Firm | Person | SystemEntry | TypeEntry | Outlet | Currency

LISTS: dict[str, type] = {
    "states": State,
    "organisations": Organisation,
    "firms": Firm,
    "people": Person,
    "systems": SystemEntry,
    "types": TypeEntry,
    "outlets": Outlet,
    "currencies": Currency,
}
"""The lists that hold entries, and the class of each."""

RENAMED = {"from": "since", "to": "until", "class": "system_class"}
