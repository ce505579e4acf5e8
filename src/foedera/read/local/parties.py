"""Who the words are that the network puts in a role: names, pronouns, "the company", "the two countries"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedera.read.context import Context
from foedera.read.local.network import Found, Words
from foedera.read.mentions import Mention
from foedera.records import PARTY_ROLES, Cell, Kind, Party, PartyRole, Span

ROLE_KINDS: frozenset[Kind] = frozenset(["transfer", "upgrade", "support", "training"])
"""The kinds whose parties give and get; in all others they are partners (CODEBOOK)."""

PARTLESS: frozenset[Kind] = frozenset(["capability", "deployment"])
"""The kinds that one state alone may be the party of."""

_FIRST_PERSON = re.compile(r"we|our|ours|us|i|my|here|this country|this nation|our country", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:.*\b)?(?:both|two|the sides|the parties|each other|countries|nations|sides|partners|allies|neighbou?rs|"
    r"governments|capitals)\b.*",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"it|its|itself|he|his|him|she|her|who|which|that|whose|they|them|their|theirs", re.IGNORECASE)
_FIRM = re.compile(
    r"company|firm|manufacturer|maker|builder|yard|contractor|group|producer|corporation|giant|concern|subsidiary|"
    r"supplier|designer|bureau|plant",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"ministry|navy|army|air force|forces?|military|department|agency|command|guard|marines|corps|fleet|service|"
    r"directorate|police|troops|soldiers|pilots|crews|sailors|personnel|officers|engineers|instructors",
    re.IGNORECASE,
)


def find_parties_of(context: Context, found: Found, kind: Kind) -> tuple[Cell[Party], ...]:
    """The parties of an activity with their roles; those that the text only refers to are looked up before it."""
    cells: list[Cell[Party]] = []
    for role in PARTY_ROLES:
        for words in found.roles[role]:
            for cell in _cells(context, found, words, role, cells):
                _put(cells, cell)
    cells.sort(key=lambda c: (c.span.start < context.sentences[found.sentence].span.start, c.span.start))
    countries = {c.value.country for c in cells}
    if len(countries) < 2 and kind not in PARTLESS:
        cells += _missing(context, found, kind, cells)
    return _settled(kind, cells)


def _cells(
    context: Context, found: Found, words: Words, role: PartyRole, known: Sequence[Cell[Party]]
) -> Iterator[Cell[Party]]:
    """What one stretch of words stands for: the parties it names, else those it refers to."""
    text = context.article.text[words.start : words.end]
    span = Span.of(context.article, words.start, words.end)
    named = [m for m in context.mentions if m.start < words.end and words.start < m.end]
    named = [m for m in named if m.use != "title" or len(named) == 1]
    for mention in named:
        name = mention.name
        if mention.sort == "state" and mention.use == "place" and mention.country:
            name = name_of(context, mention.country)
        start, end = (mention.start, mention.end) if len(named) > 1 else (words.start, words.end)
        yield Cell(Party(name, mention.country, role, mention.entry), Span.of(context.article, start, end), "named")
    if named:
        return
    speech = context.speech.get(found.sentence)
    countries = {c.value.country for c in known if c.value.country}
    if _FIRST_PERSON.fullmatch(text):
        country = speech.country if speech is not None and speech.country else next(iter(context.salient), None)
        if country:
            yield Cell(Party(name_of(context, country), country, role, country), span, "first person of the speaker")
    elif (_FIRM.search(text) or _OFFICE.search(text)) and text[:1].islower():
        sort = "firm" if _FIRM.search(text) else "office"
        before = _before(context, words.start, (sort,), set())
        if before is None:
            before = _before(context, words.start, ("state",), countries)
        if before is not None:
            yield Cell(Party(before.name, before.country, role, before.entry), span, "the one named before")
    elif _BOTH.fullmatch(text) and not _PRONOUN.fullmatch(text):
        for country in recent(context, words.start, countries)[: 2 - min(1, len(countries))]:
            yield Cell(Party(name_of(context, country), country, role, country), span, "the two named before")
    elif _PRONOUN.fullmatch(text) or text[:1].islower():
        before = _before(context, words.start, ("state", "firm", "office", "body"), countries)
        if before is not None:
            yield Cell(Party(before.name, before.country, role, before.entry), span, "the one named before")
    elif re.search(r"[A-Za-z]{2}", text):
        country = _home(context, words, countries)
        yield Cell(Party(re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", text), country, role), span, "named, in no list")


def _put(cells: list[Cell[Party]], cell: Cell[Party]) -> None:
    """Add a party unless it is there; a firm or office takes the place of its state."""
    for place, other in enumerate(cells):
        same_state = other.value.country is not None and other.value.country == cell.value.country
        if other.value.name == cell.value.name or (same_state and cell.value.entry == cell.value.country):
            return
        if same_state and other.value.entry == other.value.country:
            cells[place] = cell
            return
    cells.append(cell)


def _before(context: Context, offset: int, sorts: tuple[str, ...], not_of: set[str]) -> Mention | None:
    """The party of one of these sorts that is named last before an offset."""
    fitting = [
        m
        for m in context.mentions
        if m.end <= offset and m.sort in sorts and m.use in ("party", "maker") and m.country not in not_of
    ]
    return fitting[-1] if fitting else None


def recent(context: Context, offset: int, known: set[str]) -> list[str]:
    """The states named before an offset, last first, then those that the article is most about."""
    states = [
        m.country for m in reversed(context.mentions) if m.end <= offset and m.country and m.sort in ("state", "office")
    ]
    return [c for c in dict.fromkeys([*states, *context.salient]) if c and c not in known]


def name_of(context: Context, country: str) -> str:
    """A state as the article names it, else as the vocabulary does."""
    return next(
        (
            m.name
            for m in context.mentions
            if m.country == country and m.sort == "state" and m.use in ("party", "maker")
        ),
        context.state_names.get(country, country),
    )


def _home(context: Context, words: Words, countries: set[str]) -> str | None:
    """The state of somebody whom no list has: the one named right before, else a main one that is not there yet."""
    near = [m for m in context.mentions if m.country and 0 <= words.start - m.end <= 30 and m.sort == "state"]
    if near:
        return near[-1].country
    return next((c for c in context.salient if c not in countries), None)


def _missing(context: Context, found: Found, kind: Kind, cells: Sequence[Cell[Party]]) -> list[Cell[Party]]:
    """The other party, where the sentence names only one: whom the sentence or those before name, then the title."""
    countries = {c.value.country for c in cells if c.value.country}
    span = context.sentences[found.sentence].span
    left = context.sentences[max(0, found.sentence - 3)].span.start
    here = context.mentions_in(span.start, span.end)
    earlier = list(reversed(context.mentions_in(left, span.start)))
    titled = [m for line in context.article.of("title") for m in context.mentions_in(line.start, line.end)]
    for mention in [*here, *earlier, *titled]:
        if mention.country and mention.country not in countries and mention.country in context.salient and (
            mention.sort != "person"
        ):  # fmt: skip
            name = name_of(context, mention.country) if mention.sort == "state" else mention.name
            role: PartyRole = "partner"
            cell = Cell(
                Party(name, mention.country, role, mention.entry),
                Span.of(context.article, mention.start, mention.end),
                "named near it",
            )
            return [cell]
    return []


def _settled(kind: Kind, cells: Sequence[Cell[Party]]) -> tuple[Cell[Party], ...]:
    """Roles as the kind has them; whoever is left without one takes the side that is missing."""
    if kind not in ROLE_KINDS:
        return tuple(replace(c, value=replace(c.value, role="partner")) for c in cells)
    roles = {c.value.role for c in cells}
    done = []
    for cell in cells:
        role = cell.value.role
        if role == "partner" and len(roles & {"supplier", "recipient"}) == 1:
            role = "recipient" if "supplier" in roles else "supplier"
        done.append(replace(cell, value=replace(cell.value, role=role)))
    return tuple(done)
