"""The parties and places that an article names, each as the codebook would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedera.read.firms import find_unlisted_firms
from foedera.read.mentions import Mention, Sort, Use
from foedera.read.people import Named
from foedera.read.ships import find_ships
from foedera.read.uses import settle_uses
from foedera.vocabulary import Match, Vocabulary
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.party_cues import party_cues
from foedera.vocabulary.schema import State as StateEntry

AROUND = 60
"""Characters before and after a state's name that tell what it is there for."""

_IN = re.compile(
    r"\b(?:in|at|near|outside|off|around|across|within|throughout|into|inside|over)\s+"
    r"(?:the\s+)?(?:[a-z]+ern\s+|[a-z]+\s+of\s+)?$"
)
"""What makes a place of a state's name after it: "in northern", "off the coast of"."""


def find_parties(
    text: str, matches: Sequence[Match], people: Sequence[Named], vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Every mention of a state, body, office, force, firm, ship or person in the text, in order.

    Of "Turkey's Roketsan" only the firm is a party, the state being where it belongs; of "Azerbaijan's Defense
    Ministry" the ministry; "Turkish officials" are Turkey.

    >>> from foedera.vocabulary import load_vocabulary
    >>> words = "Swiss officials met the Polish Navy in Oslo."
    >>> vocabulary = load_vocabulary()
    >>> [(m.name, m.use) for m in find_parties(words, vocabulary.find(words), [], vocabulary)]
    [('Switzerland', 'party'), ('Polish Navy', 'party'), ('Oslo', 'place')]
    """
    found = [mention for match in matches if (mention := _of_match(text, match, vocabulary)) is not None]
    found += [
        Mention(ship.start, ship.end, ship.name, ship.country, None, "office", "party")
        for ship in find_ships(text, 0, len(text))
    ]
    found += _bare_offices(text, found)
    found += find_unlisted_firms(text, found, people)
    found += [Mention(n.start, n.end, n.name, n.country, None, "person", "party") for n in people]
    return settle_uses(text, found, people)


def _of_match(text: str, match: Match, vocabulary: Vocabulary) -> Mention | None:
    if match.category in ("state", "body"):
        return _of_state(text, match, vocabulary)
    if match.category not in ("organisation", "firm"):
        return None
    states = vocabulary.states_of(match)
    sort: Sort = "firm" if match.category == "firm" else "office"
    return Mention(match.start, match.end, match.words, states[0] if states else None, match.entry, sort, "party")


def _of_state(text: str, match: Match, vocabulary: Vocabulary) -> Mention:
    """A state or body, or the office of it that the words beside the name make ("Polish Navy")."""
    states = vocabulary.states_of(match)
    belongs = vocabulary.state(match.entry)
    country = (belongs.state if belongs is not None else None) or (states[0] if states else None)
    before, after = text[max(0, match.start - AROUND) : match.start], text[match.end : match.end + AROUND]
    start, end = _office_around(match, before, after)
    if match.kind != "city" and (start, end) != (match.start, match.end):
        return Mention(start, end, text[start:end], country, None, "office", "party")
    sort: Sort = "body" if match.category == "body" else "state"
    name, use = _name_and_use(match, before, after, vocabulary)
    return Mention(match.start, match.end, name, country, match.entry, sort, use)


def _office_around(match: Match, before: str, after: str) -> tuple[int, int]:
    """Where the office begins and ends that the words after or before a state's name make with it."""
    office = _office_after().match(after)
    if office:
        return match.start, match.end + office.end()
    office = _office_before().search(before)
    return match.start - (len(before) - office.start() if office else 0), match.end


def _name_and_use(match: Match, before: str, after: str, vocabulary: Vocabulary) -> tuple[str, Use]:
    """The name as the register prints it, and what it is there for; a place keeps the words of the text."""
    by_itself = match.kind not in ("adjective", "people", "seat")
    entry = None if by_itself else vocabulary.get(match.category, match.entry)
    name = entry.name if isinstance(entry, StateEntry) else match.words
    if match.kind == "city":
        return match.words, "place"
    if _topic_after().match(after) or _against_before().search(before):
        return name, "place"
    if _made_after().match(after):
        return name, "maker"
    if match.kind == "adjective":
        stands_alone = not re.match(r"\s+[\w“\"]", after)
        return name, "party" if stands_alone or _standin_after().match(after) else "maker"
    if _IN.search(before) and (match.kind == "seat" or match.category == "state"):
        return match.words, "place"
    return name, "party"


@cache
def _offices() -> str:
    return any_of((*party_cues().offices, *party_cues().forces))


@cache
def _office_after() -> re.Pattern[str]:
    """An office or force after the state's name: "'s Defence Ministry", " Royal Navy"."""
    return re.compile(rf"^(?:['’]s?)?\s+(?:(?:own|Royal|National|new|entire)\s+)?({_offices()})\b")


@cache
def _office_before() -> re.Pattern[str]:
    """An office or force before it: "Ministry of Defence of "."""
    return re.compile(rf"\b({_offices()})\s+of\s+(?:the\s+)?$")


@cache
def _standin_after() -> re.Pattern[str]:
    """Who acts for the state after its adjective: " defence officials"."""
    return re.compile(rf"^(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}(?:{any_of(party_cues().standins)})\b")


@cache
def _made_after() -> re.Pattern[str]:
    """What tells only where a thing comes from: "-made"."""
    return re.compile(rf"^[-‐‑ ](?:{any_of(party_cues().made)})\b")


@cache
def _topic_after() -> re.Pattern[str]:
    """What makes of a state's name before it a topic or a place ("the Iraq war", "Syrian airspace")."""
    return re.compile(rf"^(?:['’]s?)?(?:[-–\s]+[\w-]+)?\s+(?:{any_of(party_cues().topics)})\b")


@cache
def _against_before() -> re.Pattern[str]:
    """What makes of a state's name after it the other side or the scene ("war with Iraq")."""
    return re.compile(rf"\b(?:{any_of(party_cues().against)})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _bare_office() -> re.Pattern[str]:
    """ "The Navy", with a capital and without its state."""
    return re.compile(rf"(?<=[Tt]he )({_offices()})\b(?! of\b)")


def _bare_offices(text: str, known: Sequence[Mention]) -> list[Mention]:
    """ "The Army", "the Defence Ministry" without a state: that of the office named so before, else of the state named
    most."""
    states = [m.country for m in known if m.country and m.sort in ("state", "office")]
    if not states:
        return []
    foremost = max(dict.fromkeys(states), key=states.count)
    found = []
    for bare in _bare_office().finditer(text):
        if bare.group()[0].islower() or any(k.start < bare.end() and bare.start() < k.end for k in known):
            continue
        country = _country_of_same(bare, known) or foremost
        found.append(Mention(bare.start(), bare.end(), bare.group(), country, None, "office", "party"))
    return found


def _country_of_same(bare: re.Match[str], known: Sequence[Mention]) -> str | None:
    """The state of the last office before this one that has the same name ("the Polish Navy ... the Navy")."""
    same = [
        k.country
        for k in known
        if k.sort == "office" and k.end <= bare.start() and bare.group().lower() in k.name.lower() and k.country
    ]
    return same[-1] if same else None
