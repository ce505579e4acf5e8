"""Training of the line network (`foedera.read.line_model`) with numpy alone: forward, backward, Adam."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedera.read.line_model import CLIP, DILATIONS, Network

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
CLASSES = 3


@dataclass(frozen=True)
class Settings:
    """What a training run can vary."""

    hidden: int = 64
    epochs: int = 36
    rate: float = 2e-3
    decay: float = 1e-3
    drop: float = 0.2
    batch: int = 8


@dataclass(frozen=True)
class Example:
    """One page in one manner of flattening: features, class of each line, weight of each line."""

    features: NDArray[np.float16]
    classes: NDArray[np.int8]
    weights: Floats


def train(pages: list[list[Example]], seed: int, settings: Settings) -> Network:
    """A network trained on pages, each in several variants of which every epoch sees one."""
    rng = np.random.default_rng(seed)
    plain = np.vstack([variants[0].features for variants in pages]).astype(np.float32)
    mean, spread = plain.mean(axis=0), plain.std(axis=0) + 0.05
    arrays = _fresh(rng, plain.shape[1], settings.hidden)
    first = {name: np.zeros_like(array) for name, array in arrays.items()}
    second = {name: np.zeros_like(array) for name, array in arrays.items()}
    steps = settings.epochs * -(-len(pages) // settings.batch)
    step = 0
    for _ in range(settings.epochs):
        order = rng.permutation(len(pages))
        for start in range(0, len(order), settings.batch):
            batch = [pages[i][rng.integers(len(pages[i]))] for i in order[start : start + settings.batch]]
            rate = settings.rate * min(1.0, step / 50) * 0.5 * (1 + np.cos(np.pi * step / steps))
            step += 1
            gradients = _gradients(arrays, batch, mean, spread, settings.drop, rng)
            for name, gradient in gradients.items():
                first[name] = 0.9 * first[name] + 0.1 * gradient
                second[name] = 0.999 * second[name] + 0.001 * gradient**2
                move = first[name] / (1 - 0.9**step) / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
                if name.startswith("W"):
                    move = move + settings.decay * arrays[name]
                arrays[name] -= (rate * move).astype(np.float32)
    return Network({"mean": mean, "spread": spread, **arrays})


def _fresh(rng: np.random.Generator, features: int, hidden: int) -> dict[str, Floats]:
    def draw(rows: int, columns: int, scale: float = 0.5) -> Floats:
        return (rng.standard_normal((rows, columns)) * np.sqrt(2 / rows) * scale).astype(np.float32)

    arrays = {"W0": draw(features, hidden, 1.0), "b0": np.zeros(hidden, np.float32)}
    for number in range(1, len(DILATIONS) + 1):
        arrays[f"W{number}"] = draw(3 * hidden, hidden)
        arrays[f"b{number}"] = np.zeros(hidden, np.float32)
    arrays |= {"Wg": draw(2 * hidden, hidden), "bg": np.zeros(hidden, np.float32)}
    return arrays | {"Wo": draw(2 * hidden, CLASSES), "bo": np.zeros(CLASSES, np.float32)}


def _gradients(
    arrays: dict[str, Floats], batch: list[Example], mean: Floats, spread: Floats, drop: float, rng: np.random.Generator
) -> dict[str, Floats]:
    """The gradient of the weighted cross-entropy of one batch, pages laid end to end but blind to each other."""
    sizes = np.array([len(example.classes) for example in batch])
    page = np.repeat(np.arange(len(batch)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes[:-1])])
    x = np.vstack([example.features for example in batch]).astype(np.float32)
    x = np.clip((x - mean) / spread, -CLIP, CLIP) * _mask(rng, x.shape, drop / 2)
    hidden = states0 = np.maximum(x @ arrays["W0"] + arrays["b0"], 0)
    layers = []
    for number, distance in enumerate(DILATIONS, 1):
        above, has_above = _shifted(page, -distance)
        below, has_below = _shifted(page, distance)
        seen = np.hstack([hidden[above] * has_above[:, None], hidden, hidden[below] * has_below[:, None]])
        out = np.maximum(seen @ arrays[f"W{number}"] + arrays[f"b{number}"], 0)
        mask = _mask(rng, out.shape, drop)
        layers.append((seen, out, mask, above, has_above, below, has_below))
        hidden = hidden + out * mask
    means = np.add.reduceat(hidden, starts, axis=0) / sizes[:, None].astype(np.float32)
    both = np.hstack([hidden, means[page]])
    wide = np.maximum(both @ arrays["Wg"] + arrays["bg"], 0)
    wide_mask = _mask(rng, wide.shape, drop)
    last = np.hstack([wide * wide_mask, hidden])
    scores = last @ arrays["Wo"] + arrays["bo"]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = scores / scores.sum(axis=1, keepdims=True)

    weights = np.concatenate([example.weights for example in batch])
    truth = np.eye(CLASSES, dtype=np.float32)[np.concatenate([example.classes for example in batch])]
    d_scores = (chances - truth) * (weights / weights.sum())[:, None]
    gradients = {"Wo": last.T @ d_scores, "bo": d_scores.sum(axis=0)}
    size = hidden.shape[1]
    d_last = d_scores @ arrays["Wo"].T
    d_wide = d_last[:, :size] * wide_mask * (wide > 0)
    gradients |= {"Wg": both.T @ d_wide, "bg": d_wide.sum(axis=0)}
    d_both = d_wide @ arrays["Wg"].T
    d_means = np.add.reduceat(d_both[:, size:], starts, axis=0) / sizes[:, None].astype(np.float32)
    d_hidden = d_last[:, size:] + d_both[:, :size] + d_means[page]
    for number in range(len(DILATIONS), 0, -1):
        seen, out, mask, above, has_above, below, has_below = layers[number - 1]
        d_out = d_hidden * mask * (out > 0)
        gradients[f"W{number}"], gradients[f"b{number}"] = seen.T @ d_out, d_out.sum(axis=0)
        d_seen = d_out @ arrays[f"W{number}"].T
        d_hidden = d_hidden + d_seen[:, size : 2 * size]
        d_hidden[above[has_above]] += d_seen[has_above, :size]
        d_hidden[below[has_below]] += d_seen[has_below, 2 * size :]
    d_states0 = d_hidden * (states0 > 0)
    gradients |= {"W0": x.T @ d_states0, "b0": d_states0.sum(axis=0)}
    return gradients


def _mask(rng: np.random.Generator, shape: tuple[int, ...], drop: float) -> Floats:
    return ((rng.random(shape, dtype=np.float32) > drop) / (1 - drop)).astype(np.float32)


def _shifted(page: Whole, distance: int) -> tuple[Whole, NDArray[np.bool_]]:
    """The row so many lines away, and whether it is of the same page."""
    rows = np.arange(len(page)) + distance
    inside = (rows >= 0) & (rows < len(page))
    rows = np.where(inside, rows, 0)
    return rows, inside & (page[rows] == page)
