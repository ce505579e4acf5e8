"""How well claims are put together into deals, when people have coded the claims.

    python bench/linking.py [--show]

Takes the coded articles of ../shared/gold (or of the folder beside FOEDERA_DATA), makes claims of them as a reader
would, links them, and compares the groups with the coders' `deal` names: B-cubed precision, recall and F1 over the
claims that have one. Parties that are states get the vocabulary's code, as a reader gives it. Says so and ends where
the data is absent.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from foedera.link.copies import find_copies
from foedera.link.deals import link_claims
from foedera.records import Article, Cell, Claim, DealGroup, Fact, Line, Money, Party, Span, System

DATA = Path(os.environ.get("FOEDERA_DATA", "../shared/data"))
SETS = {
    "open": (DATA.parent / "gold" / "open.jsonl", DATA / "open"),
    "seeds": (DATA.parent / "gold" / "seeds.jsonl", DATA.parent / "seeds"),
}


def is_state(name: str, country: str | None) -> bool:
    """Whether the name is the state's own, as rigour knows it; without rigour, no name is."""
    try:
        from rigour.territories import lookup_territory
    except ImportError:
        return False
    found = lookup_territory(name)
    return found is not None and country is not None and found.code.upper()[:2] == _alpha2(country)


def _alpha2(alpha3: str) -> str:
    from rigour.territories import get_territory

    found = get_territory(alpha3)
    return found.code.upper()[:2] if found is not None else ""


def coded_article(coded: Mapping[str, Any], text: str) -> Article:
    published = coded.get("published")
    return Article(
        coded["id"], coded["id"], coded["id"], None, text, (Line(0, len(text), "main", "coded"),),
        None, None, None, Fact(published, published, "coded") if published else None, "en",
    )  # fmt: skip


def coded_claim(coded: Mapping[str, Any], article: Article, number: int) -> Claim:
    """A claim as a reader would have made it; the evidence is where its values are taken to stand.

    The cue of the article's claim with this number is put at a place of its own, so that no two claims share an id.
    """
    spans = []
    for words in coded["evidence"]:
        start = article.text.find(words)
        spans.append(
            Span.of(article, start, start + len(words)) if start >= 0 else Span.of(article, 0, len(article.text))
        )
    at = spans[0]

    def cell(value: Any) -> Any:
        return None if value is None else Cell(value, at, "coded")

    parties = [
        Party(p["name"], p["country"], p["role"], p["country"] if is_state(p["name"], p["country"]) else None)
        for p in coded["parties"]
    ]
    value = coded.get("value")
    return Claim(
        article.id, Cell(coded["kind"], Span.of(article, number, number + 1), "coded"), cell(coded["stage"]),
        tuple(map(cell, parties)),
        tuple(cell(System(s["name"], s["class"])) for s in coded["systems"]),
        cell(coded.get("quantity")), cell(Money(value["amount"], value["currency"]) if value else None),
        cell(coded.get("when")), cell(coded.get("place")), cell(coded.get("speaker")), tuple(spans), "coded",
    )  # fmt: skip


def b_cubed(gold: Mapping[str, str], found: Mapping[str, int]) -> tuple[float, float]:
    """Precision and recall: for each claim, how much of its group is right, and how much of its deal is there."""
    deals, groups = defaultdict(set), defaultdict(set)
    for claim_id, deal in gold.items():
        deals[deal].add(claim_id)
        groups[found[claim_id]].add(claim_id)
    precision = recall = 0.0
    for claim_id, deal in gold.items():
        group = groups[found[claim_id]]
        right = len(group & deals[deal])
        precision += right / len(group)
        recall += right / len(deals[deal])
    return precision / len(gold), recall / len(gold)


def show(groups: Iterable[DealGroup], claims: Mapping[str, Claim], deal_of: Mapping[str, str]) -> None:
    for group in groups:
        if len(group.claims) == 1 and group.claims[0] not in deal_of:
            continue
        print("group")
        for claim_id in group.claims:
            claim = claims[claim_id]
            parties = ", ".join(f"{p.value.name} ({p.value.country} {p.value.role[0]})" for p in claim.parties)
            systems = ", ".join(s.value.name or s.value.system_class for s in claim.systems)
            print(f"   {deal_of.get(claim_id, '-'):28} {claim.article_id[:24]} {claim.kind.value} {claim.stage.value}: "
                  f"{parties} | {systems}")  # fmt: skip
        for link in group.links:
            print(f"      {link.score:g} {link.why}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--show", action="store_true", help="print every group and why it was made")
    shown = options.parse_args().show
    for name, (gold_file, folder) in SETS.items():
        if not gold_file.exists():
            print(f"bench/linking: {gold_file} is not there; set FOEDERA_DATA. Nothing measured for {name}.")
            continue
        articles: dict[str, Article] = {}
        claims: dict[str, Claim] = {}
        deal_of: dict[str, str] = {}
        for coded in map(json.loads, gold_file.read_text(encoding="utf-8").splitlines()):
            article = coded_article(coded, (folder / f"{coded['id']}.txt").read_text(encoding="utf-8"))
            articles[article.id] = article
            for number, one in enumerate(coded["claims"]):
                claim = coded_claim(one, article, number)
                claims[claim.id] = claim
                if one["deal"] is not None:
                    deal_of[claim.id] = one["deal"]
        begun = time.perf_counter()
        groups = link_claims(list(claims.values()), articles, find_copies(list(articles.values())))
        spent = time.perf_counter() - begun
        found = {claim_id: number for number, group in enumerate(groups) for claim_id in group.claims}
        precision, recall = b_cubed(deal_of, found)
        f1 = 2 * precision * recall / (precision + recall)
        alone = b_cubed(deal_of, {claim_id: i for i, claim_id in enumerate(deal_of)})
        lonely = 2 * alone[0] * alone[1] / sum(alone)
        merged = sum(len(g.claims) > 1 and c not in deal_of for g in groups for c in g.claims)
        if shown:
            show(groups, claims, deal_of)
        print(f"{name}: {len(claims)} claims, {len(deal_of)} with a deal; B-cubed P {precision:.3f} R {recall:.3f} "
              f"F1 {f1:.3f} (every claim alone: {lonely:.3f}); claims without a deal put with others: {merged}; "
              f"{spent:.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
