"""The reader `local`: what the network marks, resolved into claims by the same finders that the rules use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from foedera.read.context import Context, prepare
from foedera.read.local.both import Limits, completed, left_over, taken
from foedera.read.local.chunks import chunks_of, worth_reading
from foedera.read.local.network import Found, Network, load_network
from foedera.read.local.parties import PARTLESS, find_parties_of
from foedera.read.local.slots import (
    best_of,
    find_happened_on_of,
    find_place_of,
    find_quantity_of,
    find_speaker_of,
    find_systems_of,
    find_value_of,
)
from foedera.read.repeats import merge_repeats
from foedera.read.rules import read_by_rules
from foedera.records import Article, Cell, Claim, Span
from foedera.vocabulary import Vocabulary

READER = "local/1"


def read_locally(article: Article, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of an article, in the order in which its text makes them."""
    network = load_network()
    context = prepare(article, vocabulary)
    found = find_activities_in(context, vocabulary, network)
    rules = read_by_rules(article, vocabulary)
    claims = claims_of(context, found, rules, vocabulary, Limits.of(network.settings))
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
    wanted = worth_reading(context)
    if not any(wanted):
        return []
    return list(network.read(chunks_of(context, vocabulary, network.pieces, wanted)))


def claims_of(
    context: Context, found: Sequence[Found], rules: Sequence[Claim], vocabulary: Vocabulary, limits: Limits
) -> list[Claim]:
    """The claims that sure activities make, completed and added to by what the rules read, repeats merged."""
    made = [_claim(context, activity, vocabulary) for activity in taken(context, found, rules, limits)]
    claims = completed(context, [claim for claim in made if claim is not None], rules)
    return merge_repeats([*claims, *left_over(context, found, claims, rules, limits.rules)])


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
    stage = best_of(context, found, "stage")
    return Claim(
        article_id=context.article.id,
        kind=Cell(kind, cue, "network"),
        stage=Cell(found.stage, Span.of(context.article, stage.start, stage.end) if stage else cue, "network"),
        parties=parties,
        systems=find_systems_of(context, found, kind, vocabulary),
        quantity=find_quantity_of(context, found, vocabulary) if found.roles["system"] else None,
        value=find_value_of(context, found, vocabulary),
        happened_on=find_happened_on_of(context, found),
        place=find_place_of(context, found),
        speaker=find_speaker_of(context, found),
        evidence=(context.sentences[found.sentence].span,),
        reader=READER,
        confidence=round(found.claim * max(found.kinds) * max(found.stages), 4),
    )
