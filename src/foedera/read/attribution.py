"""Who says one sentence: "according to …", a name or a noun beside a verb of saying, or "he"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from foedera.read.speakers import Names, Speaker
from foedera.records import Article, Cell, Sentence, Span
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.speech_cues import speech_cues

PERSON_REACH = 60
"""Characters after the end of "according to …" within which the person may still be named."""

AFTER_REACH = 90
"""Characters between a verb of saying after a quotation and the speaker's name ("said the minister, Nikos Pappas")."""

_SKIP = (
    r"(?:,?\s*(?:who|whose|he|she|has|have|had|also|then|further|later|reportedly|\w+ly|on \w+day|recently|earlier))*"
    r"\s*,?\s*"
)
"""What may stand between the speaker and the verb: "Pappas | , who on Monday also | said"."""

_ACCORDING = re.compile(r"\b[Aa]ccording to\s+|\bper\s+(?=[A-Z])|\bciting\s+|\b[Qq]uoting\s+")
_ASIDE_ENDS = re.compile(r"[,;.](?:\s|$)|\s(?:that|which|who)\s")
_QUOTED_BEFORE = re.compile(r"[,?!.][”\"“»]?\s*$|[”\"»]\s*$")
_BETWEEN_BEFORE = re.compile(rf"(?:\s*,[^;:“”\"]{{3,140}},|\s*\([^)]*\))?{_SKIP}")
_NOT_BETWEEN_AFTER = re.compile(r"[;:“”\"]|\b(?:that|to)\b")
_PRONOUN_BEFORE = re.compile(rf"\b(he|she|I)\b{_SKIP}$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\s+(he|she)\b")
_CLOSING = re.compile(
    r"[,!?][”\"»]?\s+(?:the\s+|an?\s+)?([^,;:“”\"()]{3,70}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)?$",
    re.IGNORECASE,
)
"""The noun phrase that closes a sentence before its verb of saying: "…, two officials with knowledge of it said."."""

