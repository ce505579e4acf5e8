"""The parties and places that an article names, each as the codebook would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from foedera.read.people import Named
from foedera.read.ships import find_ships
from foedera.vocabulary import Match, Vocabulary
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.party_cues import party_cues
from foedera.vocabulary.schema import State as StateEntry

Sort = Literal["state", "office", "firm", "body", "person"]
Use = Literal["party", "maker", "place", "title"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A party or place in the text (offsets of the article).

    `use`: `party`; `maker` where the adjective only tells whose make a thing is ("Turkish drones", "Russian-made");
    `place` where something happens ("in Ankara"); `title` where it is part of a person's title.
    """

    start: int
    end: int
    name: str
    country: str | None
    entry: str | None
    sort: Sort
    use: Use


@cache
def _named_offices() -> str:
    cues = party_cues()
    return any_of((*cues.offices, *cues.forces))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = party_cues()

    named = _named_offices()
    return (
        re.compile(rf"^(?:['’]s?)?\s+(?:(?:own|Royal|National|new|entire)\s+)?({named})\b"),
        re.compile(rf"\b({named})\s+of\s+(?:the\s+)?$"),
        re.compile(rf"^(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}(?:{any_of(cues.standins)})\b"),
        re.compile(rf"^[-‐‑ ](?:{any_of(cues.made)})\b"),
        re.compile(rf"(?:[A-Z][\w&’'-]*\s+){{1,4}}(?:{any_of(cues.firms)})(?!\w)"),
    )


@cache
def _topic() -> re.Pattern[str]:
    """What makes of a state's name before it a topic or a place ("the Iraq war", "Syrian airspace")."""
    return re.compile(rf"^(?:['’]s?)?(?:[-–\s]+[\w-]+)?\s+(?:{any_of(party_cues().topics)})\b")


@cache
def _against() -> re.Pattern[str]:
    """What makes of a state's name after it the other side or the scene ("war with Iraq")."""
    return re.compile(rf"\b(?:{any_of(party_cues().against)})\s+(?:the\s+)?$", re.IGNORECASE)


_IN = re.compile(
    r"\b(?:in|at|near|outside|off|around|across|within|throughout|into|inside|over)\s+(?:the\s+)?(?:[a-z]+ern\s+|[a-z]+\s+of\s+)?$"
)


