"""Mention: a party or place that an article names, and what it is there for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["state", "office", "firm", "body", "person"]
Use = Literal["party", "maker", "place", "title"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A party or place in the text (offsets of the article).

    `name` as the codebook would write it; `country` ISO alpha-3 of its state; `entry` the vocabulary's id.
    `use`: `party`; `maker` where the adjective only tells whose make a thing is ("Turkish drones", "Russian-made");
    `place` where something happens ("in Ankara"); `title` where it is part of a person's title or says where a firm
    belongs.
    """

    start: int
    end: int
    name: str
    country: str | None
    entry: str | None
    sort: Sort
    use: Use
