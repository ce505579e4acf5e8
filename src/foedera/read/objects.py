"""What an activity is about: the systems around the word that shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.read.systems import SystemMention
from foedera.read.tense import is_passive, is_verb
from foedera.read.tokens import Token
from foedera.vocabulary.cues import CueHit

OBJECT_REACH = 70
"""Characters between a verb and the equipment that is its object, and between one object and the next."""

ADJACENT = 45
"""Characters between a cue and the system it must lead to ("interested in | eight launchers")."""

BESIDE_NOUN = 3
"""Characters between a system and the noun that it makes more exact ("the drone sale")."""

_OTHER_PART = re.compile(
    r"\b(?:which|who|that|while|after|before|used|carried|armed|equipped|instead|replac\w+|with|from|than|alongside|"
    r"similar|in service|as)\b"
)
"""Words between two systems that show the second to be no object: "jets | armed with | missiles"."""

_NO_OBJECT = re.compile(r"[;:.]|\b(?:to|with|by|that|which|for|against|through|from|its ability|relations?\w*)\b")
"""What cannot stand between a verb and its object."""


def systems_of(
    text: str, within: Sequence[SystemMention], tokens: Sequence[Token], hit: CueHit, offset: int
) -> tuple[SystemMention, ...]:
    """The systems that a cue is about, of those `within` its part of the sentence, which begins at `offset`.

    They follow the verb up to the next part ("ordered tanks and guns"), or stand before a passive ("tanks were
    ordered") or a noun ("the tank order"). What is sent stands before the cue as often as after it.
    """
    start, end = offset + tokens[hit.first].start, offset + tokens[hit.last - 1].end
    before = [s for s in within if s.end <= start]
    after = [s for s in within if s.start >= end]
    named = [s for s in within if s.name]
    if hit.cue.kind == "deployment" and named:
        return tuple(named)
    if is_passive(tokens, hit) and before:
        return tuple(before)
    if hit.form == "noun" and before and not after and start - before[-1].end <= BESIDE_NOUN:
        return (before[-1],)
    if after:
        return _run(text, after)
    return tuple(before[-2:]) if hit.form in ("past", "noun", "phrase") else ()


def _run(text: str, systems: Sequence[SystemMention]) -> tuple[SystemMention, ...]:
    """The first of the systems and those that go on from it ("jets, tanks and guns")."""
    run = [systems[0]]
    for system in systems[1:]:
        gap = text[run[-1].end : system.start]
        if _OTHER_PART.search(gap) or len(gap) >= OBJECT_REACH:
            break
        run.append(system)
    return tuple(run)


def is_object(text: str, systems: Sequence[SystemMention], hit: CueHit, start: int, end: int) -> bool:
    """Whether the equipment is what the verb from `start` to `end` acts on, and not just named in the same sentence.

    "They built six frigates" against "They built trust with frigate crews".
    """
    if not is_verb(hit):
        return True
    after = any(0 <= s.start - end <= OBJECT_REACH and not _NO_OBJECT.search(text[end : s.start]) for s in systems)
    before = hit.form == "past" and any(
        0 <= start - s.end <= OBJECT_REACH and not re.search(r"[;:]", text[s.end : start]) for s in systems
    )
    return after or before


def is_adjacent(text: str, systems: Sequence[SystemMention], end: int) -> bool:
    """Whether a system follows the cue's `end` at once: "interested in eight launchers"."""
    return any(0 <= s.start - end <= ADJACENT and not re.search(r"[,;:.]", text[end : s.start]) for s in systems)
