"""Who asserts what a sentence says, where the article attributes it (CODEBOOK, `speaker`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from foedera.read.people import Named
from foedera.records import Article, Cell, Sentence, Span
from foedera.vocabulary import Match, Vocabulary
from foedera.vocabulary.field_cues import any_of
from foedera.vocabulary.schema import State as StateEntry
from foedera.vocabulary.speech_cues import speech_cues

OPENING, CLOSING = '“„«"', '”“"»'
_SKIP = r"(?:,?\s*(?:who|whose|he|she|has|have|had|also|then|further|later|reportedly|\w+ly|on \w+day|recently|earlier))*\s*,?\s*"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a sentence: the speaker, the state they speak for, and the part of the sentence that names them.

    `start` and `end` are offsets in the article; what stands there (the title "Turkish Defence Minister", "told
    Reuters") names the speaker and is no party of the activity. `person` is false where an office or state speaks; `closing` where the attribution is
    an aside ("according to the firm"), so that whoever is named there only speaks.
    """

    speaker: Cell[str]
    country: str | None
    start: int
    end: int
    person: bool
    closing: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: str
    country: str | None
    person: bool


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = speech_cues()
    every = any_of(cues.verbs)
    bodies = any_of(cues.bodies)
    titles = any_of(cues.titles)
    return (
        re.compile(rf"(?<![\w-])(?:{every})(?![\w-])"),
        re.compile(rf"(?:the\s+|an?\s+|its\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{bodies})\b", re.IGNORECASE),
        re.compile(rf"(?:the|an?|his|her)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{titles})\b", re.IGNORECASE),
    )


def find_speech(
    article: Article,
    sentences: Sequence[Sentence],
    people: Sequence[Named],
    matches: Sequence[Match],
    vocabulary: Vocabulary,
) -> dict[int, Attribution]:
    """The attribution of each attributed sentence, by the sentence's index.

    A quotation that goes on over several sentences has the speaker named at its beginning or end; "he" and "the
    minister" are the last person who spoke.
    """
    full = _full_names(people)
    found: dict[int, Attribution] = {}
    last: Attribution | None = None
    open_quote: list[int] = []
    inside = False
    for index, sentence in enumerate(sentences):
        words = sentence.words
        new_line = index == 0 or sentences[index - 1].line != sentence.line
        if new_line and words[:1] not in OPENING:
            inside = False
        here = _attribution(article, sentence, full, people, matches, vocabulary, last)
        starts_quoted = inside or words[:1] in OPENING
        if here is not None:
            found[index] = here
            for waiting in open_quote:
                found.setdefault(waiting, here)
            open_quote = []
            if here.person:
                last = here
        elif starts_quoted:
            if inside and last is not None and not open_quote:
                found[index] = _carried(last, sentence)
            else:
                open_quote.append(index)
        inside = _still_open(words, inside)
        if not inside and open_quote and here is None:
            following = sentences[index + 1] if index + 1 < len(sentences) else None
            if last is not None and (following is None or following.line != sentence.line):
                found.update({waiting: _carried(last, sentence) for waiting in open_quote})
                open_quote = []
    return found


def _still_open(words: str, inside: bool) -> bool:
    curly = sum(c in "“„«" for c in words) - sum(c in "”»" for c in words)
    straight = words.count('"') % 2 == 1
    return (curly > 0 or (inside and curly == 0)) if not straight else not inside


def _carried(attribution: Attribution, sentence: Sentence) -> Attribution:
    return Attribution(
        attribution.speaker, attribution.country, sentence.span.start, sentence.span.start, attribution.person
    )


def _full_names(people: Sequence[Named]) -> dict[str, Named]:
    """Everybody by surname and by full name; the longest form of a name wins."""
    full: dict[str, Named] = {}
    for named in people:
        for key in {named.name, named.name.split()[-1]}:
            known = full.get(key)
            if known is None or len(known.name) < len(named.name) or (known.country is None and named.country):
                full[key] = named
    return full


def _candidates(
    sentence: Sentence,
    full: dict[str, Named],
    people: Sequence[Named],
    matches: Sequence[Match],
    vocabulary: Vocabulary,
) -> list[_Candidate]:
    span, found = sentence.span, []
    inside = [n for n in people if span.start <= n.start and n.end <= span.end]
    for named in inside:
        best = full.get(named.name.split()[-1], named)
        found.append(_Candidate(named.start, named.end, best.name, best.country or named.country, True))
    for surname, named in full.items():
        if " " in surname:
            continue
        for m in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", span.words):
            start, end = span.start + m.start(), span.start + m.end()
            if not any(c.start <= start < c.end for c in found):
                found.append(_Candidate(start, end, named.name, named.country, True))
    for match in matches:
        if span.start <= match.start and match.end <= span.end and match.category in (
            "organisation", "firm", "outlet", "state", "body") and match.kind not in ("adjective", "city"):  # fmt: skip
            states = vocabulary.states_of(match)
            entry = vocabulary.get(match.category, match.entry) if match.kind == "seat" else None
            name = entry.name if isinstance(entry, StateEntry) else match.words
            found.append(_Candidate(match.start, match.end, name, states[0] if states else None, False))
    return sorted(found, key=lambda c: (c.start, -c.end))


