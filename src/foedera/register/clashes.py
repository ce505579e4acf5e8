"""The table of comparisons: for each field of a deal, what a claim says of it, and when two sayings cannot both hold.

Each comparison is two plain functions. Not rivals are: a range or a rounding and a number inside it, a date and a
more exact one, a batch and the whole order, a step of the ladder and a later one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foedera.records import Article, Cell, Money, PartyRole
from foedera.records.edtf import earliest, overlaps
from foedera.register.comparable import (
    COMMITTED,
    DONE,
    PLANS_MOVE,
    same_activity,
    same_occasion,
    same_systems,
    told_not_before,
    told_within,
)
from foedera.register.figures import Figure, agree, money_words, quantity_figure, read_figure
from foedera.register.told import Told, party_key, published_by_then

SAME_DAYS = 14
STILL = 30
DENIED_SOON = 60


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field: `said` what a claim says of it (slot and value, often none), `clash` whether two sayings are rivals.

    Only sayings of one slot are compared. `because` ends the sentence that explains a conflict.
    """

    field: str
    said: Callable[[Told], tuple[tuple[str, str], ...]]
    clash: Callable[[Told, Told], bool]
    because: str


def say_quantity(one: Told) -> tuple[tuple[str, str], ...]:
    return () if one.claim.quantity is None else (("", str(one.claim.quantity.value)),)


def clash_quantity(left: Told, right: Told) -> bool:
    """Rival numbers of one order or of one delivery, or more delivered than ordered."""
    a, b = _quantity(left), _quantity(right)
    if a is None or b is None or not same_activity(left, right) or agree(a, b, counted=True):
        return False
    if left.stage in DONE and right.stage in DONE:
        return left.stage == right.stage and same_occasion(left, right)
    if left.stage in DONE or right.stage in DONE:
        (done, order), (whole, batch) = ((left, right), (b, a)) if left.stage in DONE else ((right, left), (a, b))
        return order.stage == "agreed" and batch.least > whole.most and told_not_before(done, order)
    return left.stage == right.stage and (left.stage == "agreed" or told_within(left, right, PLANS_MOVE))


def say_value(one: Told) -> tuple[tuple[str, str], ...]:
    return () if one.claim.value is None else (("", money_words(one.claim.value.value)),)


def clash_value(left: Told, right: Told) -> bool:
    """Rival amounts in one currency for the same systems, both of the contract or both of one plan."""
    a, b = left.claim.value, right.claim.value
    if a is None or b is None or a.value.currency != b.value.currency or not same_systems(left, right):
        return False
    both_committed = left.stage in COMMITTED and right.stage in COMMITTED
    if not both_committed and not (left.stage == right.stage and told_within(left, right, PLANS_MOVE)):
        return False
    return not agree(_amount(a, left.article), _amount(b, right.article), counted=False)


def say_date(one: Told) -> tuple[tuple[str, str], ...]:
    return () if one.happened_on is None else ((one.stage, one.happened_on),)


def clash_date(left: Told, right: Told) -> bool:
    """Dates of one act that cannot mean the same time: a signature, a stop, a visit or drill, a plan for the future."""
    a, b = left.happened_on, right.happened_on
    if a is None or b is None or left.stage != right.stage or overlaps(a, b) or not same_activity(left, right):
        return False
    if left.stage in ("agreed", "stopped"):
        return True
    if left.claim.kind.value in ("exercise", "consultation"):
        return left.stage == "completed" and told_within(left, right, STILL)
    return left.stage == "planned" and _to_come(left) and _to_come(right) and told_within(left, right, PLANS_MOVE)


def say_supplier(one: Told) -> tuple[tuple[str, str], ...]:
    return _say_states(one, "supplier")


def say_recipient(one: Told) -> tuple[tuple[str, str], ...]:
    return _say_states(one, "recipient")


def clash_supplier(left: Told, right: Told) -> bool:
    """Suppliers of no common state, and not merely both sides swapped (that is a rival role)."""
    return _clash_states(left, right, "supplier", "recipient")


def clash_recipient(left: Told, right: Told) -> bool:
    """Recipients of no common state."""
    return _clash_states(left, right, "recipient", "supplier")


