"""What was known on a day: the register from only what had been published by then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedera.records import Article, Claim, CopyGroup, Deal, DealGroup
from foedera.register.entry import build_register
from foedera.register.told import published_by_then


@dataclass(frozen=True, slots=True)
class Known:
    """What had been published by a day, and what is left out: articles without date, and articles of later days."""

    articles: tuple[Article, ...]
    undated: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AsOf:
    """The register as it would have been on a day; `known` tells which articles it rests on."""

    day: date
    deals: tuple[Deal, ...]
    known: Known


def published_by(articles: Iterable[Article], day: date) -> Known:
    """The articles that were surely out on a day. One dated by its year alone counts from the year's last day.

    Articles without any date of publication are left out and counted, since nothing says when they were known.
    """
    kept, undated, later = [], [], []
    for article in articles:
        out = published_by_then(article.published_on.value if article.published_on is not None else None)
        if out is None:
            undated.append(article.id)
        elif out <= day:
            kept.append(article)
        else:
            later.append(article.id)
    return Known(tuple(kept), tuple(sorted(undated)), tuple(sorted(later)))


def as_of(
    day: date,
    groups: Iterable[DealGroup],
    claims: Iterable[Claim],
    articles: Iterable[Article],
    copies: Iterable[CopyGroup] = (),
) -> AsOf:
    """The register from only what was published by a day.

    The groups given are cut down to the claims known then. To link, too, as one would have linked then, take the
    articles of `published_by`, link their claims, and call `build_register`.
    """
    known = published_by(articles, day)
    ids = {article.id for article in known.articles}
    then = [claim for claim in claims if claim.article_id in ids]
    names = {claim.id for claim in then}
    smaller = [cut for group in groups if (cut := _cut(group, names)).claims]
    fewer = [then_copies for group in copies if (then_copies := _cut_copies(group, ids)).members]
    return AsOf(day, build_register(smaller, then, known.articles, fewer), known)


def _cut(group: DealGroup, claims: set[str]) -> DealGroup:
    links = tuple(link for link in group.links if link.left in claims and link.right in claims)
    return DealGroup(tuple(claim for claim in group.claims if claim in claims), links)


def _cut_copies(group: CopyGroup, articles: set[str]) -> CopyGroup:
    members = tuple(member for member in group.members if member in articles)
    return CopyGroup(members, group.origin if group.origin in articles else None, group.origin_name, group.why)