def _attribution(
    article: Article,
    sentence: Sentence,
    full: dict[str, Named],
    people: Sequence[Named],
    matches: Sequence[Match],
    vocabulary: Vocabulary,
    last: Attribution | None,
) -> Attribution | None:
    span, words = sentence.span, sentence.words
    verbs, bodies, described = _verbs()
    candidates = _candidates(sentence, full, people, matches, vocabulary)
    according = re.search(r"\b[Aa]ccording to\s+|\bper\s+(?=[A-Z])|\bciting\s+|\b[Qq]uoting\s+", words)
    if according:
        rest = words[according.end() :]
        stop = re.search(r"[,;.](?:\s|$)|\s(?:that|which|who)\s", rest)
        limit = span.start + according.end() + (stop.start() if stop else len(rest))
        inside = [c for c in candidates if span.start + according.end() <= c.start and c.end <= limit + 60]
        chosen = next((c for c in inside if c.person), None) or next((c for c in inside if c.end <= limit), None)
        if chosen is not None:
            made = _made(article, chosen, span.start + according.start(), max(limit, chosen.end))
            return replace(made, closing=True)
        noun = bodies.match(rest)
        if noun:
            start = span.start + according.end()
            return Attribution(
                Cell(noun.group(), Span.of(article, start, start + noun.end())),
                None,
                span.start + according.start(),
                limit,
                False,
            )
    for verb in verbs.finditer(words):
        at, after = span.start + verb.start(), span.start + verb.end()
        says_that = words[verb.end() : verb.end() + 5] == " that"
        strong = verb.group() not in speech_cues().weak_verbs
        quoted_before = bool(re.search(r"[,?!.][”\"“»]?\s*$|[”\"»]\s*$", words[: verb.start()]))
        for c in reversed([c for c in candidates if c.end <= at]):
            gap = article.text[c.end : at]
            if re.fullmatch(rf"(?:\s*,[^;:“”\"]{{3,140}},|\s*\([^)]*\))?{_SKIP}", gap) and (
                strong or c.person or quoted_before or says_that
            ):
                return _made(article, c, _np_start(words, c.start - span.start) + span.start, after)
        for c in candidates:
            gap = article.text[after : c.start] if c.start >= after else ";"
            if quoted_before and len(gap) <= 90 and not re.search(r"[;:“”\"]|\b(?:that|to)\b", gap):
                return _made(article, c, at, c.end)
        pronoun = re.search(rf"\b(he|she|I)\b{_SKIP}$", words[: verb.start()], re.IGNORECASE)
        noun_before = re.search(rf"({described.pattern}){_SKIP}$", words[: verb.start()], re.IGNORECASE)
        noun_after = described.match(words[verb.end() :].lstrip()) if quoted_before else None
        pronoun_after = re.match(r"\s+(he|she)\b", words[verb.end() :]) if quoted_before else None
        if last is not None and last.person and (pronoun or noun_before or noun_after or pronoun_after):
            mark = pronoun or noun_before
            start = span.start + mark.start() if mark else at
            return Attribution(last.speaker, last.country, start, after, True)
        described_by = (
            _described(article, sentence, verb.start(), people, matches, vocabulary)
            if last is not None or people
            else None
        )
        if described_by is not None and strong:
            return described_by
        body = re.search(rf"({bodies.pattern}){_SKIP}$", words[: verb.start()], re.IGNORECASE)
        if body and (strong or says_that):
            start, end = span.start + body.start(1), span.start + body.end(1)
            country = next(
                (s for m in matches if start <= m.start and m.end <= end for s in vocabulary.states_of(m)), None
            )
            name = re.sub(r"^(?:the|an?)\s+", "", article.text[start:end], flags=re.IGNORECASE)
            return Attribution(Cell(name, Span.of(article, start, end)), country, start, after, False)
        closing = (
            _CLOSING.search(words[: verb.start()])
            if strong and re.match(r"[^,;“”\"]{0,45}$", words[verb.end() :])
            else None
        )
        if (
            closing
            and closing.group(1)[0].isalpha()
            and not re.search(r"\b(?:has|have|had|is|are|was|were|not)\b", closing.group(1))
        ):
            start, end = span.start + closing.start(1), span.start + closing.end(1)
            country = next(
                (s for m in matches if start <= m.start and m.end <= end for s in vocabulary.states_of(m)), None
            )
            return Attribution(
                Cell(article.text[start:end], Span.of(article, start, end)), country, start, after, False
            )
    return None


_CLOSING = re.compile(
    r"[,!?][”\"»]?\s+(?:the\s+|an?\s+)?([^,;:“”\"()]{3,70}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)?$",
    re.IGNORECASE,
)
"""The noun phrase that closes a sentence before its verb of saying: "…, two officials with knowledge of it said."."""


def _described(
    article: Article,
    sentence: Sentence,
    verb: int,
    people: Sequence[Named],
    matches: Sequence[Match],
    vocabulary: Vocabulary,
) -> Attribution | None:
    """The person meant by "the Swedish premier": the one of that state who was named last before."""
    *_, described = _verbs()
    found = re.search(rf"(?:^|[,“”\"]\s*)({described.pattern}){_SKIP}$", sentence.words[:verb], re.IGNORECASE)
    if found is None:
        return None
    start, end = sentence.span.start + found.start(1), sentence.span.start + found.end(1)
    states = [s for m in matches if start <= m.start and m.end <= end for s in vocabulary.states_of(m)]
    known = [n for n in people if n.end <= start and n.country and n.country in states]
    if not known:
        return None
    return Attribution(
        Cell(known[-1].name, Span.of(article, start, end)), known[-1].country, start, sentence.span.start + verb, True
    )


def _np_start(words: str, at: int) -> int:
    """Where the description before a name begins: after the last comma, quotation mark or beginning."""
    return max((m.end() for m in re.finditer(r"[,;:“”\"]\s*|^", words[:at])), default=0)


def _made(article: Article, c: _Candidate, start: int, end: int) -> Attribution:
    return Attribution(Cell(c.name, Span.of(article, c.start, c.end)), c.country, start, end, c.person)
