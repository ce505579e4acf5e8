"""Coded articles in the form of the codebook: one JSON object an article, so that people and program compare.

{"id": "002-roketsan", "title": "…", "published": "2018-07-20", …, "claims": [{"kind": "transfer", …}]}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from foedera.publish.selection import Selection, articles_in_order, claims_by_article, deal_of_claims, in_text_order
from foedera.records import Article, Cell, Claim, Fact
from foedera.records.lines import json_line, plain_number


def codebook_article(
    article: Article, claims: Iterable[Claim], deal_of: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """One coded article: its facts, and its claims in the order of the text.

    `deal_of` gives the deal's id for a claim's id; without it, and for claims that it does not know, `deal` is null.
    """
    return {
        "id": article.name,
        "title": _fact(article.title),
        "publisher": _fact(article.outlet),
        "byline": _fact(article.byline),
        "published": _fact(article.published_on),
        "language": article.language or None,
        "origins": [origin.value for origin in article.origins],
        "claims": [codebook_claim(claim, (deal_of or {}).get(claim.id)) for claim in in_text_order(list(claims))],
    }


def codebook_claim(claim: Claim, deal: str | None = None) -> dict[str, Any]:
    """One claim as the codebook writes it."""
    return {
        "kind": claim.kind.value,
        "stage": claim.stage.value,
        "parties": [
            {"name": cell.value.name, "country": cell.value.country, "role": cell.value.role} for cell in claim.parties
        ],
        "systems": [{"name": cell.value.name, "class": cell.value.system_class} for cell in claim.systems],
        "quantity": _value(claim.quantity),
        "value": None
        if claim.value is None
        else {"amount": plain_number(claim.value.value.amount), "currency": claim.value.value.currency},
        "when": _value(claim.happened_on),
        "place": _value(claim.place),
        "speaker": _value(claim.speaker),
        "evidence": list(dict.fromkeys(span.words for span in sorted(claim.evidence))),
        "deal": deal,
    }


def write_codebook(selection: Selection, stream: TextIO) -> None:
    """Every article of the selection, coded, as JSON Lines; articles without claims too. `deal` is the deal's id."""
    claims, deal_of = claims_by_article(selection.claims), deal_of_claims(selection.deals)
    for article in articles_in_order(selection.articles):
        stream.write(json_line(codebook_article(article, claims.get(article.id, ()), deal_of)) + "\n")


def _fact(fact: Fact | None) -> str | None:
    return None if fact is None else fact.value


def _value(cell: Cell[Any] | None) -> Any:
    return None if cell is None else cell.value
