"""Everything the rules know of an article before they look for activities: names, people, speech, systems, topic."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from foedera.read.attribution import Attribution
from foedera.read.mentions import Mention
from foedera.read.parties import find_parties
from foedera.read.people import Named, find_people
from foedera.read.sentences import find_sentences
from foedera.read.speech import find_speech
from foedera.read.systems import SystemMention, find_systems
from foedera.records import Article, Line, Sentence
from foedera.vocabulary import Match, Rejected, Vocabulary
from foedera.vocabulary.designations import Designation
from foedera.vocabulary.field_cues import field

ABOUT_ARMS = 0.3
"""Share of sentences with a military word from which an article counts as being about military matters."""

SALIENT = 4
"""How many states, those of the title aside, an article is most about."""

ALSO_CIVIL = frozenset(["other", "software", "infrastructure", "engine", "satellite", "aircraft", "ship"])
"""Classes whose plain nouns do not make a sentence military ("the ship docked")."""


@dataclass(frozen=True, slots=True)
class Context:
    """An article prepared for the rules.

    `speech` and, of each sentence, `military` and `civil` go by the sentence's index; `salient` are the states that the
    article is most about, those of its title first; `state_names` the vocabulary's names of the states it mentions.
    """

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
        return _about_arms(self.military)

    @property
    def mostly_civil(self) -> bool:
        """Whether airlines, cars, sport and the like are what the article is about."""
        return sum(self.civil) > sum(self.military) / 2

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The parties and places named between two offsets of the article."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def systems_in(self, start: int, end: int) -> list[SystemMention]:
        """The systems named between two offsets of the article."""
        return [s for s in self.systems if start <= s.start and s.end <= end]


def prepare(article: Article, vocabulary: Vocabulary) -> Context:
    """Find the names, people, systems and speech of an article, once for all rules.

    "They bought tanks" has nothing beside it that tells whether tanks are weapons; in an article about arms they are.
    """
    sentences = find_sentences(article)
    names = _find_names(article, vocabulary)
    people = tuple(
        named for named in find_people(article.text, names.sure, vocabulary) if _is_read(article, named.start)
    )
    mentions = find_parties(article.text, names.sure, people, vocabulary)
    cues = field()
    military = tuple(bool(cues.military.search(s.words)) or _armed(names.sure, s, vocabulary) for s in sentences)
    nouns = names.plain_nouns if _about_arms(military) else []
    counted = Counter(m.country for m in mentions if m.country and m.use != "place")
    return Context(
        article,
        sentences,
        people,
        mentions,
        find_systems(article, sorted([*names.sure, *nouns], key=lambda m: m.start), names.unlisted, vocabulary),
        find_speech(article, sentences, people, names.sure, vocabulary),
        military,
        tuple(bool(cues.civil.search(s.words)) for s in sentences),
        _salient(article, mentions, counted),
        _state_names(mentions, vocabulary),
    )


def _about_arms(military: Sequence[bool]) -> bool:
    return sum(military) >= max(2, ABOUT_ARMS * len(military))


def _salient(article: Article, mentions: Sequence[Mention], counted: Counter[str]) -> tuple[str, ...]:
    """The states an article is most about: those of its title, then those named most."""
    titled = [
        m.country
        for line in article.of("title")
        for m in mentions
        if line.start <= m.start and m.end <= line.end and m.country
    ]
    return tuple(dict.fromkeys([*titled, *(country for country, _ in counted.most_common(SALIENT))]))


def _state_names(mentions: Sequence[Mention], vocabulary: Vocabulary) -> dict[str, str]:
    codes = dict.fromkeys(m.country for m in mentions if m.country)
    return {code: state.name for code in codes if (state := vocabulary.state(code)) is not None}


def _is_read(article: Article, offset: int) -> bool:
    return any(line.start <= offset < line.end for line in _read_lines(article))


def _read_lines(article: Article) -> list[Line]:
    """The lines that may speak for the article; residue is not searched."""
    return list(article.of("main", "title", "caption"))


@dataclass(frozen=True, slots=True)
class _Names:
    """The vocabulary's names in an article; the plain nouns ("tanks") that it did not take for want of support; the
    designations that no list has."""

    sure: list[Match]
    plain_nouns: list[Match]
    unlisted: list[Designation]


def _find_names(article: Article, vocabulary: Vocabulary) -> _Names:
    """What the vocabulary finds in the lines that may speak for the article.

    The lines are searched as one text, since a name in one supports its short form in another.
    """
    lines = _read_lines(article)
    text = "\n".join(article.words(line) for line in lines)
    taken, rejected = vocabulary.search(text, article.published_on.value if article.published_on else None)
    place = _places(lines)
    return _Names(
        [_moved(m, place) for m in taken],
        [_moved(_as_match(r), place) for r in rejected if _lacks_support_only(r)],
        [
            replace(d, start=place(d.start), end=place(d.start) + d.end - d.start)
            for d in vocabulary.find_designations(text, taken)
            if d.supported
        ],
    )


def _places(lines: Sequence[Line]) -> Callable[[int], int]:
    """From offsets in the joined lines to offsets in the article."""
    begins, at = [], 0
    for line in lines:
        begins.append(at)
        at += line.end - line.start + 1

    def place(offset: int) -> int:
        index = bisect_right(begins, offset) - 1
        return offset - begins[index] + lines[index].start

    return place


def _moved(match: Match, place: Callable[[int], int]) -> Match:
    start = place(match.start)
    return replace(match, start=start, end=start + match.end - match.start)


def _lacks_support_only(rejected: Rejected) -> bool:
    return rejected.category == "noun" and rejected.kind == "weak" and rejected.why.startswith("a weak form")


def _as_match(r: Rejected) -> Match:
    return Match(r.start, r.end, r.words, r.category, r.entry, r.kind, ((r.category, r.entry),), r.why)


def _armed(matches: Sequence[Match], sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence names a system, or equipment that nobody but armed forces has ("howitzers")."""
    here = [m for m in matches if sentence.span.start <= m.start < sentence.span.end]
    return any(
        m.category == "system"
        or (m.category == "noun" and m.kind != "weak" and vocabulary.class_of(m) not in ALSO_CIVIL)
        for m in here
    )
