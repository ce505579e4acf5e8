"""Which articles are copies of one text, so that ten outlets with one agency report count once.

An article is a copy of another where more than a third of the six-word runs of the shorter one stand in the longer
one, quoted speech left aside. Verbatim, cut, retitled, lightly edited and reordered copies keep far more than that;
two independent reports of one event keep next to nothing once the statement they both quote is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from foedera.link.origins import find_origin, outlet_key
from foedera.link.shingles import Hashes, WordHashes, sampled, shingles
from foedera.records import Article, CopyGroup

CONTAINED = 0.35
"""Share of the shorter text's runs that must stand in the longer one."""

CONTAINED_SHORT = 0.80
"""The same for a short text, whose stock phrases weigh more."""

SHORT = 48
"""A text with fewer distinct runs of its own than this is short (about 53 words)."""

TOO_SHORT = 24
"""Below this a text is never called a copy: a headline and a sentence look alike everywhere."""

SHARED = 15
"""Runs that must be shared in any case; one long official name repeated is not a copy."""

SHARE_OF_LONGER = 0.1
"""Share of the longer text that must be common too: a yearbook is no copy of the paragraph it prints."""

BOILERPLATE = 5
"""A run found in more articles of one outlet than this is its furniture ("Sign up for our newsletter …")."""

SAME_TEXT = 0.9
"""Above this an article adds nothing to the index: later ones are found through the one it repeats."""

HOLDERS = 20
"""A run is looked up in so many articles at most, the longest ones; its later holders are found through those."""


def find_copies(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Groups of articles that are copies of one text, each with the article or agency it goes back to.

    Only the articles' own words (their `main` lines) are compared, so menus do not make copies. The result does not
    depend on the order of the articles. Articles that are nobody's copy are in no group; an article given twice
    counts once.
    """
    texts = {article.id: article for article in articles}
    prints = fingerprints(texts.values())
    groups: dict[str, str] = {article_id: article_id for article_id in prints}
    for left, right in copy_pairs(prints):
        _join(groups, left, right)
    members: dict[str, list[str]] = defaultdict(list)
    for article_id in prints:
        members[_root(groups, article_id)].append(article_id)
    found = [_copy_group([texts[i] for i in sorted(ids)]) for ids in members.values() if len(ids) > 1]
    return tuple(sorted(found, key=lambda group: group.members))


def fingerprints(articles: Iterable[Article]) -> dict[str, Hashes]:
    """The distinct six-word runs of each article, its outlet's furniture taken out."""
    hashes = WordHashes()
    prints = {}
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        prints[article.id] = shingles(article.main_text, hashes)
        if article.outlet is not None:
            by_outlet[outlet_key(article.outlet.value)].append(article.id)
    for ids in by_outlet.values():
        if len(ids) > BOILERPLATE:
            _take_out_furniture(prints, ids)
    return prints


def _take_out_furniture(prints: dict[str, Hashes], ids: Sequence[str]) -> None:
    runs, counts = np.unique(np.concatenate([prints[article_id] for article_id in ids]), return_counts=True)
    furniture = runs[counts > BOILERPLATE]
    if len(furniture):
        for article_id in ids:
            prints[article_id] = np.setdiff1d(prints[article_id], furniture, assume_unique=True)


def copy_pairs(prints: Mapping[str, Hashes]) -> list[tuple[str, str]]:
    """Pairs (shorter, longer) of copies, enough of them to join every group; longest texts are indexed first.

    Texts that repeat one already indexed are not indexed again, and no run is looked up in more than a few articles,
    so a report printed by five hundred outlets costs five hundred look-ups and not a quarter of a million.
    """
    order = sorted(prints, key=lambda article_id: (-len(prints[article_id]), article_id))
    index: dict[int, list[str]] = defaultdict(list)
    pairs = []
    for article_id in order:
        own = prints[article_id]
        if len(own) < TOO_SHORT:
            break
        keys = sampled(own).tolist()
        shared = Counter(other for run in keys for other in index.get(run, ()))
        repeats = False
        for other, count in sorted(shared.items()):
            if count < len(keys) * CONTAINED * 0.6:  # far below the bar: the sample errs less than this
                continue
            share = share_contained(own, prints[other])
            if share is not None:
                pairs.append((article_id, other))
                repeats = repeats or share >= SAME_TEXT
        if not repeats:
            for run in keys:
                holders = index[run]
                if len(holders) < HOLDERS:
                    holders.append(article_id)
    return pairs


def share_contained(shorter: Hashes, longer: Hashes) -> float | None:
    """Share of the shorter text that stands in the longer one; None where they are no copies of each other."""
    common = len(np.intersect1d(shorter, longer, assume_unique=True))
    share = common / len(shorter)
    needed = CONTAINED if len(shorter) >= SHORT else CONTAINED_SHORT
    if share < needed or common < SHARED or common < SHARE_OF_LONGER * len(longer):
        return None
    return share


def _copy_group(members: Sequence[Article]) -> CopyGroup:
    origin, origin_name, why = find_origin(members)
    return CopyGroup(tuple(sorted(article.id for article in members)), origin, origin_name, why)


def _root(groups: dict[str, str], article_id: str) -> str:
    while groups[article_id] != article_id:
        groups[article_id] = groups[groups[article_id]]
        article_id = groups[article_id]
    return article_id


def _join(groups: dict[str, str], left: str, right: str) -> None:
    first, second = sorted((_root(groups, left), _root(groups, right)))
    groups[second] = first
