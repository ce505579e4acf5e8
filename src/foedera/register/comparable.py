"""Whether two claims of one deal speak of the same thing at all, before their values are held against each other."""

from __future__ import annotations

from foedera.records import Stage
from foedera.records.edtf import overlaps, precision
from foedera.register.told import Told, days_apart, folded

DONE: tuple[Stage, ...] = ("underway", "completed")
COMMITTED: tuple[Stage, ...] = ("agreed", "underway", "completed")

PLANS_MOVE = 180
"""Days after which another plan or proposal is taken for a new one, not for a rival report of the old one."""

SAME_NEWS = 7
"""Days within which two undated reports of a delivery are taken to be about one delivery."""


def same_systems(left: Told, right: Told) -> bool:
    """Whether both can be about one set of systems; 36 launchers and 500 missiles of one contract are not rivals.

    A claim that names none, or only a class, can be about any system of that class.
    """
    a, b = left.claim.systems, right.claim.systems
    if not a or not b:
        return True
    if {cell.value.system_class for cell in a}.isdisjoint(cell.value.system_class for cell in b):
        return False
    named_a = {cell.value.entry or folded(cell.value.name) for cell in a if cell.value.name}
    named_b = {cell.value.entry or folded(cell.value.name) for cell in b if cell.value.name}
    return not named_a or not named_b or not named_a.isdisjoint(named_b)


def same_activity(left: Told, right: Told) -> bool:
    """Whether both are of one kind and can be about one set of systems.

    Four assembled abroad (co-production) do not contradict the 179 that were ordered (transfer).
    """
    return left.claim.kind.value == right.claim.kind.value and same_systems(left, right)


def same_occasion(left: Told, right: Told) -> bool:
    """Whether two deliveries (or works, or drills) can be one: of one date, or undated and told in one week."""
    if left.happened_on is not None and right.happened_on is not None:
        exact = "interval" not in (precision(left.happened_on), precision(right.happened_on))
        return exact and overlaps(left.happened_on, right.happened_on)
    if left.happened_on is not None or right.happened_on is not None:
        return False
    return told_within(left, right, SAME_NEWS)


def told_within(left: Told, right: Told, days: int) -> bool:
    """Whether both were published within so many days of each other; false where one has no date."""
    apart = days_apart(left, right)
    return apart is not None and abs(apart) <= days


def told_not_before(one: Told, other: Told) -> bool:
    """Whether one was published on the day of the other or later."""
    apart = days_apart(other, one)
    return apart is not None and apart >= 0
