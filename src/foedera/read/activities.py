"""The activities a sentence tells of: cues of a kind that have in their sentence what the kind needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from foedera.read.context import Context
from foedera.read.stage import StageReading, read_stage
from foedera.read.systems import SystemMention
from foedera.read.tense import chain_before
from foedera.read.tokens import Token, tokenise
from foedera.records import Kind
from foedera.vocabulary.cues import CueHit, find_kind_cues, find_stage_cues
from foedera.vocabulary.field_cues import field

STRONG_BREAKS = frozenset([";", "while", "whereas", "but", "—", "although", "which", "who", "whose"])
DETERMINERS = frozenset(
    "the a an its their his our this that these those any of for on in into new first further no further's 's joint".split()
)


@dataclass(frozen=True, slots=True)
class Activity:
    """A cue in a sentence with its stage and reach. Token indexes are the sentence's; offsets the article's."""

    sentence: int
    tokens: tuple[Token, ...]
    hit: CueHit
    stage: StageReading
    part: tuple[int, int]
    systems: tuple[SystemMention, ...]

    @property
    def kind(self) -> Kind:
        return self.hit.cue.kind


def find_activities(context: Context, index: int) -> list[Activity]:
    """The activities of one sentence, in the order of their cues.

    A conditional or a question tells of none; a weak cue counts only where no other shows a kind in the same part
    of the sentence; of two cues of one kind about the same systems the one with the clearer stage is kept.
    """
    sentence = context.sentences[index]
    words = sentence.words
    tokens = tokenise(words)
    lower = [t.lower for t in tokens]
    if len(tokens) < 4 or words.rstrip("\"”' ").endswith("?"):
        return []
    stages = find_stage_cues(lower)
    future = bool(re.search(r"\b(?:will|shall|is to|are to|is set to|are set to|plans? to)\b", words))
    found: list[Activity] = []
    named = [
        (s.start - sentence.span.start, s.end - sentence.span.start)
        for s in context.systems_in(sentence.span.start, sentence.span.end)
    ]
    named += [
        (m.start - sentence.span.start, m.end - sentence.span.start)
        for m in context.mentions_in(sentence.span.start, sentence.span.end)
        if m.sort in ("body", "office", "firm")
    ]
    hits = [
        h
        for h in find_kind_cues(lower)
        if not any(left <= tokens[h.first].start < right and tokens[h.last - 1].end <= right for left, right in named)
    ]
    for hit in _chosen(hits, tokens):
        reading = read_stage(tokens, hit, stages, future)
        if reading is None or _conditional(tokens, hit):
            continue
        part = _part(tokens, hit, sentence.span.start)
        systems = _systems_of(context, hit, tokens, part, index)
        if _needs_met(context, index, hit, systems, part):
            if hit.cue.object and not _is_object(context, sentence.span.start, tokens, hit, systems):
                continue
            if hit.cue.toward_force and not field().force.search(
                words[tokens[hit.last - 1].end : tokens[hit.last - 1].end + 60]
            ):
                continue
            if any(phrase in words.lower() for phrase in hit.cue.unless):
                continue
            if hit.cue.adjacent and not _adjacent(context, sentence.span.start + tokens[hit.last - 1].end, systems):
                continue
            found.append(Activity(index, tokens, hit, reading, part, systems))
    return _without_repeats(found)


def _chosen(hits: Sequence[CueHit], tokens: Sequence[Token]) -> list[CueHit]:
    """One reading for each place: noun after a determiner or adjective, verb where auxiliaries stand before."""
    by_place: dict[int, list[CueHit]] = {}
    for hit in hits:
        by_place.setdefault(hit.first, []).append(hit)
    chosen = []
    for first, here in by_place.items():
        verbs, nouns = (
            [h for h in here if h.form in ("base", "s", "past", "ing")],
            [h for h in here if h.form in ("noun", "phrase")],
        )
        if verbs and nouns:
            _, chain = chain_before(tokens, first)
            before = tokens[first - 1].lower if first else ""
            here = verbs if chain and before not in DETERMINERS else nouns
        chosen += here[:1] if here[0].form in ("noun", "phrase") else _one_verb(here, tokens)
    return chosen


def _one_verb(hits: list[CueHit], tokens: Sequence[Token]) -> list[CueHit]:
    hit = hits[0]
    before = tokens[hit.first - 1].lower if hit.first else ""
    if hit.form in ("base", "s") and before in DETERMINERS - {"that", "'s"}:
        return []
    if hit.form == "past" and before in ("the", "a", "an", "its", "their", "newly"):
        return []  # "the delivered drones" only describes
    return hits[:1]


def _conditional(tokens: Sequence[Token], hit: CueHit) -> bool:
    before = [t.lower for t in tokens[: hit.first]]
    if "if" in before:
        at = len(before) - 1 - before[::-1].index("if")
        return "," not in before[at:]
    return False


def _part(tokens: Sequence[Token], hit: CueHit, offset: int) -> tuple[int, int]:
    """The part of the sentence, between strong breaks, in which the cue stands, as offsets of the article."""
    first, last = hit.first, hit.last - 1
    while first > 0 and tokens[first - 1].lower not in STRONG_BREAKS:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].lower not in STRONG_BREAKS:
        last += 1
    return offset + tokens[first].start, offset + tokens[last].end


def _systems_of(
    context: Context, hit: CueHit, tokens: Sequence[Token], part: tuple[int, int], index: int
) -> tuple[SystemMention, ...]:
    """The systems the activity is about: what follows the cue up to the next finite part, else what stands before."""
    offset = context.sentences[index].span.start
    start, end = offset + tokens[hit.first].start, offset + tokens[hit.last - 1].end
    within = context.systems_in(*part)
    after = [s for s in within if s.start >= end]
    before = [s for s in within if s.end <= start]
    passive = hit.form == "past" and any(
        t.lower in ("was", "were", "been", "be", "being", "is", "are")
        for t in tokens[max(0, hit.first - 4) : hit.first]
    )
    named = [s for s in within if s.name]
    if hit.cue.kind == "deployment" and named:
        return tuple(named)  # what is sent stands before the cue as often as after it
    if passive and before:
        return tuple(before)
    if hit.form == "noun" and before and not after and start - before[-1].end <= 3:
        return (before[-1],)  # "the drone sale"
    if after:
        run = [after[0]]
        for system in after[1:]:
            gap = context.article.text[run[-1].end : system.start]
            if (
                not re.search(
                    r"\b(?:which|who|that|while|after|before|used|carried|armed|equipped|instead|replac\w+|with|from|than|alongside|similar|in service|as)\b",
                    gap,
                )
                and len(gap) < 70
            ):
                run.append(system)
            else:
                break
        return tuple(run)
    return tuple(before[-2:]) if hit.form in ("past", "noun", "phrase") else ()


def _needs_met(
    context: Context, index: int, hit: CueHit, systems: Sequence[SystemMention], part: tuple[int, int]
) -> bool:
    words = context.article.text[part[0] : part[1]]
    near = context.military[index] or any(context.military[max(0, index - 2) : index + 2]) or context.about_arms
    if (context.civil[index] or context.mostly_civil) and not field().soldierly.search(context.sentences[index].words):
        return False
    checks = {
        "system": bool(systems) and (near or any(not s.generic for s in systems)),
        "force": bool(field().force.search(words)) and near,
        "official": bool(field().official.search(words)) and near,
        "defence": context.military[index] or (near and hit.cue.kind == "exercise"),
        "firm": near and any(m.sort == "firm" for m in context.mentions_in(*part)),
    }
    return any(checks[need] for need in hit.cue.needs)


ADJACENT = 45
"""Characters between the cue and the system it must lead to."""


def _adjacent(context: Context, end: int, systems: Sequence[SystemMention]) -> bool:
    return any(
        0 <= s.start - end <= ADJACENT and not re.search(r"[,;:.]", context.article.text[end : s.start])
        for s in systems
    )


OBJECT_REACH = 70
"""Characters between a verb and the equipment that is its object."""


def _is_object(
    context: Context, offset: int, tokens: Sequence[Token], hit: CueHit, systems: Sequence[SystemMention]
) -> bool:
    """Whether the equipment is what the verb acts on, and not just named in the same sentence."""
    if hit.form in ("noun", "phrase"):
        return True
    start, end = offset + tokens[hit.first].start, offset + tokens[hit.last - 1].end
    text = context.article.text
    after = any(
        0 <= s.start - end <= OBJECT_REACH
        and not re.search(
            r"[;:.]|\b(?:to|with|by|that|which|for|against|through|from|its ability|relations?\w*)\b",
            text[end : s.start],
        )
        for s in systems
    )
    before = hit.form == "past" and any(
        0 <= start - s.end <= OBJECT_REACH and not re.search(r"[;:]", text[s.end : start]) for s in systems
    )
    return after or before


def _without_repeats(found: list[Activity]) -> list[Activity]:
    kept: list[Activity] = []
    for activity in found:
        same_part = [a for a in found if a is not activity and a.part == activity.part]
        if activity.hit.cue.weak and any(
            not a.hit.cue.weak and a.stage.confidence >= activity.stage.confidence for a in same_part
        ):
            continue
        twin = next((a for a in kept if a.part == activity.part and a.kind == activity.kind
                     and (set(a.systems) & set(activity.systems) or not a.systems or not activity.systems)), None)  # fmt: skip
        if twin is None:
            kept.append(activity)
        elif activity.stage.confidence > twin.stage.confidence and activity.stage.stage != twin.stage.stage:
            kept[kept.index(twin)] = activity
    return kept
