"""Claims put together step by step, the surest first, each step looked at from all claims on both sides.

No claim pulls another one in by itself: two groups become one where their best pair has evidence of two kinds, where
all their pairs agree on average, and where no pair contradicts.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedera.link.pairs import PairScore, compare_pair
from foedera.link.traits import Traits
from foedera.link.weights import linking_table
from foedera.records import Link

Pair = tuple[str, str]


@dataclass(slots=True)
class _Between:
    """What lies between two groups: the sum over all their pairs, the best pair, whether anything contradicts."""

    points: float
    best: PairScore
    pair: Pair
    apart: bool

    def join(self, other: _Between) -> _Between:
        first = min((self, other), key=lambda step: (not step.best.enough, -step.best.points, step.pair))
        return _Between(self.points + other.points, first.best, first.pair, self.apart or other.apart)


def components(ids: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Claims that any chain of pairs connects; what happens in one touches no other."""
    parent = {claim_id: claim_id for claim_id in ids}

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            parent[claim_id] = parent[parent[claim_id]]
            claim_id = parent[claim_id]
        return claim_id

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    found: dict[str, list[str]] = {}
    for claim_id in sorted(parent):
        found.setdefault(root(claim_id), []).append(claim_id)
    return list(found.values())


def cluster(
    claims: Mapping[str, Traits],
    begun: Iterable[tuple[str, ...]],
    likely: Iterable[Pair],
    kept_apart: frozenset[Pair],
) -> tuple[list[tuple[str, ...]], list[Link]]:
    """Groups of claims and the links that made them.

    `begun` groups that stand already (single claims, and those judged the same); `likely` pairs with enough evidence
    to be one deal, which alone can bring two groups together; `kept_apart` pairs, in order, that a person judged
    different. The result does not depend on the order of anything.
    """
    groups = {min(group): tuple(sorted(group)) for group in begun}
    group_of = {claim_id: name for name, group in groups.items() for claim_id in group}
    between: dict[str, dict[str, _Between]] = {name: {} for name in groups}
    heap: list[tuple[float, float, str, str, int]] = []

    def compare(one: str, other: str) -> _Between:
        return _compare_groups(groups[one], groups[other], claims, kept_apart)

    def meet(one: str, other: str, step: _Between) -> None:
        between[one][other] = between[other][one] = step
        size = len(groups[one]) * len(groups[other])
        mean = round(step.points / size, 6)
        if step.best.enough and not step.apart and mean >= linking_table().needed_on_average:
            heapq.heappush(heap, (-mean, -step.best.points, min(one, other), max(one, other), size))

    for left, right in sorted(likely):
        one, other = group_of[left], group_of[right]
        if one != other and other not in between[one]:
            meet(one, other, compare(one, other))
    links: list[Link] = []
    while heap:
        _, _, one, other, size = heapq.heappop(heap)
        if one not in groups or other not in groups or len(groups[one]) * len(groups[other]) != size:
            continue  # one of them has grown since, and was offered anew
        step = between[one].pop(other)
        links.append(Link(*step.pair, step.best.points, step.best.why))
        gone = between.pop(other)
        del gone[one]
        for third in sorted(between[one].keys() | gone.keys()):
            own = between[one].get(third) or compare(one, third)
            joined = own.join(gone.get(third) or compare(other, third))
            between[third].pop(other, None)
            between[one][third] = between[third][one] = joined
        groups[one] = tuple(sorted(groups[one] + groups.pop(other)))
        for third, joined in sorted(between[one].items()):
            meet(one, third, joined)
    return sorted(groups.values()), links


def _compare_groups(
    one: tuple[str, ...], other: tuple[str, ...], claims: Mapping[str, Traits], kept_apart: frozenset[Pair]
) -> _Between:
    found: _Between | None = None
    for left in one:
        for right in other:
            pair = (min(left, right), max(left, right))
            score = compare_pair(claims[left], claims[right])
            step = _Between(score.points, score, pair, score.apart or pair in kept_apart)
            found = step if found is None else found.join(step)
    assert found is not None, "groups are never empty"
    return found
