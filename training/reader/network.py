"""The network of the trained reader, in plain PyTorch: a small BERT encoder and three sets of heads.

The encoder is all-MiniLM-L6-v2 (6 layers, 384 wide) with three more inputs, added to its piece embeddings and zero at
the start: how a word is written, what the vocabulary says it names, and the kind or stage that the vocabulary's cues
show there. Of each piece: is it part of an activity's cue, and which class of system would it name. Of each cue: is it
a claim, of which kind, at which stage. Of each cue and piece: is the piece in the role of supplier, recipient, …
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, HEADS, LAYERS, INNER, POSITIONS = 384, 12, 6, 1536, 512
HIDDEN = 256
POOLS = 4
"""Ways in which a cue looks over its sentence for what tells kind and stage."""
DISTANCES = 64
"""Buckets of the distance between a cue and a piece."""


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.after_attention, self.after_inner = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, blocked: Tensor) -> Tensor:
        def split(x: Tensor) -> Tensor:
            return x.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(hidden)), split(self.key(hidden)), split(self.value(hidden))
        scores = q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + blocked
        mixed = self.dropout(torch.softmax(scores, -1)) @ v
        mixed = mixed.transpose(1, 2).reshape(hidden.shape)
        hidden = self.after_attention(hidden + self.dropout(self.out(mixed)))
        return self.after_inner(hidden + self.dropout(self.down(F.gelu(self.up(hidden)))))


class Encoder(nn.Module):
    """Pieces to vectors, and what each piece by itself tells."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes["pieces"], WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(sizes["cases"], WIDTH)
        self.names = nn.Embedding(sizes["names"], WIDTH)
        self.shown = nn.Embedding(sizes["shown"], WIDTH)
        for added in (self.cases, self.names, self.shown):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(WIDTH, 1)
        nn.init.constant_(self.cue.bias, -2.5)  # few pieces are cues
        self.system_class = nn.Linear(WIDTH, sizes["classes"])

    def forward(
        self, ids: Tensor, cases: Tensor, names: Tensor, shown: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        places = self.places.weight[: ids.shape[1]]
        hidden = self.words(ids) + places + self.cases(cases) + self.names(names) + self.shown(shown)
        hidden = self.dropout(self.norm(hidden))
        blocked = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, blocked)
        return hidden, self.cue(hidden).squeeze(-1), self.system_class(hidden)


class Activities(nn.Module):
    """What a cue and the pieces around it tell.

    `hidden` (cues, pieces, width) the vectors of the cue's chunk; `cue` 1 on its pieces; `sentence` 1 on its sentence;
    `near` 1 where its arguments may stand; `distance` bucket of each piece's distance from it.
    """

    def __init__(self, sizes: dict[str, int], design: str = "arcs") -> None:
        super().__init__()
        self.design = design
        self.look = nn.Linear(WIDTH, POOLS * 64)
        self.seen = nn.Linear(WIDTH, POOLS * 64)
        self.mixed = nn.Linear(WIDTH * 2 + WIDTH, HIDDEN)
        self.pooled = nn.Linear(WIDTH * POOLS, WIDTH)
        self.claim, self.kind, self.stage = (
            nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, sizes["kinds"]), nn.Linear(HIDDEN, sizes["stages"]),
        )  # fmt: skip
        self.of_cue, self.of_piece = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.of_distance = nn.Embedding(DISTANCES, HIDDEN)
        self.between = nn.Linear(HIDDEN, HIDDEN)
        self.role = nn.Linear(HIDDEN, sizes["roles"])
        nn.init.constant_(self.role.bias, -3.5)
        self.dropout = nn.Dropout(0.2)

    def forward(
        self, hidden: Tensor, cue: Tensor, sentence: Tensor, near: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        weight = cue / cue.sum(1, keepdim=True)
        here = (weight.unsqueeze(1) @ hidden).squeeze(1)
        queries = self.look(here).view(-1, POOLS, 1, 64)
        keys = self.seen(hidden).view(hidden.shape[0], hidden.shape[1], POOLS, 64).permute(0, 2, 3, 1)
        scores = (queries @ keys).squeeze(2) / 8 + (1.0 - sentence).unsqueeze(1) * -1e4
        looked = torch.softmax(scores, -1) @ hidden
        looked = self.pooled(looked.reshape(hidden.shape[0], POOLS * WIDTH))
        whole = (sentence / sentence.sum(1, keepdim=True)).unsqueeze(1) @ hidden
        mixed = self.dropout(F.gelu(self.mixed(torch.cat([here, looked, whole.squeeze(1)], -1))))
        joint = self.of_piece(hidden)
        if self.design == "arcs":
            joint = joint + self.of_cue(here).unsqueeze(1) + self.of_distance(distance)
        joint = self.dropout(F.gelu(self.between(self.dropout(F.gelu(joint)))))
        roles = self.role(joint) + (1.0 - near).unsqueeze(-1) * -30.0
        return self.claim(mixed).squeeze(-1), self.kind(mixed), self.stage(mixed), roles


class Reader(nn.Module):
    """Encoder and heads together."""

    def __init__(self, sizes: dict[str, int], design: str = "arcs") -> None:
        super().__init__()
        self.encoder, self.activities = Encoder(sizes), Activities(sizes, design)


_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "after_attention": "attention.output.LayerNorm", "up": "intermediate.dense",
    "down": "output.dense", "after_inner": "output.LayerNorm",
}  # fmt: skip


def take_encoder(reader: Reader, arrays: Any) -> None:
    """Fill the encoder with the published weights, arrays by their published names."""

    def put(target: Tensor, name: str) -> None:
        found = torch.from_numpy(np.asarray(arrays[name], dtype=np.float32))
        if found.shape != target.shape:
            raise ValueError(f"{name} has the shape {tuple(found.shape)}, expected {tuple(target.shape)}.")
        with torch.no_grad():
            target.copy_(found)

    encoder = reader.encoder
    put(encoder.words.weight, "embeddings.word_embeddings.weight")
    put(encoder.places.weight, "embeddings.position_embeddings.weight")
    with torch.no_grad():
        kinds = torch.from_numpy(np.asarray(arrays["embeddings.token_type_embeddings.weight"], dtype=np.float32))
        encoder.places.weight += kinds[0]
    put(encoder.norm.weight, "embeddings.LayerNorm.weight")
    put(encoder.norm.bias, "embeddings.LayerNorm.bias")
    for number, layer in enumerate(encoder.layers):
        for ours, theirs in _PARTS.items():
            for what in ("weight", "bias"):
                put(getattr(getattr(layer, ours), what), f"encoder.layer.{number}.{theirs}.{what}")


def distance_bucket(difference: Tensor) -> Tensor:
    """Bucket of a piece's place relative to a cue: exact up to 16 on each side, then by doubling steps."""
    size = difference.abs()
    far = 16 + (torch.log2(size.clamp(min=16).float() / 16) * 4).long().clamp(max=15)
    bucket = torch.where(size < 16, size, far)
    return torch.where(difference < 0, 31 - bucket, 32 + bucket).clamp(0, DISTANCES - 1)
