"""The register as JSON, and as JSON Lines with one record a line.

Both hold the facts of articles (not their text, which is not ours to publish; its hash and length allow checking the
spans), claims with every span, deals with their conflicts, judgements, and what was set aside. Former ids of deals are
left out, since they depend on the order in which pages were added: an old id `dX` leads to the deal that holds claim
`cX`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from foedera import __version__
from foedera.publish.selection import Selection, articles_in_order, claims_by_article, deal_of_claims
from foedera.records import Article, Claim, Deal
from foedera.records.lines import json_line, to_json

FORMAT = 1
"""Version of the form, raised when a key changes its meaning or goes away."""


def write_json(selection: Selection, stream: TextIO) -> None:
    """One JSON object: format, program, and a list for each kind of record, one record a line."""
    stream.write(f'{{"format": {FORMAT}, "program": {json_line(f"foedera {__version__}")}')
    for name, records in _lists(selection):
        stream.write(f",\n{json_line(name)}: [")
        first = True
        for record in records:
            stream.write(("\n" if first else ",\n") + json_line(record))
            first = False
        stream.write("]" if first else "\n]")
    stream.write("}\n")


def write_json_lines(selection: Selection, stream: TextIO) -> None:
    """One record a line; `type` tells which kind it is: article, claim, deal, judgement or set_aside."""
    one_of = {"articles": "article", "claims": "claim", "deals": "deal", "judgements": "judgement"}
    for name, records in _lists(selection):
        for record in records:
            stream.write(json_line({"type": one_of.get(name, name), **record}) + "\n")


def article_facts(article: Article) -> dict[str, Any]:
    """What is known of an article, without its text; each fact with the words and the rule that gave it."""
    facts = {key: value for key, value in to_json(article).items() if key not in ("text", "lines")}
    text = article.text.encode("utf-8", "surrogatepass")
    return {**facts, "text_sha256": hashlib.sha256(text).hexdigest(), "text_length": len(article.text)}


def claim_facts(claim: Claim, deal_of: Mapping[str, str]) -> dict[str, Any]:
    """A claim with its id, the id of its deal (null where it has none), and every span."""
    return {"id": claim.id, "deal": deal_of.get(claim.id), **to_json(claim)}


def deal_facts(deal: Deal) -> dict[str, Any]:
    """A deal, without its former ids."""
    return {key: value for key, value in to_json(deal).items() if key != "aliases"}


def _lists(selection: Selection) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    deal_of = deal_of_claims(selection.deals)
    articles, claims = articles_in_order(selection.articles), claims_by_article(selection.claims)
    of_selected = [claim for article in articles for claim in claims.pop(article.id, ())]
    others = [claim for article_id in sorted(claims) for claim in claims[article_id]]
    judgements = sorted(selection.judgements, key=lambda one: (one.judged_at, one.left, one.right, one.by))
    set_aside = sorted(selection.set_aside, key=lambda one: (one.locator, one.reason, one.message, one.page_id or ""))
    yield "articles", (article_facts(article) for article in articles)
    yield "claims", (claim_facts(claim, deal_of) for claim in [*of_selected, *others])
    yield "deals", (deal_facts(deal) for deal in sorted(selection.deals, key=lambda deal: deal.id))
    yield "judgements", (to_json(judgement) for judgement in judgements)
    yield "set_aside", (to_json(entry) for entry in set_aside)
