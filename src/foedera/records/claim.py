"""Claim: what one article says about one activity at one stage; Cell: one value with its span."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, get_args

from foedera.records.article import Span

Kind = Literal[
    "transfer", "co-production", "co-development", "upgrade", "support", "training", "exercise", "deployment",
    "investment", "cooperation", "consultation", "capability",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

Stage = Literal["proposed", "negotiating", "planned", "agreed", "underway", "completed", "stopped", "denied"]
STAGES: tuple[Stage, ...] = get_args(Stage)
LADDER: tuple[Stage, ...] = STAGES[:6]
"""The stages that follow one another; `stopped` and `denied` stand beside them."""

SystemClass = Literal[
    "aircraft", "helicopter", "uav", "ucav", "missile", "air-defence", "artillery", "armoured-vehicle", "ship",
    "submarine", "engine", "sensor", "electronic-warfare", "ammunition", "small-arms", "laser", "satellite",
    "software", "infrastructure", "other",
]  # fmt: skip
CLASSES: tuple[SystemClass, ...] = get_args(SystemClass)

PartyRole = Literal["supplier", "recipient", "partner"]
PARTY_ROLES: tuple[PartyRole, ...] = get_args(PartyRole)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """One value and the exact words it was read from; `how` names the rule or model that read it."""

    value: T
    span: Span
    how: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A state, ministry, firm or person that takes part.

    `name` the article's fullest form; `country` ISO 3166-1 alpha-3 (withdrawn codes for states that are gone),
    None for international bodies; `entry` the vocabulary's id, None where it knows no such party.
    """

    name: str
    country: str | None
    role: PartyRole
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class System:
    """A weapon system or equipment: its designation as printed (None where only a class is named) and class."""

    name: str | None
    system_class: SystemClass
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of a currency (ISO 4217)."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says about one activity, at one stage, between one set of parties (CODEBOOK, "The claim").

    `happened_on` is the EDTF date of the activity at that stage; `speaker` who asserts it, None where the article
    speaks in its own voice; `evidence` the sentences that state it, never empty; `reader` name and version of what
    coded it; `confidence` between 0 and 1.
    """

    article_id: str
    kind: Cell[Kind]
    stage: Cell[Stage]
    parties: tuple[Cell[Party], ...]
    systems: tuple[Cell[System], ...]
    quantity: Cell[int] | None
    value: Cell[Money] | None
    happened_on: Cell[str] | None
    place: Cell[str] | None
    speaker: Cell[str] | None
    evidence: tuple[Span, ...]
    reader: str
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Hash of what was read where: article, kind, stage, the offsets of cue, evidence, parties and systems.

        Survives reruns and better cleaning of values, since only raw positions and codes enter it.
        """
        first = self.evidence[0]
        raw = [
            self.article_id, self.kind.value, self.stage.value, self.kind.span.start, self.kind.span.end,
            first.start, first.end, *sorted(p.span.start for p in self.parties),
            *sorted(s.span.start for s in self.systems),
        ]  # fmt: skip
        return "c" + hashlib.sha256("|".join(map(str, raw)).encode()).hexdigest()[:15]

    def cells(self) -> Iterator[Cell[object]]:
        """Every cell of the claim, for checks that walk all of them."""
        single = (
            self.kind,
            self.stage,
            self.quantity,
            self.value,
            self.happened_on,
            self.place,
            self.speaker,
        )
        yield from (cell for cell in single if cell is not None)  # type: ignore[misc]
        yield from self.parties  # type: ignore[misc]
        yield from self.systems  # type: ignore[misc]

    def spans(self) -> Iterator[Span]:
        """Every span of the claim, evidence included."""
        yield from (cell.span for cell in self.cells())
        yield from self.evidence
