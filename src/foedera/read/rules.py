"""The first reader: general rules over the vocabulary, one claim an activity, merged where the article repeats it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedera.read.activities import find_activities
from foedera.read.activity import Activity
from foedera.read.claim_systems import systems_of_claim
from foedera.read.context import Context, prepare
from foedera.read.figures import find_quantity, find_value
from foedera.read.happened import find_happened_on
from foedera.read.places import find_place
from foedera.read.repeats import UNSURE, merge_repeats
from foedera.read.roles import find_roles
from foedera.records import Article, Cell, Claim, Kind, Party, Span
from foedera.vocabulary import Vocabulary

READER = "rules/1"

PLACED = frozenset(
    ["exercise", "consultation", "deployment", "training", "co-production", "investment", "capability", "transfer"]
)
"""Kinds whose place is kept."""

TRAVELLING = frozenset(["deployment", "consultation"])
"""Kinds in which "to Kabul" is the place, and not only "in Kabul"."""

ALONE = frozenset(["capability", "deployment"])
"""Kinds that one state can do by itself."""


def read_by_rules(article: Article, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of an article, in the order in which its text makes them.

    "Turkey delivered six drones to Mali in May." is a transfer, completed, from Turkey to Mali, of six drones, in May.
    """
    context = prepare(article, vocabulary)
    claims: list[Claim] = []
    for index in range(len(context.sentences)):
        activities = find_activities(context, index)
        for activity in activities:
            claim = _claim(context, activity, activities, vocabulary)
            if claim is not None:
                claims.append(claim)
    return merge_repeats(claims)


def _claim(context: Context, activity: Activity, all_here: Sequence[Activity], vocabulary: Vocabulary) -> Claim | None:
    """The claim of an activity; None where its parties are too few, or what shows it too little."""
    parties = find_roles(context, activity)
    kind = _kind(context, activity, parties)
    if kind is None or not _enough(context, activity, kind, parties):
        return None
    if kind in ALONE and kind != activity.kind:
        parties = tuple(replace(c, value=replace(c.value, role="partner")) for c in parties)
    article, hit, stage = context.article, activity.hit, activity.stage
    speech = context.speech.get(activity.sentence)
    return Claim(
        article_id=article.id,
        kind=Cell(kind, _span(context, activity, hit.first, hit.last), f"cue {hit.cue.id}"),
        stage=Cell(stage.stage, _span(context, activity, stage.first, stage.last), "tense and governing words"),
        parties=parties,
        systems=systems_of_claim(article, kind, activity.systems, vocabulary),
        quantity=find_quantity(context, activity, kind, vocabulary),
        value=find_value(context, activity, kind, vocabulary),
        happened_on=find_happened_on(context, activity, all_here),
        place=_place(context, activity, kind),
        speaker=speech.speaker if speech is not None else None,
        evidence=(context.sentences[activity.sentence].span,),
        reader=READER,
        confidence=stage.confidence,
    )


def _span(context: Context, activity: Activity, first: int, last: int) -> Span:
    """The words from one token of the activity's sentence up to and without another."""
    tokens, offset = activity.tokens, activity.offset
    return Span.of(context.article, offset + tokens[first].start, offset + tokens[last - 1].end)


def _kind(context: Context, activity: Activity, parties: Sequence[Cell[Party]]) -> Kind | None:
    """The kind, which may be another where one state only takes part: building one's own tanks is a capability, and so
    is purely domestic procurement (CODEBOOK, Rulings). None where the cue says nothing of one state alone."""
    if len(_countries(parties)) >= 2:
        return activity.kind
    alone = activity.hit.cue.alone
    if alone == "":
        return None
    kind = activity.kind if alone is None else alone
    return "capability" if kind == "transfer" and _at_home(context, activity, parties) else kind


def _enough(context: Context, activity: Activity, kind: Kind, parties: Sequence[Cell[Party]]) -> bool:
    """Whether there are parties enough for the kind; a bare noun needs two states in the sentence itself."""
    if not parties or (len(_countries(parties)) < 2 and kind not in ALONE):
        return False
    needs_both = not activity.verb or kind not in ALONE
    return activity.stage.confidence > UNSURE or not needs_both or _both_named(context, activity, parties)


def _countries(parties: Sequence[Cell[Party]]) -> set[str]:
    return {cell.value.country or cell.value.name for cell in parties}


def _both_named(context: Context, activity: Activity, parties: Sequence[Cell[Party]]) -> bool:
    """Whether two states stand in the sentence itself: a bare noun with a partner from elsewhere is too little."""
    sentence = context.sentences[activity.sentence].span
    here = {c.value.country for c in parties if sentence.start <= c.span.start < sentence.end and c.value.country}
    return len(here) >= 2


def _at_home(context: Context, activity: Activity, parties: Sequence[Cell[Party]]) -> bool:
    """Whether a buyer and a maker of one state stand in the sentence ("the Navy", "Lockheed Martin")."""
    sentence = context.sentences[activity.sentence].span
    sorts = {m.sort for m in context.mentions_in(sentence.start, sentence.end) if m.use == "party" and m.country}
    return len(parties) >= 2 or {"firm", "office"} <= sorts or {"firm", "state"} <= sorts


def _place(context: Context, activity: Activity, kind: Kind) -> Cell[str] | None:
    """The place in the activity's part of the sentence, else in the whole of it."""
    if kind not in PLACED:
        return None
    sentence, text = context.sentences[activity.sentence].span, context.article.text
    mentions = context.mentions_in(sentence.start, sentence.end)
    found = find_place(text, *activity.part, mentions, kind in TRAVELLING)
    found = found or find_place(text, sentence.start, sentence.end, mentions, False)
    if found is None:
        return None
    span = Span.of(context.article, *found)
    return Cell(span.words, span, "place after a preposition")
