"""The trained network at work: chunks in, activities out, each with its chances and the words in every role."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedera.errors import ReaderError
from foedera.read.local.chunks import NAMES, SHOWN, Chunk
from foedera.read.local.pieces import Pieces
from foedera.records import CLASSES, KINDS, PARTY_ROLES, STAGES, Kind, PartyRole, Stage, SystemClass

Numbers = NDArray[np.float32]
FOLDER = "weights/reader"
LEAST_CUE = 0.25
"""Chance from which a run of pieces is looked at as a cue."""
LEAST_ROLE = 0.5
UNSURE_LEAN = 0.6
"""Difference of the chances of giving and getting below which a party may yet be the other."""
DIRECTED: frozenset[Kind] = frozenset(["transfer", "upgrade", "support", "training"])
"""The kinds whose parties give and get (CODEBOOK)."""
BEFORE, AFTER = 2, 1
"""Sentences around that of a cue in which its arguments may stand, as in training."""
DISTANCES = 64


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a role (offsets of the article) and the chance that they are; `system_class` what they would name."""

    start: int
    end: int
    chance: float
    system_class: SystemClass


@dataclass(frozen=True, slots=True)
class Found:
    """An activity that the network found: its cue (offsets of the article), what it is, and who and what is in it.

    `claim` is the chance that it is a claim at all; `kinds` and `stages` the chances of each, in the codebook's order.
    """

    sentence: int
    start: int
    end: int
    claim: float
    kinds: tuple[float, ...]
    stages: tuple[float, ...]
    roles: dict[str, tuple[Words, ...]]

    @property
    def kind(self) -> Kind:
        return KINDS[int(np.argmax(self.kinds))]

    @property
    def stage(self) -> Stage:
        return STAGES[int(np.argmax(self.stages))]


@dataclass(frozen=True, slots=True)
class Network:
    """The two parts of the network, its pieces, and what its numbers stand for."""

    encoder: Any
    activities: Any
    pieces: Pieces
    roles: tuple[str, ...]
    settings: dict[str, float]

    def read(self, chunks: Iterable[Chunk]) -> Iterator[Found]:
        """The activities of chunks, in the order of the text; none is weeded out yet."""
        for chunk in chunks:
            yield from self._read(chunk)

    def _read(self, chunk: Chunk) -> Iterator[Found]:
        row = {name: np.array([getattr(chunk, name)], dtype=np.int64) for name in ("ids", "cases", "names", "shown")}
        mask = np.ones((1, len(chunk.ids)), dtype=np.float32)
        hidden, cue, system_class = self.encoder.run(None, {**row, "mask": mask})
        sentences = np.array(chunk.sentences)
        chances = _sigmoid(cue[0]) * (sentences >= max(chunk.first, 0))
        cues = list(_whole_words(chunk, _runs(chances >= LEAST_CUE, sentences)))
        if not cues:
            return
        at, inside, near, distance = _around(cues, sentences)
        claim, kind, stage, roles = self.activities.run(
            None,
            {
                "hidden": np.repeat(hidden, len(cues), 0), "cue": at, "sentence": inside, "near": near,
                "distance": distance,
            },
        )  # fmt: skip
        classes = _softmax(system_class[0])
        for number, (begin, end) in enumerate(cues):
            sure = float(chances[begin:end].max())
            kinds = _softmax(kind[number])
            yield Found(
                int(sentences[begin]), chunk.starts[begin], chunk.ends[end - 1],
                math.sqrt(sure * float(_sigmoid(claim[number]))),
                tuple(map(float, kinds)), tuple(map(float, _softmax(stage[number]))),
                self._roles(chunk, _sigmoid(roles[number]), classes, sentences, KINDS[int(np.argmax(kinds))]),
            )  # fmt: skip

    def _roles(
        self, chunk: Chunk, roles: Numbers, classes: Numbers, sentences: Any, kind: Kind
    ) -> dict[str, tuple[Words, ...]]:
        """The words in every role. A party has one role only, the likeliest of those that parties of the kind have."""

        def words(chances: Numbers) -> list[tuple[int, int, Words]]:
            return [
                (
                    begin, end,
                    Words(
                        chunk.starts[begin], chunk.ends[end - 1], float(chances[begin:end].max()),
                        CLASSES[int(np.argmax(classes[begin:end].mean(0)))],
                    ),
                )
                for begin, end in _whole_words(chunk, _runs(chances >= LEAST_ROLE, sentences))
            ]  # fmt: skip

        found = {
            role: tuple(w for _, _, w in words(roles[:, number]))
            for number, role in enumerate(self.roles)
            if role not in PARTY_ROLES
        }
        columns = [self.roles.index(role) for role in PARTY_ROLES]
        parties = words(roles[:, columns].max(1))
        chances = [roles[begin:end][:, columns].mean(0) for begin, end, _ in parties]
        chosen = _party_roles(kind, chances)
        for role in PARTY_ROLES:
            found[role] = tuple(w for (_, _, w), r in zip(parties, chosen, strict=True) if r == role)
        return found


