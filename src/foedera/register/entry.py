"""From groups of claims to the entries of the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedera.records import Article, Claim, CopyGroup, Deal, DealGroup, Link
from foedera.register.conflicts import find_conflicts
from foedera.register.fields import main_kind, parties_of, readings_of, systems_of
from foedera.register.lifecycle import current_stage, find_steps
from foedera.register.plausibility import find_flags
from foedera.register.sources import count_sources, find_sources
from foedera.register.told import Told, in_order


def build_register(
    groups: Iterable[DealGroup], claims: Iterable[Claim], articles: Iterable[Article], copies: Iterable[CopyGroup] = ()
) -> tuple[Deal, ...]:
    """The entry of each group, ordered by id. The same records give the same entries, in whatever order they come.

    Claims in no group make no entry. Raises ValueError where a group is empty, names a claim that is not given, or
    shares one with another group, and where a claim's article is not given.
    """
    known = {claim.id: claim for claim in claims}
    texts = {article.id: article for article in articles}
    copy_groups = tuple(copies)
    taken: dict[str, DealGroup] = {}
    deals = []
    for group in groups:
        members = [_member(claim_id, known, texts) for claim_id in dict.fromkeys(group.claims)]
        twice = next((claim.id for claim in members if claim.id in taken), None)
        if twice is not None:
            raise ValueError(f"claim {twice} is in two groups; a claim belongs to one deal. Link the claims again.")
        taken |= {claim.id: group for claim in members}
        deals.append(_entry(members, group.links, texts, copy_groups))
    return tuple(sorted(deals, key=lambda deal: deal.id))


def deal_id(claims: Iterable[Told]) -> str:
    """The id of the deal of these claims: that of the first one told, so that later reports do not change it."""
    return former_id(in_order(claims)[0].id)


def former_id(claim_id: str) -> str:
    """The id that a deal has, or had, when this claim is the first one told of it.

    So each id a deal ever had leads to one of its claims, and from there to the deal that holds the claim now.
    """
    return "d" + claim_id.removeprefix("c")


def _member(claim_id: str, known: Mapping[str, Claim], texts: Mapping[str, Article]) -> Claim:
    claim = known.get(claim_id)
    if claim is None:
        raise ValueError(f"claim {claim_id} of a group is not among the claims given; link the claims again.")
    if claim.article_id not in texts:
        raise ValueError(f"article {claim.article_id} of claim {claim_id} is not among the articles given.")
    return claim


def _entry(
    claims: Sequence[Claim], links: Sequence[Link], texts: Mapping[str, Article], copies: Sequence[CopyGroup]
) -> Deal:
    if not claims:
        raise ValueError("a group holds no claims; leave it out.")
    articles = {claim.article_id: texts[claim.article_id] for claim in claims}
    sources = find_sources(articles.values(), copies, texts)
    told = in_order(Told(claim, texts[claim.article_id], sources[claim.article_id]) for claim in claims)
    return Deal(
        id=deal_id(told),
        aliases=(),
        kind=main_kind(told),
        stage=current_stage(told),
        parties=parties_of(told),
        systems=systems_of(told),
        lifecycle=find_steps(told),
        readings=readings_of(told),
        conflicts=find_conflicts(told),
        flags=find_flags(told),
        claims=tuple(one.id for one in told),
        articles=tuple(dict.fromkeys(one.article.id for one in told)),
        sources=count_sources(one.source for one in told),
        links=tuple(sorted(links, key=lambda link: (link.left, link.right, link.why, link.score))),
    )
