"""The weapon systems and equipment an article names, by designation or by class, and what "the aircraft" stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from foedera.read.ships import find_ships
from foedera.records import Article, SystemClass
from foedera.vocabulary import Match, Vocabulary, numbers
from foedera.vocabulary.designations import Designation
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.party_cues import party_cues

BESIDE = 30
"""Characters between a designation that no list has and the noun that tells its class."""

STAND_IN_REACH = 700
"""Characters back to which "the aircraft" may mean a system named before."""

_DESCRIBES = re.compile(r"[\"”’']?\s+(?:[\w-]+\s+){0,2}?")
"""Between a designation and the noun that only says what it is ("TB2 armed drones")."""

_NAMES = re.compile(r"\s+[\"“‘']?(?:of the type\s+)?")
"""Between a noun and the designation after it ("drones of the type TB2")."""

_SAME_THING = re.compile(r"\s*\(?\s*")
"""Between two nouns for one thing ("unmanned aerial vehicles (drones)")."""


@dataclass(frozen=True, slots=True)
class SystemMention:
    """A system in the text (offsets of the article).

    `name` None and `generic` true where only a class is named ("drones"); `entry` the vocabulary's id.
    """

    start: int
    end: int
    name: str | None
    system_class: SystemClass
    entry: str | None
    generic: bool


def find_systems(
    article: Article, matches: Sequence[Match], unlisted: Sequence[Designation], vocabulary: Vocabulary
) -> tuple[SystemMention, ...]:
    """Every system the text names, in order.

    `matches` are the vocabulary's names in the text, `unlisted` designations that it does not have. "Six TB2 armed
    drones" is one system, the TB2; in "Peru ordered six. The drones arrived" the drones are those.
    """
    found = _with_unlisted(article, _listed(article, matches, vocabulary), unlisted)
    return _with_stand_ins(article, _with_ships(article, found))


def _listed(article: Article, matches: Sequence[Match], vocabulary: Vocabulary) -> list[SystemMention]:
    """Designations and class nouns of the vocabulary; a noun beside its designation is one with it."""
    found: list[SystemMention] = []
    for match in matches:
        here = _mention(match, vocabulary)
        if here is None or (here.generic and _trade().match(article.text, here.end)):
            continue
        last = found[-1] if found else None
        gap = article.text[last.end : here.start] if last else ""
        if last is None or not _one_thing(last, here, gap):
            found.append(here)
        elif not here.generic:
            found[-1] = here
    return found


@cache
def _trade() -> re.Pattern[str]:
    """After a noun: what makes of it a trade or an event and no equipment ("the arms exporter", "a drone strike")."""
    return re.compile(rf"[\s-]+(?:{any_of(party_cues().trades)})\b")


def _mention(match: Match, vocabulary: Vocabulary) -> SystemMention | None:
    if match.category not in ("system", "noun"):
        return None
    system_class = cast(SystemClass | None, vocabulary.class_of(match))
    if system_class is None:
        return None
    generic = match.category == "noun"
    name = None if generic else match.words
    return SystemMention(match.start, match.end, name, system_class, match.entry, generic)


def _one_thing(last: SystemMention, here: SystemMention, gap: str) -> bool:
    """Whether two neighbours are one system: a designation and its noun, or two nouns for the same."""
    if last.generic and here.generic:
        same = "(" in gap or here.system_class == last.system_class
        return same and _SAME_THING.fullmatch(gap) is not None
    if here.generic:
        return _DESCRIBES.fullmatch(gap) is not None
    return last.generic and _NAMES.fullmatch(gap) is not None


def _with_unlisted(
    article: Article, found: list[SystemMention], unlisted: Sequence[Designation]
) -> list[SystemMention]:
    """Name the class nouns that stand beside a designation no list has ("the MMP-X missile", "a drone called K2NO")."""
    done = list(found)
    for designation in unlisted:
        beside = [s for s in done if s.generic and _beside(article.text, s, designation)]
        if beside:
            noun = min(beside, key=lambda s: abs(s.start - designation.start))
            done[done.index(noun)] = SystemMention(
                designation.start, designation.end, designation.words, noun.system_class, None, False
            )
    return sorted(done, key=lambda s: s.start)


def _beside(text: str, noun: SystemMention, designation: Designation) -> bool:
    left, right = min(noun.end, designation.end), max(noun.start, designation.start)
    return 0 <= right - left <= BESIDE and not re.search(r"[.;:,]", text[left:right])


def _with_ships(article: Article, found: Sequence[SystemMention]) -> list[SystemMention]:
    """Add the ships by name; what stands inside such a name is none by itself."""
    ships = [
        SystemMention(ship.start, ship.end, ship.name, ship.system_class, None, False)
        for line in article.of("main")
        for ship in find_ships(article.text, line.start, line.end)
    ]
    apart = [s for s in found if not any(ship.start < s.end and s.start < ship.end for ship in ships)]
    return sorted([*apart, *ships], key=lambda s: s.start)


@cache
def _stand_in() -> re.Pattern[str]:
    """A plain noun for something named before ("vehicles")."""
    return re.compile(rf"(?<![\w-])(?:{any_of(party_cues().stands_for)})(?![\w-])", re.IGNORECASE)


@cache
def _definite() -> re.Pattern[str]:
    """What makes a noun mean something named before: "the", "those", "two of the", "the first", "12"."""
    determiners = (
        "the those these that this its their both his our such of said new used additional more further last "
        "remaining other another dozen"
    ).split()
    several = (word for word, count in numbers().words.items() if count > 1)
    words = any_of((*determiners, *several, *numbers().ordinals))
    return re.compile(rf"\b(?:{words}|\d+)\s+$", re.IGNORECASE)


def _with_stand_ins(article: Article, found: Sequence[SystemMention]) -> tuple[SystemMention, ...]:
    """Add what "the aircraft", "those vehicles", "two of the ships" stand for: the last named system of the class."""
    done = list(found)
    at = {s.start: s for s in found}
    for line in article.of("main"):
        for noun in _stand_in().finditer(article.text, line.start, line.end):
            here = at.get(noun.start())
            if here is None and any(s.start <= noun.start() < s.end for s in found):
                continue
            named = _meant(article.text, noun, found)
            if named is not None:
                done = [s for s in done if s is not here]
                done.append(SystemMention(noun.start(), noun.end(), named.name, named.system_class, named.entry, False))
    return tuple(sorted(done, key=lambda s: s.start))


def _meant(text: str, noun: re.Match[str], found: Sequence[SystemMention]) -> SystemMention | None:
    """The last named system before a noun that it can stand for, where the noun is definite and the name is near."""
    names_end = max((s.end for s in found if s.end <= noun.start()), default=0)  # "Leopard 2 tanks" are not two tanks
    if not _definite().search(text[max(names_end, noun.start() - 24) : noun.start()]):
        return None
    classes = party_cues().stands_for[noun.group().lower()]
    named = [s for s in found if s.end <= noun.start() and s.name and s.system_class in classes]
    return named[-1] if named and noun.start() - named[-1].end <= STAND_IN_REACH else None
