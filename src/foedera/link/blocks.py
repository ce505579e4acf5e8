"""Which claims are worth comparing: those that share a party and a system, a value, a number, or a day.

Comparing everything with everything would take the square of the register; blocks keep the work near its length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from foedera.link.names import designation_roots, name_forms
from foedera.link.traits import Side, Traits
from foedera.link.weights import linking_table

WINDOW = 80
"""In a block of more claims than this, each is compared with so many of its neighbours in time."""

TELLING_NUMBER = 10
"""A smaller number of units brings nobody together by itself."""

Key = tuple[str, ...]


def candidate_pairs(claims: Sequence[Traits]) -> list[tuple[str, str]]:
    """Pairs of claim ids, each once and in order, that share a block."""
    blocks: dict[Key, list[Traits]] = defaultdict(list)
    for traits in claims:
        for key in sorted(block_keys(traits)):
            blocks[key].append(traits)
    pairs = set()
    for key, block in blocks.items():
        ordered = sorted(block, key=lambda traits: (traits.time, traits.claim_id))
        for place, left in enumerate(ordered):
            for right in ordered[place + 1 : place + 1 + WINDOW]:
                if key[0] == "class" and _all_named(left) and _all_named(right):
                    continue  # they meet in the block of their designation, or never
                pairs.add((min(left.claim_id, right.claim_id), max(left.claim_id, right.claim_id)))
    return sorted(pairs)


def block_keys(traits: Traits) -> set[Key]:
    """The blocks a claim belongs to.

    Claims on kinds that one contract can hold share blocks; an exercise meets only exercises.
    """
    family = _family(traits)
    keys: set[Key] = set()
    for party in party_keys(traits):
        for system in traits.systems:
            if system.entry is not None:
                keys.add(("designation", *party, family, system.entry))
            if system.name is not None:
                keys.update(("designation", *party, family, root) for root in designation_roots(system.name))
            keys.add(("class", *party, family, _class_key(system.system_class)))
        if not traits.systems:
            keys.update(("time", *party, traits.kind, month) for month in _months(traits))
            keys.add(("article", *party, family, traits.article_id))
    for state in {*traits.everyone.states, *_placeless(traits.everyone)}:  # a figure tells enough beside one party
        if traits.value is not None:
            keys.add(("value", state, family, traits.value.currency, f"{traits.value.amount:.1e}"))
        if traits.quantity is not None and traits.quantity > TELLING_NUMBER:
            keys.update(("quantity", state, family, str(traits.quantity), of) for of in _classes(traits))
    return keys


def _classes(traits: Traits) -> set[str]:
    return {_class_key(system.system_class) for system in traits.systems} or {""}


def party_keys(traits: Traits) -> Iterator[Key]:
    """Every two of the parties' states; a state alone where all is within one state, or for a body without a state."""
    both = {state for state in traits.supplier.states if state in traits.recipient.states}
    states = sorted(traits.everyone.states)
    yield from combinations(states, 2)
    if len(states) == 1:
        yield (states[0],)
    else:
        yield from ((state,) for state in sorted(both))
    for body in sorted(set(_placeless(traits.everyone))):
        yield (f"~{body}",)
        yield from ((f"~{body}", state) for state in states)


def _placeless(side: Side) -> Iterator[str]:
    """Firms and bodies that belong to no single state, by entry and by the first word of each form of the name."""
    for body in side.bodies:
        if body.country is None:
            if body.entry is not None:
                yield body.entry
            for form in name_forms(body.name):
                yield form[0]
                if len(form) >= 3:
                    yield "".join(word[0] for word in form)


def _family(traits: Traits) -> str:
    """Kinds that can be one package go together."""
    packaged = {kind for pair in linking_table().packages for kind in pair}
    return "package" if traits.kind in packaged else traits.kind


def _class_key(system_class: str) -> str:
    """A class, or the first of the classes that news mixes up with it."""
    near = [pair for pair in linking_table().near_classes if system_class in pair]
    return min((min(pair) for pair in near), default=system_class)


def _all_named(traits: Traits) -> bool:
    return all(system.name is not None for system in traits.systems)


def _months(traits: Traits) -> list[str]:
    """The months in which something happened, two at the most, or the day and month where no year is known."""
    if traits.happened_on is None:
        return []
    if traits.window is None:
        return [traits.happened_on[:10]]
    start, end = traits.window
    return sorted({f"{start:%Y-%m}", f"{end:%Y-%m}"})
