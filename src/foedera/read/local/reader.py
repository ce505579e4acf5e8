"""The reader `local`: what the network marks, resolved into claims by the same finders that the rules use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from foedera.read.amounts import find_counts, find_money
from foedera.read.context import Context, prepare
from foedera.read.dates import find_dates
from foedera.read.local.chunks import chunks_of
from foedera.read.local.network import Found, Network, Words, load_network
from foedera.read.local.parties import PARTLESS, find_parties_of
from foedera.read.repeats import merge_repeats
from foedera.records import Article, Cell, Claim, Money, Span, System
from foedera.vocabulary import Vocabulary

READER = "local/1"
LEAST = 0.5
"""Chance from which an activity is taken for a claim, unless the weights' settings say otherwise."""
AHEAD = frozenset(["planned", "proposed", "negotiating"])
COUNTED = frozenset(["transfer", "capability", "co-production", "upgrade", "support"])


def read_locally(article: Article, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of an article, in the order in which its text makes them."""
    network = load_network()
    context = prepare(article, vocabulary)
    claims = claims_of(
        context, find_activities_in(context, vocabulary, network), vocabulary, network.settings.get("least", LEAST)
    )
    return [replace(claim, confidence=_calibrated(claim.confidence, network)) for claim in claims]


def _calibrated(raw: float, network: Network) -> float:
    """How often a claim with this raw confidence is right, by the fit that came with the weights."""
    at = logit(min(max(raw, 1e-4), 1 - 1e-4)) * network.settings.get("slope", 1.0) + network.settings.get("shift", 0.0)
    return round(float(1 / (1 + np.exp(-at))), 4)


def logit(chance: Any) -> Any:
    """The log odds of a chance."""
    return np.log(chance / (1 - chance))


def find_activities_in(context: Context, vocabulary: Vocabulary, network: Network) -> list[Found]:
    """Every activity that the network sees in an article, sure or not."""
    return list(network.read(chunks_of(context, vocabulary, network.pieces)))


def claims_of(context: Context, found: Sequence[Found], vocabulary: Vocabulary, least: float) -> list[Claim]:
    """The claims that activities make, those no surer than `least` left out, repeats merged."""
    claims = [
        claim
        for activity in found
        if activity.claim >= least and (claim := _claim(context, activity, vocabulary)) is not None
    ]
    return merge_repeats(claims)


def _claim(context: Context, found: Found, vocabulary: Vocabulary) -> Claim | None:
    kind = found.kind
    parties = find_parties_of(context, found, kind)
    countries = {c.value.country or c.value.name for c in parties}
    if len(countries) < 2 and kind == "transfer" and parties:
        kind = "capability"  # purely domestic procurement (CODEBOOK, Rulings)
        parties = find_parties_of(context, found, kind)
    if not parties or (len(countries) < 2 and kind not in PARTLESS):
        return None
    cue = Span.of(context.article, found.start, found.end)
    stage = _best(found.roles["stage"], found.sentence, context)
    return Claim(
        article_id=context.article.id,
        kind=Cell(kind, cue, "network"),
        stage=Cell(found.stage, Span.of(context.article, stage.start, stage.end) if stage else cue, "network"),
        parties=parties,
        systems=_systems(context, found.roles["system"]),
        quantity=_quantity(context, found, vocabulary) if kind in COUNTED else None,
        value=_value(context, found, vocabulary),
        happened_on=_happened_on(context, found),
        place=_place(context, found),
        speaker=_speaker(context, found),
        evidence=(context.sentences[found.sentence].span,),
        reader=READER,
        confidence=round(found.claim * max(found.kinds) * max(found.stages), 4),
    )


def _best(words: Sequence[Words], sentence: int, context: Context) -> Words | None:
    """The likeliest words of a slot, those in the cue's own sentence first."""
    span = context.sentences[sentence].span
    inside = [w for w in words if span.start <= w.start < span.end]
    return max(inside or words, key=lambda w: w.chance, default=None)


def _systems(context: Context, marked: Sequence[Words]) -> tuple[Cell[System], ...]:
    cells: dict[tuple[str | None, str], Cell[System]] = {}
    for words in marked:
        known = [s for s in context.systems if s.start < words.end and words.start < s.end]
        if known:
            for s in known:
                value = System(s.name, s.system_class, s.entry if s.name else None)
                cells.setdefault(
                    (s.name, s.system_class), Cell(value, Span.of(context.article, s.start, s.end), "named")
                )
            continue
        text = context.article.text[words.start : words.end]
        name = text if re.search(r"[A-Z0-9]", text) and len(text) > 1 else None
        cells.setdefault(
            (name, words.system_class),
            Cell(System(name, words.system_class, None), Span.of(context.article, words.start, words.end), "network"),
        )
    named = {key[1] for key in cells if key[0]}
    kept = {key: cell for key, cell in cells.items() if key[0] or key[1] not in named}
    if len(kept) > 1:
        kept = {key: cell for key, cell in kept.items() if key[1] != "other" or key[0]}
    return tuple(kept.values())


def _sentence_span(context: Context, words: Words) -> Span | None:
    return next((s.span for s in context.sentences if s.span.start <= words.start < s.span.end), None)


def _quantity(context: Context, found: Found, vocabulary: Vocabulary) -> Cell[int] | None:
    words = _best(found.roles["quantity"], found.sentence, context)
    span = _sentence_span(context, words) if words else None
    if words is None or span is None:
        return None
    for count in find_counts(span.words, find_money(span.words, vocabulary)):
        start, end = span.start + count.start, span.start + count.end
        if start < words.end and words.start < end:
            return Cell(count.count, Span.of(context.article, start, end), "number in the role")
    return None


def _value(context: Context, found: Found, vocabulary: Vocabulary) -> Cell[Money] | None:
    words = _best(found.roles["value"], found.sentence, context)
    span = _sentence_span(context, words) if words else None
    if words is None or span is None:
        return None
    for amount in find_money(span.words, vocabulary):
        start, end = span.start + amount.start, span.start + amount.end
        if start < words.end and words.start < end and not amount.unit_price:
            return Cell(amount.money, Span.of(context.article, start, end), "sum in the role")
    return None


def _happened_on(context: Context, found: Found) -> Cell[str] | None:
    words = _best(found.roles["when"], found.sentence, context)
    span = _sentence_span(context, words) if words else None
    if words is None or span is None:
        return None
    published = context.article.published_on.value if context.article.published_on else None
    for day in find_dates(span.words, published):
        start, end = span.start + day.start, span.start + day.end
        if start < words.end and words.start < end:
            value = day.future if found.stage in AHEAD else day.past
            return Cell(value, Span.of(context.article, start, end), f"{day.grain} in the role")
    return None


_LEADING = re.compile(r"^(?:in|at|on|near|off|the|its|their|a|an)\s+", re.IGNORECASE)


def _place(context: Context, found: Found) -> Cell[str] | None:
    words = _best(found.roles["place"], found.sentence, context)
    if words is None:
        return None
    text = context.article.text[words.start : words.end]
    cut = _LEADING.match(text)
    start = words.start + (cut.end() if cut else 0)
    if not re.search(r"[A-Z]", context.article.text[start : words.end]):
        return None
    span = Span.of(context.article, start, words.end)
    return Cell(span.words, span, "network")


def _speaker(context: Context, found: Found) -> Cell[str] | None:
    """Who says it, by the rules of speech where they know, else whoever the network hears."""
    speech = context.speech.get(found.sentence)
    if speech is not None:
        return speech.speaker
    words = _best(found.roles["speaker"], found.sentence, context)
    if words is None:
        return None
    for named in context.people:
        if named.start < words.end and words.start < named.end:
            return Cell(named.name, Span.of(context.article, words.start, words.end), "network")
    text = context.article.text[words.start : words.end]
    surname = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    full = next((n.name for n in context.people if n.name.split()[-1] == surname.split()[-1]), None)
    if full is None and not re.search(r"[A-Z]", text) and len(text.split()) < 2:
        return None
    return Cell(full or surname, Span.of(context.article, words.start, words.end), "network")
