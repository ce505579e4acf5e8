"""Measure readers side by side on coded articles, the trained one at each of several thresholds.

    python -m training.reader.measure --corpus training/corpus              # the held-out country pairs
    python -m training.reader.measure --gold GOLD.jsonl --pages FOLDER      # pages and their gold coding
    options: --weights DIR (default: those that ship)   --least 0.5,0.7,0.9   --calibrate   --set 0.8,0.4,0.3

Three ways each: the network alone; less certainty where the rules see the same; and claims of the rules added where
the network makes none in a sentence but is not sure of none. Prints claims F1, precision and recall, predicted against
gold claims, each slot, claims an article where the gold has none, and the share of predicted claims that the gold calls
proposed, planned, negotiating or denied and the reader agreed, underway or completed. `--calibrate` fits how sure the
reader says it is to how often it is right on these articles, prints the reliability table, and writes the fit and the
best limits to the weights' `labels.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from training.reader.check import collect as readable
from training.reader.codebook import as_codebook
from training.reader.examples import is_held_out

from foedera.collect import CollectOptions, collect
from foedera.evaluate.agreement import Agreement, compare
from foedera.evaluate.assignment import best_assignment
from foedera.evaluate.slots import likeness
from foedera.publish.codebook import codebook_article
from foedera.read.article import read_article
from foedera.read.claims import gate
from foedera.read.context import prepare
from foedera.read.local import network as trained
from foedera.read.local import reader as local
from foedera.read.local.both import Limits
from foedera.read.rules import read_by_rules
from foedera.records import Article, Claim, Page
from foedera.vocabulary import load_vocabulary

EARLY, LATE = ("proposed", "planned", "negotiating", "denied"), ("agreed", "underway", "completed")
AGREED, RULES = 0.4, 0.3
"""Limits tried beside each `least`: of what the rules see too, and of sentences where only they make a claim."""
RIGHT = 0.6
"""Likeness to a gold claim from which a predicted one counts as right, for how sure the reader should be."""

Coded = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[])
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--weights", type=Path, default=Path("src/foedera/read/weights/reader"))
    parser.add_argument("--least", default="0.5,0.6,0.7,0.8,0.9")
    parser.add_argument("--set", help="limits to calibrate for, as least,agreed,rules, instead of the best ones here")
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    vocabulary, network = load_vocabulary(), trained.network_of(options.weights)
    pairs = list(_of_corpus(options.corpus)) if options.corpus else list(_of_pages(options.gold, options.pages))
    gold = [coded for coded, _ in pairs]
    print(f"{len(pairs)} articles, {sum(len(coded['claims']) for coded in gold)} claims")
    rules = [read_by_rules(article, vocabulary) for _, article in pairs]
    show("rules", gold, [_coded(article, made) for (_, article), made in zip(pairs, rules, strict=True)])
    contexts = [prepare(article, vocabulary) for _, article in pairs]
    found = [local.find_activities_in(context, vocabulary, network) for context in contexts]

    def read(limits: Limits, with_rules: bool) -> list[list[Claim]]:
        rows = zip(contexts, found, rules, strict=True)
        return [local.claims_of(c, f, r if with_rules else [], vocabulary, limits) for c, f, r in rows]

    best = (0.0, Limits())
    for least in map(float, options.least.split(",")):
        for name, limits, with_rules in (
            ("network", Limits(least, least, 2), False),
            ("agreeing", Limits(least, AGREED, 2), True),
            ("both", Limits(least, AGREED, RULES), True),
        ):
            claims = read(limits, with_rules)
            coded = [_coded(article, made) for (_, article), made in zip(pairs, claims, strict=True)]
            agreed = show(f"{name} {least}", gold, coded)
            if with_rules:
                best = max(best, (agreed.claims.f1, limits), key=lambda one: one[0])
    if options.set:
        best = (0.0, Limits(*map(float, options.set.split(","))))
    if options.calibrate:
        _calibrate(options.weights / "labels.json", gold, read(best[1], True), best[1])


def _of_corpus(paths: Sequence[Path]) -> Iterator[tuple[Coded, Article]]:
    for coded in readable(list(paths))[0]:
        if is_held_out(coded.pair, coded.id):
            yield as_codebook(coded), coded.as_article()


def _of_pages(gold: Path, pages: Path) -> Iterator[tuple[Coded, Article]]:
    coded = {article["id"]: article for article in map(json.loads, gold.read_text("utf-8").splitlines())}
    for page in collect([str(pages)], CollectOptions()):
        if isinstance(page, Page):
            article = read_article(page)
            if article.name in coded:
                yield coded[article.name], article


def _coded(article: Article, claims: Sequence[Claim]) -> Coded:
    return codebook_article(article, gate(article, claims)[0])


def show(name: str, gold: Sequence[Coded], predicted: Sequence[Coded]) -> Agreement:
    """Print how well predicted claims agree with the gold, on one line."""
    agreed = compare(gold, predicted)
    empty = [len(p["claims"]) for g, p in zip(gold, predicted, strict=True) if not g["claims"]]
    early = sum(
        g["stage"] in EARLY and p["stage"] in LATE
        for one, other in zip(gold, predicted, strict=True)
        for g, p, _ in _aligned(one["claims"], other["claims"])
    )
    slots = " ".join(f"{slot} {mean:.2f}" for slot, (mean, _) in agreed.slots.items())
    print(
        f"{name:10} F1 {agreed.claims.f1:.3f} (P {agreed.claims.precision:.2f} R {agreed.claims.recall:.2f}) "
        f"found {agreed.found.f1:.2f} n {agreed.predicted}/{agreed.gold} "
        f"on none {sum(empty) / max(1, len(empty)):.2f} early as late {early / max(1, agreed.predicted):.3f} | {slots}",
        flush=True,
    )
    return agreed


def _aligned(gold: Sequence[Coded], predicted: Sequence[Coded]) -> Iterator[tuple[Coded, Coded, float]]:
    table = [[likeness(a, b) for b in predicted] for a in gold]
    for i, j in best_assignment(table):
        if table[i][j] > 0:
            yield gold[i], predicted[j], table[i][j]


def _calibrate(target: Path, gold: Sequence[Coded], claims: Sequence[Sequence[Claim]], limits: Limits) -> None:
    """Fit `sure = 1 / (1 + exp(-(slope * logit + shift)))` of the raw confidence, by a few Newton steps."""
    raw, right = [], []
    for coded, made in zip(gold, claims, strict=True):
        rows = _coded_claims(made)
        hits = {id(p): alike for _, p, alike in _aligned(coded["claims"], rows)}
        for claim, row in zip(made, rows, strict=True):
            raw.append(claim.confidence)
            right.append(float(hits.get(id(row), 0.0) >= RIGHT))
    x = local.logit(np.clip(np.array(raw), 1e-4, 1 - 1e-4))
    y, design = np.array(right), np.stack([x, np.ones_like(x)], 1)
    fit = np.array([1.0, 0.0])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-design @ fit))
        slope = design.T @ (y - sure) - 1e-2 * (fit - [1.0, 0.0])
        bend = (design * (sure * (1 - sure))[:, None]).T @ design + 1e-2 * np.eye(2)
        fit = fit + np.linalg.solve(bend, slope)
    sure = 1 / (1 + np.exp(-design @ fit))
    print(f"confidence on {len(y)} claims: {_error(np.array(raw), y):.3f} off before, {_error(sure, y):.3f} after")
    for low in np.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1)
        if inside.any():
            print(f"  {low:.1f}  {inside.sum():4}  says {sure[inside].mean():.2f}  is {y[inside].mean():.2f}")
    about = json.loads(target.read_text("utf-8"))
    about["settings"] = {**asdict(limits), "slope": round(float(fit[0]), 4), "shift": round(float(fit[1]), 4)}
    print(f"settings written: {about['settings']}")
    target.write_text(json.dumps(about, indent=1) + "\n", "utf-8")


def _coded_claims(claims: Sequence[Claim]) -> list[Coded]:
    from foedera.publish.codebook import codebook_claim

    return [codebook_claim(claim) for claim in claims]


def _error(sure: Any, right: Any) -> float:
    """Expected calibration error over ten equal steps."""
    steps = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(abs(sure[steps == s].mean() - right[steps == s].mean()) * (steps == s).mean() for s in np.unique(steps))
    )


if __name__ == "__main__":
    main()
