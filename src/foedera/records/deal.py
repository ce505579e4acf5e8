"""Deal: the register entry that merges claims. Link: why two claims are one deal. Judgement: a person's verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.records.claim import Kind, Stage

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that are copies of one text.

    `origin` the article that first had it, or None where the credited outlet is not among them; `origin_name` the
    outlet or agency it goes back to; `members` all article ids, origin included, sorted; `why` one sentence.
    """

    members: tuple[str, ...]
    origin: str | None
    origin_name: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims put together (or kept apart), with the score and the sentence that explains it."""

    left: str
    right: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class DealGroup:
    """Claims put together as one deal, before the register makes an entry of them.

    `claims` ids, sorted; `links` why they belong together. A claim that stands alone is a group of one.
    """

    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on two claims: the same deal or not. Overrides the program, and can be undone.

    `judged_at` is ISO 8601 in UTC.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    judged_at: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a deal's lifecycle: the stage, when it happened (EDTF), who said so, by which claims."""

    stage: Stage
    happened_on: str | None
    first_published_on: str | None
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One value reported for a field of a deal, the claims that report it, and from how many independent sources."""

    value: str
    claims: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field for which independent reports of one deal give values that cannot both be right."""

    field: str
    readings: tuple[Reading, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A value that looks implausible against the reference table: shown, never changed."""

    field: str
    value: str
    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class DealParty:
    """A party of a deal as the register shows it."""

    name: str
    country: str | None
    role: str
    entry: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealSystem:
    """A system of a deal as the register shows it."""

    name: str | None
    system_class: str
    entry: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """One entry of the register: what its claims say together.

    `id` comes from its earliest claim, `aliases` are former ids of deals that were merged into it. `stage` the
    furthest rung its claims reach, or `stopped`/`denied` where the newest report says so. `fields` holds every
    reading of quantity, value and date; `sources` counts independent origins, after copies are collapsed.
    """

    id: str
    aliases: tuple[str, ...]
    kind: Kind
    stage: Stage
    parties: tuple[DealParty, ...]
    systems: tuple[DealSystem, ...]
    lifecycle: tuple[Step, ...]
    readings: tuple[tuple[str, tuple[Reading, ...]], ...]
    conflicts: tuple[Conflict, ...]
    flags: tuple[Flag, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    sources: int
    links: tuple[Link, ...] = ()
