"""How alike two codings of one claim are, slot by slot, from 0 to 1.

A slot that neither coder filled does not count. Names are compared by their words, so that "Roketsan" and "the
Roketsan company" agree; dates agree by half where one only refines the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from foedera.evaluate.assignment import best_assignment
from foedera.records import LADDER

Coded = Mapping[str, Any]
"""A claim, party or system in the form of the codebook."""

WEIGHTS: dict[str, int] = {
    "kind": 3, "stage": 2, "parties": 3, "systems": 2, "evidence": 2, "when": 1, "quantity": 1, "value": 1, "place": 1,
    "speaker": 1,
}  # fmt: skip
COMPANY_WORDS = frozenset("the of and for s company co inc ltd corp corporation technology technologies".split())


def name_words(name: object) -> frozenset[str]:
    """The words of a name that tell it from others: folded to plain lower-case letters, company forms left out."""
    folded = unicodedata.normalize("NFKD", str(name or "").casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).replace("ı", "i")
    return frozenset(re.findall(r"\w+", plain)) - COMPANY_WORDS


def same_name(left: object, right: object) -> float:
    """1 where the words of one name contain those of the other, else the share that they have in common."""
    one, other = name_words(left), name_words(right)
    if not one or not other:
        return float(one == other)
    return 1.0 if one <= other or other <= one else len(one & other) / len(one | other)


def same_list(left: Sequence[Coded], right: Sequence[Coded], alike: Callable[[Coded, Coded], float]) -> float:
    """F1 of two lists under the one-to-one assignment that suits them best."""
    if not left or not right:
        return float(not left and not right)
    table = [[alike(a, b) for b in right] for a in left]
    return 2 * sum(table[i][j] for i, j in best_assignment(table)) / (len(left) + len(right))


def same_party(left: Coded, right: Coded) -> float:
    """Half for the state, three tenths for the name, two for the role; a body without a state goes by its name."""
    named = same_name(left.get("name"), right.get("name"))
    state = float(left["country"] == right.get("country")) if left.get("country") else named
    return 0.5 * state + 0.3 * named + 0.2 * (left.get("role") == right.get("role"))


def same_system(left: Coded, right: Coded) -> float:
    """Designation and class where either has a designation, else the class."""
    same_class = float(left.get("class") == right.get("class"))
    if not left.get("name") and not right.get("name"):
        return same_class
    return 0.7 * same_name(left.get("name"), right.get("name")) + 0.3 * same_class


def same_stage(left: object, right: object) -> float:
    """1 for the same stage, half for neighbours on the ladder."""
    if left == right:
        return 1.0
    rungs = [LADDER.index(stage) for stage in LADDER if stage in (left, right)]
    return 0.5 if len(rungs) == 2 and abs(rungs[0] - rungs[1]) == 1 else 0.0


def same_date(left: object, right: object) -> float:
    """1 for the same EDTF string, half where one refines the other."""
    if left == right:
        return 1.0
    one, other = (str(x or "").strip("~?%") for x in (left, right))
    return 0.5 if one and other and (one.startswith(other) or other.startswith(one)) else 0.0


def same_value(left: Coded | None, right: Coded | None) -> float:
    """1 for the same currency and the same sum within one per cent."""
    if not left or not right or left.get("currency") != right.get("currency") or not right.get("amount"):
        return 0.0
    return float(abs(left["amount"] - right["amount"]) <= 0.01 * abs(left["amount"]))


def same_evidence(left: Sequence[str], right: Sequence[str]) -> float:
    """Four-word runs shared, over the smaller of the two."""
    one, other = _runs(left), _runs(right)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _runs(sentences: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for sentence in sentences:
        words = re.findall(r"\w+", sentence.casefold())
        found |= {" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3))}
    return found


def compare_slots(left: Coded, right: Coded) -> dict[str, float]:
    """The likeness of each slot that either coder filled; kind, stage, parties and evidence always count."""
    slots = {
        "kind": float(left.get("kind") == right.get("kind")),
        "stage": same_stage(left.get("stage"), right.get("stage")),
        "parties": same_list(left.get("parties") or [], right.get("parties") or [], same_party),
        "evidence": same_evidence(left.get("evidence") or [], right.get("evidence") or []),
    }
    rules: dict[str, Callable[[Any, Any], float]] = {
        "systems": lambda a, b: same_list(a or [], b or [], same_system),
        "when": same_date,
        "quantity": lambda a, b: float(a == b),
        "value": same_value,
        "place": lambda a, b: same_name(a, b) if a and b else 0.0,
        "speaker": lambda a, b: same_name(a, b) if a and b else 0.0,
    }
    for slot, alike in rules.items():
        if left.get(slot) or right.get(slot):
            slots[slot] = alike(left.get(slot), right.get(slot))
    return slots


def likeness(left: Coded, right: Coded) -> float:
    """The weighted mean over the slots; 0 where neither kind nor evidence is shared."""
    slots = compare_slots(left, right)
    if not slots["kind"] and not slots["evidence"]:
        return 0.0
    return sum(WEIGHTS[slot] * alike for slot, alike in slots.items()) / sum(WEIGHTS[slot] for slot in slots)
