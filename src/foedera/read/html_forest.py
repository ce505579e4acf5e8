"""Boosted decision trees as plain numbers: read from JSON, evaluated with numpy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees laid end to end: for each node the column asked about, the threshold, where to go. A leaf goes to itself.

    `roots` the first node of each tree; `deepest` the longest way down; `base` the log-odds before any tree speaks.
    """

    column: npt.NDArray[np.intp]
    threshold: Numbers
    left: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]
    value: Numbers
    roots: npt.NDArray[np.intp]
    deepest: int
    base: float

    def likely(self, rows: Numbers) -> Numbers:
        """Probability for each row, 0 to 1."""
        node = np.repeat(self.roots[None, :], len(rows), axis=0)
        index = np.arange(len(rows))[:, None]
        for _ in range(self.deepest):
            low = rows[index, self.column[node]] <= self.threshold[node]
            node = np.where(low, self.left[node], self.right[node])
        odds = self.base + self.value[node].sum(axis=1)
        chance: Numbers = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return chance


def forest_of(raw: dict[str, Any]) -> Forest:
    """A forest from JSON: `base`, `deepest`, and `trees` of nodes [column, threshold, left, right, value]."""
    starts = np.cumsum([0] + [len(tree) for tree in raw["trees"]])
    nodes = np.array([node for tree in raw["trees"] for node in tree], dtype=np.float64)
    offset = np.repeat(starts[:-1], np.diff(starts))
    return Forest(
        nodes[:, 0].astype(np.intp), nodes[:, 1].astype(np.float32), nodes[:, 2].astype(np.intp) + offset,
        nodes[:, 3].astype(np.intp) + offset, nodes[:, 4].astype(np.float32), starts[:-1].astype(np.intp),
        int(raw["deepest"]), float(raw["base"]),
    )  # fmt: skip


@cache
def block_forests() -> tuple[Forest, Forest]:
    """The first and the second look at blocks of web pages, as trained by `training/html_blocks`."""
    path = resources.files("foedera.read") / "weights" / "html_blocks.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    return forest_of(raw["first"]), forest_of(raw["second"])
