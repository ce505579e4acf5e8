"""Training pages: the flattened pages of WCXB dev, and the same pages made different.

Pages in the wild are flattened in other manners (no blank lines, inline elements on lines of their own, hard wraps),
and news pages are shorter and stand among more teasers and comments than the pages of the set. So each page is also
flattened otherwise, and remixed: menus and tails of other pages around it, its text cut short, walls of teasers and
of comments made from other pages put in. All from one seed.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from network import Example

from foedera.read.line_features import line_features, split_lines

Pairs = list[tuple[str, str]]
CLASS_OF = {"R": 0, "M": 1, "T": 2}


@dataclass(frozen=True)
class TrainingPage:
    """One page: lines with their labels (M main, T title, R residue, B blank), the article's lines, title and gold."""

    pairs: Pairs
    first: int
    last: int
    title: str
    gold: str
    url: str


def read_pages(path: Path) -> list[TrainingPage]:
    """The pages of the set, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_page(json.loads(line)) for line in lines]


def _page(row: dict[str, Any]) -> TrainingPage:
    pairs = list(zip(row["lines"], row["labels"], strict=True))
    main = [at for at, (_, label) in enumerate(pairs) if label == "M"]
    first, last = (main[0], main[-1] + 1) if main else (0, 0)
    title = re.split(r" [|–-] ", row["title"] or "Untitled")[0]
    return TrainingPage(pairs, first, last, title, row["gold"], row["url"] or "")


def examples(pages: list[TrainingPage], number: int, remixes: int, seed: int) -> list[Example]:
    """One page in all its variants; the first is the page as it stands."""
    rng = random.Random(seed * 100_003 + number)
    kinds = [*_flattenings(pages[number], rng)]
    if pages[number].last:
        kinds += [(_pasted if rest % 3 == 2 else _remix)(pages, number, rng) for rest in range(remixes)]
    return [example(pairs) for pairs in kinds if any(line.strip() for line, _ in pairs)]


def example(pairs: Pairs) -> Example:
    """A page as the network learns from it. Lines weigh by the root of their words."""
    lines = split_lines("\n".join(line for line, _ in pairs))
    classes = np.array([CLASS_OF[label] for line, label in pairs if line.strip()], dtype=np.int8)
    if len(classes) != len(lines.words):
        raise ValueError("a line of the training page holds a line break; split it in the data")
    weights = np.sqrt(np.array([len(line.split()) for line in lines.words], dtype=np.float32) + 1)
    return Example(line_features(lines).astype(np.float16), classes, weights / weights.mean())


def _flattenings(page: TrainingPage, rng: random.Random) -> Iterator[Pairs]:
    yield page.pairs
    yield _without_blanks(page.pairs)
    yield _with_blanks(page.pairs)
    yield rng.choice([_inline_split, _wrapped, _merged])(page.pairs, rng)
    if page.last:
        start = max(0, page.first - int(rng.expovariate(1 / 8)))
        end = page.last + 1 + int(rng.expovariate(1 / 10))
        yield [pair for pair in page.pairs[start:end] if pair[0].strip() or rng.random() < 0.5]


def _without_blanks(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if pair[0].strip()]


def _with_blanks(pairs: Pairs) -> Pairs:
    return [pair for line, label in pairs if line.strip() for pair in ((line, label), ("", "B"))]


def _inline_split(pairs: Pairs, rng: random.Random) -> Pairs:
    """A link or bold word of some paragraphs on a line of its own."""
    found: Pairs = []
    for line, label in pairs:
        words = line.split()
        if label != "M" or len(words) <= 25 or rng.random() > 0.4:
            found.append((line, label))
            continue
        start = rng.randrange(5, len(words) - 5)
        end = min(len(words), start + rng.randrange(1, 4))
        parts = (words[:start], words[start:end], words[end:])
        found += [(" ".join(part), label) for part in parts if part]
    return found


def _wrapped(pairs: Pairs, rng: random.Random) -> Pairs:
    width = rng.choice([72, 80, 100, 120])
    return [
        (part, label) for line, label in pairs for part in (textwrap.wrap(line, width) if len(line) > width else [line])
    ]


def _merged(pairs: Pairs, rng: random.Random) -> Pairs:
    found: Pairs = []
    for line, label in pairs:
        if (
            found
            and label in "MR"
            and found[-1][1] == label
            and line.strip()
            and len(line) < 400
            and rng.random() < 0.25
        ):
            found[-1] = (f"{found[-1][0]} {line}", label)
        else:
            found.append((line, label))
    return found


def _pasted(pages: list[TrainingPage], number: int, rng: random.Random) -> Pairs:
    """A short text with little around it, as people paste it: the title, a date, a few paragraphs, some buttons."""
    page = pages[number]
    head, body, tail = page.pairs[: page.first], page.pairs[page.first : page.last], page.pairs[page.last :]
    near = head[-rng.randrange(1, 8) :] if rng.random() < 0.8 else []
    title = [pair for pair in head if pair[1] == "T"][-1:] or [(page.title, "T")]
    if rng.random() < 0.5:
        head = _residue(rng.choice(pages).pairs[: rng.randrange(0, 25)])
    else:
        head = head[: rng.randrange(0, 12)]
    head = head + ([] if any(label == "T" for _, label in near) else title) + near
    if rng.random() < 0.7:
        tail = tail[: rng.randrange(0, 10)]
    else:
        tail = tail[: rng.randrange(0, 4)] + _residue(rng.choice(pages).pairs[-rng.randrange(1, 20) :])
    if rng.random() < 0.3:
        tail = tail[:5] + _comments(pages, number, rng)[: rng.randrange(2, 10)]
    pairs = head + _shortened(body, rng, most=rng.choice([3, 5, 8, 12])) + tail
    return rng.choice([_as_it_is, _as_it_is, _unblanked, _spaced, _wrapped, _inline_split])(pairs, rng)


def _as_it_is(pairs: Pairs, rng: random.Random) -> Pairs:
    return pairs


def _unblanked(pairs: Pairs, rng: random.Random) -> Pairs:
    return _without_blanks(pairs)


def _spaced(pairs: Pairs, rng: random.Random) -> Pairs:
    return _with_blanks(pairs)


def _remix(pages: list[TrainingPage], number: int, rng: random.Random) -> Pairs:
    page = pages[number]
    head, body, tail = page.pairs[: page.first], page.pairs[page.first : page.last], page.pairs[page.last :]
    if rng.random() < 0.6:
        near = head[-rng.randrange(1, 6) :]
        title = [pair for pair in head if pair[1] == "T"][-1:]
        other = rng.choice(pages)
        head = _residue(other.pairs[: other.first]) + ([] if any(p[1] == "T" for p in near) else title) + near
    if rng.random() < 0.6:
        other = rng.choice(pages)
        tail = tail[: rng.randrange(0, 6)] + _residue(other.pairs[other.last :])
    if rng.random() < 0.7:
        body = _shortened(body, rng)
    if rng.random() < 0.6:
        wall = _teasers(pages, number, rng)
        tail = tail + wall if rng.random() < 0.3 else wall + tail
    if rng.random() < 0.4:
        head = _teasers(pages, number, rng) + head
    if rng.random() < 0.3:
        tail = tail[: rng.randrange(0, 8)] + _comments(pages, number, rng) + (tail[8:] if rng.random() < 0.5 else [])
    if rng.random() < 0.4 and len(body) > 5:
        for _ in range(rng.choice([1, 1, 2, 3])):
            at = rng.randrange(2, len(body))
            body = body[:at] + _teasers(pages, number, rng)[: rng.choice([1, 2, 3, 5, 8, 12])] + body[at:]
    pairs = head + body + tail
    chance = rng.random()
    if chance < 0.2:
        return _without_blanks(pairs)
    if chance < 0.35:
        return _with_blanks(pairs)
    return _inline_split(pairs, rng) if chance < 0.45 else pairs


def _residue(pairs: Pairs) -> Pairs:
    """Lines of another page: its title is no title here."""
    return [(line, "R" if label in "TM" else label) for line, label in pairs]


def _shortened(body: Pairs, rng: random.Random, most: int = 40) -> Pairs:
    keep = min(most, int(rng.expovariate(1 / 8)) + 2)
    main = [at for at, (_, label) in enumerate(body) if label == "M"]
    if len(main) <= keep:
        return body
    if rng.random() < 0.5:
        return body[: main[keep - 1] + 1]
    start = rng.randrange(len(main) - keep)
    return body[: main[0] + 1] + body[main[start] : main[start + keep - 1] + 1]


_HEADINGS = ("Related", "More News", "Latest", "Most Read", "Recent Posts", "More from this section", "Trending",
             "Top Stories", "You may also like")  # fmt: skip
_DATES = (
    "2 hours ago",
    "November 12, 2019",
    "12 Nov 2019",
    "By Staff",
    "12.11.2019",
    "3 days ago",
    "Nov 12, 2019 10:11",
)
_NAMES = ("petr", "maria_k", "Old Sailor", "JohnD", "Anna", "tomcat", "K. Wright", "Yusuf", "leo", "guest", "Marta S.")


def _teasers(pages: list[TrainingPage], skip: int, rng: random.Random) -> Pairs:
    """A wall of titles of other pages, with or without their first words and dates."""
    words = rng.choice([0, 12, 20, 30, 45])
    ending = rng.choice(["", "…", "...", " [...]", " Read more"])
    dated, glued, blank = rng.random() < 0.4, rng.random() < 0.2, rng.random() < 0.5
    found: Pairs = [(rng.choice(_HEADINGS), "R")] if rng.random() < 0.5 else []
    for _ in range(rng.choice([4, 6, 8, 12, 16, 24])):
        other = rng.choice(pages)
        if other is pages[skip]:
            continue
        prose = [line for line, label in other.pairs if label == "M" and len(line.split()) > 15][:3]
        teaser = ""
        if prose and words:
            first = rng.choice(prose).split()
            teaser = " ".join(first[:words]) + (ending if len(first) > words else "")
        if glued and teaser:
            found.append((other.title + teaser, "R"))
        else:
            found.append((other.title, "R"))
            found += [(rng.choice(_DATES), "R")] if dated else []
            found += [(teaser, "R")] if teaser else []
        found += [("", "B")] if blank else []
    return found


def _comments(pages: list[TrainingPage], skip: int, rng: random.Random) -> Pairs:
    """A wall of comments: names, days, sentences of other pages."""
    count = rng.randrange(2, 90)
    heading = rng.choice(
        ["Comments", "Leave a Reply", "One Comment", f"{count} Comments", "Discussion", f"Comments ({count})"]
    )
    found: Pairs = [(heading, "R")] if rng.random() < 0.8 else []
    style, blank = rng.randrange(4), rng.random() < 0.5
    for _ in range(rng.choice([1, 2, 4, 8, 14])):
        other = rng.choice(pages)
        prose = [line for line, label in other.pairs if label == "M" and len(line.split()) > 8]
        if other is pages[skip] or not prose:
            continue
        name, day = rng.choice(_NAMES), rng.choice(_DATES)
        found += [
            [(name, "R"), (day, "R")],
            [(f"{name} says:", "R")],
            [(f"{name} on {day}", "R")],
            [(f"{name} said:", "R")],
        ][style]
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            said = " ".join(re.split(r"(?<=[.!?]) ", rng.choice(prose))[: rng.randrange(1, 4)])
            said = said.lower() if rng.random() < 0.3 else said
            opening = rng.choice(["I think ", "Well, ", "lol ", "Thanks, ", "You are wrong. ", "I agree. "])
            found.append((opening + said if rng.random() < 0.3 else said, "R"))
            found += [("", "B")] if blank else []
        if rng.random() < 0.6:
            found.append((rng.choice(["Reply", "Like", "Reply Share", "Report", "Rating: 7 Votes"]), "R"))
    return found