_CLAUSE = re.compile(r"\b(?:has|have|had|is|are|was|were|not)\b")
_CLOSES = re.compile(r"[^,;“”\"]{0,45}$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a sentence: the speaker, the state they speak for, and the part of the sentence that names them.

    `start` and `end` are offsets in the article; what stands there (the title "Turkish Defence Minister", "told
    Reuters") names the speaker and is no party of the activity. `person` is false where an office or state speaks;
    `closing` where the attribution is an aside ("according to the firm"), so that whoever is named there only speaks.
    """

    speaker: Cell[str]
    country: str | None
    start: int
    end: int
    person: bool
    closing: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with one of its verbs of saying, which stands from `first` to `last` of the sentence.

    `strong` for a verb that is hardly anything else ("said", not "reports"); `quoted` where a quotation or a comma
    stands before it.
    """

    article: Article
    sentence: Sentence
    names: Names
    speakers: list[Speaker]
    last_person: Attribution | None
    first: int
    last: int
    strong: bool
    quoted: bool

    @property
    def offset(self) -> int:
        return self.sentence.span.start

    @property
    def before(self) -> str:
        return self.sentence.words[: self.first]

    @property
    def after(self) -> str:
        return self.sentence.words[self.last :]

    @property
    def says_that(self) -> bool:
        return self.after.startswith(" that")

    def closes(self, start: int) -> bool:
        """Whether the speaker named from `start` on closes the sentence: "…, the Greek Defence Ministry said"."""
        before = self.sentence.words[: start - self.offset].rstrip()
        return before.endswith((",", ",”", ',"', ",»")) and _CLOSES.match(self.after) is not None

    @property
    def verb_start(self) -> int:
        return self.offset + self.first

    @property
    def verb_end(self) -> int:
        return self.offset + self.last


def attribute(
    article: Article, sentence: Sentence, names: Names, last_person: Attribution | None
) -> Attribution | None:
    """Who says a sentence; None where the article speaks in its own voice.

    `last_person` is the last person who spoke before, whom "he" and "the minister" mean.
    """
    speakers = names.speakers_in(sentence)
    aside = _according_to(article, sentence, speakers)
    if aside is not None:
        return aside
    words = sentence.words
    for verb in _verbs().finditer(words):
        strong = verb.group() not in speech_cues().weak_verbs
        quoted = _QUOTED_BEFORE.search(words[: verb.start()]) is not None
        said = _Said(article, sentence, names, speakers, last_person, verb.start(), verb.end(), strong, quoted)
        found = (
            _named_before(said)
            or _named_after(said)
            or _last_person(said)
            or _described(said)
            or _body(said)
            or _closing_phrase(said)
        )
        if found is not None:
            return found
    return None


@cache
def _verbs() -> re.Pattern[str]:
    """A verb of saying: "said", "announced"."""
    return re.compile(rf"(?<![\w-])(?:{any_of(speech_cues().verbs)})(?![\w-])")


_BODY_START = r"(?:the\s+|an?\s+|its\s+)?(?:[\w’'-]+\s+){0,4}?"
_DESCRIBED_START = r"(?:the|an?|his|her)\s+(?:[\w’'-]+\s+){0,3}?"


@cache
def _body_words() -> str:
    """A noun for a body that speaks: "Turkish officials", "the ministry"."""
    return rf"{_BODY_START}(?:{any_of(speech_cues().bodies)})\b"


@cache
def _described_words() -> str:
    """A description of a person: "the Swedish premier"."""
    return rf"{_DESCRIBED_START}(?:{any_of(speech_cues().titles)})\b"


@cache
def _pattern(words: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}({words}){after}", re.IGNORECASE)


def _according_to(article: Article, sentence: Sentence, speakers: list[Speaker]) -> Attribution | None:
    """ "According to Nikos Pappas, …", "…, citing two officials": a person, somebody else named, or the noun."""
    words, offset = sentence.words, sentence.span.start
    according = _ACCORDING.search(words)
    if according is None:
        return None
    rest, begin = words[according.end() :], offset + according.end()
    stop = _ASIDE_ENDS.search(rest)
    limit = begin + (stop.start() if stop else len(rest))
    inside = [s for s in speakers if begin <= s.start and s.end <= limit + PERSON_REACH]
    chosen = next((s for s in inside if s.person), None) or next((s for s in inside if s.end <= limit), None)
    if chosen is not None:
        return _by(article, chosen, offset + according.start(), max(limit, chosen.end), closing=True)
    noun = _pattern(_body_words()).match(rest)
    if noun is None:
        return None
    speaker = Cell(noun.group(), Span.of(article, begin, begin + noun.end()))
    return Attribution(speaker, None, offset + according.start(), limit, False)


def _named_before(said: _Said) -> Attribution | None:
    """ "Greek Defence Minister Nikos Pappas, in Athens for talks, said"."""
    for speaker in reversed(said.speakers):
        if speaker.end > said.verb_start or not _BETWEEN_BEFORE.fullmatch(
            said.article.text[speaker.end : said.verb_start]
        ):
            continue
        if said.strong or speaker.person or said.quoted or said.says_that:
            start = said.offset + _description_start(said.sentence.words, speaker.start - said.offset)
            return _by(said.article, speaker, start, said.verb_end, said.closes(start))
    return None


def _named_after(said: _Said) -> Attribution | None:
    """ "“It is done,” said the minister, Nikos Pappas"."""
    if not said.quoted:
        return None
    for speaker in said.speakers:
        gap = said.article.text[said.verb_end : speaker.start] if speaker.start >= said.verb_end else ";"
        if len(gap) <= AFTER_REACH and not _NOT_BETWEEN_AFTER.search(gap):
            return _by(said.article, speaker, said.verb_start, speaker.end)
    return None


def _last_person(said: _Said) -> Attribution | None:
    """ "He added", "the minister said", "…,” said the minister": the last person who spoke."""
    if said.last_person is None:
        return None
    mark = _PRONOUN_BEFORE.search(said.before) or _pattern(_described_words(), after=rf"{_SKIP}$").search(said.before)
    after = said.quoted and (
        _pattern(_described_words()).match(said.after.lstrip()) or _PRONOUN_AFTER.match(said.after)
    )
    if not mark and not after:
        return None
    start = said.offset + mark.start() if mark else said.verb_start
    return Attribution(said.last_person.speaker, said.last_person.country, start, said.verb_end, True)


def _described(said: _Said) -> Attribution | None:
    """The person meant by "the Swedish premier said": the one of that state who was named last before."""
    if not said.strong:
        return None
    found = _pattern(_described_words(), before=r"(?:^|[,“”\"]\s*)", after=rf"{_SKIP}$").search(said.before)
    if found is None:
        return None
    start, end = said.offset + found.start(1), said.offset + found.end(1)
    states = said.names.countries_within(start, end)
    known = [named for named in said.names.people if named.end <= start and named.country in states]
    if not known:
        return None
    speaker = Cell(known[-1].name, Span.of(said.article, start, end))
    return Attribution(speaker, known[-1].country, start, said.verb_start, True)


def _body(said: _Said) -> Attribution | None:
    """ "Turkish officials said", "the ministry announced that"."""
    found = _pattern(_body_words(), after=rf"{_SKIP}$").search(said.before)
    if found is None or not (said.strong or said.says_that):
        return None
    return _by_noun(said, found, re.sub(r"^(?:the|an?)\s+", "", found[1], flags=re.IGNORECASE))


def _closing_phrase(said: _Said) -> Attribution | None:
    """ "…, two people with knowledge of the matter said."."""
    if not said.strong or not _CLOSES.match(said.after):
        return None
    found = _CLOSING.search(said.before)
    if found is None or not found[1][0].isalpha() or _CLAUSE.search(found[1]):
        return None
    return _by_noun(said, found, found[1])


def _by_noun(said: _Said, found: re.Match[str], name: str) -> Attribution:
    start, end = said.offset + found.start(1), said.offset + found.end(1)
    country = next(iter(said.names.countries_within(start, end)), None)
    speaker = Cell(name, Span.of(said.article, start, end))
    return Attribution(speaker, country, start, said.verb_end, False, said.closes(start))


def _description_start(words: str, at: int) -> int:
    """Where the description before a name begins: after the last comma, quotation mark or beginning."""
    return max((m.end() for m in re.finditer(r"[,;:“”\"]\s*|^", words[:at])), default=0)


def _by(article: Article, speaker: Speaker, start: int, end: int, closing: bool = False) -> Attribution:
    cell = Cell(speaker.name, Span.of(article, speaker.start, speaker.end))
    return Attribution(cell, speaker.country, start, end, speaker.person, closing)
