"""Train the reader. One command, one seed; needs PyTorch and numpy only, on a CPU or a CUDA device alike:

    python training/reader/train.py --examples .make/reader --out DIR [--epochs 12] [--seed 1] [--all]

reads what `training/reader/examples.py` wrote, prints the figures on the held-out country pairs after each epoch, and
writes to DIR the weights (16 bit, in parts under 16 MB: `reader.0`, `reader.1`, … with `reader.json`) and
`metrics.json`. `--all` trains on the held-out pairs as well (for what ships, once measured).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Batch, batch_of
from network import Reader, take_encoder
from torch import Tensor
from torch.nn import functional as F

PART = 15 * 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, default=Path(".make/reader"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=16, help="chunks of a batch")
    parser.add_argument("--rate", type=float, default=1e-4, help="highest learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=6e-4, help="highest learning rate of the heads")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after the epoch in which these are over")
    parser.add_argument("--design", choices=["arcs", "labels"], default="arcs", help="how words are put in roles")
    parser.add_argument("--all", action="store_true", help="train on the held-out pairs too")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    with gzip.open(options.examples / "examples.json.gz") as stream:
        data = json.loads(stream.read())
    labels = data["labels"]
    sizes = {name: value if isinstance(value, int) else len(value) for name, value in labels.items()}
    sizes["pieces"] = len((options.examples / "vocab.txt").read_text("utf-8").splitlines())
    learnt = [c for a in data["articles"] if options.all or not a["held_out"] for c in a["chunks"]]
    held = [c for a in data["articles"] if a["held_out"] for c in a["chunks"]]
    print(f"{len(learnt)} chunks to learn from, {len(held)} to measure on, on {device}", flush=True)
    reader = Reader(sizes, options.design)
    take_encoder(reader, np.load(options.examples / "encoder.npz"))
    reader.to(device)
    history, started = [], time.perf_counter()
    steps = options.epochs * math.ceil(len(learnt) / options.size)
    optimiser = _optimiser(reader, options.rate, options.head_rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _warm(step, steps))
    mean = {name: value.detach().clone() for name, value in reader.state_dict().items()}
    chance = random.Random(options.seed)
    for epoch in range(1, options.epochs + 1):
        reader.train()
        chance.shuffle(learnt)
        total = 0.0
        for begin in range(0, len(learnt), options.size):
            batch = batch_of(learnt[begin : begin + options.size], sizes["kinds"], sizes["roles"], chance).to(device)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                loss = torch.stack(list(losses(reader, batch).values())).sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            _average(mean, reader, min(0.995, 1 - 1 / (1 + schedule.last_epoch)))
        trained = {name: value.clone() for name, value in reader.state_dict().items()}
        reader.load_state_dict(mean)
        figures = measure(reader, held, sizes, device, options.size) if held else {}
        figures |= {"epoch": epoch, "loss": round(total / max(1, math.ceil(len(learnt) / options.size)), 4),
                    "seconds": round(time.perf_counter() - started, 1)}  # fmt: skip
        history.append(figures)
        print(json.dumps(figures), flush=True)
        write(reader, options.out, labels, sizes)
        _tell(options, history, device, len(learnt))
        if epoch == options.epochs or (time.perf_counter() - started) / 60 > options.minutes:
            break
        reader.load_state_dict(trained)


def _tell(options: argparse.Namespace, history: list[dict[str, float]], device: torch.device, chunks: int) -> None:
    about: dict[str, Any] = {n: str(v) if isinstance(v, Path) else v for n, v in vars(options).items()}
    about |= {"torch": torch.__version__, "device": str(device), "chunks": chunks, "history": history}
    (options.out / "metrics.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")


def _optimiser(reader: Reader, rate: float, head_rate: float) -> torch.optim.Optimizer:
    published, added = [], []
    for name, value in reader.named_parameters():
        new = not name.startswith("encoder.") or name.startswith(
            ("encoder.cue", "encoder.system_class", "encoder.cases", "encoder.names", "encoder.shown")
        )
        (added if new else published).append(value)
    return torch.optim.AdamW(
        [{"params": published, "lr": rate}, {"params": added, "lr": head_rate}], weight_decay=0.01
    )  # fmt: skip


def _warm(step: int, steps: int) -> float:
    warm = max(1, steps // 12)
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm + 1))


def _average(mean: dict[str, Tensor], reader: Reader, keep: float) -> None:
    with torch.no_grad():
        for name, value in reader.state_dict().items():
            mean[name].mul_(keep).add_(value, alpha=1 - keep)


def losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """What is learnt, by name; each is a mean, weighted so that none drowns the others."""
    hidden, cue, system_class = reader.encoder(batch.ids, batch.cases, batch.names, batch.shown, batch.mask)
    cue, system_class = cue.float(), system_class.float()
    weight = batch.own * (1 + 2 * batch.cue)
    found = {
        "cue": 4 * (F.binary_cross_entropy_with_logits(cue, batch.cue, reduction="none") * weight).sum() / weight.sum()
    }
    if (batch.system_class >= 0).any():
        found["class"] = 0.5 * F.cross_entropy(system_class.flatten(0, 1), batch.system_class.flatten())
    if len(batch.row):
        claim, kind, stage, roles = reader.activities(
            hidden[batch.row].float(), batch.at, batch.sentence, batch.near, batch.distance
        )
        found["claim"] = F.binary_cross_entropy_with_logits(claim, batch.claim)
        real = batch.claim > 0
        if real.any():
            found["kind"] = F.cross_entropy(kind[real], batch.kind[real], label_smoothing=0.03)
            found["stage"] = F.cross_entropy(stage[real], batch.stage[real], label_smoothing=0.03)
            area = batch.near[real].unsqueeze(-1) * (1 + batch.roles[real])
            each = F.binary_cross_entropy_with_logits(roles[real].float(), batch.roles[real], reduction="none")
            found["roles"] = (each * area).sum() / batch.roles[real].sum().clamp(min=1)
    return found


def runs(chances: list[float], own: list[float], least: float) -> list[tuple[int, int]]:
    """Runs of pieces whose chance reaches `least`."""
    found, begin = [], None
    for place, chance in enumerate([*chances, 0.0]):
        inside = chance >= least and place < len(own) and own[place] > 0
        if inside and begin is None:
            begin = place
        elif not inside and begin is not None:
            found.append((begin, place))
            begin = None
    return found


@torch.no_grad()
def measure(
    reader: Reader, chunks: list[dict[str, Any]], sizes: dict[str, int], device: torch.device, size: int
) -> dict[str, float]:
    """Figures on chunks that were not learnt: cues found (F1 of spans that touch), and over gold cues the rest."""
    reader.eval()
    count = dict.fromkeys(("gold", "kind", "stage", "gate", "gates", "r_hit", "r_guess", "r_gold"), 0.0)
    found_at: dict[float, list[int]] = {least: [0, 0] for least in (0.2, 0.3, 0.4, 0.5, 0.6)}
    for begin in range(0, len(chunks), size):
        some = chunks[begin : begin + size]
        batch = batch_of(some, sizes["kinds"], sizes["roles"], None).to(device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            hidden, cue, _ = reader.encoder(batch.ids, batch.cases, batch.names, batch.shown, batch.mask)
        hidden, cue = hidden.float(), cue.float()
        chances, own = torch.sigmoid(cue).tolist(), batch.own.tolist()
        for row, chunk in enumerate(some):
            gold = [tuple(c["at"]) for c in chunk["cues"]]
            count["gold"] += len(gold)
            for least, tally in found_at.items():
                predicted = runs(chances[row], own[row], least)
                tally[0] += sum(any(a < d and c < b for c, d in gold) for a, b in predicted)
                tally[1] += len(predicted)
        if not len(batch.row):
            continue
        claim, kind, stage, roles = reader.activities(
            hidden[batch.row], batch.at, batch.sentence, batch.near, batch.distance
        )
        real = batch.claim > 0
        count["gate"] += float(((claim > 0) == real).sum())
        count["gates"] += len(real)
        count["kind"] += float((kind.argmax(-1) == batch.kind)[real].sum())
        count["stage"] += float((stage.argmax(-1) == batch.stage)[real].sum())
        guess, truth = roles[real] > 0, batch.roles[real] > 0
        count["r_hit"] += float((guess & truth).sum())
        count["r_guess"] += float(guess.sum())
        count["r_gold"] += float(truth.sum())
    gold = max(1.0, count["gold"])
    best = max(
        (
            (2 * hit / max(1, guess + gold), least, hit / max(1, guess), hit / gold)
            for least, (hit, guess) in found_at.items()
        )
    )
    figures = {
        "cue_f1": best[0], "cue_at": best[1], "cue_p": best[2], "cue_r": best[3],
        "gate": count["gate"] / max(1, count["gates"]),
        "kind": count["kind"] / gold, "stage": count["stage"] / gold,
        "roles_f1": 2 * count["r_hit"] / max(1.0, count["r_guess"] + count["r_gold"]),
    }  # fmt: skip
    return {name: round(value, 4) for name, value in figures.items()}


def write(reader: Reader, out: Path, labels: dict[str, Any], sizes: dict[str, int]) -> None:
    """The weights, 16 bit, one after the other, in parts; `reader.json` says what stands where."""
    blob, index, at = bytearray(), [], 0
    for name, value in reader.state_dict().items():
        numbers = value.detach().cpu().numpy().astype(np.float16)
        blob += numbers.tobytes()
        index.append([name, list(numbers.shape), at])
        at += numbers.nbytes
    parts = [blob[begin : begin + PART] for begin in range(0, len(blob), PART)]
    for number, part in enumerate(parts):
        (out / f"reader.{number}").write_bytes(bytes(part))
    about = {"labels": labels, "sizes": sizes, "parts": len(parts), "weights": index}
    (out / "reader.json").write_text(json.dumps(about) + "\n", "utf-8")


if __name__ == "__main__":
    main()
