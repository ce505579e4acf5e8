"""How many and for how much: the quantity and value of an activity (CODEBOOK, `quantity` and `value`)."""

from __future__ import annotations

import re

from foedera.read.activity import Activity
from foedera.read.amounts import CountWords, find_counts, find_money
from foedera.read.context import Context
from foedera.records import Cell, Kind, Money, Sentence, Span
from foedera.vocabulary import Vocabulary

COUNTED = frozenset(["transfer", "capability", "co-production", "upgrade", "support"])
"""Kinds whose number counts systems; the ships of a drill are no quantity."""

PRICED = frozenset(["transfer", "capability", "co-production", "co-development", "upgrade", "support", "investment"])

COUNT_REACH = 45
"""Characters between a number and the system it counts."""

_COUNTS = re.compile(r"\s*(?:of\s+(?:the|its|their|these|those)?\s*)?(?:[\w“\"’'.-]+\s+){0,5}[“\"‘']?")
"""What may stand between them: "six | of the new Turkish-made | drones"."""

_COUNTS_OTHERS = re.compile(r"\b(?:and|to|for|with|by|in|squadrons?|battalions?|batteries|regiments?)\b")
"""What shows that the number counts something else: "two | squadrons of | jets", "two | firms to build | jets"."""


def find_quantity(context: Context, activity: Activity, kind: Kind, vocabulary: Vocabulary) -> Cell[int] | None:
    """The number that stands before one of the activity's systems: "Turkey delivered six drones" counts six."""
    if kind not in COUNTED or not activity.systems:
        return None
    sentence = context.sentences[activity.sentence].span
    for count in find_counts(sentence.words, find_money(sentence.words, vocabulary)):
        if _counts_one_of(context, activity, sentence.start, count):
            span = Span.of(context.article, sentence.start + count.start, sentence.start + count.end)
            return Cell(count.count, span, "number before the system")
    return None


def _counts_one_of(context: Context, activity: Activity, offset: int, count: CountWords) -> bool:
    gaps = (
        context.article.text[offset + count.end : s.start] for s in activity.systems if offset + count.end <= s.start
    )
    return any(len(gap) <= COUNT_REACH and _COUNTS.fullmatch(gap) and not _COUNTS_OTHERS.search(gap) for gap in gaps)


PACKAGED = frozenset(["transfer", "capability", "co-production"])
LEAD = 2
"""Sentences at the beginning whose sum is that of the whole package."""
WORTH = re.compile(r"\b(?:contract|deal|order|agreement|package|worth|valued|award|sale|purchase)", re.IGNORECASE)
"""Words of a sentence that tells what a contract is worth."""


def find_value(context: Context, activity: Activity, kind: Kind, vocabulary: Vocabulary) -> Cell[Money] | None:
    """The first sum in the activity's part of the sentence: "ordered 48 jets for $3 billion".

    The price of one ("at $60 million each") is no value of the deal.
    """
    if kind not in PRICED:
        return None
    sentence = context.sentences[activity.sentence].span
    left, right = activity.part
    for found in find_money(sentence.words, vocabulary):
        if not found.unit_price and left <= sentence.start + found.start < right:
            span = Span.of(context.article, sentence.start + found.start, sentence.start + found.end)
            return Cell(found.money, span, "sum in the same part")
    return _package_value(context, activity, kind, vocabulary)


def _around(context: Context, activity: Activity) -> tuple[Sentence, ...]:
    return context.sentences[max(0, activity.sentence - 1) : activity.sentence + 2]


def _package_value(context: Context, activity: Activity, kind: Kind, vocabulary: Vocabulary) -> Cell[Money] | None:
    """The value of the package, where the article's sentences about contracts give one sum only (CODEBOOK, Rulings)."""
    if kind not in PACKAGED or activity.stage.stage not in ("agreed", "planned"):
        return None
    sums = [
        (sentence.span.start, found)
        for sentence in context.sentences
        if WORTH.search(sentence.words)
        for found in find_money(sentence.words, vocabulary)
        if not found.unit_price
    ]
    if len({(found.money.amount, found.money.currency) for _, found in sums}) != 1:
        return None
    offset, found = sums[0]
    if offset not in {s.span.start for s in (*context.sentences[:LEAD], *_around(context, activity))}:
        return None
    span = Span.of(context.article, offset + found.start, offset + found.end)
    return Cell(found.money, span, "the one sum that the article gives")
