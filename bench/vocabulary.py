"""What the vocabulary holds, how much of two public sets it knows beside rigour alone, and how fast it is.

    python bench/vocabulary.py [--show TYPE]

An entity of a set counts as known where a match of a fitting category overlaps it. rigour knows an entity where
`lookup_territory` answers its words. A nationality also counts as known within the name of an organisation that has a
state ("Iraqi Army"). "states" are the entities that either of the two takes for a state. Reads re3d and
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
from itertools import islice
from pathlib import Path

from foedera.vocabulary import Match, Vocabulary, load_vocabulary

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


def is_within(vocabulary: Vocabulary, match: Match, kind: str) -> bool:
    """Whether a nationality is known as part of an organisation's name: "Iraqi" of "Iraqi Army"."""
    return kind == "Nationality" and match.category == "organisation" and bool(vocabulary.states_of(match))


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
            known = any(
                m.start < end and start < m.end and (m.category in FITTING[kind] or is_within(vocabulary, m, kind))
                for m in matches
            )
            territory = lookup_territory(words) is not None
            row = counts.setdefault(kind, [0, 0, 0])
            row[0] += 1
            row[1] += known
            row[2] += territory
            if kind in ("Location", "location", "country", "Nationality") and (territory or known):
                states = [states[0] + 1, states[1] + known, states[2] + territory]
            if show == kind and not known:
                print(f"not known: {words}", file=sys.stderr)
    for kind, (total, ours, theirs) in [*sorted(counts.items()), ("states", tuple(states))]:
        print(f"| {name} | {kind} | {total} | {ours / total:.3f} | {theirs / total:.3f} |")


def contents() -> None:
    """Print how much the vocabulary holds."""
    from foedera.vocabulary import load
    from foedera.vocabulary.check import counts

    print("| what | how many |\n|---|---|")
    for what, count in counts(load.read_entries(load.OUR_DATA)).items():
        print(f"| {what} | {count:,} |")


def loading() -> None:
    """Print the processor time of loading the compiled vocabulary, the best of five."""
    from foedera.vocabulary.compile import load_compiled

    load_vocabulary()  # compiled and in the cache
    times = []
    for _ in range(5):
        start = time.process_time()
        Vocabulary(load_compiled())
        times.append(time.process_time() - start)
    print(f"| loading {len(load_compiled()['rows']):,} forms | {1000 * min(times):.0f} ms | 150 ms |")


def speed(what: str, texts: list[str]) -> None:
    """Print the speed of matching on one core: the first pass, and the best of five once the words are known."""
    from foedera.vocabulary.compile import load_compiled

    vocabulary = Vocabulary(load_compiled())
    rates = []
    for _ in range(6):
        start = time.process_time()
        names = sum(len(vocabulary.find(text)) for text in texts)
        rates.append(sum(map(len, texts)) / (time.process_time() - start) / 1e6)
    size = sum(map(len, texts)) / 1e6
    print(
        f"| matching {what} ({size:.1f} MB, a name every {1e6 * size / names:.0f} characters) | "
        f"{rates[0]:.1f} MB/s at first, then {max(rates[1:]):.1f} MB/s | 5 MB/s |"
    )


def web_pages() -> list[str]:
    """The first 300 flattened pages of WCXB."""
    with gzip.open(DATA / "flattened_wcxb_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return ["\n".join(json.loads(line)["lines"]) for line in islice(lines, 300)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", metavar="TYPE", help="list the entities of this type that are not known")
    options = parser.parse_args()
    if not (DATA / "re3d").is_dir() or not (DATA / "crossner_politics").is_dir():
        print(f"no re3d and crossner_politics under {DATA}; set FOEDERA_DATA")
        return
    contents()
    print("\n| set | type | entities | vocabulary | rigour alone |\n|---|---|---|---|---|")
    recall("re3d", re3d(), options.show)
    recall("CrossNER politics", crossner(), options.show)
    print("\n| what | measured | bar |\n|---|---|---|")
    loading()
    speed("defence news of re3d", [text for text, _ in re3d()])
    if (DATA / "flattened_wcxb_dev.jsonl.gz").exists():
        speed("web pages of WCXB", web_pages())


if __name__ == "__main__":
    main()
