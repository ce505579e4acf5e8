"""Claims of one article that say the same again, made one with all their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedera.records import Claim

UNSURE = 0.35
"""A reading no surer than this rests on a bare noun; where the article tells of the same elsewhere, it adds nothing."""


def merge_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that say the same again become one with more evidence (CODEBOOK: two pieces of evidence, one claim).

    "Qatar bought 36 jets from France." and, below, "Qatar has bought the jets." are one claim with two sentences.
    """
    kept: list[Claim] = []
    for claim in (c for c in claims if not _only_repeats(c, claims)):
        twin = next((k for k in kept if _same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[kept.index(twin)] = _joined(twin, claim)
    return kept


def _only_repeats(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a bare noun ("the exercise") only takes up what another sentence says more surely."""
    return claim.confidence <= UNSURE and any(
        other.confidence > UNSURE and other.kind.value == claim.kind.value and _countries(claim) & _countries(other)
        for other in claims
    )


def _same(a: Claim, b: Claim) -> bool:
    """Whether two claims are one: kind and stage the same, parties and systems of one within those of the other, and
    no figure or date that differs."""
    if a.kind.value != b.kind.value or a.stage.value != b.stage.value:
        return False
    countries, others = _countries(a), _countries(b)
    if not (countries <= others or others <= countries) or not _systems_agree(a, b):
        return False
    return not any(
        x is not None and y is not None and x.value != y.value
        for x, y in ((a.quantity, b.quantity), (a.value, b.value), (a.happened_on, b.happened_on))
    )


def _countries(claim: Claim) -> set[str]:
    return {cell.value.country or cell.value.name for cell in claim.parties}


def _systems_agree(a: Claim, b: Claim) -> bool:
    """Whether they share a named system, or, where one of them names none, a class; silence agrees with everything."""
    names, other_names = _system_names(a), _system_names(b)
    if names and other_names:
        return bool(names & other_names)
    classes, other_classes = ({cell.value.system_class for cell in claim.systems} for claim in (a, b))
    return not classes or not other_classes or bool(classes & other_classes)


def _system_names(claim: Claim) -> set[str]:
    return {cell.value.entry or cell.value.name for cell in claim.systems if cell.value.name}


def _joined(a: Claim, b: Claim) -> Claim:
    """The first claim, filled up from the second."""
    b_names_more = bool(_system_names(b)) and not _system_names(a)
    return replace(
        a,
        parties=a.parties if len(a.parties) >= len(b.parties) else b.parties,
        systems=b.systems if b_names_more or not a.systems else a.systems,
        quantity=a.quantity or b.quantity,
        value=a.value or b.value,
        happened_on=a.happened_on or b.happened_on,
        place=a.place or b.place,
        speaker=a.speaker or b.speaker,
        evidence=a.evidence if b.evidence[0] in a.evidence else (*a.evidence, *b.evidence),
        confidence=max(a.confidence, b.confidence),
    )
