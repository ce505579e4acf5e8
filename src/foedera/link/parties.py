"""Whether two claims speak of the same parties, in the same roles."""

from __future__ import annotations

from typing import Literal

from foedera.link.finding import Finding
from foedera.link.names import same_name
from foedera.link.traits import Body, Side, Traits, is_government

Shared = Literal["same", "shared", "unknown", "apart"]

MANY = 3
"""From this number of states on, two lists that share one are not contradictory: news rarely names all members."""


def compare_parties(left: Traits, right: Traits) -> Finding:
    """Suppliers with suppliers and recipients with recipients where both tell roles apart, else all with all."""
    if _has_roles(left) and _has_roles(right):
        return _compare_roles(left, right)
    return _compare_everyone(left, right)


def compare_firms(left: Traits, right: Traits) -> Finding | None:
    """The firms that both name, or that set them apart; None where one of them names no firm."""
    firms = [body for body in left.everyone.bodies if body.firm]
    others = [body for body in right.everyone.bodies if body.firm]
    if not firms or not others:
        return None
    for one in firms:
        if any(same_body(one, other) for other in others):
            return Finding("firms", "same-firm", f"both name {one.name}")
    return Finding("firms", "other-firms", f"one names {firms[0].name}, the other {others[0].name}")


def same_body(one: Body, other: Body) -> bool:
    """Whether two bodies are one: by the vocabulary's entry, else by name within one state."""
    if one.entry is not None and other.entry is not None and one.entry == other.entry:
        return True
    if one.country is not None and other.country is not None and one.country != other.country:
        return False
    sameness = same_name(one.name, other.name)
    if sameness == "like" and one.country is not None and one.country == other.country:
        return is_government(one.name) and is_government(other.name)  # "the Army" and "the U.S. Army"
    return sameness == "same"


def share(one: Side, other: Side) -> Shared:
    """What two sides have in common: all, a part, nothing that can be told, or surely nothing."""
    if not one.known or not other.known:
        return "unknown"
    if one.states and one.states == other.states:
        return "same"
    bodies = any(same_body(a, b) for a in one.bodies for b in other.bodies)
    if one.states & other.states:
        return "shared"
    if bodies:
        return "shared" if one.states or other.states else "same"
    placeless = any(body.country is None for side in (one, other) for body in side.bodies)
    return "unknown" if placeless else "apart"


def _has_roles(traits: Traits) -> bool:
    return traits.supplier.known or traits.recipient.known


def _compare_roles(left: Traits, right: Traits) -> Finding:
    suppliers, recipients = share(left.supplier, right.supplier), share(left.recipient, right.recipient)
    sides = {suppliers, recipients}
    if "apart" in sides:
        side, one, other = ("supplier", left.supplier, right.supplier)
        if suppliers != "apart":
            side, one, other = ("recipient", left.recipient, right.recipient)
        return Finding(
            "parties", "other-parties", f"the {side} is {_names(one)} in one and {_names(other)} in the other"
        )
    described = f"{_names(left.supplier)} → {_names(left.recipient)}"
    if sides == {"same"}:
        return Finding("parties", "same-sides", f"the same supplier and recipient ({described})")
    if "unknown" not in sides:
        return Finding("parties", "shared-sides", f"supplier and recipient are shared ({described})")
    if sides == {"unknown"}:
        return Finding("parties", "unknown", "the parties cannot be compared")
    return Finding("parties", "one-side", f"one side is the same ({described})")


def _compare_everyone(left: Traits, right: Traits) -> Finding:
    one, other = left.everyone, right.everyone
    shared = share(one, other)
    if shared == "unknown":
        return Finding("parties", "unknown", "the parties cannot be compared")
    bodies = sum(any(same_body(a, b) for b in other.bodies) for a in one.bodies)
    if shared == "apart":
        return Finding("parties", "other-parties", f"{_names(one)} in one, {_names(other)} in the other")
    if shared == "same" and len(one.states) > 1:
        level = "same-states" if _has_roles(left) or _has_roles(right) else "same-partners"
        return Finding("parties", level, f"the same parties ({_names(one)})")
    if one.states == other.states:
        if bodies:
            return _same_bodies(one, other)
        return Finding("parties", "one-state", f"both within {_names(one)}, no body that both name")
    more, more_other = one.states - other.states, other.states - one.states
    if more and more_other:
        if max(len(one.states), len(other.states)) < MANY and one.states & other.states:
            return Finding("parties", "other-parties", f"{_names(one)} in one, {_names(other)} in the other")
        return Finding(
            "parties", "some-shared", f"some parties are shared ({', '.join(sorted(one.states & other.states))})"
        )
    if bodies > 1:
        return _same_bodies(one, other)
    return Finding("parties", "part", f"the parties of one ({_names(other if more else one)}) are among the other's")


def _same_bodies(one: Side, other: Side) -> Finding:
    """How many bodies two claims share, each body of the second counted once."""
    matched = {b.name: a.name for a in one.bodies for b in other.bodies if same_body(a, b)}
    names = sorted(set(matched.values()))
    if min(len(names), len(matched)) > 1:
        return Finding("parties", "same-pair", f"the same bodies ({', '.join(names[:3])})")
    return Finding("parties", "same-bodies", f"the same body ({names[0]})")


def _names(side: Side) -> str:
    """The states by code and the bodies by name, as far as a sentence can hold them."""
    named = [*sorted(side.states), *(body.name for body in side.bodies if body.country is None)]
    return ", ".join(named[:4]) + (" and others" if len(named) > 4 else "") if named else "not named"
