"""The comparisons of two claims: each looks at one thing and says what it saw.

`COMPARISONS` is the list; what each answer is worth stands in `vocabulary/linking.yml`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from foedera.link.finding import Finding
from foedera.link.moments import compare_dates, compare_reported
from foedera.link.names import same_designation
from foedera.link.parties import compare_firms, compare_parties
from foedera.link.traits import SystemTrait, Traits
from foedera.link.weights import linking_table

SMALL = 10
"""Numbers of units up to this one meet by chance."""

SAME_VALUE, NEAR_VALUE = 0.02, 0.15
"""Share by which two sums may differ and be one figure rounded, or two estimates of one sum."""

MADE = ("agreed", "negotiating", "proposed")
"""Stages at which a number is that of the whole order, not of a batch."""

IDLE_WORDS = frozenset({"the", "and", "near", "north", "south", "east", "west", "new", "city", "port", "base", "air"})


def compare_system(left: Traits, right: Traits) -> Finding | None:
    """Designations first, classes where a claim has none; None where neither names equipment."""
    if not left.systems and not right.systems:
        return None
    if not left.systems or not right.systems:
        return Finding("system", "one-unnamed", "only one of them names equipment")
    best = min((_compare_systems(a, b) for a, b in product(left.systems, right.systems)), key=_rank)
    if (
        best.level == "other-class"
        and (worth := compare_value(left, right)) is not None
        and worth.level == "same-value"
    ):
        return Finding("system", "package", f"{best.why}, at one value")
    return None if best.level == "nothing" else best


_BEST_FIRST = (
    "same-designation", "like-designation", "same-class-one-named", "same-class", "nothing", "other-designation",
    "near-class", "other-class",
)  # fmt: skip


def _rank(finding: Finding) -> int:
    return _BEST_FIRST.index(finding.level)


def _compare_systems(one: SystemTrait, other: SystemTrait) -> Finding:
    near = {one.system_class, other.system_class} in linking_table().near_classes
    if one.name is not None and other.name is not None:
        same_entry = one.entry is not None and one.entry == other.entry
        sameness = "same" if same_entry else same_designation(one.name, other.name)
        if sameness == "same":
            return Finding("system", "same-designation", f"both name {one.name}")
        classes_meet = one.system_class == other.system_class or near
        if sameness == "like" and classes_meet:
            return Finding("system", "like-designation", f"{one.name} and {other.name} may be one")
        if classes_meet:
            return Finding("system", "other-designation", f"{one.name} in one, {other.name} in the other")
        return Finding("system", "other-class", f"{one.name} in one, {other.name} in the other")
    named = one.name or other.name
    if one.system_class == other.system_class:
        if one.system_class == "other" and named is None:
            return Finding("system", "nothing", "")
        if named is not None:
            return Finding("system", "same-class-one-named", f"{named} in one, {one.system_class} in the other")
        return Finding("system", "same-class", f"{one.system_class} in both")
    if "other" in (one.system_class, other.system_class) and named is None:
        return Finding("system", "nothing", "")
    level = "near-class" if near else "other-class"
    return Finding("system", level, f"{_called(one)} in one, {_called(other)} in the other")


def _called(system: SystemTrait) -> str:
    return system.name or system.system_class


def compare_kind(left: Traits, right: Traits) -> Finding:
    """The same kind of activity, kinds that one contract holds, or kinds that are never one deal."""
    if left.kind == right.kind:
        return Finding("kind", "same-kind", f"both {left.kind}")
    if frozenset((left.kind, right.kind)) in linking_table().packages:
        return Finding("kind", "one-package", f"{left.kind} and {right.kind} can be one package")
    return Finding("kind", "other-kind", f"{left.kind} in one, {right.kind} in the other")


def compare_quantity(left: Traits, right: Traits) -> Finding | None:
    """Units: the same, a batch of the other, or rival figures; None where one claim gives none."""
    one, other = left.quantity, right.quantity
    if one is None or other is None:
        return None
    if one == other:
        return Finding("quantity", "same-number" if one > SMALL else "same-small-number", f"both give {one} units")
    given = f"{one} units in one, {other} in the other"
    if _one_voice_on_orders(left, right):
        return Finding("quantity", "told-apart", f"{given}, told apart in one article")
    batch, whole = sorted((left, right), key=lambda traits: traits.quantity or 0)
    if batch.stage not in MADE and whole.stage != "denied":
        return Finding("quantity", "part", f"{batch.quantity} of {whole.quantity} units")
    return Finding("quantity", "rival", given)


def compare_value(left: Traits, right: Traits) -> Finding | None:
    """Sums in one currency: the same, near, or rival; None where they cannot be compared."""
    one, other = left.value, right.value
    if one is None or other is None or one.currency != other.currency or max(one.amount, other.amount) <= 0:
        return None
    apart = abs(one.amount - other.amount) / max(one.amount, other.amount)
    given = f"{one.amount:,.0f} {one.currency}"
    if apart <= SAME_VALUE:
        return Finding("value", "same-value", f"both give {given}")
    given = f"{given} in one, {other.amount:,.0f} in the other"
    if apart <= NEAR_VALUE:
        return Finding("value", "near-value", given)
    if _one_voice_on_orders(left, right):
        return Finding("value", "told-apart", f"{given}, told apart in one article")
    return Finding("value", "rival", given)


def _one_voice_on_orders(left: Traits, right: Traits) -> bool:
    """Whether one article, in one voice, gives both as orders: then two figures are two orders, not rivals."""
    ordered = left.stage == right.stage == "agreed" and left.kind == right.kind
    return ordered and left.article_id == right.article_id and left.speaker == right.speaker


def compare_place(left: Traits, right: Traits) -> Finding | None:
    """Places as named; a different place counts only for what is held or stationed somewhere."""
    if not left.place or not right.place:
        return None
    held = left.kind in linking_table().held_somewhere and right.kind in linking_table().held_somewhere
    common = left.place & right.place
    if common - IDLE_WORDS:
        return Finding("place", "same-event-place" if held else "same-place", f"both in {' '.join(sorted(common))}")
    if held and left.kind in linking_table().events:
        return Finding("place", "other-place", f"{_words(left)} in one, {_words(right)} in the other")
    return None


def _words(traits: Traits) -> str:
    return " ".join(sorted(traits.place))


def compare_batch(left: Traits, right: Traits) -> Finding | None:
    """Whether one of two reports of an order says that it comes on top of an earlier one."""
    if left.further_order == right.further_order or left.kind != right.kind:
        return None
    if left.stage not in (*MADE, "planned") or right.stage not in (*MADE, "planned"):
        return None
    if left.quantity is not None and left.quantity == right.quantity:
        return None
    return Finding("batch", "further-order", "one of them speaks of a further order")


COMPARISONS: tuple[Callable[[Traits, Traits], Finding | None], ...] = (
    compare_parties,
    compare_kind,
    compare_system,
    compare_dates,
    compare_quantity,
    compare_value,
    compare_firms,
    compare_place,
    compare_reported,
    compare_batch,
)
