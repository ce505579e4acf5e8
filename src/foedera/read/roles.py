"""Who gives, who gets, who takes part: the parties of an activity and their roles (CODEBOOK, `parties`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedera.read.activity import Activity
from foedera.read.context import Context
from foedera.read.mentions import Mention
from foedera.read.participants import ROLE_KINDS, find_participants
from foedera.read.referred import with_referred
from foedera.records import Cell, Party, PartyRole, Span
from foedera.vocabulary.cues import Frame

SUBJECT: dict[Frame, PartyRole] = {
    "giver": "supplier", "taker": "recipient", "helper": "supplier", "shared": "partner",
}  # fmt: skip
"""The role of whoever does it: the subject of "sold" supplies, that of "bought" receives."""

BEFORE_SYSTEM = 25
"""Characters between a maker's name and the system ("ordered Airbus helicopters")."""

_PREPOSITION = re.compile(
    r"\b(to|for|from|by|with|between|against|of|via|through|on behalf of|alongside|under)\s+"
    r"(?:(?:the|its|their|a|an|neighbou?ring|fraternal|brotherly|both|fellow|allied|its ally|then|"
    r"[a-z]+ern|[a-z]+-based|[a-z]+ing)\s+){0,2}$",
    re.IGNORECASE,
)
"""The preposition before a name, across what describes it: "from the neighbouring"."""

_COORDINATED = re.compile(
    r"^(?:['’]s?)?(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*/\s*|\s*-\s*|\s*–\s*|\s+or\s+|\s+as well as\s+)"
    r"(?:the\s+|its\s+|to\s+|from\s+)?$"
)
"""Between two names in one row: "Poland | and the | Netherlands"."""


def find_roles(context: Context, activity: Activity) -> tuple[Cell[Party], ...]:
    """The parties of an activity with their roles; empty where the text names none.

    Parties are looked for in the part of the sentence, then in the whole of it, then in what the sentence refers to
    ("the two countries", "we"). Whoever only speaks is no party. "Six drones were delivered to Mali by Turkey": Mali
    is the recipient, Turkey the supplier.
    """
    cells = [_cell(context, activity, mention) for mention in find_participants(context, activity)]
    cells = with_referred(context, activity, _with_home_states(context, cells))
    return _settled(activity, cells)


def _cell(context: Context, activity: Activity, mention: Mention) -> Cell[Party]:
    party = Party(mention.name, mention.country, _role(context, activity, mention), mention.entry)
    return Cell(party, Span.of(context.article, mention.start, mention.end), "named in the sentence")


def _with_home_states(context: Context, cells: Sequence[Cell[Party]]) -> list[Cell[Party]]:
    """A person whose state nobody names speaks for the state the article is most about, bar those there already."""
    people = {named.start for named in context.people}
    done: list[Cell[Party]] = []
    for cell in cells:
        if cell.value.country is None and cell.span.start in people:
            known = {c.value.country for c in cells}
            home = next((country for country in context.salient if country not in known), None)
            done.append(replace(cell, value=replace(cell.value, country=home)))
        else:
            done.append(cell)
    return done


def _role(context: Context, activity: Activity, mention: Mention) -> PartyRole:
    """Supplier, recipient or partner, by the preposition before the name and the side of the cue it stands on."""
    if activity.kind not in ROLE_KINDS:
        return "partner"
    if mention.use == "maker" and activity.kind == "transfer":
        return "supplier"
    preposition = _preposition(context, mention, activity.offset)
    return _by_preposition(activity, preposition) or _by_side(context, activity, mention, preposition)


def _by_preposition(activity: Activity, preposition: str | None) -> PartyRole | None:
    """ "to Mali", "from Russia", "by Turkey"; an order or contract "from Peru" is placed by it."""
    subject = SUBJECT[activity.hit.cue.frame]
    placed = not activity.verb and activity.hit.cue.id in ("order", "award", "win")
    roles: dict[str, PartyRole] = {
        "to": "recipient",
        "for": "recipient",
        "from": "recipient" if placed else "supplier",
        "by": subject,
        "with": _opposite(subject),
    }
    return roles.get(preposition or "")


def _by_side(context: Context, activity: Activity, mention: Mention, preposition: str | None) -> PartyRole:
    """Before an active verb stands who does it, after it whom it is done to; "Peru's order" is Peru's."""
    subject, taker = SUBJECT[activity.hit.cue.frame], activity.hit.cue.frame == "taker"
    if mention.end <= activity.start:
        if activity.passive:
            return _opposite(subject) if taker else "recipient"
        return subject
    if mention.start < activity.end:
        return subject
    if not activity.verb and re.match(r"['’]s?\b", context.article.text[mention.end : mention.end + 2]):
        return subject
    if not activity.verb and preposition == "of":
        return subject if taker else "supplier"
    if taker and preposition is None and not _before_system(context, mention):
        return subject  # "the Dutch will receive five and the Austrians four"
    return _opposite(subject)


def _opposite(role: PartyRole) -> PartyRole:
    return "recipient" if role == "supplier" else "supplier"


def _before_system(context: Context, mention: Mention) -> bool:
    """Whether a name stands right before a system, as its maker's does ("ordered Airbus helicopters")."""
    return any(0 <= s.start - mention.end <= BEFORE_SYSTEM for s in context.systems)


def _preposition(context: Context, mention: Mention, left: int) -> str | None:
    """The preposition that leads to a name, across the names coordinated with it ("to Poland and Romania")."""
    text, at = context.article.text, mention.start
    for before in sorted(context.mentions_in(left, mention.start), key=lambda m: -m.start):
        if not _COORDINATED.match(text[before.end : at]):
            break
        at = before.start
    found = _PREPOSITION.search(text[max(left, at - 50) : at])
    return found[1].lower() if found else None


def _settled(activity: Activity, cells: Sequence[Cell[Party]]) -> tuple[Cell[Party], ...]:
    """In kinds with roles, whoever is left without one takes the side that is missing, and where all stand on one side
    the last stands on the other."""
    if activity.kind not in ROLE_KINDS:
        return tuple(_as(cell, "partner") for cell in cells)
    roles = {cell.value.role for cell in cells}
    done: list[Cell[Party]] = []
    for cell in cells:
        role = cell.value.role
        if role == "partner" and len(roles & {"supplier", "recipient"}) == 1:
            role = "recipient" if "supplier" in roles else "supplier"
        done.append(_as(cell, role))
        roles.add(role)
    one_side = {cell.value.role for cell in done}
    if len({cell.value.country for cell in done}) >= 2 and len(one_side) == 1 and "partner" not in one_side:
        done[-1] = _as(done[-1], _opposite(done[-1].value.role))
    return tuple(done)


def _as(cell: Cell[Party], role: PartyRole) -> Cell[Party]:
    return replace(cell, value=replace(cell.value, role=role))
