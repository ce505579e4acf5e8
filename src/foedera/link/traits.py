"""What linking looks at in a claim, worked out once: its sides, systems, dates and numbers in comparable form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foedera.errors import RegisterError
from foedera.link.weights import linking_table
from foedera.records import Article, Cell, Claim, Kind, Money, Party, Stage, SystemClass
from foedera.records.edtf import is_edtf, parse_edtf
from foedera.vocabulary.fold import fold

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Body:
    """A firm, ministry, force or international body as a claim names it.

    `firm`: surely not the state in another guise. A name that the vocabulary does not know and that has a state may
    be that state's own name, so it is not called a firm.
    """

    name: str
    country: str | None
    entry: str | None
    firm: bool


@dataclass(frozen=True, slots=True)
class Side:
    """Those who stand on one side of an activity: their states, and the bodies named."""

    states: frozenset[str]
    bodies: tuple[Body, ...]

    @property
    def known(self) -> bool:
        return bool(self.states or self.bodies)


@dataclass(frozen=True, slots=True)
class SystemTrait:
    """A system as it is compared: printed designation, class, and the vocabulary's entry where it has one."""

    name: str | None
    system_class: SystemClass
    entry: str | None


@dataclass(frozen=True, slots=True)
class Traits:
    """A claim as it is compared. `window` first and last day of the activity, None where no year is known;
    `undated` the date words without a year; `published` first and last possible day of publication."""

    claim_id: str
    article_id: str
    kind: Kind
    stage: Stage
    supplier: Side
    recipient: Side
    everyone: Side
    systems: tuple[SystemTrait, ...]
    quantity: int | None
    value: Money | None
    happened_on: str | None
    window: Window | None
    published: Window | None
    place: frozenset[str]
    speaker: str | None
    further_order: bool

    @property
    def time(self) -> date:
        """When it can be placed in time at the latest: the activity, else its publication, else the end of time."""
        for window in (self.window, self.published):
            if window is not None:
                return window[1] if window[1] != date.max else window[0]
        return date.max


def traits_of(claim: Claim, articles: Mapping[str, Article]) -> Traits:
    """A claim as it is compared. Raises RegisterError where its article is not given or its date is none."""
    article = articles.get(claim.article_id)
    if article is None:
        raise RegisterError(
            f"claim {claim.id} belongs to article {claim.article_id}, which is not among the articles given. "
            "Add the page again, or rebuild the register."
        )
    when = _happened_on(claim)
    words = " ".join(span.words for span in claim.evidence)
    return Traits(
        claim.id, claim.article_id, claim.kind.value, claim.stage.value,
        _side(claim, "supplier"), _side(claim, "recipient"), _side(claim, None),
        tuple(sorted({_system(cell.value.name, cell.value.system_class, cell.value.entry) for cell in claim.systems},
                     key=repr)),
        claim.quantity.value if claim.quantity is not None else None,
        claim.value.value if claim.value is not None else None,
        when, _window(when),
        _window(article.published_on.value) if article.published_on is not None else None,
        frozenset(_place_words(claim.place)),
        fold(claim.speaker.value).strip() if claim.speaker is not None else None,
        _further_order(words),
    )  # fmt: skip


def _side(claim: Claim, role: str | None) -> Side:
    parties = [cell.value for cell in claim.parties if role is None or cell.value.role == role]
    states = frozenset(party.country for party in parties if party.country is not None)
    bodies = {_body(party) for party in parties if party.country is None or not _is_state(party)}
    return Side(states, tuple(sorted(bodies, key=repr)))


def _is_state(party: Party) -> bool:
    return party.entry is not None and party.entry == party.country


def _body(party: Party) -> Body:
    placed = party.entry is not None or party.country is None
    return Body(party.name, party.country, party.entry, placed and not is_government(party.name))


def is_government(name: str) -> bool:
    """Whether the name is that of a ministry, a force or an office of state, going by its words.

    >>> is_government("Azerbaijan’s Defense Ministry"), is_government("Roketsan")
    (True, False)
    """
    return any(word in linking_table().government_words for word in fold(name).split())


def _system(name: str | None, system_class: SystemClass, entry: str | None) -> SystemTrait:
    return SystemTrait(name if name and name.strip() else None, system_class, entry)


def _window(text: str | None) -> Window | None:
    if text is None:
        return None
    return parse_edtf(text).window()


def _happened_on(claim: Claim) -> str | None:
    if claim.happened_on is None:
        return None
    text = claim.happened_on.value
    if not is_edtf(text):
        raise RegisterError(
            f"claim {claim.id}: its date {text!r} is not EDTF, so it cannot be compared. Correct the claim, or read "
            "the article again."
        )
    return text


def _place_words(place: Cell[str] | None) -> list[str]:
    return [word for word in fold(place.value).split() if len(word) > 2] if place is not None else []


def _further_order(words: str) -> bool:
    folded = f" {' '.join(fold(words).split())} "
    return any(f" {' '.join(fold(phrase).split())} " in folded for phrase in linking_table().further_order_words)
