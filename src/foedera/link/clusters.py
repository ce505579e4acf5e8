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
        first, second = sorted((self, other), key=lambda b: (not b.best.enough, -b.best.points, b.pair))
        del second
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
    claims: Mapping[str, Traits], begun: Iterable[tuple[str, ...]], kept_apart: frozenset[Pair]
) -> tuple[list[tuple[str, ...]], list[Link]]:
    """Groups of claims and the links that made them.

    `claims` those to be grouped; `begun` groups that stand already (judged the same); `kept_apart` pairs, in order,
    that a person judged different. The result does not depend on the order of anything.
    """
    table = linking_table()
    groups = {min(group): tuple(sorted(group)) for group in begun}
    between: dict[str, dict[str, _Between]] = {name: {} for name in groups}
    names = sorted(groups)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            between[one][other] = between[other][one] = _compare_groups(groups[one], groups[other], claims, kept_apart)
    links: list[Link] = []
    heap: list[tuple[float, float, str, str, int]] = []

    def offer(one: str, other: str) -> None:
        step = between[one][other]
        size = len(groups[one]) * len(groups[other])
        mean = step.points / size
        if step.best.enough and not step.apart and mean >= table.needed_on_average:
            first, second = sorted((one, other))
            heapq.heappush(heap, (-round(mean, 6), -step.best.points, first, second, size))

    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            offer(one, other)
    while heap:
        _, _, one, other, size = heapq.heappop(heap)
        if one not in groups or other not in groups or len(groups[one]) * len(groups[other]) != size:
            continue  # one of them has grown since, and was offered anew
        step = between[one][other]
        links.append(Link(*step.pair, step.best.points, step.best.why))
        groups[one] = tuple(sorted(groups[one] + groups.pop(other)))
        gone = between.pop(other)
        for third in sorted(groups):
            if third != one:
                between[one][third] = between[third][one] = between[one][third].join(gone[third])
                del between[third][other]
                offer(one, third)
        del between[one][other]
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
