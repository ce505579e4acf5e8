"""Train the line classifier of flat pages. One command, one seed, the same weights:

    OMP_NUM_THREADS=1 python training/flat_lines/train.py

reads $FOEDERA_DATA/flattened_wcxb_dev.jsonl.gz (default ../shared/data) and writes the weights that ship,
src/foedera/read/weights/flat_lines.csv.gz.
`--held-out` trains on four fifths of the pages and reports on the rest instead of writing anything.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import time
from pathlib import Path

import numpy as np
from network import Settings, train
from pages import examples, read_pages

from foedera.read.line_model import WEIGHTS, Network, write_networks

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("FOEDERA_DATA", ROOT.parent / "shared" / "data")) / "flattened_wcxb_dev.jsonl.gz"
TARGET = ROOT / "src" / "foedera" / "read" / "weights" / WEIGHTS
SEED, NETWORKS, REMIXES = 7, 4, 15


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--networks", type=int, default=NETWORKS)
    options.add_argument("--target", type=Path, default=TARGET)
    chosen = options.parse_args()
    if not DATA.is_file():
        print(f"{DATA} is not there. Set FOEDERA_DATA to the folder that holds it.", file=sys.stderr)
        return 1
    started = time.monotonic()
    pages = read_pages(DATA)
    order = np.random.default_rng(0).permutation(len(pages))
    held_out = set(order[::5].tolist()) if chosen.held_out else set()
    learnt = [n for n in range(len(pages)) if n not in held_out]
    kept = [pages[n] for n in learnt]
    made = [examples(kept, number, REMIXES, SEED) for number in range(len(kept))]
    print(f"{sum(map(len, made))} variants of {len(made)} pages, {time.monotonic() - started:.0f} s", flush=True)
    networks: list[Network] = []
    for number in range(chosen.networks):
        networks.append(train(made, SEED + number, Settings()))
        print(f"network {number}, {time.monotonic() - started:.0f} s", flush=True)
    packed = gzip.compress(write_networks(tuple(networks)).encode("ascii"), 9, mtime=0)
    target = Path(str(chosen.target) + ".held-out") if held_out else chosen.target
    target.write_bytes(packed)
    print(f"{target}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
