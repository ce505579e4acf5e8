"""Trained weights as what ships: ONNX, 8 bit, with its labels and word pieces.

    python training/reader/export.py DIR [--examples .make/reader] [--out src/foedera/read/weights/reader]

reads `reader.json` and its parts from DIR, writes `encoder.onnx` (8 bit), `activities.onnx`, `vocab.txt` and
`labels.json`, and tells how far the 8-bit outputs are from the 32-bit ones on some of the examples.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from batches import batch_of
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic

INPUTS = ["ids", "cases", "names", "shown", "mask"]
OF_CUE = ["hidden", "cue", "sentence", "near", "distance"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--examples", type=Path, default=Path(".make/reader"))
    parser.add_argument("--out", type=Path, default=Path("src/foedera/read/weights/reader"))
    parser.add_argument("--full", action="store_true", help="keep 32 bit, for comparison")
    options = parser.parse_args()
    reader, about = load(options.trained)
    options.out.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.examples / "examples.json.gz") as stream:
        articles = json.loads(stream.read())["articles"]
    chunks = [c for a in articles if a["held_out"] for c in a["chunks"]][:64]
    batch = batch_of(chunks, about["sizes"]["kinds"], about["sizes"]["roles"], None)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "encoder.onnx"
        inputs = (batch.ids, batch.cases, batch.names, batch.shown, batch.mask)
        _export(reader.encoder, inputs, whole, INPUTS, ["hidden", "cue", "class"], "chunk")
        if options.full:
            shutil.copy(whole, options.out / "encoder.onnx")
        else:
            quantize_dynamic(whole, options.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
        hidden, cue, _ = reader.encoder(*inputs)
        of_cue = (hidden[batch.row], batch.at, batch.sentence, batch.near, batch.distance)
        _export(
            reader.activities, of_cue, options.out / "activities.onnx", OF_CUE, ["claim", "kind", "stage", "roles"],
            "cue",
        )  # fmt: skip
    shutil.copy(options.examples / "vocab.txt", options.out / "vocab.txt")
    shutil.copy(options.trained / "metrics.json", options.out / "metrics.json")
    old = options.out / "labels.json"
    kept = json.loads(old.read_text("utf-8")) if old.exists() else {}
    kept |= {"labels": about["labels"]}
    old.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    session = onnxruntime.InferenceSession(options.out / "encoder.onnx")
    found = session.run(None, {name: value.numpy() for name, value in zip(INPUTS, inputs, strict=True)})
    difference = np.abs(1 / (1 + np.exp(-found[1])) - torch.sigmoid(cue).numpy())[batch.mask.numpy() > 0]
    size = sum(file.stat().st_size for file in options.out.iterdir()) / 1e6
    print(
        f"{size:.1f} MB; chances of a cue differ by {difference.mean():.4f} on average, {difference.max():.3f} at most"
    )


def load(folder: Path) -> tuple[Reader, dict[str, object]]:
    """The network with the weights that `train.py` wrote."""
    about = json.loads((folder / "reader.json").read_text("utf-8"))
    blob = b"".join((folder / f"reader.{number}").read_bytes() for number in range(about["parts"]))
    state = {}
    for name, shape, at in about["weights"]:
        numbers = np.frombuffer(blob, dtype=np.float16, count=int(np.prod(shape)), offset=at)
        state[name] = torch.from_numpy(numbers.reshape(shape).astype(np.float32))
    reader = Reader(about["sizes"])
    reader.load_state_dict(state)
    return reader.eval().requires_grad_(False), about


def _export(
    part: torch.nn.Module,
    inputs: tuple[torch.Tensor, ...],
    target: Path,
    names: list[str],
    outputs: list[str],
    first: str,
) -> None:
    free = {name: {0: first, 1: "piece"} for name in names}
    free |= {
        name: {0: first, 1: "piece"} if name in ("hidden", "cue", "class", "roles") else {0: first} for name in outputs
    }
    torch.onnx.export(
        part, inputs, str(target), input_names=names, output_names=outputs, dynamic_axes=free, dynamo=False
    )  # fmt: skip


if __name__ == "__main__":
    main()
