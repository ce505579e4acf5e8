"""The activities a sentence tells of: cues of a kind that have in their sentence what the kind needs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.read.activity import Activity
from foedera.read.context import Context
from foedera.read.needs import has_needs
from foedera.read.objects import systems_of
from foedera.read.stage import read_stage
from foedera.read.tense import chain_before, is_verb
from foedera.read.tokens import Token, cue_words, tokenise
from foedera.records import Sentence
from foedera.vocabulary.cues import CueHit, find_kind_cues, find_stage_cues

FEWEST_TOKENS = 4
"""A sentence shorter than this is a heading or an interjection."""

STRONG_BREAKS = frozenset([";", "while", "whereas", "but", "—", "although", "which", "who", "whose"])
"""Words at which a part of a sentence ends, with its own activity, parties and systems."""

DETERMINERS = frozenset(
    "the a an its their his our this that these those any of for on in into new first further no further's 's "
    "joint".split()
)
"""Words before a noun: "the supply", "a first order"."""

_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|is set to|are set to|plans? to)\b")


def find_activities(context: Context, index: int) -> list[Activity]:
    """The activities of one sentence, in the order of their cues.

    "France sold 12 jets to Croatia and will train its pilots" tells of a transfer and of training. A conditional or a
    question tells of none; a weak cue counts only where no other shows a kind in the same part of the sentence; of two
    cues of one kind about the same systems the one with the clearer stage is kept.
    """
    sentence = context.sentences[index]
    tokens = tokenise(sentence.words)
    if len(tokens) < FEWEST_TOKENS or sentence.words.rstrip("\"”' ").endswith("?"):
        return []
    words = cue_words(tokens)
    hits = [hit for hit in find_kind_cues(words) if not _inside_name(context, sentence, tokens, hit)]
    stages = find_stage_cues(words)
    future = _AHEAD.search(sentence.words) is not None
    offset, text = sentence.span.start, context.article.text
    found: list[Activity] = []
    for hit in _chosen(hits, tokens):
        reading = read_stage(tokens, hit, stages, future)
        if reading is None or _conditional(tokens, hit):
            continue
        part = _part(tokens, hit, offset)
        systems = systems_of(text, context.systems_in(*part), tokens, hit, offset)
        activity = Activity(index, offset, tokens, hit, reading, part, systems)
        if has_needs(context, activity):
            found.append(activity)
    return _without_repeats(found)


def _inside_name(context: Context, sentence: Sentence, tokens: Sequence[Token], hit: CueHit) -> bool:
    """Whether a cue is part of a name: "Training Command", "Transfer Systems Ltd."."""
    start, end = sentence.span.start + tokens[hit.first].start, sentence.span.start + tokens[hit.last - 1].end
    systems = context.systems_in(sentence.span.start, sentence.span.end)
    mentions = context.mentions_in(sentence.span.start, sentence.span.end)
    named = [(s.start, s.end) for s in systems]
    named += [(m.start, m.end) for m in mentions if m.sort in ("body", "office", "firm")]
    return any(left <= start < right and end <= right for left, right in named)


def _chosen(hits: Sequence[CueHit], tokens: Sequence[Token]) -> list[CueHit]:
    """One reading for each place: noun after a determiner or adjective, verb where auxiliaries stand before."""
    by_place: dict[int, list[CueHit]] = {}
    for hit in hits:
        by_place.setdefault(hit.first, []).append(hit)
    chosen = []
    for first, here in by_place.items():
        verbs, nouns = [h for h in here if is_verb(h)], [h for h in here if not is_verb(h)]
        if verbs and nouns:
            _, chain = chain_before(tokens, first)
            here = verbs if chain and _before(tokens, first) not in DETERMINERS else nouns
        if not is_verb(here[0]) or _acts(here[0], tokens):
            chosen.append(here[0])
    return chosen


def _acts(verb: CueHit, tokens: Sequence[Token]) -> bool:
    """Whether the form of a verb is one here: "the delivered drones" only describes."""
    before = _before(tokens, verb.first)
    if verb.form in ("base", "s"):
        return before not in DETERMINERS - {"that", "'s"}
    return verb.form != "past" or before not in ("the", "a", "an", "its", "their", "newly")


def _before(tokens: Sequence[Token], at: int) -> str:
    return tokens[at - 1].lower if at else ""


def _conditional(tokens: Sequence[Token], hit: CueHit) -> bool:
    """Whether the cue stands in a condition: "if Sweden sold fighters"."""
    before = [token.lower for token in tokens[: hit.first]]
    if "if" not in before:
        return False
    last = len(before) - 1 - before[::-1].index("if")
    return "," not in before[last:]


def _part(tokens: Sequence[Token], hit: CueHit, offset: int) -> tuple[int, int]:
    """The part of the sentence, between strong breaks, in which the cue stands, as offsets of the article."""
    first, last = hit.first, hit.last - 1
    while first > 0 and tokens[first - 1].lower not in STRONG_BREAKS:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].lower not in STRONG_BREAKS | set(hit.cue.until):
        last += 1
    return offset + tokens[first].start, offset + tokens[last].end


def _without_repeats(found: Sequence[Activity]) -> list[Activity]:
    """Leave out weak cues beside surer ones, and of two cues for one thing the one with the less clear stage."""
    kept: list[Activity] = []
    for activity in found:
        if activity.hit.cue.weak and _overruled(activity, found):
            continue
        twin = next((a for a in kept if _same_thing(a, activity)), None)
        if twin is None:
            kept.append(activity)
        elif activity.stage.confidence > twin.stage.confidence and activity.stage.stage != twin.stage.stage:
            kept[kept.index(twin)] = activity
    return kept


def _overruled(weak: Activity, found: Sequence[Activity]) -> bool:
    """Whether a cue that is not weak shows a kind in the same part, with a stage at least as clear."""
    return any(
        other.part == weak.part and not other.hit.cue.weak and other.stage.confidence >= weak.stage.confidence
        for other in found
    )


def _same_thing(one: Activity, other: Activity) -> bool:
    """ "The sale of jets was agreed and the jets were sold": one kind, in one part, about the same systems."""
    if one.part != other.part or one.kind != other.kind:
        return False
    return not one.systems or not other.systems or not set(one.systems).isdisjoint(other.systems)
