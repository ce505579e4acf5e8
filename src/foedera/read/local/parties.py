"""Who the words are that the network puts in a role: names, pronouns, "the company", "the two countries"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedera.read.context import Context
from foedera.read.local.network import DIRECTED, Found, Words
from foedera.read.mentions import Mention
from foedera.records import PARTY_ROLES, Cell, Kind, Party, PartyRole, Span
from foedera.vocabulary.reference_cues import reference_cues

PARTLESS: frozenset[Kind] = frozenset(["capability", "deployment"])
"""The kinds that one state alone may be the party of."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def find_parties_of(context: Context, found: Found, kind: Kind) -> tuple[Cell[Party], ...]:
    """The parties of an activity with their roles; those that the text only refers to are looked up before it."""
    cells: list[Cell[Party]] = []
    for role in PARTY_ROLES:
        for words in found.roles[role]:
            for cell in _cells(context, found, words, role, cells, kind):
                _put(cells, cell)
    cells = _rehomed(context, cells)
    cells.sort(key=lambda c: (c.span.start < context.sentences[found.sentence].span.start, c.span.start))
    countries = {c.value.country for c in cells}
    if len(countries) < 2 and kind not in PARTLESS:
        cells += _missing(context, found, cells)
    return _settled(kind, cells)


def _cells(
    context: Context, found: Found, words: Words, role: PartyRole, known: Sequence[Cell[Party]], kind: Kind
) -> Iterator[Cell[Party]]:
    """What one stretch of words stands for: the parties it names, else those it refers to."""
    text = context.article.text[words.start : words.end]
    span = Span.of(context.article, words.start, words.end)
    named = [m for m in context.mentions if m.start < words.end and words.start < m.end]
    named = [m for m in named if m.use != "title" or len(named) == 1]
    for mention in named:
        name, entry = mention.name, mention.entry
        if mention.sort == "person" and kind != "consultation" and mention.country:
            name, entry = name_of(context, mention.country), mention.country  # whoever signs does so for the state
        if mention.sort == "state" and mention.use == "place" and mention.country:
            name = name_of(context, mention.country)
        start, end = (mention.start, mention.end) if len(named) > 1 else (words.start, words.end)
        yield Cell(Party(name, mention.country, role, entry), Span.of(context.article, start, end), "named")
    if named or len(_ARTICLE.sub("", text + " ").strip()) < 2:
        return
    countries = {c.value.country for c in known if c.value.country}
    for name, country, entry, how in _referred(context, found, words, text, countries):
        yield Cell(Party(name, country, role, entry), span, how)


def _referred(
    context: Context, found: Found, words: Words, text: str, countries: set[str]
) -> Iterator[tuple[str, str | None, str | None, str]]:
    """Name, state and entry of whom words mean that hold no name from the vocabulary, and how that was found."""
    cues, lower = reference_cues(), text.lower()
    parts = frozenset(re.findall(r"[a-z]+", lower))
    proper = re.search(r"[A-Z]", _ARTICLE.sub("", text)) is not None and lower not in cues.pronouns | cues.first_person
    if lower in cues.first_person:
        speech = context.speech.get(found.sentence)
        country = speech.country if speech is not None and speech.country else next(iter(context.salient), None)
        if country:
            yield name_of(context, country), country, country, "first person of the speaker"
    elif proper:
        yield _ARTICLE.sub("", text), _home(context, words, countries), None, "named, in no list"
    elif parts & cues.both and not parts & (cues.firms | cues.offices):
        for country in recent(context, words.start, countries)[: 2 - min(1, len(countries))]:
            yield name_of(context, country), country, country, "the two named before"
    else:
        sorts = ("firm",) if parts & cues.firms else ("office",) if parts & cues.offices else ("state",)
        before = None if lower in cues.pronouns else _before(context, words.start, sorts, set())
        before = before or _before(context, words.start, ("state", "firm", "office", "body"), countries)
        if before is not None:
            yield before.name, before.country, before.entry, "the one named before"


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


def _missing(context: Context, found: Found, cells: Sequence[Cell[Party]]) -> list[Cell[Party]]:
    """The other parties, where the words in the roles give fewer than two states: whom the sentence names, whom those
    before it do, whom the title does."""
    countries = {c.value.country for c in cells if c.value.country}
    span = context.sentences[found.sentence].span
    speech = context.speech.get(found.sentence)
    left = context.sentences[max(0, found.sentence - 3)].span.start
    here = sorted(context.mentions_in(span.start, span.end), key=lambda m: abs(m.start - found.start))
    earlier = list(reversed(context.mentions_in(left, span.start)))
    titled = [m for line in context.article.of("title") for m in context.mentions_in(line.start, line.end)]
    added: list[Cell[Party]] = []
    for mention in [*here, *earlier, *titled]:
        if len(countries) >= 2:
            break
        speaks = speech is not None and speech.person and speech.start <= mention.start and mention.end <= speech.end
        if mention.country is None or mention.country in countries or mention.sort == "person" or speaks:
            continue
        if mention.country not in context.salient and mention not in here:
            continue
        countries.add(mention.country)
        name = name_of(context, mention.country) if mention.sort == "state" else mention.name
        cell = Party(name, mention.country, "partner", mention.entry)
        added.append(Cell(cell, Span.of(context.article, mention.start, mention.end), "named near it"))
    return added


def _rehomed(context: Context, cells: Sequence[Cell[Party]]) -> list[Cell[Party]]:
    """An office named without its state ("the Navy") beside a party of the state it was put down to is another's."""
    known = [c.value.country for c in cells if c.value.entry]
    done = []
    for cell in cells:
        value = cell.value
        bare = value.entry is None and value.country in known and len(known) == 1 and value.country is not None
        other = next((c for c in context.salient if c != value.country), None) if bare else None
        done.append(replace(cell, value=replace(value, country=other)) if other else cell)
    return done


def _settled(kind: Kind, cells: Sequence[Cell[Party]]) -> tuple[Cell[Party], ...]:
    """Roles as the kind has them; whoever is left without one takes the side that is missing."""
    if kind not in DIRECTED:
        return tuple(replace(c, value=replace(c.value, role="partner")) for c in cells)
    roles = {c.value.role for c in cells} & {"supplier", "recipient"}
    done = []
    for cell in cells:
        role = cell.value.role
        if role == "partner" and len(roles) == 1:
            role = "recipient" if "supplier" in roles else "supplier"
        done.append(replace(cell, value=replace(cell.value, role=role)))
    return tuple(done)
