"""Systems, numbers, dates, places and speakers: the words that the network marks, as the codebook writes them."""

from __future__ import annotations

import re

from foedera.read.amounts import find_counts, find_money
from foedera.read.claim_systems import systems_of_claim
from foedera.read.context import Context
from foedera.read.dates import find_dates
from foedera.read.local.network import Found, Words
from foedera.read.systems import SystemMention
from foedera.records import Cell, Kind, Money, Span, System
from foedera.vocabulary import Vocabulary
from foedera.vocabulary.reference_cues import reference_cues

AHEAD = frozenset(["planned", "proposed", "negotiating"])
"""The stages whose dates lie ahead."""

_SINCE = re.compile(r"\b(?:since|starting|effective|as of)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|through|by|before|no later than|up to)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE
)
_DETERMINED = re.compile(
    r"\b(?:the|these|those|its|their|his|all|both|such|any of the|of the)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:in|at|on|near|off|the|its|their|a|an)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|the|first|single)\b(?!.*\b(?:dozen|hundred)\b)", re.IGNORECASE)
_TWO = re.compile(r"\b(?:pair|couple|both)\b", re.IGNORECASE)


def best_of(context: Context, found: Found, role: str) -> Words | None:
    """The likeliest words of a slot, those in the cue's own sentence first."""
    span = context.sentences[found.sentence].span
    inside = [w for w in found.roles[role] if span.start <= w.start < span.end]
    return max(inside or found.roles[role], key=lambda w: w.chance, default=None)


def _with_sentence(context: Context, found: Found, role: str) -> tuple[Words, Span] | None:
    words = best_of(context, found, role)
    span = next((s.span for s in context.sentences if words and s.span.start <= words.start < s.span.end), None)
    return None if words is None or span is None else (words, span)


def find_systems_of(context: Context, found: Found, kind: Kind, vocabulary: Vocabulary) -> tuple[Cell[System], ...]:
    """The systems of an activity; "the aircraft" and "them" are the system of that class named last before."""
    mentions: list[SystemMention] = []
    for words in found.roles["system"]:
        known = [s for s in context.systems if s.start < words.end and words.start < s.end]
        if not known:
            known = [_unlisted(context, words)]
        mentions += [_meant(context, s, words) for s in known]
    return systems_of_claim(context.article, kind, mentions, vocabulary)


def _unlisted(context: Context, words: Words) -> SystemMention:
    """What no list has: a designation where it holds a capital or a digit, else a class by the network's word."""
    text = context.article.text[words.start : words.end]
    cut = _ARTICLE.match(text)
    bare = text[cut.end() :] if cut else text
    name = bare if re.search(r"[A-Z0-9]", bare) and len(bare) > 1 and bare.lower() not in _pronouns() else None
    return SystemMention(words.start, words.end, name, words.system_class, None, name is None)


def _pronouns() -> frozenset[str]:
    return reference_cues().pronouns | {"any", "some", "these", "those", "all", "both", "ones"}


def _meant(context: Context, mention: SystemMention, words: Words) -> SystemMention:
    """The named system that a class noun with "the", or a pronoun, takes up; the mention itself where there is none."""
    if not mention.generic:
        return mention
    text = context.article.text
    pronoun = text[words.start : words.end].lower() in _pronouns()
    determined = _ARTICLE.match(text[words.start : words.end]) or _DETERMINED.search(
        text[max(0, mention.start - 30) : mention.start]
    )
    if not pronoun and not determined:
        return mention
    before = [
        s for s in context.systems
        if s.end <= mention.start and s.name and (pronoun or s.system_class == mention.system_class)
    ]  # fmt: skip
    if not before:
        return mention
    last = before[-1]
    return SystemMention(mention.start, mention.end, last.name, last.system_class, last.entry, False)


