"""Everything the rules know of an article before they look for activities: names, people, speech, systems, dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from foedera.read.parties import Mention, find_parties
from foedera.read.people import Named, find_people
from foedera.read.sentences import find_sentences
from foedera.read.ships import find_ships
from foedera.read.speech import Attribution, find_speech
from foedera.records import Article, Sentence, SystemClass
from foedera.vocabulary import Match, Vocabulary
from foedera.vocabulary.designations import Designation
from foedera.vocabulary.field_cues import field
from foedera.vocabulary.party_cues import party_cues

BESIDE = 30
"""Characters between a designation that no list has and the noun that tells its class."""

ABOUT_ARMS = 0.3
"""Share of sentences with a military word from which an article counts as being about military matters."""

STAND_IN_REACH = 700
"""Characters back to which "the aircraft" may mean a system named before."""


@dataclass(frozen=True, slots=True)
class SystemMention:
    """A system in the text (offsets of the article); `name` None where only a class is named."""

    start: int
    end: int
    name: str | None
    system_class: SystemClass
    entry: str | None
    generic: bool


@dataclass(frozen=True, slots=True)
class Context:
    """An article prepared for the rules."""

    article: Article
    sentences: tuple[Sentence, ...]
    people: tuple[Named, ...]
    mentions: tuple[Mention, ...]
    systems: tuple[SystemMention, ...]
    speech: dict[int, Attribution]
    military: tuple[bool, ...]
    civil: tuple[bool, ...]
    salient: tuple[str, ...]
    state_names: Mapping[str, str]

    @property
    def about_arms(self) -> bool:
        """Whether the article as a whole is about military matters."""
        return sum(self.military) >= max(2, ABOUT_ARMS * len(self.military))

    @property
    def mostly_civil(self) -> bool:
        """Whether airlines, cars, sport and the like are what the article is about."""
        return sum(self.civil) > sum(self.military) / 2

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def systems_in(self, start: int, end: int) -> list[SystemMention]:
        return [s for s in self.systems if start <= s.start and s.end <= end]


def prepare(article: Article, vocabulary: Vocabulary) -> Context:
    """Find the names, people, systems and speech of an article, once for all rules."""
    sentences = find_sentences(article)
    matches, unsupported, unlisted = _matches(article, vocabulary)
    people = find_people(article.text, matches, vocabulary)
    people = tuple(n for n in people if _in_kept(article, n.start))
    mentions = find_parties(article.text, matches, people, vocabulary)
    military, civil = field().military, field().civil
    soldierly = tuple(bool(military.search(s.words)) or _armed(matches, s, vocabulary) for s in sentences)
    # "They bought tanks" has nothing beside it that tells what tanks; an article about arms does.
    supported = unsupported if sum(soldierly) >= max(2, ABOUT_ARMS * len(soldierly)) else []
    counted = Counter(m.country for m in mentions if m.country and m.use != "place")
    title = [
        m.country
        for line in article.of("title")
        for m in mentions
        if line.start <= m.start and m.end <= line.end and m.country
    ]
    salient = dict.fromkeys([*title, *(country for country, _ in counted.most_common(4))])
    return Context(
        article, sentences, people, mentions, _systems(article, sorted([*matches, *supported], key=lambda m: m.start), unlisted, vocabulary),
        find_speech(article, sentences, people, matches, vocabulary),
        soldierly, tuple(bool(civil.search(s.words)) for s in sentences), tuple(salient),
        {c: state.name for c in counted if c and (state := vocabulary.state(c)) is not None},
    )  # fmt: skip


def _in_kept(article: Article, offset: int) -> bool:
    return any(line.start <= offset < line.end for line in article.of("main", "title", "caption"))


def _matches(article: Article, vocabulary: Vocabulary) -> tuple[list[Match], list[Match], list[Designation]]:
    """The vocabulary's names in the lines that may speak for the article (residue is not searched), the plain nouns
    ("tanks", "shells") that it did not take for want of support, and designations that no list has.

    The lines are searched as one text, since a name in one supports its short form in another.
    """
    lines = list(article.of("main", "title", "caption"))
    text = "\n".join(article.words(line) for line in lines)
    taken, rejected = vocabulary.search(text, article.published_on.value if article.published_on else None)
    begins, at = [], 0
    for line in lines:
        begins.append(at)
        at += line.end - line.start + 1

    def shift(offset: int) -> int:
        index = bisect_right(begins, offset) - 1
        return offset - begins[index] + lines[index].start

    found = [replace(m, start=shift(m.start), end=shift(m.start) + m.end - m.start) for m in taken]
    shapes = vocabulary.find_designations(text, taken)
    unlisted = [replace(d, start=shift(d.start), end=shift(d.start) + d.end - d.start) for d in shapes if d.supported]
    unsupported = []
    for r in rejected:
        if r.category == "noun" and r.kind == "weak" and r.why.startswith("a weak form"):
            start = shift(r.start)
            candidates = ((r.category, r.entry),)
            unsupported.append(
                Match(start, start + r.end - r.start, r.words, r.category, r.entry, r.kind, candidates, r.why)
            )
    return found, unsupported, unlisted


def _armed(matches: Sequence[Match], sentence: Sentence, vocabulary: Vocabulary) -> bool:
    span = sentence.span
    return any(
        span.start <= m.start < span.end and (m.category == "system" or (m.category == "noun" and m.kind != "weak"
        and vocabulary.class_of(m) not in ("other", "software", "infrastructure", "engine", "satellite", "aircraft", "ship")))
        for m in matches
    )  # fmt: skip


def _systems(
    article: Article, matches: Sequence[Match], unlisted: Sequence[Designation], vocabulary: Vocabulary
) -> tuple[SystemMention, ...]:
    """Designations and class nouns; a noun beside the designation it belongs to ("TB2 armed drones") is one with it."""
    found: list[SystemMention] = []
    for match in matches:
        system_class = (
            cast(SystemClass | None, vocabulary.class_of(match)) if match.category in ("system", "noun") else None
        )
        if system_class is None:
            continue
        named = match.category == "system"
        here = SystemMention(
            match.start, match.end, match.words if named else None, system_class, match.entry, not named
        )
        if (
            found
            and here.generic
            and found[-1].name is not None
            and re.fullmatch(r"[\"”’']?\s+(?:[\w-]+\s+){0,2}?", article.text[found[-1].end : here.start])
        ):
            continue
        if (
            found
            and not here.generic
            and found[-1].generic
            and re.fullmatch(r"\s+[\"“‘']?(?:of the type\s+)?", article.text[found[-1].end : here.start])
        ):
            found[-1] = here
            continue
        if (
            found
            and here.generic
            and found[-1].generic
            and re.fullmatch(r"\s*\(?\s*", article.text[found[-1].end : here.start])
        ):
            if "(" in article.text[found[-1].end : here.start] or here.system_class == found[-1].system_class:
                continue
        found.append(here)
    found = _with_unlisted(article, found, unlisted)
    ships = [
        SystemMention(ship.start, ship.end, ship.name, ship.system_class, None, False)
        for line in article.of("main")
        for ship in find_ships(article.text, line.start, line.end)
    ]
    apart = [s for s in found if not any(ship.start < s.end and s.start < ship.end for ship in ships)]
    return _with_stand_ins(article, sorted([*apart, *ships], key=lambda s: s.start))


_DEFINITE = re.compile(
    r"\b(?:the|those|these|that|this|its|their|both|his|our|such|of|said|new|used|additional|more|further|first|last|"
    r"second|third|fourth|fifth|sixth|remaining|other|another|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen)\s+$",
    re.IGNORECASE,
)


def _with_unlisted(
    article: Article, found: list[SystemMention], unlisted: Sequence[Designation]
) -> list[SystemMention]:
    """Name the class nouns that stand beside a designation no list has ("the MMP-X missile", "a drone called K2NO")."""
    done = list(found)
    for d in unlisted:
        beside = [
            s for s in done
            if s.generic and (0 <= s.start - d.end <= BESIDE or 0 <= d.start - s.end <= BESIDE)
            and not re.search(r"[.;:,]", article.text[min(s.end, d.end) : max(s.start, d.start)])
        ]  # fmt: skip
        if beside:
            noun = min(beside, key=lambda s: abs(s.start - d.start))
            done[done.index(noun)] = SystemMention(d.start, d.end, d.words, noun.system_class, None, False)
    return sorted(done, key=lambda s: s.start)


def _with_stand_ins(article: Article, found: Sequence[SystemMention]) -> tuple[SystemMention, ...]:
    """Add what "the aircraft", "those vehicles" and "two of the ships" stand for: the last named system of that class."""
    classes = party_cues().stands_for
    nouns = re.compile(
        r"(?<![\w-])(?:" + "|".join(sorted(classes, key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE
    )
    done = list(found)
    taken = {s.start: s for s in found}
    for line in article.of("main"):
        for m in nouns.finditer(article.text, line.start, line.end):
            at = taken.get(m.start())
            if at is None and any(s.start <= m.start() < s.end for s in found):
                continue
            if not _DEFINITE.search(article.text[max(0, m.start() - 24) : m.start()]):
                continue
            wanted = classes[m.group().lower()]
            named = next(
                (s for s in reversed(found) if s.end <= m.start() and s.name and s.system_class in wanted), None
            )
            if named is not None and m.start() - named.end <= STAND_IN_REACH:
                here = SystemMention(m.start(), m.end(), named.name, named.system_class, named.entry, False)
                if at is not None:
                    done.remove(at)
                done.append(here)
    return tuple(sorted(done, key=lambda s: s.start))
