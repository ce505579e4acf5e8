"""The parties that a sentence only refers to: "we", "the two countries", or nobody where the sentence before told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedera.read.activity import Activity
from foedera.read.context import Context
from foedera.read.mentions import Mention
from foedera.read.participants import ROLE_KINDS
from foedera.records import Cell, Party, PartyRole, Span
from foedera.vocabulary.field_cues import any_of, field
from foedera.vocabulary.party_cues import party_cues

HOME_KINDS = frozenset(["co-production", "co-development", "capability", "investment"])
"""What a state may well do by itself, so that a partner is not looked for in other sentences unless words say joint."""

VISITING = frozenset(["consultation", "exercise", "deployment"])
"""Kinds in which the state where it happens takes part: a visit to Oman is a visit to its government."""

SALIENT = 3
"""Of the states that the article is most about, how many may be a party that a sentence leaves out."""

SENTENCES_BEFORE = 3
"""How far back the party that a sentence leaves out may stand, in the same paragraph or the one before."""

_FIRST_PERSON = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)


@cache
def _pair() -> re.Pattern[str]:
    """Words for the two states named before: "the two countries", "both navies", "the sides", "bilateral"."""
    cues = party_cues()
    return re.compile(
        rf"\b(?:(?:the two|both|their two) (?:{any_of(cues.pairs)})|{any_of(cues.pair_phrases)})\b", re.IGNORECASE
    )


def with_referred(context: Context, activity: Activity, cells: Sequence[Cell[Party]]) -> list[Cell[Party]]:
    """The parties of an activity with those added that its sentence only refers to, up to two states.

    "The two countries held a drill", after a sentence about Estonia and Latvia, is a drill of these two.
    """
    done = list(cells)
    done += _speaker(context, activity, _countries(done))
    done += _the_two(context, activity, _countries(done))
    words = context.article.text[activity.part[0] : activity.part[1]]
    alone = activity.kind in HOME_KINDS and not field().joint.search(words)
    if len(_countries(done)) < 2 and activity.kind != "capability" and not (alone and done):
        done += _left_out(context, activity, _countries(done))
    return done


def _countries(cells: Sequence[Cell[Party]]) -> set[str]:
    return {cell.value.country for cell in cells if cell.value.country}


def _speaker(context: Context, activity: Activity, countries: set[str]) -> list[Cell[Party]]:
    """ "We will buy tanks", Romania's minister said: Romania."""
    speech = context.speech.get(activity.sentence)
    first = _FIRST_PERSON.search(context.sentences[activity.sentence].words)
    if first is None or speech is None or not speech.country or speech.country in countries or len(countries) >= 2:
        return []
    role: PartyRole = "partner"
    if activity.kind in ROLE_KINDS:
        role = "recipient" if activity.hit.cue.frame == "taker" else "supplier"
    span = Span.of(context.article, activity.offset + first.start(), activity.offset + first.end())
    return [_state(context, speech.country, role, span, "first person of the speaker")]


def _the_two(context: Context, activity: Activity, countries: set[str]) -> list[Cell[Party]]:
    """ "The two countries": the states named last before."""
    left, right = activity.part
    pair = _pair().search(context.article.text[left:right])
    if pair is None or len(countries) >= 2:
        return []
    span = Span.of(context.article, left + pair.start(), left + pair.end())
    recent = [country for country in _recent(context, activity.offset) if country not in countries]
    return [
        _state(context, country, "partner", span, "the two named before") for country in recent[: 2 - len(countries)]
    ]


def _recent(context: Context, offset: int) -> list[str]:
    """The states named before an offset, the last first, then those that the article is most about."""
    named = [m.country for m in reversed(context.mentions) if m.end <= offset and m.sort in ("state", "office")]
    return list(dict.fromkeys(country for country in (*named, *context.salient) if country))


def _left_out(context: Context, activity: Activity, countries: set[str]) -> list[Cell[Party]]:
    """The party missing from the sentence, where it is its place, or where the sentences just before or the title name
    one; the words are quoted there."""
    chosen = _host(context, activity, countries)
    if chosen is None and activity.kind != "deployment":
        chosen = _last_before(context, activity, countries)
        if chosen is None and countries:
            chosen = _in_title(context, countries)
    if chosen is None:
        return []
    name = _name_of(context, chosen.country) if chosen.sort == "state" and chosen.country else chosen.name
    span = Span.of(context.article, chosen.start, chosen.end)
    return [Cell(Party(name, chosen.country, "partner", chosen.entry), span, "named before")]


def _host(context: Context, activity: Activity, countries: set[str]) -> Mention | None:
    """The state where it happens: "visited Oman", or, in other kinds, one that the article is about."""
    sentence = context.sentences[activity.sentence].span
    places = [m for m in context.mentions_in(sentence.start, sentence.end) if m.use == "place" and m.country]
    hosts = None if activity.kind in VISITING else context.salient[:SALIENT]
    return next((m for m in places if m.country not in countries and (hosts is None or m.country in hosts)), None)


def _last_before(context: Context, activity: Activity, countries: set[str]) -> Mention | None:
    """The last party named in the sentences before, of a state that the article is about."""
    here = context.sentences[activity.sentence]
    near = [
        s
        for s in context.sentences[max(0, activity.sentence - SENTENCES_BEFORE) : activity.sentence]
        if s.line >= here.line - 1
    ]
    left = near[0].span.start if near else here.span.start
    named = [
        m for m in context.mentions_in(left, here.span.start) if m.use in ("party", "maker") and m.sort != "person"
    ]
    salient = set(context.salient[:SALIENT]) - countries
    return next((m for m in reversed(named) if m.country in salient), None)


def _in_title(context: Context, countries: set[str]) -> Mention | None:
    titled = (m for line in context.article.of("title") for m in context.mentions_in(line.start, line.end))
    return next((m for m in titled if m.country and m.country not in countries), None)


def _state(context: Context, country: str, role: PartyRole, span: Span, how: str) -> Cell[Party]:
    return Cell(Party(_name_of(context, country), country, role, country), span, how)


def _name_of(context: Context, country: str) -> str:
    """The state as the article names it first, else as the vocabulary does."""
    parties = (m for m in context.mentions if m.sort == "state" and m.use in ("party", "maker"))
    return next((m.name for m in parties if m.country == country), context.state_names.get(country, country))