def find_quantity_of(context: Context, found: Found, vocabulary: Vocabulary) -> Cell[int] | None:
    """The number of units in the role of a quantity: "48", "a dozen", "the first"."""
    here = _with_sentence(context, found, "quantity")
    if here is None:
        return None
    words, sentence = here
    counts = find_counts(sentence.words, find_money(sentence.words, vocabulary))
    inside = [c for c in counts if sentence.start + c.start < words.end and words.start < sentence.start + c.end]
    if inside:
        count = inside[0]
        span = Span.of(context.article, sentence.start + count.start, sentence.start + count.end)
        return Cell(count.count, span, "number in the role")
    text = context.article.text[words.start : words.end].lower()
    alone = find_counts(text, [])
    number = alone[0].count if alone else 2 if _TWO.search(text) else 1 if _ONE.match(text) else None
    return None if not number else Cell(number, Span.of(context.article, words.start, words.end), "words in the role")


def find_value_of(context: Context, found: Found, vocabulary: Vocabulary) -> Cell[Money] | None:
    """The sum in the role of a value; the price of one is none."""
    here = _with_sentence(context, found, "value")
    if here is None:
        return None
    words, sentence = here
    for amount in find_money(sentence.words, vocabulary):
        start, end = sentence.start + amount.start, sentence.start + amount.end
        if start < words.end and words.start < end and not amount.unit_price:
            return Cell(amount.money, Span.of(context.article, start, end), "sum in the role")
    return None


def find_happened_on_of(context: Context, found: Found) -> Cell[str] | None:
    """The date in the role of `when`, open where "since" or "until" stands before it."""
    here = _with_sentence(context, found, "when")
    if here is None:
        return None
    words, sentence = here
    published = context.article.published_on.value if context.article.published_on else None
    for day in find_dates(sentence.words, published):
        start, end = sentence.start + day.start, sentence.start + day.end
        if start < words.end and words.start < end:
            value = day.future if found.stage in AHEAD else day.past
            before = sentence.words[: day.start]
            if "/" not in value and _SINCE.search(before):
                value += "/.."
            elif "/" not in value and _UNTIL.search(before):
                value = "../" + value
            return Cell(value, Span.of(context.article, start, end), f"{day.grain} in the role")
    return None


def find_place_of(context: Context, found: Found) -> Cell[str] | None:
    """The place as named."""
    words = best_of(context, found, "place")
    if words is None:
        return None
    cut = _LEADING.match(context.article.text[words.start : words.end])
    span = Span.of(context.article, words.start + (cut.end() if cut else 0), words.end)
    return Cell(span.words, span, "words in the role") if re.search(r"[A-Z]", span.words) else None


def find_speaker_of(context: Context, found: Found) -> Cell[str] | None:
    """Who says it: the person, office or outlet in the role; a pronoun or surname by the article's fullest name."""
    words = best_of(context, found, "speaker")
    speech = context.speech.get(found.sentence)
    if words is None:
        return speech.speaker if speech is not None else None
    if speech is not None and (speech.start <= words.start < speech.end or speech.speaker.span.start == words.start):
        return speech.speaker
    span = Span.of(context.article, words.start, words.end)
    name = _person(context, words) or _last_speaker(context, found, span.words)
    if name is None and speech is not None and speech.person:
        return speech.speaker
    if name is None and len(span.words) > 2 and span.words.lower() not in _pronouns():
        name = _ARTICLE.sub("", span.words)
    return Cell(name, span, "words in the role") if name else None


def _person(context: Context, words: Words) -> str | None:
    """The fullest name of the person whom words name."""
    text = context.article.text[words.start : words.end]
    inside = [n.name for n in context.people if n.start < words.end and words.start < n.end]
    surname = re.findall(r"[\w’'-]+", text)[-1:] if re.search(r"[A-Z]", text) else []
    same = [n.name for n in context.people if surname and n.name.split()[-1] == surname[0]]
    return max([*inside, *same], key=len, default=None)


def _last_speaker(context: Context, found: Found, words: str) -> str | None:
    """The person who spoke last, where the words are a pronoun: "he", "I", "we"."""
    if words.lower() not in reference_cues().pronouns | reference_cues().first_person:
        return None
    before = [index for index, speech in context.speech.items() if index <= found.sentence and speech.person]
    names = [context.speech[index].speaker.value for index in sorted(before)]
    names = [name for name in names if name.lower() not in reference_cues().first_person]
    return names[-1] if names else next((n.name for n in context.people), None)
