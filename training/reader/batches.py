"""Labelled chunks as batches of arrays."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import torch
from network import distance_bucket
from torch import Tensor

BEFORE, AFTER = 2, 1
HIDDEN_WORD = 103
"""The piece [MASK]."""
ROWS = ("ids", "cases", "names", "shown", "sentences")


@dataclass
class Batch:
    """Inputs (chunks, pieces), labels of pieces, and for each cue or look-alike its row, masks and labels."""

    ids: Tensor
    cases: Tensor
    names: Tensor
    shown: Tensor
    mask: Tensor
    own: Tensor
    cue: Tensor
    system_class: Tensor
    row: Tensor
    at: Tensor
    sentence: Tensor
    near: Tensor
    distance: Tensor
    claim: Tensor
    kind: Tensor
    stage: Tensor
    roles: Tensor

    def to(self, device: torch.device) -> Batch:
        return Batch(**{name: value.to(device) for name, value in self.__dict__.items()})


def batch_of(chunks: list[dict[str, Any]], kinds: int, roles: int, chance: random.Random | None) -> Batch:
    """A batch. With `chance` (in training) some inputs are hidden and look-alikes of cues are drawn."""
    most = max(len(chunk["ids"]) for chunk in chunks)
    ids, cases, names, shown, sentences = (torch.zeros(len(chunks), most, dtype=torch.long) for _ in range(5))
    mask, own, cue = (torch.zeros(len(chunks), most) for _ in range(3))
    system_class = torch.full((len(chunks), most), -100, dtype=torch.long)
    rows: list[tuple[int, int, int, dict[str, Any] | None]] = []
    for row, chunk in enumerate(chunks):
        size = len(chunk["ids"])
        if "rows" not in chunk:
            chunk["rows"] = torch.tensor([chunk[name] for name in ROWS])
        ids[row, :size], cases[row, :size], names[row, :size], shown[row, :size], sentences[row, :size] = chunk["rows"]
        sentences[row, size:] = -1
        mask[row, :size] = 1
        own[row] = (sentences[row] >= max(chunk["first"], 0)).float()
        for found in chunk["cues"]:
            cue[row, found["at"][0] : found["at"][1]] = 1
            rows.append((row, *found["at"], found))
        for pieces, number in chunk["classes"]:
            system_class[row, pieces] = number
        rows += [(row, *at, None) for at in _look_alikes(chunk, kinds, chance)]
        if chance is not None:
            _hide(ids[row], names[row], shown[row], chance)
    count = len(rows)
    row_of = torch.tensor([r[0] for r in rows], dtype=torch.long)
    at, role_labels = torch.zeros(count, most), torch.zeros(count, most, roles)
    claim = torch.tensor([float(r[3] is not None) for r in rows])
    kind = torch.tensor([r[3]["kind"] if r[3] else -100 for r in rows], dtype=torch.long)
    stage = torch.tensor([r[3]["stage"] if r[3] else -100 for r in rows], dtype=torch.long)
    for number, (_, begin, end, found_) in enumerate(rows):
        at[number, begin:end] = 1
        for role, pieces in enumerate(found_["roles"] if found_ else []):
            role_labels[number, pieces, role] = 1
    if count:
        begin_of = torch.tensor([r[1] for r in rows])
        here = sentences[row_of, begin_of].unsqueeze(1)
        around = sentences[row_of]
        sentence = (around == here).float()
        near = ((around >= here - BEFORE) & (around <= here + AFTER) & (around >= 0)).float()
        distance = distance_bucket(torch.arange(most).unsqueeze(0) - begin_of.unsqueeze(1))
    else:
        sentence, near, distance = (torch.zeros(0, most) for _ in range(3))
    return Batch(
        ids, cases, names, shown, mask, own, cue, system_class, row_of, at, sentence, near, distance.long(), claim,
        kind, stage, role_labels,
    )  # fmt: skip


def _look_alikes(chunk: dict[str, Any], kinds: int, chance: random.Random | None) -> list[tuple[int, int]]:
    """Runs of pieces that the vocabulary shows as a cue of a kind, in the chunk's own sentences, but that are none."""
    found, begin = [], None
    marked = {p for cue in chunk["cues"] for p in range(*cue["at"])}
    for place, number in enumerate([*chunk["shown"], 0]):
        inside = 1 <= number <= kinds and chunk["sentences"][place] >= chunk["first"] if number else False
        if inside and begin is None:
            begin = place
        elif begin is not None and (not inside or number != chunk["shown"][begin]):
            if not marked & set(range(begin, place)):
                found.append((begin, place))
            begin = place if inside else None
    if chance is not None and len(found) > 4:
        found = chance.sample(found, 4)
    return found


def _hide(ids: Tensor, names: Tensor, shown: Tensor, chance: random.Random) -> None:
    """Now and then hide what the vocabulary knows, and single words, so that the network leans on none of them."""
    dice = torch.rand(2, len(ids), generator=torch.Generator().manual_seed(chance.getrandbits(48)))
    names[dice[0] < (1.0 if chance.random() < 0.15 else 0.05)] = 0
    if chance.random() < 0.2:
        shown[:] = 0
    ids[(dice[1] < 0.03) & (ids != 0)] = HIDDEN_WORD
