"""What each name in a text is there for, given its neighbours: a party, a place, or a part of another's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedera.read.mentions import Mention
from foedera.read.people import Named

TITLE_REACH = 70
"""Characters between the state in a title and the person's name ("German Minister of Foreign Affairs Eva Lindner")."""

DESCRIPTION_REACH = 90
"""Characters between a person's name and the state in the description after it."""

_TITLE_BREAKS = re.compile(r"[,.;:!?“”\"]|\b(?:and|with|met|by|that|to)\b")
"""What cannot stand inside a title."""

_DESCRIPTION = re.compile(
    r"^,\s+(?:the|a|an|who|[\w’'-]+['’]s?|head|chief|deputy|former|commander|technical|director|CEO|minister|spokes\w+|[A-Z])"
)
"""How the description after a name begins: ", the head of", ", Turkey's"."""

_OF_FIRM = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,3}")
"""Between a state and its firm: "Turkey's state-owned Roketsan"."""

_COORDINATED = re.compile(r"\s*(?:,|and|or|, and)\s+(?:the\s+)?")


def settle_uses(text: str, found: Sequence[Mention], people: Sequence[Named]) -> tuple[Mention, ...]:
    """One mention a place, the longest, with its use.

    Of "Turkey's Roketsan" only the firm is a party, and takes the state; in "German Foreign Minister Eva Lindner"
    Germany is part of a title; in "in Syria and Libya" both are places.
    """
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    for position, here in enumerate(kept):
        following = kept[position + 1] if position + 1 < len(kept) else None
        if following is not None and _belongs(text, here, following):
            kept[position] = replace(here, use="title")
            kept[position + 1] = replace(following, country=following.country or here.country)
        elif here.use in ("party", "maker") and here.sort != "person" and _in_title(text, here, people):
            kept[position] = replace(here, use="title")
    return tuple(_with_coordinated_places(text, kept))


def _belongs(text: str, state: Mention, following: Mention) -> bool:
    """Whether a state's name only says where the firm or office after it belongs ("Turkey's Roketsan")."""
    if state.sort != "state" or following.sort not in ("firm", "office") or state.use not in ("party", "maker"):
        return False
    same = not following.country or following.country == state.country
    return same and _OF_FIRM.fullmatch(text[state.end : following.start]) is not None


def _in_title(text: str, mention: Mention, people: Sequence[Named]) -> bool:
    """Whether the mention belongs to the title before a name, or to the description in commas after it."""
    return any(_before_name(text, mention, named) or _after_name(text, mention, named) for named in people)


def _before_name(text: str, mention: Mention, named: Named) -> bool:
    """ "Kenyan Defence Minister Grace Otieno"."""
    return (
        0 <= named.start - mention.end <= TITLE_REACH and _TITLE_BREAKS.search(text[mention.end : named.start]) is None
    )


def _after_name(text: str, mention: Mention, named: Named) -> bool:
    """ "Ana Marku, the Albanian ambassador, ..."."""
    if not 0 <= mention.start - named.end <= DESCRIPTION_REACH:
        return False
    between = text[named.end : mention.start]
    return (
        re.match(r"^,\s(?:[^,;.!?]*)$", between) is not None
        and re.match(r"^[^,;.!?]{0,80}[,.]", text[mention.end : mention.end + 90]) is not None
        and _DESCRIPTION.match(between + "X") is not None  # the mention itself may be what begins it
    )


def _with_coordinated_places(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "In Syria and Libya": what is coordinated with a place is a place."""
    done: list[Mention] = []
    for mention in mentions:
        before = done[-1] if done else None
        named_with_place = (
            before is not None
            and before.use == "place"
            and mention.sort == "state"
            and mention.use == "party"
            and _COORDINATED.fullmatch(text[before.end : mention.start])
        )
        done.append(replace(mention, use="place") if named_with_place else mention)
    return done
