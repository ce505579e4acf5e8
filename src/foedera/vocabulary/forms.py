"""The forms under which an entry can stand in a text, each with its kind and its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from foedera.vocabulary.fold import fold

CATEGORY = {
    "organisations": "organisation",
    "firms": "firm",
    "people": "person",
    "systems": "system",
    "types": "noun",
    "outlets": "outlet",
    "currencies": "currency",
}

# The keys of an entry that hold forms, and the kind of form they hold, surest first.
_KEYS = (
    ("name", "name"), ("aliases", "alias"), ("native", "native"), ("nouns", "noun"), ("words", "alias"),
    ("adjectives", "adjective"), ("people", "people"), ("seats", "seat"), ("cities", "city"), ("weak", "weak"),
)  # fmt: skip
_RULES = ("near", "not_near", "not_before", "not_after")
_OWN_RULES_ONLY = frozenset({"adjective", "people", "seat", "city"})

_BORDER = re.compile(r"(?<=[a-z])[ ]?(?=[0-9])|(?<=[0-9])[ ]?(?=[a-z])")
_MAX_BORDERS = 4


@dataclass(frozen=True, slots=True)
class EntryForm:
    """One form of an entry: as written, its kind, and the rules of context that hold for it."""

    written: str
    kind: str
    rules: dict[str, tuple[str, ...]]


def category_of(list_name: str, values: Mapping[str, Any]) -> str:
    """The category of an entry: that of its list, but bodies apart from states."""
    if list_name == "states":
        return "body" if values.get("status") == "body" else "state"
    return CATEGORY[list_name]


def forms_of(list_name: str, values: Mapping[str, Any], surname_first: bool = False) -> Iterator[EntryForm]:
    """Every form of an entry, each written form once, the surest kind first.

    The rules of an entry hold for its name, its aliases and its weak forms; adjectives, people, seats and cities,
    and any form written in braces, have only rules of their own. `near` is asked of weak forms only, unless it
    stands in braces.
    """
    shared = {key: tuple(values[key]) for key in _RULES if values.get(key)}
    weak_written = {_written(form) for form in values.get("weak") or ()}
    seen: set[str] = set()
    for key, kind in _KEYS:
        held = values.get(key)
        for form in [held] if isinstance(held, (str, Mapping)) else held or ():
            written = _written(form)
            if written in seen or (kind != "weak" and written in weak_written):
                continue
            seen.add(written)
            if isinstance(form, Mapping):
                rules = {rule: tuple(form[rule]) for rule in _RULES if form.get(rule)}
            elif kind in _OWN_RULES_ONLY:
                rules = {}
            else:
                rules = {rule: words for rule, words in shared.items() if rule != "near" or kind == "weak"}
            yield EntryForm(" ".join(written.split()), kind, rules)
    if list_name == "people":
        surname = values.get("surname") or str(values["name"]).split()[0 if surname_first else -1]
        if surname not in seen and surname not in weak_written:
            yield EntryForm(surname, "surname", {})


def _written(form: object) -> str:
    return str(form["form"]) if isinstance(form, Mapping) else str(form)


def spellings(written: str, *, designation: bool) -> Iterable[str]:
    """The folded spellings under which a form is looked up.

    In designations, blank, hyphen and nothing are the same between letters and digits.

    >>> sorted(spellings("Su-30MKI", designation=True))
    ['su 30 mki', 'su 30mki', 'su30 mki', 'su30mki']
    >>> list(spellings("Türkiye", designation=False))
    ['turkiye']
    """
    folded = fold(written).strip()
    if not designation:
        return [folded]
    borders = list(_BORDER.finditer(folded))
    if not borders:
        return [folded]
    if len(borders) > _MAX_BORDERS:
        return {folded, _BORDER.sub("", folded), _BORDER.sub(" ", folded)}
    found = set()
    for joints in product(("", " "), repeat=len(borders)):
        pieces = []
        done = 0
        for border, joint in zip(borders, joints, strict=True):
            pieces += [folded[done : border.start()], joint]
            done = border.end()
        found.add("".join([*pieces, folded[done:]]))
    return found
