"""Train the block classifier of `foedera.read.html` and write its trees as plain numbers.

    python training/html_blocks/train.py --wcxb WCXB_CHECKOUT --leave-out GROUND_TRUTH_JSON

Prints the F1 of 4-word sequences, cross-validated by site, for several pairs of thresholds, then trains on all pages
and writes `src/foedera/read/weights/html_blocks.json`. `--leave-out` names the ground truth of the article extraction
benchmark: pages of its sites are not trained on, so that it stays a test.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from labels import block_labels
from pages import KnownPage, site_of, wcxb_pages
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from article_extraction import precision_recall_f1

from foedera.read.html_blocks import TAG_BITS, PageBlocks, page_blocks, parse_html
from foedera.read.html_features import block_features, context_features
from foedera.read.html_metadata import read_metadata
from foedera.read.html_peer import kept_shares, trafilatura_text
from foedera.read.html_roles import main_blocks
from foedera.read.html_words import WORD
from foedera.vocabulary.html_residue import html_residue

FOLDS = 3
EASY = 0.35
"""Share of the short residue blocks that the first look is trained on; those taken count for the others."""
WEIGHTS = Path(__file__).parents[2] / "src/foedera/read/weights/html_blocks.json"


@dataclass
class Example:
    """A page made ready: blocks, features, labels; `aside` the blocks that are title or caption by their element."""

    known: KnownPage
    page: PageBlocks
    features: Any
    kept: list[float]
    aside: Any
    labels: Any
    words: Any

    def text(self, chosen: Any) -> str:
        rows = np.flatnonzero(chosen & ~self.aside)
        return "\n".join(self.page.blocks[row].words for row in rows)

    def weights(self) -> Any:
        """A block counts for its share of the article's words, so that every page counts alike."""
        share = np.minimum(1, self.words / max(60, self.words[self.labels].sum()))
        return 0.5 + 40 * share


def example(known: KnownPage) -> Example | None:
    tree = parse_html(known.html)
    page = page_blocks(tree) if tree is not None else PageBlocks()
    if tree is None or not page.blocks:
        return None
    metadata = read_metadata(tree)
    said = [WORD.findall(block.words.lower()) for block in page.blocks]
    kept = kept_shares(page.blocks, said, trafilatura_text(tree))
    body = metadata.article_body
    told = kept_shares(page.blocks, said, body) if len(body) >= 200 else [0.0] * len(page.blocks)
    title = metadata.meta("og:title") or ("", metadata.title)
    lead = metadata.meta("og:description", "description") or ("", "")
    features = block_features(page, said, kept, told, title[1], lead[1])
    caption = 1 << next(bit for bit, mark in enumerate(html_residue().marks) if mark.id == "caption")
    holders = [page.containers[block.container] for block in page.blocks]
    aside = np.array(
        [
            h.tag == "h1" or bool(h.tags & TAG_BITS["figcaption"] or h.near_marks & caption) or b.words == known.title
            for h, b in zip(holders, page.blocks, strict=True)
        ]
    )
    labels = block_labels(page.blocks, known.main_text) & ~aside
    words = np.array([len(block.words.split()) for block in page.blocks], dtype=float)
    return Example(known, page, features, kept, aside, labels, words)


def boosted(rows: Any, labels: Any, weights: Any, trees: int, leaves: int, deepest: int) -> Any:
    return HistGradientBoostingClassifier(
        max_iter=trees, max_leaf_nodes=leaves, max_depth=deepest, learning_rate=0.1, min_samples_leaf=30,
        l2_regularization=1.0, max_features=0.3, random_state=0, early_stopping=False,
    ).fit(rows, labels, sample_weight=weights)  # fmt: skip


def first_look(examples: list[Example]) -> Any:
    chance = np.random.RandomState(1)
    rows, labels, weights = [], [], []
    for each in examples:
        easy = ~each.labels & (each.words < 5)
        take = ~easy | (chance.rand(len(easy)) < EASY)
        rows.append(each.features[take])
        labels.append(each.labels[take])
        weights.append(np.where(easy, each.weights() / EASY, each.weights())[take])
    return boosted(np.concatenate(rows), np.concatenate(labels), np.concatenate(weights), 90, 24, 7)


def second_look(examples: list[Example], likely: list[Any]) -> Any:
    rows = np.concatenate([context_features(e.page, e.features, p) for e, p in zip(examples, likely, strict=True)])
    labels = np.concatenate([each.labels for each in examples])
    return boosted(rows, labels, np.concatenate([each.weights() for each in examples]), 70, 16, 6)


def chance_of(model: Any, rows: Any) -> Any:
    return model.predict_proba(rows)[:, 1].astype(np.float32)


def exported(model: Any) -> dict[str, Any]:
    """The trees as lists of [column, threshold, left, right, value]; a leaf leads to itself."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = []
        for index, node in enumerate(predictor.nodes):
            if node["is_leaf"]:
                nodes.append([0, 0, index, index, float(f"{node['value']:.5g}")])
            else:
                threshold = float(f"{node['num_threshold']:.7g}")
                nodes.append([int(node["feature_idx"]), threshold, int(node["left"]), int(node["right"]), 0])
        trees.append(nodes)
    deepest = max(int(predictor.nodes["depth"].max()) for (predictor,) in model._predictors)
    return {"base": float(model._baseline_prediction.ravel()[0]), "deepest": deepest, "trees": trees}


def report(name: str, examples: list[Example], chances: list[Any]) -> None:
    """Print the figures for several thresholds, and those of trafilatura's own choice of blocks."""
    print(f"{name}: {len(examples)} pages")
    for add, drop in ((0.5, 0.5), (0.6, 0.4), (0.65, 0.35), (0.75, 0.25), (0.85, 0.15), (2.0, 0.0)):
        pairs = [
            (each.known.main_text, each.text(main_blocks(each.page, each.kept, chance, add=add, drop=drop)))
            for each, chance in zip(examples, chances, strict=True)
        ]
        precision, recall, f1 = precision_recall_f1(pairs)
        print(f"  add {add}, drop {drop}: F1 {f1:.4f} (precision {precision:.4f}, recall {recall:.4f})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wcxb", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, required=True)
    given = parser.parse_args()
    truth = json.loads(given.leave_out.read_text(encoding="utf-8"))
    tested = {site_of(page["url"]) for page in truth.values()}
    made = map(example, (page for page in wcxb_pages(given.wcxb) if page.site not in tested))
    examples = [each for each in made if each is not None and each.labels.any()]
    sites = sorted({each.known.site for each in examples})
    fold_of = dict(zip(sites, np.random.RandomState(0).randint(0, FOLDS, len(sites)), strict=True))
    folds = np.array([fold_of[each.known.site] for each in examples])
    likely: list[Any] = [None] * len(examples)
    for fold in range(FOLDS):
        model = first_look([examples[i] for i in np.flatnonzero(folds != fold)])
        for i in np.flatnonzero(folds == fold):
            likely[i] = chance_of(model, examples[i].features)
    final: list[Any] = [None] * len(examples)
    for fold in range(FOLDS):
        rest = np.flatnonzero(folds != fold)
        model = second_look([examples[i] for i in rest], [likely[i] for i in rest])
        for i in np.flatnonzero(folds == fold):
            final[i] = chance_of(model, context_features(examples[i].page, examples[i].features, likely[i]))
    report("WCXB dev articles, by site", examples, final)
    looks = {"first": exported(first_look(examples)), "second": exported(second_look(examples, likely))}
    WEIGHTS.write_text(json.dumps(looks, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.stat().st_size:,} bytes written")


if __name__ == "__main__":
    main()
