"""The trained line classifier: a small convolutional network over the lines of a page, evaluated with numpy.

Each line's features pass through a dense layer and five residual convolutions that look 1, 2, 4, 8 and 16 lines up
and down; the mean over the page tells every line what kind of page it stands in. Several such networks are averaged.
Trained by `training/flat_lines/train.py`; the weights are plain numbers, a CSV line for each array.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from foedera.errors import ReaderError
from foedera.read.line_features import Floats, feature_names

DILATIONS = (1, 2, 4, 8, 16)
RESIDUE, MAIN, TITLE = range(3)
WEIGHTS = "flat_lines.csv.gz"
CLIP = 4.0
"""Standardised features are cut at so many standard deviations, so that an odd page cannot run away."""


@dataclass(frozen=True, slots=True)
class Network:
    """One network: its arrays by name, and the mean and spread of each feature in training."""

    arrays: dict[str, Floats]

    def __call__(self, features: Floats) -> Floats:
        """The probability of residue, main and title for each line of one page."""
        arrays = self.arrays
        x = np.clip((features - arrays["mean"]) / arrays["spread"], -CLIP, CLIP)
        hidden = np.maximum(x @ arrays["W0"] + arrays["b0"], 0)
        for number, distance in enumerate(DILATIONS, 1):
            hidden = hidden + np.maximum(_around(hidden, distance) @ arrays[f"W{number}"] + arrays[f"b{number}"], 0)
        page = np.broadcast_to(hidden.mean(axis=0), hidden.shape)
        wide = np.maximum(np.hstack([hidden, page]) @ arrays["Wg"] + arrays["bg"], 0)
        scores = np.hstack([wide, hidden]) @ arrays["Wo"] + arrays["bo"]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), dtype=np.float32)


def line_probabilities(features: Floats) -> Floats:
    """The probability of residue, main and title for each line, averaged over the networks."""
    if not len(features):
        return np.zeros((0, 3), dtype=np.float32)
    return np.asarray(np.mean([network(features) for network in networks()], axis=0), dtype=np.float32)


def _around(hidden: Floats, distance: int) -> Floats:
    """Each line beside the one `distance` lines above and the one below; nothing where the page ends."""
    above, below = np.zeros_like(hidden), np.zeros_like(hidden)
    if distance < len(hidden):
        above[distance:] = hidden[:-distance]
        below[:-distance] = hidden[distance:]
    return np.hstack([above, hidden, below])


@cache
def networks() -> tuple[Network, ...]:
    """The networks that ship with the package. Raises ReaderError where their features are not this program's."""
    packed = (resources.files("foedera.read") / "weights" / WEIGHTS).read_bytes()
    return read_networks(gzip.decompress(packed).decode("ascii"))


def read_networks(text: str) -> tuple[Network, ...]:
    """Networks from the lines of a weights file: network number, array name, rows, columns, numbers."""
    found: dict[int, dict[str, Floats]] = {}
    for line in text.splitlines():
        number, name, rows, columns, numbers = line.split(",", 4)
        array: NDArray[np.float32] = np.array(numbers.split(","), dtype=np.float32)
        shape = (int(rows), int(columns)) if int(rows) else (int(columns),)
        found.setdefault(int(number), {})[name] = array.reshape(shape)
    for arrays in found.values():
        if arrays["W0"].shape[0] != len(feature_names()):
            raise ReaderError(
                f"{WEIGHTS}: trained on {arrays['W0'].shape[0]} features of a line, this program has "
                f"{len(feature_names())}. Run training/flat_lines/train.py after a change of features or residue words."
            )
    return tuple(Network(arrays) for _, arrays in sorted(found.items()))


def write_networks(networks: tuple[Network, ...]) -> str:
    """The lines of a weights file, numbers with three significant digits."""
    lines = []
    for number, network in enumerate(networks):
        for name, array in network.arrays.items():
            rows = array.shape[0] if array.ndim == 2 else 0
            numbers = ",".join(f"{value:.3g}" for value in array.ravel())
            lines.append(f"{number},{name},{rows},{array.shape[-1]},{numbers}")
    return "\n".join(lines) + "\n"