def say_role(one: Told) -> tuple[tuple[str, str], ...]:
    """Each party that gives or gets, with its role; the party is the slot."""
    return tuple(
        (party_key(cell.value), f"{cell.value.name} as {cell.value.role}")
        for cell in one.claim.parties
        if cell.value.role != "partner"
    )


def clash_role(left: Told, right: Told) -> bool:
    """A party that gives according to one and gets according to the other, of the same systems."""
    if not same_activity(left, right):
        return False
    a, b = _keys(left, "supplier") - _keys(left, "recipient"), _keys(left, "recipient") - _keys(left, "supplier")
    c, d = _keys(right, "supplier") - _keys(right, "recipient"), _keys(right, "recipient") - _keys(right, "supplier")
    return bool(a & d) or bool(b & c)


def say_stage(one: Told) -> tuple[tuple[str, str], ...]:
    return (("", one.stage),)


def clash_stage(left: Told, right: Told) -> bool:
    """A denial against a commitment, a stop against work going on at that time, talks reported after the signature."""
    for held, against in ((left, right), (right, left)):
        if not same_activity(held, against):
            continue
        if against.stage == "denied" and held.stage in ("negotiating", "planned", *COMMITTED):
            return held.stage in COMMITTED or told_within(held, against, DENIED_SOON)
        if against.stage == "stopped" and held.stage in DONE:
            return told_not_before(held, against) and told_within(held, against, SAME_DAYS) and not _over(held, against)
        if against.stage == "negotiating" and held.stage in COMMITTED:
            later = told_not_before(against, held) and told_within(held, against, STILL)
            return later and not _over(against, held)
    return False


COMPARISONS = (
    Comparison("quantity", say_quantity, clash_quantity, "no range or rounding in the reports fits both"),
    Comparison("value", say_value, clash_value, "no range or rounding in the reports fits both"),
    Comparison("date", say_date, clash_date, "the dates cannot mean the same time"),
    Comparison("supplier", say_supplier, clash_supplier, "the suppliers belong to different states"),
    Comparison("recipient", say_recipient, clash_recipient, "the recipients belong to different states"),
    Comparison("role", say_role, clash_role, "one has it give what the other has it get"),
    Comparison("stage", say_stage, clash_stage, "both cannot have held at that time"),
)


def _quantity(one: Told) -> Figure | None:
    return None if one.claim.quantity is None else quantity_figure(one.claim.quantity, one.article)


def _amount(cell: Cell[Money], article: Article) -> Figure:
    return read_figure(cell.value.amount, cell.span, article)


def _keys(one: Told, role: PartyRole) -> set[str]:
    return {party_key(cell.value) for cell in one.claim.parties if cell.value.role == role}


def _states(one: Told, role: PartyRole) -> set[str]:
    return {cell.value.country for cell in one.claim.parties if cell.value.role == role and cell.value.country}


def _say_states(one: Told, role: PartyRole) -> tuple[tuple[str, str], ...]:
    named = sorted(
        {f"{cell.value.name} ({cell.value.country})" for cell in one.claim.parties
         if cell.value.role == role and cell.value.country}
    )  # fmt: skip
    return (("", ", ".join(named)),) if named else ()


def _clash_states(left: Told, right: Told, role: PartyRole, opposite: PartyRole) -> bool:
    a, b = _states(left, role), _states(right, role)
    if not a or not b or a & b or not same_activity(left, right):
        return False
    if left.stage in DONE and right.stage in DONE and not same_occasion(left, right):
        return False
    swapped = bool(a & _states(right, opposite)) or bool(b & _states(left, opposite))
    return not swapped


def _to_come(one: Told) -> bool:
    """Whether the date lies after the publication: the date of a plan, not of the decision to plan it."""
    happens, published = earliest(one.happened_on or ""), published_by_then(one.published_on)
    return happens is not None and published is not None and happens > published


def _over(one: Told, other: Told) -> bool:
    """Whether one is dated, and to a time before the other: then it is history, not a rival report."""
    if one.happened_on is None:
        return False
    other_time = other.happened_on or other.published_on
    if other_time is None or overlaps(one.happened_on, other_time):
        return False
    began, since = earliest(one.happened_on), earliest(other_time)
    return began is None or since is None or began < since
