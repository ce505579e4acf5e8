"""What the claims of one deal say of its fields: kind, parties, systems, and every reading of every figure and date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from foedera.records import KINDS, PARTY_ROLES, DealParty, DealSystem, Kind, Reading
from foedera.register.comparable import DONE
from foedera.register.conflicts import make_reading
from foedera.register.figures import money_words
from foedera.register.sources import count_sources
from foedera.register.told import Told, folded, party_key


def main_kind(told: Sequence[Told]) -> Kind:
    """The kind that most independent sources give, then most claims; the codebook's order decides a tie."""
    kinds = {one.claim.kind.value for one in told}

    def support(kind: Kind) -> tuple[int, int, int]:
        of_kind = [one for one in told if one.claim.kind.value == kind]
        return count_sources(one.source for one in of_kind), len(of_kind), -KINDS.index(kind)

    return max(kinds, key=support)


def parties_of(told: Sequence[Told]) -> tuple[DealParty, ...]:
    """Each party once for each role it is given, suppliers first, in the order of telling."""
    found: dict[tuple[str, str], list[tuple[str, str | None, str | None, str]]] = {}
    for one in told:
        for cell in one.claim.parties:
            row = (cell.value.name, cell.value.country, cell.value.entry, one.id)
            found.setdefault((cell.value.role, party_key(cell.value)), []).append(row)
    parties = [
        DealParty(_usual([row[0] for row in rows]), rows[0][1], role, rows[0][2], _unique(row[3] for row in rows))
        for (role, _), rows in found.items()
    ]
    order = {role: place for place, role in enumerate(PARTY_ROLES)}
    return tuple(sorted(parties, key=lambda party: order[party.role]))  # type: ignore[index]


def systems_of(told: Sequence[Told]) -> tuple[DealSystem, ...]:
    """Each system once. A class named alone joins the only system of that class that has a name."""
    found: dict[tuple[str, str], list[tuple[str | None, str, str | None, str]]] = {}
    for one in told:
        for cell in one.claim.systems:
            system = cell.value
            key: tuple[str, str] = (system.entry or folded(system.name or ""), system.system_class)
            found.setdefault(key, []).append((system.name, system.system_class, system.entry, one.id))
    for key in [key for key in found if not key[0]]:
        named = [other for other in found if other[0] and other[1] == key[1]]
        if len(named) == 1:
            found[named[0]].extend(found.pop(key))
    return tuple(
        DealSystem(
            _usual([row[0] for row in rows if row[0]]) if key[0] else None,
            rows[0][1],
            rows[0][2],
            _unique(row[3] for row in rows),
        )
        for key, rows in found.items()
    )


def readings_of(told: Sequence[Told]) -> tuple[tuple[str, tuple[Reading, ...]], ...]:
    """Every value of quantity (ordered), delivered (or made, done), value, place and the date of each stage."""
    fields: list[tuple[str, Callable[[Told], str | None]]] = [
        ("quantity", lambda one: None if one.stage in DONE else _quantity(one)),
        ("delivered", lambda one: _quantity(one) if one.stage in DONE else None),
        ("value", lambda one: None if one.claim.value is None else money_words(one.claim.value.value)),
        ("place", lambda one: None if one.claim.place is None else one.claim.place.value),
    ]
    found: dict[str, dict[str, list[Told]]] = {}
    for one in told:
        for field, said in fields:
            value = said(one)
            if value is not None:
                found.setdefault(field, {}).setdefault(value, []).append(one)
        if one.happened_on is not None:
            found.setdefault(f"date: {one.stage}", {}).setdefault(one.happened_on, []).append(one)
    return tuple((field, _by_support(found[field])) for field in sorted(found, key=_field_order))


def _field_order(field: str) -> tuple[int, str]:
    first = ("quantity", "delivered", "value", "place")
    return (first.index(field), "") if field in first else (len(first), field)


def _by_support(said: Mapping[str, list[Told]]) -> tuple[Reading, ...]:
    """Readings, the best supported first; among equals the one told first."""
    readings = [make_reading(value, claims) for value, claims in said.items()]
    return tuple(sorted(readings, key=lambda reading: (-reading.sources, -len(reading.claims))))


def _quantity(one: Told) -> str | None:
    return None if one.claim.quantity is None else str(one.claim.quantity.value)


def _usual(names: Sequence[str]) -> str:
    """The form most often used, then the longest, then the first of the alphabet."""
    return min(set(names), key=lambda name: (-names.count(name), -len(name), name))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
