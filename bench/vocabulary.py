"""How much of the world the vocabulary knows, and how fast: recall on public sets beside rigour alone, load, MB/s.

    python bench/vocabulary.py [--show TYPE]

An entity of a set counts as known where a match of a fitting category overlaps it. rigour knows an entity where
`lookup_territory` answers its words. "states" are the entities that either of the two takes for a state. Reads re3d and
crossner_politics under FOEDERA_DATA (default ../shared/data); says so and ends where they are absent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from foedera.vocabulary import load_vocabulary

DATA = Path(os.environ.get("FOEDERA_DATA", "../shared/data"))

Entity = tuple[str, int, int]  # type, start, end

FITTING = {
    "Organisation": {"organisation", "firm", "body", "state", "outlet"},
    "organisation": {"organisation", "firm", "body", "outlet"},
    "Weapon": {"system", "noun"},
    "MilitaryPlatform": {"system", "noun"},
    "Vehicle": {"system", "noun"},
    "Nationality": {"state"},
    "Location": {"state"},
    "Money": {"currency"},
    "Person": {"person"},
    "politician": {"person"},
    "country": {"state"},
    "location": {"state"},
}


def re3d() -> Iterator[tuple[str, list[Entity]]]:
    """The documents of re3d with their entities."""
    for folder in sorted((DATA / "re3d").glob("*/")):
        if not (folder / "documents.json").exists():
            continue
        entities: dict[str, list[Entity]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            entities.setdefault(one["documentId"], []).append((one["type"], one["begin"], one["end"]))
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield document["text"], entities.get(document["_id"], [])


def crossner() -> Iterator[tuple[str, list[Entity]]]:
    """The sentences of CrossNER politics with their entities."""
    for path in sorted((DATA / "crossner_politics").glob("cn_*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            text, entities = "", []
            for line in block.splitlines():
                if "\t" not in line:
                    continue
                word, tag = line.split("\t")
                text += " " if text else ""
                if tag.startswith("B-"):
                    entities.append((tag[2:], len(text), len(text) + len(word)))
                elif tag.startswith("I-") and entities:
                    entities[-1] = (entities[-1][0], entities[-1][1], len(text) + len(word))
                text += word
            if text:
                yield text, entities


def recall(name: str, documents: Iterator[tuple[str, list[Entity]]], show: str | None) -> None:
    """Print the recall of each type of entity, of the vocabulary and of rigour alone."""
    from rigour.territories import lookup_territory

    vocabulary = load_vocabulary()
    counts: dict[str, list[int]] = {}
    states = [0, 0, 0]
    for text, entities in documents:
        matches = vocabulary.find(text)
        for kind, start, end in entities:
            if kind not in FITTING:
                continue
            words = text[start:end].removeprefix("the ").removeprefix("The ")
            known = any(m.start < end and start < m.end and m.category in FITTING[kind] for m in matches)
            territory = lookup_territory(words) is not None
            row = counts.setdefault(kind, [0, 0, 0])
            row[0] += 1
            row[1] += known
            row[2] += territory
            if kind in ("Location", "location", "country", "Nationality") and (territory or known):
                states = [states[0] + 1, states[1] + known, states[2] + territory]
            if show == kind and not known:
                print(f"not known: {words}", file=sys.stderr)
    for kind, (total, known, territories) in [*sorted(counts.items()), ("states", tuple(states))]:
        print(f"| {name} | {kind} | {total} | {known / total:.3f} | {territories / total:.3f} |")


def speed() -> None:
    """Print the time of loading and the speed of matching on flattened web pages, on one core."""
    load_vocabulary()  # compiled and in the cache
    from foedera.vocabulary.compile import load_compiled

    start = time.process_time()
    compiled = load_compiled()
    print(f"\nloading {1000 * (time.process_time() - start):.0f} ms, {len(compiled['rows'])} forms", end=", ")
    path = DATA / "flattened_wcxb_dev.jsonl.gz"
    if not path.exists():
        print()
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = ["\n".join(json.loads(line)["lines"]) for _, line in zip(range(300), lines, strict=False)]
    vocabulary = load_vocabulary()
    start = time.process_time()
    found = sum(len(vocabulary.find(text)) for text in texts)
    took = time.process_time() - start
    print(f"matching {sum(map(len, texts)) / took / 1e6:.1f} MB/s of web pages ({found} names)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", metavar="TYPE", help="list the entities of this type that are not known")
    options = parser.parse_args()
    if not (DATA / "re3d").is_dir() or not (DATA / "crossner_politics").is_dir():
        print(f"no re3d and crossner_politics under {DATA}; set FOEDERA_DATA")
        return
    print("| set | type | entities | vocabulary | rigour alone |\n|---|---|---|---|---|")
    recall("re3d", re3d(), options.show)
    recall("CrossNER politics", crossner(), options.show)
    speed()


if __name__ == "__main__":
    main()
