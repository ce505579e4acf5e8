"""The network and the rules together: where both see an activity, less certainty is enough, and one fills what the
other leaves empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from foedera.read.context import Context
from foedera.read.local.network import Found
from foedera.records import Claim


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure the network must be (chances from 0 to 1).

    `least` of an activity that it alone sees; `agreed` of one that the rules see in that sentence as well; `rules` of
    anything in a sentence where only the rules make a claim: above 1, they make none by themselves.
    """

    least: float = 0.6
    agreed: float = 0.4
    rules: float = 0.35

    @classmethod
    def of(cls, settings: Mapping[str, float]) -> Limits:
        """As the weights' settings have them."""
        return cls(**{name: settings[name] for name in ("least", "agreed", "rules") if name in settings})


def sentences_of(context: Context, claim: Claim) -> set[int]:
    """The sentences that state a claim."""
    starts = {span.start for span in claim.evidence}
    return {index for index, sentence in enumerate(context.sentences) if sentence.span.start in starts}


def taken(context: Context, found: Sequence[Found], rules: Sequence[Claim], limits: Limits) -> list[Found]:
    """The activities of the network that are sure enough."""
    seen = {(index, claim.kind.value) for claim in rules for index in sentences_of(context, claim)}
    return [f for f in found if f.claim >= (limits.agreed if (f.sentence, f.kind) in seen else limits.least)]


def completed(context: Context, claims: Sequence[Claim], rules: Sequence[Claim]) -> list[Claim]:
    """The claims, what they leave empty filled from what the rules read of the same kind in the same sentence."""
    done = []
    for claim in claims:
        here = sentences_of(context, claim)
        twin = next((r for r in rules if r.kind.value == claim.kind.value and here & sentences_of(context, r)), None)
        done.append(claim if twin is None else _filled(claim, twin))
    return done


def _filled(claim: Claim, twin: Claim) -> Claim:
    same_time = claim.stage.value == twin.stage.value
    return replace(
        claim,
        systems=claim.systems or twin.systems,
        quantity=claim.quantity or (twin.quantity if same_time else None),
        value=claim.value or twin.value,
        happened_on=claim.happened_on or (twin.happened_on if same_time else None),
        place=claim.place or twin.place,
    )


def left_over(
    context: Context, found: Sequence[Found], claims: Sequence[Claim], rules: Sequence[Claim], least: float
) -> list[Claim]:
    """What the rules alone claim, in sentences where the network makes no claim but is not sure of none."""
    covered = {index for claim in claims for index in sentences_of(context, claim)}
    best: dict[int, float] = {}
    for activity in found:
        best[activity.sentence] = max(best.get(activity.sentence, 0.0), activity.claim)
    return [
        claim
        for claim in rules
        if not covered & (here := sentences_of(context, claim)) and any(best.get(i, 0.0) >= least for i in here)
    ]