def find_parties(
    text: str, matches: Sequence[Match], people: Sequence[Named], vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Every mention of a state, body, office, force, firm or person in the text, in order.

    Of "Turkey's Roketsan" only the firm is a party, the state being where it belongs; of "Azerbaijan's Defense
    Ministry" the ministry; "Turkish officials" are Turkey.
    """
    found: list[Mention] = []
    for match in matches:
        if match.category in ("state", "body"):
            found.append(_of_state(text, match, vocabulary))
        elif match.category in ("organisation", "firm"):
            states = vocabulary.states_of(match)
            sort: Sort = "firm" if match.category == "firm" else "office"
            found.append(
                Mention(match.start, match.end, match.words, states[0] if states else None, match.entry, sort, "party")
            )
    found += [
        Mention(ship.start, ship.end, ship.name, ship.country, None, "office", "party")
        for ship in find_ships(text, 0, len(text))
    ]
    found += _bare_offices(text, found)
    found += _unlisted_firms(text, found, people)
    found += [Mention(n.start, n.end, n.name, n.country, None, "person", "party") for n in people]
    return _without_overlaps(text, found, people)


def _of_state(text: str, match: Match, vocabulary: Vocabulary) -> Mention:
    office_after, office_before, standin, made, _ = _patterns()
    states = vocabulary.states_of(match)
    belongs = vocabulary.state(match.entry)
    country = (belongs.state if belongs is not None else None) or (states[0] if states else None)
    sort: Sort = "body" if match.category == "body" else "state"
    after, before = text[match.end : match.end + 60], text[max(0, match.start - 60) : match.start]
    name = match.words
    if match.kind in ("adjective", "people", "seat"):
        entry = vocabulary.get(match.category, match.entry)
        name = entry.name if isinstance(entry, StateEntry) else name
    if match.kind == "city":
        return Mention(match.start, match.end, match.words, country, match.entry, sort, "place")
    office = office_after.match(after)
    if office:
        end = match.end + office.end()
        return Mention(match.start, end, text[match.start : end], country, None, "office", "party")
    prefix = office_before.search(before)
    if prefix:
        start = match.start - len(before) + prefix.start()
        return Mention(start, match.end, text[start : match.end], country, None, "office", "party")
    if _topic().match(after) or _against().search(before):
        return Mention(match.start, match.end, name, country, match.entry, sort, "place")
    if made.match(after):
        return Mention(match.start, match.end, name, country, match.entry, sort, "maker")
    if match.kind == "adjective":
        use: Use = "party" if standin.match(after) or not re.match(r"\s+[\w“\"]", after) else "maker"
        return Mention(match.start, match.end, name, country, match.entry, sort, use)
    if _IN.search(before) and (match.kind == "seat" or match.category == "state"):
        return Mention(match.start, match.end, match.words, country, match.entry, sort, "place")
    return Mention(match.start, match.end, name, country, match.entry, sort, "party")


def _bare_offices(text: str, known: Sequence[Mention]) -> list[Mention]:
    """ "The Army", "the Defence Ministry" without a state: that of the office named so before, else of the state named most."""
    states = [m.country for m in known if m.country and m.sort in ("state", "office")]
    if not states:
        return []
    foremost = max(dict.fromkeys(states), key=states.count)
    found = []
    for m in re.finditer(rf"(?<=[Tt]he )({_named_offices()})\b(?! of\b)", text):
        if m.group()[0].isupper() and not any(k.start < m.end() and m.start() < k.end for k in known):
            same = [
                k
                for k in known
                if k.sort == "office" and k.end <= m.start() and m.group().lower() in k.name.lower() and k.country
            ]
            found.append(
                Mention(m.start(), m.end(), m.group(), same[-1].country if same else foremost, None, "office", "party")
            )
    return found


def _unlisted_firms(text: str, known: Sequence[Mention], people: Sequence[Named]) -> list[Mention]:
    *_, firm = _patterns()
    found = []
    for m in firm.finditer(text):
        start = m.start() + (
            len(m.group())
            - len(
                re.sub(
                    r"^(?:The|A|An|In|On|At|By|And|That|This|These|Those|Its|Their|His|Her|Our|With|For|From|To|Of|When|After|Before|Under)\s+",
                    "",
                    m.group(),
                )
            )
        )
        inside = [k for k in known if start <= k.start and k.end <= m.end()]
        if any(k.sort in ("firm", "office", "body") for k in known if k.start < m.end() and start < k.end):
            continue
        if any(n.start < m.end() and start < n.end for n in people):
            continue
        country = None
        if inside and inside[0].start == start:
            country, start = inside[0].country, inside[0].end
            start += len(text[start : m.end()]) - len(re.sub(r"^(?:['’]s?)?\s+", "", text[start : m.end()]))
        before = [k for k in known if k.sort == "state" and 0 < start - k.end <= 25 and "," not in text[k.end : start]]
        country = country or (before[-1].country if before else None)
        words = text[start : m.end()]
        if len(words.split()) >= 2 or country:
            name = re.sub(r"\s+(?:company|firm)$", "", words)
            if name and name[0].isupper():
                found.append(Mention(start, start + len(name), name, country, None, "firm", "party"))
    return found


def _without_overlaps(text: str, found: Sequence[Mention], people: Sequence[Named]) -> tuple[Mention, ...]:
    """One mention a place, the longest; a state that only says where a firm belongs, or in a title, is no party."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    for position, here in enumerate(kept):
        following = kept[position + 1] if position + 1 < len(kept) else None
        if following is not None and _belongs(text, here, following):
            kept[position] = replace(here, use="title")
            kept[position + 1] = replace(following, country=following.country or here.country)
        elif here.use in ("party", "maker") and here.sort != "person" and _in_title(text, here, people):
            kept[position] = replace(here, use="title")
    return tuple(_places_coordinated(text, kept))


def _belongs(text: str, state: Mention, following: Mention) -> bool:
    """Whether a state's name only says where the firm or office after it belongs ("Turkey's Roketsan")."""
    if state.sort != "state" or following.sort not in ("firm", "office") or state.use not in ("party", "maker"):
        return False
    gap = text[state.end : following.start]
    same = not following.country or following.country == state.country
    return same and re.fullmatch(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,3}", gap) is not None


def _places_coordinated(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "In Syria and Libya": what is coordinated with a place is a place."""
    done: list[Mention] = []
    for mention in mentions:
        before = done[-1] if done else None
        if before is not None and before.use == "place" and mention.sort == "state" and mention.use == "party" and re.fullmatch(
            r"\s*(?:,|and|or|, and)\s+(?:the\s+)?", text[before.end : mention.start]):  # fmt: skip
            mention = replace(mention, use="place")
        done.append(mention)
    return done


def _in_title(text: str, mention: Mention, people: Sequence[Named]) -> bool:
    """Whether the mention belongs to the title before a name, or to the description in commas after it."""
    for named in people:
        if 0 <= named.start - mention.end <= 70 and not re.search(
            r"[,.;:!?“”\"]|\b(?:and|with|met|by|that|to)\b", text[mention.end : named.start]
        ):
            return True
        if 0 <= mention.start - named.end <= 90 and re.match(r"^,\s(?:[^,;.!?]*)$", text[named.end : mention.start]) and re.match(
            r"^[^,;.!?]{0,80}[,.]", text[mention.end : mention.end + 90]) and re.match(r"^,\s+(?:the|a|an|who|[\w’'-]+['’]s?|head|chief|deputy|former|commander|technical|director|CEO|minister|spokes\w+|[A-Z])", text[named.end : mention.start] + "X"):  # fmt: skip
            return True
    return False
