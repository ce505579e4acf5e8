"""How well and how fast copies are found, beside rensa and datasketch in the same run.

    python bench/copies.py [--documents 700]

Takes the clean texts of real articles, makes a verbatim, a cut, an edited and a reordered copy of each, and asks every
method for all pairs of copies. Reads ../shared/data, or the folder given by FOEDERA_DATA; says so and ends where that
is absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from foedera.link.copies import find_copies
from foedera.records import Article, Line

DATA = Path(os.environ.get("FOEDERA_DATA", "../shared/data"))
Pairs = set[tuple[str, str]]
MAKES = ("verbatim", "cut", "edited", "reordered")


def clean_texts() -> list[str]:
    """Bodies of real articles, 120 words or more."""
    texts = []
    bodies = DATA / "article_extraction_benchmark" / "ground-truth.json"
    if bodies.exists():
        texts += [entry["articleBody"] for entry in json.loads(bodies.read_text(encoding="utf-8")).values()]
    flattened = DATA / "flattened_wcxb_dev.jsonl.gz"
    if flattened.exists():
        with gzip.open(flattened, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                texts.append("\n".join(w for w, label in zip(row["lines"], row["labels"], strict=True) if label == "M"))
    texts += [path.read_text(encoding="utf-8") for path in sorted((DATA / "open").glob("*.txt"))]
    return [text for text in dict.fromkeys(texts) if len(text.split()) >= 120]


def make_copy(how: str, text: str, chance: random.Random) -> str:
    """A copy as outlets make them."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    if how == "cut":
        words = text.split()
        return " ".join(words[: max(70, int(len(words) * chance.uniform(0.3, 0.7)))])
    if how == "edited":
        words = [w for s in sentences if chance.random() > 0.15 for w in s.split()]
        return " ".join("however" if chance.random() < 0.06 else w for w in words)
    if how == "reordered":
        chance.shuffle(sentences)
        return " ".join(sentences)
    return text


def build(count: int) -> dict[str, str]:
    """Documents by name: "17" an original, "17-cut" its copy. Every second original has no copy."""
    chance = random.Random(2026)
    texts = clean_texts()
    chance.shuffle(texts)
    documents = {}
    for number, text in enumerate(texts[:count]):
        documents[f"{number}"] = text
        if number % 2 == 0:
            for how in MAKES:
                documents[f"{number}-{how}"] = make_copy(how, text, chance)
    return documents


def family_pairs(names: Iterable[str]) -> Pairs:
    families: dict[str, list[str]] = defaultdict(list)
    for name in names:
        families[name.split("-")[0]].append(name)
    return {pair for family in families.values() for pair in combinations(sorted(family), 2)}


def group_pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def joined(links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Groups that links make together, so that every method is scored on groups as ours is."""
    group_of: dict[str, set[str]] = {}
    for left, right in links:
        merged = group_of.get(left, {left}) | group_of.get(right, {right})
        for name in merged:
            group_of[name] = merged
    return list({id(group): group for group in group_of.values()}.values())


def with_foedera(documents: dict[str, str]) -> Pairs:
    articles = [
        Article(name, name, name, None, text, (Line(0, len(text), "main", "bench"),), None, None, None, None, "en")
        for name, text in documents.items()
    ]
    return group_pairs(group.members for group in find_copies(articles))


def word_runs(text: str, length: int = 3) -> list[str]:
    words = re.findall(r"\w+", text.casefold())
    return [" ".join(words[i : i + length]) for i in range(max(1, len(words) - length + 1))]


def with_rensa(documents: dict[str, str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    signatures, names = [], list(documents)
    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=64)
    for number, name in enumerate(names):
        signature = RMinHash(num_perm=128, seed=42)
        signature.update(word_runs(documents[name]))
        index.insert(number, signature)
        signatures.append(signature)
    links = []
    for number, signature in enumerate(signatures):
        for other in index.query(signature):
            if other > number and signature.jaccard(signatures[other]) >= 0.3:
                links.append((names[number], names[other]))
    return group_pairs(joined(links))


def with_datasketch(documents: dict[str, str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.3, num_perm=128)
    signatures = {}
    for name, text in documents.items():
        signature = MinHash(num_perm=128)
        signature.update_batch([run.encode() for run in word_runs(text)])
        index.insert(name, signature)
        signatures[name] = signature
    links = [
        (name, other)
        for name, signature in signatures.items()
        for other in index.query(signature)
        if other > name and signature.jaccard(signatures[other]) >= 0.3
    ]
    return group_pairs(joined(links))


METHODS: dict[str, Callable[[dict[str, str]], Pairs]] = {
    "foedera": with_foedera,
    "rensa .3, 64 bands": with_rensa,
    "datasketch .3": with_datasketch,
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=1000, help="originals to start from")
    documents = build(options.parse_args().documents)
    if not documents:
        print(f"bench/copies: no texts under {DATA}; give the folder with FOEDERA_DATA. Nothing measured.")
        return
    wanted = family_pairs(documents)
    print(f"{len(documents)} documents, {len(wanted)} pairs of copies\n")
    print("| method | precision | recall | F1 | documents/s |\n|---|---|---|---|---|")
    for name, method in METHODS.items():
        begun = time.perf_counter()
        try:
            found = method(documents)
        except ImportError as missing:
            print(f"| {name} | not installed: {missing.name} | | | |")
            continue
        speed = len(documents) / (time.perf_counter() - begun)
        right = len(found & wanted)
        precision, recall = right / max(1, len(found)), right / len(wanted)
        f1 = 2 * right / (len(found) + len(wanted))
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {speed:,.0f} |")


if __name__ == "__main__":
    main()