def _party_roles(kind: Kind, chances: Sequence[Numbers]) -> list[PartyRole]:
    """The role of each party, by its chances in the order of PARTY_ROLES.

    In kinds that have givers and takers, two parties are not both the one: the less sure of them is the other.
    """
    if kind not in DIRECTED:
        return ["partner"] * len(chances)
    supplier, recipient, partner = 0, 1, 2
    if kind == "training" and chances and all(c[partner] >= max(c[supplier], c[recipient]) for c in chances):
        return ["partner"] * len(chances)
    leans = [float(c[supplier] - c[recipient]) for c in chances]
    if len(leans) > 1 and (min(leans) > 0 or max(leans) < 0):
        weakest = min(range(len(leans)), key=lambda n: abs(leans[n]))
        if abs(leans[weakest]) < UNSURE_LEAN:
            leans[weakest] = -leans[weakest]
    return ["supplier" if lean > 0 else "recipient" for lean in leans]


@cache
def load_network() -> Network:
    """The network that ships. Raises ReaderError where it or what runs it is missing."""
    return network_of(resources.files("foedera.read").joinpath(FOLDER))


def network_of(folder: Traversable) -> Network:
    """The network whose weights are in a folder. Raises ReaderError where they or what runs them is missing."""
    try:
        onnxruntime = import_module("onnxruntime")
    except ImportError as error:
        raise ReaderError(
            "the reader 'local' needs onnxruntime, which is not installed. Run: pip install onnxruntime "
            "(or read with --reader rules)."
        ) from error
    try:
        about = json.loads(folder.joinpath("labels.json").read_text("utf-8"))
        pieces = Pieces.of(folder.joinpath("vocab.txt").read_text("utf-8").splitlines())
        graphs = [folder.joinpath(f"{name}.onnx").read_bytes() for name in ("encoder", "activities")]
    except FileNotFoundError as error:
        raise ReaderError(
            f"the weights of the reader 'local' are missing ({error.filename}). Reinstall foedera, or train them with "
            "training/reader/train.py (or read with --reader rules)."
        ) from error
    _check(about["labels"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    encoder, activities = (
        onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"]) for graph in graphs
    )
    return Network(encoder, activities, pieces, tuple(about["labels"]["roles"]), about.get("settings", {}))


def _check(labels: dict[str, Any]) -> None:
    """Raise ReaderError unless the weights were trained with the codes and features of this version."""
    ours = {"kinds": KINDS, "stages": STAGES, "classes": CLASSES, "names": NAMES, "shown": SHOWN}
    for name, codes in ours.items():
        if tuple(labels[name]) != tuple(codes):
            raise ReaderError(f"the weights of the reader 'local' were trained with other {name}. Train them again.")


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(x, -40, 40)))


def _softmax(x: Numbers) -> Numbers:
    shifted = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


def _runs(inside: Any, sentences: Any) -> Iterator[tuple[int, int]]:
    """Runs of pieces that are inside, each in one sentence of the article."""
    begin = None
    for place in range(len(inside) + 1):
        here = place < len(inside) and bool(inside[place]) and sentences[place] >= 0
        if begin is not None and (not here or sentences[place] != sentences[begin]):
            yield begin, place
            begin = None
        if here and begin is None:
            begin = place


def _whole_words(chunk: Chunk, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same runs widened to whole words; what then touches is one."""
    last: tuple[int, int] | None = None
    for begin, end in found:
        while begin and chunk.starts[begin - 1] == chunk.starts[begin]:
            begin -= 1
        while end < len(chunk.starts) and chunk.starts[end] == chunk.starts[end - 1]:
            end += 1
        if last is not None and begin < last[1]:
            last = (last[0], max(end, last[1]))
            continue
        if last is not None:
            yield last
        last = (begin, end)
    if last is not None:
        yield last


def _around(cues: Sequence[tuple[int, int]], sentences: Any) -> tuple[Numbers, Numbers, Numbers, NDArray[np.int64]]:
    """For each cue: its pieces, its sentence, where its arguments may stand, and how far off each piece is."""
    size = len(sentences)
    at = np.zeros((len(cues), size), dtype=np.float32)
    inside, near = at.copy(), at.copy()
    distance = np.zeros((len(cues), size), dtype=np.int64)
    for number, (begin, end) in enumerate(cues):
        here = sentences[begin]
        at[number, begin:end] = 1
        inside[number] = sentences == here
        near[number] = (sentences >= here - BEFORE) & (sentences <= here + AFTER) & (sentences >= 0)
        distance[number] = distance_bucket(np.arange(size) - begin)
    return at, inside, near, distance


def distance_bucket(difference: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bucket of a piece's place relative to a cue, as in training: exact up to 16 each way, then by doubling steps."""
    size = np.abs(difference)
    far = 16 + np.minimum(np.floor(np.log2(np.maximum(size, 16) / 16) * 4).astype(np.int64), 15)
    bucket = np.where(size < 16, size, far)
    return np.clip(np.where(difference < 0, 31 - bucket, 32 + bucket), 0, DISTANCES - 1)
