"""Agreement of two codings over a set of articles: claims found, slots, article facts, deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foedera.evaluate.assignment import best_assignment
from foedera.evaluate.slots import WEIGHTS, compare_slots, likeness, same_name

FACTS = ("title", "publisher", "byline")


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @classmethod
    def of(cls, hits: float, predicted: int, gold: int) -> Rates:
        return cls(hits / predicted if predicted else 0.0, hits / gold if gold else 0.0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What `compare` measured.

    `claims`: soft F1 (CEAF: claims aligned one to one so that the summed likeness is highest); `found`: the same with
    every aligned pair counted as 1; `slots`: mean likeness over aligned pairs and how many filled the slot; `facts`:
    of the articles; `deals`: B-cubed over aligned claims that both codings put in a deal; `articles`: F1 of each.
    """

    gold: int
    predicted: int
    claims: Rates
    found: Rates
    slots: Mapping[str, tuple[float, int]]
    facts: Mapping[str, float]
    deals: Rates
    articles: Mapping[str, float]


def compare(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> Agreement:
    """Compare coded articles (form of the codebook) with the gold coding of the same articles, by id.

    An article that was not coded counts as one without claims; coded articles that the gold lacks are left out.
    """
    coded = {article["id"]: article for article in predicted}
    hits, aligned, n_gold, n_predicted = 0.0, 0, 0, 0
    slots: dict[str, list[float]] = defaultdict(list)
    facts: dict[str, list[float]] = defaultdict(list)
    deals: list[tuple[str, str]] = []
    by_article = {}
    for article in gold:
        other = coded.get(article["id"], {})
        ours, theirs = article["claims"], other.get("claims", [])
        table = [[likeness(a, b) for b in theirs] for a in ours]
        pairs = [(i, j) for i, j in best_assignment(table) if table[i][j] > 0]
        score = sum(table[i][j] for i, j in pairs)
        for i, j in pairs:
            for slot, alike in compare_slots(ours[i], theirs[j]).items():
                slots[slot].append(alike)
            if ours[i].get("deal") and theirs[j].get("deal"):
                deals.append((ours[i]["deal"], theirs[j]["deal"]))
        hits, aligned = hits + score, aligned + len(pairs)
        n_gold, n_predicted = n_gold + len(ours), n_predicted + len(theirs)
        by_article[article["id"]] = Rates.of(score, len(theirs), len(ours)).f1
        for fact in FACTS:
            known = article.get(fact) or other.get(fact)
            facts[fact].append(same_name(article.get(fact), other.get(fact)) if known else 1.0)
        facts["published"].append(float(article.get("published") == other.get("published")))
    return Agreement(
        n_gold, n_predicted, Rates.of(hits, n_predicted, n_gold), Rates.of(aligned, n_predicted, n_gold),
        {slot: (sum(slots[slot]) / len(slots[slot]), len(slots[slot])) for slot in WEIGHTS if slots[slot]},
        {fact: sum(values) / len(values) for fact, values in facts.items()}, b_cubed(deals), by_article,
    )  # fmt: skip


def b_cubed(pairs: Sequence[tuple[str, str]]) -> Rates:
    """B-cubed precision and recall (Bagga and Baldwin 1998) of a grouping, from (gold group, predicted group) pairs."""
    if not pairs:
        return Rates(0.0, 0.0)
    precision = recall = 0.0
    for gold_group, group in pairs:
        same_gold = sum(g == gold_group for g, _ in pairs)
        same_group = sum(p == group for _, p in pairs)
        both = sum(g == gold_group and p == group for g, p in pairs)
        precision, recall = precision + both / same_group, recall + both / same_gold
    return Rates(precision / len(pairs), recall / len(pairs))
