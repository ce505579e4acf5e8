"""Conflicts: fields of one deal for which independent reports give values that cannot both be right.

A contradiction is a result to publish, not an error to resolve: every rival value stays, with its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedera.records import Conflict, Reading
from foedera.register.clashes import COMPARISONS, Comparison
from foedera.register.sources import count_sources
from foedera.register.told import Told, in_order, independent

Said = dict[str, list[Told]]
"""Each value said of one slot, with the claims that say it."""


def find_conflicts(claims: Iterable[Told]) -> tuple[Conflict, ...]:
    """Every conflict among the claims of one deal, field by field."""
    told = in_order(claims)
    return tuple(conflict for comparison in COMPARISONS for conflict in _conflicts_in(comparison, told))


def make_reading(value: str, claims: Sequence[Told]) -> Reading:
    """A value with the claims that report it, in the order in which they were told, and their independent sources."""
    ordered = in_order(claims)
    return Reading(value, tuple(one.id for one in ordered), count_sources(one.source for one in ordered))


def _conflicts_in(comparison: Comparison, told: list[Told]) -> list[Conflict]:
    slots: dict[str, Said] = {}
    for one in told:
        for slot, value in comparison.said(one):
            slots.setdefault(slot, {}).setdefault(value, []).append(one)
    conflicts = []
    for slot, said in sorted(slots.items()):
        rivals = _rivals(comparison, said)
        if rivals:
            name = f"{comparison.field}: {slot}" if comparison.field == "date" else comparison.field
            readings = tuple(make_reading(value, claims) for value, claims in rivals.items())
            conflicts.append(Conflict(name, readings, _why(comparison, rivals)))
    return conflicts


def _rivals(comparison: Comparison, said: Said) -> Said:
    """The values that clash with at least one other, with the claims that report them."""
    clashing: set[str] = set()
    values = list(said)
    for place, left in enumerate(values):
        for right in values[place + 1 :]:
            if any(independent(a, b) and comparison.clash(a, b) for a in said[left] for b in said[right]):
                clashing |= {left, right}
    return {value: claims for value, claims in said.items() if value in clashing}


def _why(comparison: Comparison, rivals: Said) -> str:
    """The sentence that explains it: "36 according to The Courier; 40 according to The Post: no range …"."""
    parts = []
    for value, claims in rivals.items():
        names = list(dict.fromkeys(f"{one.speaker} in {one.outlet}" if one.speaker else one.outlet for one in claims))
        more = f" and {len(names) - 2} more" if len(names) > 2 else ""
        parts.append(f"{value} according to {' and '.join(names[:2]) if not more else ', '.join(names[:2])}{more}")
    return f"{'; '.join(parts)}: {comparison.because}."
