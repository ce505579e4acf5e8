"""What the block classifier looks at: 0 to n numbers for each block of a page.

Three layers: the block's own words, the elements it stands in, and its neighbours. The order of the columns
is part of the trained weights: after any change here or in `residue/html.yml`, train again (`training/html_blocks`).
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import numpy.typing as npt

from foedera.read.html_blocks import TAG_BITS, Block, Container, PageBlocks
from foedera.read.html_words import OWN, WORD, is_prose, phrase_bits, word_features
from foedera.vocabulary.html_residue import html_residue

Matrix = npt.NDArray[np.float32]

_TAGS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "td", "th", "dd", "dt", "blockquote", "figcaption", "section",
    "article", "tr", "header", "footer", "button", "label", "pre", "body",
)  # fmt: skip
_TAG_COLUMN = {tag: index for index, tag in enumerate(_TAGS)} | {"h5": 6, "h6": 6}
_UPPER_BITS = sorted(set(TAG_BITS.values()))
SECOND_LOOK = OWN + 3 + len(_TAGS)
"""How many columns of the first look (words, peers, element) the second look is given again."""


def _sum_containers(page: PageBlocks) -> None:
    for block in page.blocks:
        holder = page.containers[block.container]
        size = len(block.words)
        prose = size if is_prose(block.words, block.link_characters) and not block.hidden else 0
        holder.characters += size
        holder.link_characters += block.link_characters
        holder.prose += prose
        holder.blocks += 1
        if prose:
            holder.own_prose += prose
            if holder.parent >= 0:
                page.containers[holder.parent].own_prose += prose
    for holder in reversed(page.containers):
        if holder.parent >= 0:
            up = page.containers[holder.parent]
            up.characters += holder.characters
            up.link_characters += holder.link_characters
            up.prose += holder.prose
            up.blocks += holder.blocks


def _core(page: PageBlocks) -> set[int]:
    """The element with the most prose right inside it, and all elements around it."""
    best = max(range(len(page.containers)), key=lambda index: page.containers[index].own_prose, default=-1)
    around: set[int] = set()
    while best >= 0:
        around.add(best)
        best = page.containers[best].parent
    return around


def _surroundings(page: PageBlocks, block: Block, core: set[int]) -> list[float]:
    containers = page.containers
    whole = containers[0]
    total = whole.characters or 1
    prose = whole.prose or 1
    row: list[float] = []
    index = block.container
    for _ in range(5):
        holder = containers[index]
        inside = holder.characters or 1
        row += [
            math.log1p(inside), holder.link_characters / inside, holder.prose / inside, holder.prose / prose,
            math.log1p(holder.blocks), len(block.words) / inside,
        ]  # fmt: skip
        if holder.parent >= 0:
            index = holder.parent
    index, steps = block.container, 0
    while index not in core:
        index = containers[index].parent
        steps += 1
    inmost = max(core)
    return [
        *row, float(steps), float(containers[inmost].depth - containers[index].depth),
        containers[index].prose / prose, containers[index].characters / total,
    ]  # fmt: skip


def _groups(page: PageBlocks) -> Matrix:
    """For each block: how many blocks share its element path, their mean length, share of links, share of the text."""
    sums: dict[str, list[float]] = {}
    for block in page.blocks:
        group = sums.setdefault(page.containers[block.container].signature, [0.0, 0.0, 0.0, 0.0])
        group[0] += 1
        group[1] += len(block.words)
        group[2] += block.link_characters
        group[3] += len(block.words) if is_prose(block.words, block.link_characters) else 0
    total = page.containers[0].characters or 1
    prose = page.containers[0].prose or 1
    rows = []
    for block in page.blocks:
        count, size, links, running = sums[page.containers[block.container].signature]
        rows.append([math.log1p(count), math.log1p(size / count), links / (size or 1), size / total, running / prose])
    return np.array(rows, dtype=np.float32)


def _bits(values: list[int], bits: list[int]) -> Matrix:
    column = np.array(values, dtype=np.int64)[:, None]
    flags: Matrix = ((column & np.array(bits, dtype=np.int64)[None, :]) != 0).astype(np.float32)
    return flags


def _shift(columns: Matrix, by: int) -> Matrix:
    shifted = np.zeros_like(columns)
    if abs(by) < len(columns):
        if by > 0:
            shifted[by:] = columns[:-by]
        else:
            shifted[:by] = columns[-by:]
    return shifted


def window_mean(column: Matrix, reach: int) -> Matrix:
    """Mean over the blocks at most `reach` away, for each block."""
    sums = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
    index = np.arange(len(column))
    low, high = np.maximum(index - reach, 0), np.minimum(index + reach + 1, len(column))
    mean: Matrix = ((sums[high] - sums[low]) / (high - low)).astype(np.float32)
    return mean


def _nearest(flags: npt.NDArray[np.bool_]) -> Matrix:
    """Blocks since the last flagged one, blocks until the next, and whether there is one before and after."""
    count = len(flags)
    index = np.arange(count)
    last = np.maximum.accumulate(np.where(flags, index, -1))
    following = np.minimum.accumulate(np.where(flags, index, count)[::-1])[::-1]
    since = np.where(last >= 0, index - last, 60)
    until = np.where(following < count, following - index, 60)
    columns = [np.minimum(since, 60), np.minimum(until, 60), last >= 0, following < count]
    return np.stack(columns, axis=1).astype(np.float32)


def _tag_columns(holders: list[Container]) -> Matrix:
    tags = np.zeros((len(holders), len(_TAGS)), dtype=np.float32)
    for row, holder in enumerate(holders):
        if holder.tag in _TAG_COLUMN:
            tags[row, _TAG_COLUMN[holder.tag]] = 1
    return tags


def _places(size: Matrix, prose: Matrix, keep: Matrix) -> Matrix:
    """Where on the page a block stands, and what sort of page it is."""
    count = len(size)
    running, kept = size * prose, size * keep
    total = float(size.sum()) or 1
    return np.stack(
        [
            np.arange(count) / count,
            (np.cumsum(size) - size) / total,
            (np.cumsum(running) - running) / (float(running.sum()) or 1),
            np.full(count, math.log1p(count)),
            np.full(count, float(running.sum()) / total),
            np.full(count, float(kept.sum()) / total),
            np.full(count, math.log1p(float(kept.sum()))),
        ],
        axis=1,
    ).astype(np.float32)


def _mark_columns(holders: list[Container]) -> Matrix:
    bits = [1 << bit for bit in range(len(html_residue().marks))]
    return np.concatenate(
        [
            _bits([holder.marks for holder in holders], bits),
            _bits([holder.near_marks for holder in holders], bits),
            _bits([holder.all_marks for holder in holders], bits),
            _bits([holder.tags for holder in holders], _UPPER_BITS),
        ],
        axis=1,
    )


def block_features(
    page: PageBlocks, said: list[list[str]], kept: list[float], told: list[float], title: str, lead: str
) -> Matrix:
    """One row for each block of the page.

    `said`: the words of each block in lower case; `kept`: share of them that trafilatura keeps; `told`: the same for
    JSON-LD's article body; `title` and `lead`: the title and description that the metadata give, empty where none.
    """
    _sum_containers(page)
    core = _core(page)
    blocks = page.blocks
    holders = [page.containers[block.container] for block in blocks]
    seen = Counter(block.words for block in blocks)
    named, led = frozenset(WORD.findall(title.lower())), frozenset(WORD.findall(lead.lower()))
    own = np.array(
        [
            word_features(block, words, holder, seen, named, led)
            for block, words, holder in zip(blocks, said, holders, strict=True)
        ],
        dtype=np.float32,
    )
    tags = _tag_columns(holders)
    phrases = _bits(
        [phrase_bits(block.words) for block in blocks], [1 << bit for bit in range(len(html_residue().phrases))]
    )
    keep = np.array(kept, dtype=np.float32)
    tell = np.array(told, dtype=np.float32)
    size = np.array([len(block.words) for block in blocks], dtype=np.float32)
    prose = np.array(
        [is_prose(block.words, block.link_characters) and not block.hidden for block in blocks], dtype=np.float32
    )
    chosen = np.column_stack(
        [own[:, [0, 3, 4, 14, 16]], keep, tags[:, 0], tags[:, 2], tags[:, 3:7].sum(axis=1), phrases.any(axis=1)]
    ).astype(np.float32)
    parts: list[Matrix] = [
        own,
        np.column_stack([keep, tell, np.full(len(blocks), float(tell.any()))]).astype(np.float32),
        tags,
        np.array([_surroundings(page, block, core) for block in blocks], dtype=np.float32),
        _groups(page),
        _places(size, prose, keep),
        phrases,
        np.stack([window_mean(column, reach) for column in (keep, prose, own[:, 14]) for reach in (4, 12)], axis=1),
        _nearest(prose > 0),
        _nearest((keep > 0.6) & (size > 40)),
        _mark_columns(holders),
        *(_shift(chosen, by) for by in (1, -1, 2, -2, 3, -3)),
    ]
    matrix: Matrix = np.concatenate(parts, axis=1)
    return matrix


def context_features(page: PageBlocks, features: Matrix, likely: Matrix) -> Matrix:
    """What the second look at a block uses: the first look's judgement (`likely`, 0 to 1) of it and all around it."""
    size = np.array([len(block.words) for block in page.blocks], dtype=np.float32)
    mass = likely * size
    total = float(mass.sum()) or 1.0
    before = np.cumsum(mass) - mass
    inside = np.zeros((len(page.containers), 2))
    holders = np.array([block.container for block in page.blocks])
    np.add.at(inside, holders, np.column_stack([mass, size]))
    for index in range(len(page.containers) - 1, 0, -1):
        inside[page.containers[index].parent] += inside[index]
    levels = []
    up = holders
    parents = np.array([max(holder.parent, 0) for holder in page.containers])
    for _ in range(4):
        levels += [inside[up, 0] / np.maximum(inside[up, 1], 1), inside[up, 0] / total]
        up = parents[up]
    groups = {holder.signature: row for row, holder in enumerate(page.containers)}
    alike = np.array([groups[page.containers[index].signature] for index in holders])
    together = np.zeros((len(page.containers), 2))
    np.add.at(together, alike, np.column_stack([mass, size]))
    columns = [
        likely, *(_shift(likely[:, None], by)[:, 0] for by in (1, -1, 2, -2, 3, -3, 4, -4)),
        *(window_mean(likely, reach) for reach in (2, 6, 15)),
        window_mean(mass, 6) / np.maximum(window_mean(size, 6), 1),
        before / total, (total - before - mass) / total, np.full(len(size), math.log1p(total)),
        np.full(len(size), total / max(float(size.sum()), 1.0)), *levels,
        together[alike, 0] / np.maximum(together[alike, 1], 1), together[alike, 0] / total,
    ]  # fmt: skip
    matrix: Matrix = np.concatenate(
        [np.column_stack(columns), _nearest((likely > 0.5) & (size > 40)), features[:, :SECOND_LOOK]], axis=1
    ).astype(np.float32)
    return matrix
