"""The default reader: what the trained network is sure of, and where it is silent, what the rules are sure of.

The network knows more ways of saying a thing and is better at stages; the rules know the vocabulary and rarely see a
claim where there is none. `docs/decisions/0006-network-and-rules-together.md` has the figures.
"""

from __future__ import annotations

from dataclasses import replace

from foedera.read.context import Context, prepare
from foedera.read.local.both import Limits
from foedera.read.local.network import load_network
from foedera.read.local.reader import claims_of, find_activities_in
from foedera.read.repeats import merge_repeats
from foedera.read.rules import read_by_rules
from foedera.records import Article, Claim
from foedera.vocabulary import Vocabulary
from foedera.vocabulary.field_cues import field

READER = "local+rules/1"
NETWORK_SURE = 0.8
"""Chance from which the network's claim is taken."""
RULES_SURE = 0.5
"""Confidence from which a claim of the rules is taken where the network sees none in the sentence."""
NEAR = 2
"""Sentences before and after in which a military word makes a sentence one of the field."""


def read_with_both(article: Article, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of an article, in the order of its text."""
    context = prepare(article, vocabulary)
    alone = Limits(least=NETWORK_SURE, agreed=NETWORK_SURE, rules=2)
    seen = claims_of(context, find_activities_in(context, vocabulary, load_network()), (), vocabulary, alone)
    seen = [claim for claim in seen if in_the_field(context, _sentence(context, claim))]
    taken = {_sentence(context, claim) for claim in seen}
    rest = [
        claim
        for claim in read_by_rules(article, vocabulary)
        if claim.confidence >= RULES_SURE and _sentence(context, claim) not in taken
    ]
    ordered = sorted([*seen, *rest], key=lambda claim: (claim.evidence[0].start, claim.kind.span.start))
    return [replace(claim, reader=READER) for claim in merge_repeats(ordered)]


def in_the_field(context: Context, sentence: int) -> bool:
    """Whether a sentence is about military matters, by itself, by those around it, or by the whole article.

    "The airline ordered 22 aircraft" is not, however much it looks like an arms order.
    """
    if (context.civil[sentence] or context.mostly_civil) and not field().soldierly.search(
        context.sentences[sentence].words
    ):
        return False
    around = context.military[max(0, sentence - NEAR) : sentence + NEAR]
    return context.military[sentence] or any(around) or context.about_arms


def _sentence(context: Context, claim: Claim) -> int:
    """The number of the sentence in which the claim's first evidence stands."""
    at = claim.evidence[0].start
    return next(i for i, s in enumerate(context.sentences) if s.span.start <= at < s.span.end)
