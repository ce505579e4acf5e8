"""Selection: what of the register is to be published, and the ways writers look things up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedera.records import Article, Claim, Deal, Judgement, SetAside


@dataclass(frozen=True, slots=True)
class Selection:
    """Records to publish: a whole register, or the part of it that was asked for.

    Writers order what they write themselves, so the order here does not matter. Every claim's article should be
    among `articles`; a deal may name claims that are not selected.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    deals: tuple[Deal, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def in_text_order(claims: tuple[Claim, ...] | list[Claim]) -> list[Claim]:
    """Claims in the order in which their text makes them: by first sentence, then by the words that show the kind."""
    return sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.kind.span, claim.stage.span, claim.id))


def articles_in_order(articles: tuple[Article, ...]) -> list[Article]:
    """Articles by name, then by id where several pages share one."""
    return sorted(articles, key=lambda article: (article.name, article.id))


def claims_by_article(claims: tuple[Claim, ...]) -> dict[str, list[Claim]]:
    """The claims of each article, in the order of its text."""
    found: dict[str, list[Claim]] = {}
    for claim in in_text_order(claims):
        found.setdefault(claim.article_id, []).append(claim)
    return found


def deal_of_claims(deals: tuple[Deal, ...]) -> Mapping[str, str]:
    """The deal's id for each claim id."""
    return {claim: deal.id for deal in deals for claim in deal.claims}
