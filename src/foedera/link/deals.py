"""Which claims speak of one deal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from foedera.link.blocks import candidate_pairs
from foedera.link.clusters import Pair, cluster, components
from foedera.link.judgements import Verdicts, judged_link, weigh
from foedera.link.pairs import compare_pair
from foedera.link.traits import Traits, traits_of
from foedera.records import Article, Claim, CopyGroup, DealGroup, Judgement, Link

COPIED = 50.0
"""Score of a link between claims that read the same in copies of one text."""


def link_claims(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    copies: Sequence[CopyGroup],
    judgements: Sequence[Judgement] = (),
) -> tuple[DealGroup, ...]:
    """Put claims that speak of one deal together; a claim that stands alone is a group of one.

    "Hungary agreed to buy four Gripen" in one paper and "the four jets reached Kecskemet" in another are one deal; an
    order of 2003 for fourteen of them is another. Each group carries the links that made it, each with its points
    and a sentence. Judgements override all comparisons. The order in which claims arrive changes nothing.

    Raises RegisterError where a claim's article is not among `articles`.
    """
    traits = {claim.id: traits_of(claim, articles) for claim in sorted(claims, key=_content, reverse=True)}
    verdicts = weigh(judgements, frozenset(traits))
    stands_for, links = _copied(traits, copies, _judged_apart(verdicts))
    kept = {claim_id: found for claim_id, found in traits.items() if stands_for[claim_id] == claim_id}
    links += [judged_link(judgement) for judgement in verdicts.same]
    joined = sorted({_pair(stands_for[j.left], stands_for[j.right]) for j in verdicts.same})
    apart = frozenset(_pair(stands_for[j.left], stands_for[j.right]) for j in verdicts.different)
    likely = [
        pair for pair in candidate_pairs(list(kept.values())) if compare_pair(kept[pair[0]], kept[pair[1]]).enough
    ]
    groups: list[tuple[str, ...]] = []
    begun = {claim_id: tuple(group) for group in components(kept, joined) for claim_id in group}
    near: dict[str, list[Pair]] = defaultdict(list)
    for pair in likely:
        near[pair[0]].append(pair)
    for component in components(kept, [*joined, *likely]):
        pairs = [pair for claim_id in component for pair in near[claim_id]]
        found, made = cluster(kept, {begun[claim_id] for claim_id in component}, pairs, apart)
        groups += found
        links += made
    return _with_copies(groups, stands_for, links)


def _content(claim: Claim) -> str:
    """Order by what a claim holds, so that of two claims with one id the same one is taken every time."""
    return repr(claim)


def _pair(left: str, right: str) -> Pair:
    return (min(left, right), max(left, right))


def _judged_apart(verdicts: Verdicts) -> frozenset[str]:
    """Claims that a person told apart from another one; they are never taken for a copy's double."""
    return frozenset(claim_id for judgement in verdicts.different for claim_id in (judgement.left, judgement.right))


def _copied(
    traits: Mapping[str, Traits], copies: Iterable[CopyGroup], judged_apart: frozenset[str]
) -> tuple[dict[str, str], list[Link]]:
    """For each claim the one that stands for it: itself, or the first that reads the same in a copy of its article."""
    text_of = {article_id: copied.members[0] for copied in copies for article_id in copied.members}
    alike: dict[object, list[str]] = defaultdict(list)
    for claim_id, found in traits.items():
        if found.article_id in text_of and claim_id not in judged_apart:
            alike[(text_of[found.article_id], _reading(found))].append(claim_id)
    stands_for = {claim_id: claim_id for claim_id in traits}
    links = []
    for claim_ids in alike.values():
        first = min(claim_ids, key=lambda claim_id: (traits[claim_id].time, claim_id))
        for claim_id in claim_ids:
            if claim_id != first and traits[claim_id].article_id != traits[first].article_id:
                stands_for[claim_id] = first
                links.append(Link(*_pair(claim_id, first), COPIED, "They read the same in two copies of one text."))
    return stands_for, links


def _reading(found: Traits) -> object:
    """All that a claim says, less where and when it was printed."""
    return (
        found.kind, found.stage, found.supplier, found.recipient, found.everyone, found.systems, found.quantity,
        found.value, found.happened_on, found.place, found.speaker,
    )  # fmt: skip


def _with_copies(
    groups: Iterable[tuple[str, ...]], stands_for: Mapping[str, str], links: Iterable[Link]
) -> tuple[DealGroup, ...]:
    doubles: dict[str, list[str]] = defaultdict(list)
    for claim_id, first in stands_for.items():
        doubles[first].append(claim_id)
    group_of = {claim_id: number for number, group in enumerate(groups) for first in group
                for claim_id in doubles[first]}  # fmt: skip
    links_of: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        links_of[group_of[link.left]].append(link)
    members: dict[int, list[str]] = defaultdict(list)
    for claim_id, number in group_of.items():
        members[number].append(claim_id)
    return tuple(
        sorted(
            (
                DealGroup(
                    tuple(sorted(claim_ids)), tuple(sorted(links_of[number], key=lambda k: (k.left, k.right, k.why)))
                )
                for number, claim_ids in members.items()
            ),
            key=lambda group: group.claims,
        )
    )
