"""Who gives, who gets, who takes part: the parties of an activity and their roles (CODEBOOK, `parties`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedera.read.activity import Activity
from foedera.read.context import Context
from foedera.read.mentions import Mention
from foedera.read.speech import Attribution
from foedera.records import Cell, Party, PartyRole, Span
from foedera.vocabulary.field_cues import field

HOME_KINDS = frozenset(["co-production", "co-development", "capability", "investment"])
"""What a state may well do by itself, so that a partner is not looked for in other sentences unless words say joint."""
VISITING = frozenset(["consultation", "exercise", "deployment"])
"""Kinds in which the state where it happens takes part: a visit to Oman is a visit to its government."""
ADVERSARY = "armed-"
"""How the vocabulary's ids of armed groups begin."""
ROLE_KINDS = frozenset(["transfer", "upgrade", "support", "training"])
_PREPOSITION = re.compile(
    r"\b(to|for|from|by|with|between|against|of|via|through|on behalf of|alongside|under)\s+(?:(?:the|its|their|a|an|neighbou?ring|fraternal|brotherly|"
    r"both|fellow|allied|its ally|then|[a-z]+ern|[a-z]+-based|[a-z]+ing)\s+){0,2}$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"^(?:['’]s?)?(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*/\s*|\s*-\s*|\s*–\s*|\s+or\s+|\s+as well as\s+)(?:the\s+|its\s+|to\s+|from\s+)?$"
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:the two|both|their two) (?:countries|nations|states|sides|parties|armies|navies|services|air forces|allies|militaries|governments|neighbou?rs|ministries|ministers|capitals|forces|fleets|republics|presidents|leaders|chiefs)\b|\bthe (?:sides|parties)\b|\bour (?:two )?countries\b|\bbilateral|\beach other|\bmutual\b|\btheir\b",
    re.IGNORECASE,
)


def find_roles(context: Context, activity: Activity) -> tuple[Cell[Party], ...]:
    """The parties of an activity with their roles; empty where the text names none.

    Parties are looked for in the part of the sentence, then in the whole of it, then in what the sentence refers to
    ("the two countries", "we", "its"). Whoever only speaks is no party.
    """
    sentence = context.sentences[activity.sentence]
    speech = context.speech.get(activity.sentence)
    start, end = sentence.span.start, sentence.span.end

    def eligible(left: int, right: int) -> list[Mention]:
        return [
            m for m in context.mentions_in(left, right)
            if m.use in ("party", "maker") and not _fought(m, activity) and (m.sort != "person" or activity.kind == "consultation") and not _only_speaks(m, speech)
            and not _inside_cue(m, activity, start)
        ]  # fmt: skip

    mentions = eligible(*activity.part)
    if len({m.country for m in mentions}) < 2:
        mentions += [m for m in eligible(start, end) if m not in mentions]
    mentions = _nearest(activity, start, _specific(mentions))
    cells = [_cell(context, activity, m) for m in mentions]
    cells = _with_home_states(context, cells)
    cells = _completed(context, activity, cells)
    return _settled(activity, cells)


def _with_home_states(context: Context, cells: list[Cell[Party]]) -> list[Cell[Party]]:
    """A person whose state nobody names speaks for the state that the article is most about, bar those already there."""
    done = []
    for cell in cells:
        if cell.value.country is None and any(n.start == cell.span.start for n in context.people):
            known = {c.value.country for c in cells}
            home = next((c for c in context.salient if c not in known), None)
            cell = replace(cell, value=replace(cell.value, country=home))
        done.append(cell)
    return done


def _fought(mention: Mention, activity: Activity) -> bool:
    """Whether an armed group is what is fought, unless arms, training or upkeep go to it."""
    return activity.kind not in ROLE_KINDS and (mention.entry or "").startswith(ADVERSARY)


def _only_speaks(mention: Mention, speech: Attribution | None) -> bool:
    if speech is None or not (speech.start <= mention.start and mention.end <= speech.end):
        return False
    return speech.person or speech.closing


def _inside_cue(mention: Mention, activity: Activity, offset: int) -> bool:
    tokens = activity.tokens[activity.hit.first : activity.hit.last]
    return offset + tokens[0].start < mention.start and mention.end < offset + tokens[-1].end


def _specific(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention a party; where a state and its firm or ministry both stand there, the firm or ministry."""
    kept: list[Mention] = []
    for mention in mentions:
        same = next((k for k in kept if _same_party(k, mention)), None)
        if same is None:
            kept.append(mention)
        elif (same.use == "maker" and mention.use == "party") or (
            same.sort == "state" and mention.sort in ("firm", "office") and mention.use == "party"
        ):
            kept[kept.index(same)] = mention
    return kept


def _same_party(one: Mention, other: Mention) -> bool:
    """Whether two mentions are one party: a state and what belongs to it, a name and its short form or abbreviation."""
    if one.name == other.name or (one.entry is not None and one.entry == other.entry):
        return True
    if one.country != other.country and one.country is not None and other.country is not None:
        return False
    if one.country is not None and one.country == other.country and "state" in (one.sort, other.sort):
        return True
    short, long = sorted((one.name, other.name), key=len)
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w.]*", long.replace("U.S.", "US"))).upper()
    return (
        long.lower().endswith(short.lower())
        or long.startswith(short + " ")
        or short.replace(".", "").upper() == initials
    )


MOST_PARTIES = 4
"""Parties of one activity: further names in the sentence seldom take part in it."""


def _nearest(activity: Activity, offset: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions nearest to the cue, in the order of the text."""
    cue = offset + activity.tokens[activity.hit.first].start
    nearest = sorted(mentions, key=lambda m: min(abs(m.start - cue), abs(m.end - cue)))[:MOST_PARTIES]
    return sorted(nearest, key=lambda m: m.start)


def _cell(context: Context, activity: Activity, mention: Mention) -> Cell[Party]:
    role = _role(context, activity, mention)
    span = Span.of(context.article, mention.start, mention.end)
    return Cell(Party(mention.name, mention.country, role, mention.entry), span, "named in the sentence")


def _role(context: Context, activity: Activity, mention: Mention) -> PartyRole:
    """Supplier, recipient or partner, by the preposition before the name and the side of the cue it stands on."""
    if activity.kind not in ROLE_KINDS:
        return "partner"
    sentence = context.sentences[activity.sentence].span
    text, frame = context.article.text, activity.hit.cue.frame
    cue_start = sentence.start + activity.tokens[activity.hit.first].start
    cue_end = sentence.start + activity.tokens[activity.hit.last - 1].end
    verb = activity.hit.form in ("base", "s", "past", "ing")
    passive = activity.hit.form == "past" and any(
        t.lower in ("was", "were", "been", "be", "being", "is", "are")
        for t in activity.tokens[max(0, activity.hit.first - 4) : activity.hit.first]
    )
    subject: PartyRole = {"giver": "supplier", "taker": "recipient", "helper": "supplier", "shared": "partner"}[frame]  # type: ignore[assignment]
    other: PartyRole = "recipient" if subject == "supplier" else "supplier"
    preposition = _preposition(context, mention, sentence.start)
    if mention.use == "maker" and activity.kind == "transfer":
        return "supplier"
    if preposition in ("to", "for"):
        return "recipient"
    if preposition == "from":
        near_noun_order = activity.hit.cue.id in ("order", "award", "win") and not verb
        return "recipient" if near_noun_order else "supplier"
    if preposition == "by":
        return subject
    if preposition == "with":
        return other
    if mention.end <= cue_start:
        if passive:
            return other if frame == "taker" else "recipient"
        return subject
    if mention.start >= cue_end:
        if not verb and re.match(r"^['’]s?\b", text[mention.end : mention.end + 2]):
            return subject
        if preposition == "of" and not verb:
            return subject if frame == "taker" else "supplier"
        if preposition is None and frame == "taker" and not _before_system(context, mention):
            return subject  # "the Dutch will receive five and the Austrians four"
        return other
    return subject


def _before_system(context: Context, mention: Mention) -> bool:
    """Whether a name stands right before a system, as its maker's does ("ordered Airbus helicopters")."""
    return any(0 <= s.start - mention.end <= 25 for s in context.systems)


def _preposition(context: Context, mention: Mention, left: int) -> str | None:
    """The preposition that leads to a name, across the names coordinated with it ("to Poland and Romania")."""
    text, at = context.article.text, mention.start
    earlier = sorted((m for m in context.mentions_in(left, mention.start)), key=lambda m: -m.start)
    for before in earlier:
        if not _COORDINATED.match(text[before.end : at]):
            break
        at = before.start
    found = _PREPOSITION.search(text[max(left, at - 50) : at])
    return found[1].lower() if found else None


def _completed(context: Context, activity: Activity, cells: list[Cell[Party]]) -> list[Cell[Party]]:
    """Add the parties that the sentence only refers to."""
    sentence = context.sentences[activity.sentence]
    words = context.article.text[activity.part[0] : activity.part[1]]
    countries = {c.value.country for c in cells if c.value.country}
    speech = context.speech.get(activity.sentence)
    role: PartyRole = "partner"
    first = _FIRST_PERSON.search(sentence.words)
    if first and speech is not None and speech.country and speech.country not in countries and len(countries) < 2:
        start = sentence.span.start + first.start()
        name = _name_of(context, speech.country)
        if activity.kind in ROLE_KINDS:
            role = "recipient" if activity.hit.cue.frame == "taker" else "supplier"
        cells.append(
            Cell(
                Party(name, speech.country, role, speech.country),
                Span.of(context.article, start, start + len(first.group())),
                "first person of the speaker",
            )
        )
        countries.add(speech.country)
    pair = _HERE.search(words)
    if pair and len(countries) < 2:
        start = activity.part[0] + pair.start()
        for country in _recent(context, sentence.span.start, countries)[: 2 - len(countries)]:
            cells.append(
                Cell(
                    Party(_name_of(context, country), country, "partner", country),
                    Span.of(context.article, start, start + len(pair.group())),
                    "the two named before",
                )
            )
            countries.add(country)
    alone = activity.kind in HOME_KINDS and not field().joint.search(words)
    if len(countries) < 2 and activity.kind != "capability" and not (alone and cells):
        cells += _from_before(context, activity, countries)
    return cells


def _from_before(context: Context, activity: Activity, countries: set[str]) -> list[Cell[Party]]:
    """The party missing from the sentence, where the sentences just before it name one; the words are quoted there."""
    sentence = context.sentences[activity.sentence].span
    at_hand = context.mentions_in(sentence.start, sentence.end)
    places = [m for m in at_hand if m.use == "place" and m.country and m.country not in countries]
    visited = activity.kind in VISITING
    here = next((m for m in places if visited or m.country in context.salient[:3]), None)
    line = context.sentences[activity.sentence].line
    left = next(
        (s.span.start for i, s in enumerate(context.sentences) if i >= activity.sentence - 3 and s.line >= line - 1),
        sentence.start,
    )
    earlier = [
        m
        for m in context.mentions_in(left, sentence.start)
        if m.country and m.country not in countries and m.use in ("party", "maker") and m.sort != "person"
    ]
    if activity.kind == "deployment" and here is None:
        return []
    chosen = here or next((m for m in reversed(earlier) if m.country in context.salient[:3]), None)
    if chosen is None and not countries:
        return []
    if chosen is None:
        title = [m for t in context.article.of("title") for m in context.mentions_in(t.start, t.end)]
        chosen = next((m for m in title if m.country and m.country not in countries), None)
    if chosen is None:
        return []
    name = _name_of(context, chosen.country) if chosen.sort == "state" and chosen.country else chosen.name
    cell = Cell(
        Party(name, chosen.country, "partner", chosen.entry),
        Span.of(context.article, chosen.start, chosen.end),
        "named before",
    )
    return [cell]


def _recent(context: Context, offset: int, known: set[str]) -> list[str]:
    states = [
        m.country for m in reversed(context.mentions) if m.end <= offset and m.country and m.sort in ("state", "office")
    ]
    return [c for c in dict.fromkeys([*states, *context.salient]) if c and c not in known]


def _name_of(context: Context, country: str) -> str:
    return next(
        (
            m.name
            for m in context.mentions
            if m.country == country and m.sort == "state" and m.use in ("party", "maker")
        ),
        context.state_names.get(country, country),
    )


def _settled(activity: Activity, cells: list[Cell[Party]]) -> tuple[Cell[Party], ...]:
    """In kinds with roles, whoever is left without one takes the side that is missing."""
    if activity.kind not in ROLE_KINDS:
        return tuple(replace(c, value=replace(c.value, role="partner")) for c in cells)
    roles = {c.value.role for c in cells}
    done = []
    for cell in cells:
        role = cell.value.role
        if role == "partner":
            role = (
                "recipient"
                if "supplier" in roles and "recipient" not in roles
                else "supplier"
                if "recipient" in roles and "supplier" not in roles
                else role
            )
        done.append(replace(cell, value=replace(cell.value, role=role)))
        roles.add(role)
    if len(done) >= 2 and len({c.value.role for c in done}) == 1 and done[0].value.role in ("supplier", "recipient"):
        lone = done[0].value.role
        opposite: PartyRole = "recipient" if lone == "supplier" else "supplier"
        if len({c.value.country for c in done}) >= 2:
            position = -1 if activity.hit.cue.frame in ("giver", "helper") else -1
            done[position] = replace(done[position], value=replace(done[position].value, role=opposite))
    return tuple(done)
