"""A person's verdicts on pairs of claims: the newest counts, and what it contradicts is set aside, with a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedera.records import Judgement, Link

JUDGED = 100.0
"""Score of a link that a person made: above all that comparisons can reach."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the judgements come to: links to make, pairs to keep apart, and judgements that newer ones overrule."""

    same: tuple[Judgement, ...]
    different: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]


def weigh(judgements: Iterable[Judgement], claim_ids: frozenset[str]) -> Verdicts:
    """Take the judgements from the newest to the oldest and keep each that fits all newer ones.

    "A and B are one, B and C are one, A and C are not": whichever was said first gives way. Judgements on claims that
    are not there wait until they are.
    """
    group: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    same: list[Judgement] = []
    different: list[Judgement] = []
    overruled: list[Judgement] = []
    for judgement in sorted(judgements, key=_order, reverse=True):
        if judgement.left not in claim_ids or judgement.right not in claim_ids:
            continue
        left, right = _root(group, judgement.left), _root(group, judgement.right)
        if judgement.verdict == "same":
            if any({_root(group, a), _root(group, b)} == {left, right} and left != right for a, b in apart):
                overruled.append(judgement)
                continue
            group[max(left, right)] = min(left, right)
            same.append(judgement)
        elif left == right:
            overruled.append(judgement)
        else:
            apart.add((judgement.left, judgement.right))
            different.append(judgement)
    return Verdicts(tuple(same), tuple(different), tuple(overruled))


def judged_link(judgement: Judgement) -> Link:
    """The link that a verdict "same" makes."""
    left, right = sorted((judgement.left, judgement.right))
    because = f": {judgement.why}" if judgement.why else ""
    return Link(left, right, JUDGED, f"Judged one deal by {judgement.by} on {judgement.judged_at[:10]}{because}.")


def _order(judgement: Judgement) -> tuple[str, ...]:
    pair = sorted((judgement.left, judgement.right))
    return (judgement.judged_at, *pair, judgement.verdict, judgement.by)


def _root(group: dict[str, str], claim_id: str) -> str:
    while group.get(claim_id, claim_id) != claim_id:
        claim_id = group[claim_id]
    return claim_id
