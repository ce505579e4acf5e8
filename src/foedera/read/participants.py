"""Who takes part in an activity by name: the mentions in its sentence, one a party, the nearest ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.read.activity import Activity
from foedera.read.attribution import Attribution
from foedera.read.context import Context
from foedera.read.mentions import Mention

ROLE_KINDS = frozenset(["transfer", "upgrade", "support", "training"])
"""Kinds in which one gives and another gets; in the others all are partners (CODEBOOK, `parties`)."""

MOST_PARTIES = 4
"""Parties of one activity: further names in the sentence seldom take part in it."""

ADVERSARY = "armed-"
"""How the vocabulary's ids of armed groups begin."""


def find_participants(context: Context, activity: Activity) -> list[Mention]:
    """The parties named in the activity's part of the sentence, or, where they are of one state only, in all of it.

    Of "Poland ordered tanks, a Kenyan analyst said" only Poland takes part.
    """
    mentions = _eligible(context, activity, *activity.part)
    if len({m.country for m in mentions}) < 2:
        sentence = context.sentences[activity.sentence].span
        mentions += [m for m in _eligible(context, activity, sentence.start, sentence.end) if m not in mentions]
    return _nearest(activity, _one_each(mentions))


def _eligible(context: Context, activity: Activity, left: int, right: int) -> list[Mention]:
    """The mentions between two offsets that may take part; people do so only in talks."""
    speech = context.speech.get(activity.sentence)
    return [
        m
        for m in context.mentions_in(left, right)
        if m.use in ("party", "maker")
        and (m.sort != "person" or activity.kind == "consultation")
        and not (_is_fought(m, activity) or _only_speaks(m, speech) or activity.start < m.start < m.end < activity.end)
    ]


def _is_fought(mention: Mention, activity: Activity) -> bool:
    """Whether an armed group is what is fought, unless arms, training or upkeep go to it."""
    return activity.kind not in ROLE_KINDS and (mention.entry or "").startswith(ADVERSARY)


def _only_speaks(mention: Mention, speech: Attribution | None) -> bool:
    """Whether a mention is part of what names the speaker: "German Minister Eva Lindner said"."""
    if speech is None or not (speech.start <= mention.start and mention.end <= speech.end):
        return False
    return speech.person or speech.closing


def _one_each(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention a party; where a state and its firm or ministry both stand there, the firm or ministry."""
    kept: list[Mention] = []
    for mention in mentions:
        same = next((k for k in kept if _same_party(k, mention)), None)
        if same is None:
            kept.append(mention)
        elif mention.use == "party" and (
            same.use == "maker" or (same.sort == "state" and mention.sort in ("firm", "office"))
        ):
            kept[kept.index(same)] = mention
    return kept


def _same_party(one: Mention, other: Mention) -> bool:
    """Whether two mentions are one party: a state and what belongs to it, a name and its short form or abbreviation."""
    if one.name == other.name or (one.entry is not None and one.entry == other.entry):
        return True
    if one.country is not None and other.country is not None:
        if one.country != other.country:
            return False
        if "state" in (one.sort, other.sort):
            return True
    short, long = sorted((one.name, other.name), key=len)
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w.]*", long.replace("U.S.", "US"))).upper()
    return (
        long.lower().endswith(short.lower())
        or long.startswith(short + " ")
        or short.replace(".", "").upper() == initials
    )


def _nearest(activity: Activity, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions nearest to the cue, in the order of the text."""
    nearest = sorted(mentions, key=lambda m: min(abs(m.start - activity.start), abs(m.end - activity.start)))
    return sorted(nearest[:MOST_PARTIES], key=lambda m: m.start)
