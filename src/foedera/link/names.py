"""Whether two names mean one firm, one force or one weapon system: never by one word alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Literal

from rapidfuzz.fuzz import ratio

from foedera.link.weights import linking_table
from foedera.vocabulary.fold import fold

Sameness = Literal["same", "like", "different"]
Form = tuple[str, ...]
"""One form of a name, as its words."""

_INITIALS = re.compile(r"\b(?:\w\.){2,}")  # "N.V.", "U.S."
_BRACKETS = re.compile(r"\(([^()]*)\)")
_JOINED = re.compile(r"\b([a-z]{1,4}) (?=\d)|(?<=\d) (?=[a-z]\b)")
_SPELLING = 90
"""Likeness (0 to 100) from which two long names are two spellings of one."""


@lru_cache(maxsize=65536)
def name_forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name, and of each form in brackets, without articles and company forms.

    >>> name_forms("Lockheed Martin Corp. (LM)")
    (('lockheed', 'martin'), ('lm',))
    """
    left_out = linking_table().name_words_left_out
    forms = []
    name = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", name)
    for form in (_BRACKETS.sub(" ", name), *_BRACKETS.findall(name)):
        words = fold(form).split()
        kept = tuple(word for word in words if word not in left_out) or tuple(words)
        if kept and kept not in forms:
            forms.append(kept)
    return tuple(forms)


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> Sameness:
    """Whether two names of firms, forces or ministries are one: by all their words, initials, or spelling.

    One name inside the other is the same where at least two words are shared, else only like it.

    >>> same_name("Baykar Technology", "Baykar"), same_name("Lockheed Martin", "Lockheed Martin Missiles")
    ('same', 'same')
    >>> same_name("Boeing", "Boeing Field"), same_name("Baykar", "Aselsan")
    ('like', 'different')
    """
    return _most_alike(name_forms(left), name_forms(right), _same_words)


def _most_alike(left: Iterable[Form], right: Collection[Form], compare: Callable[[Form, Form], Sameness]) -> Sameness:
    """The best that any form of one name makes with any form of another."""
    found = {compare(one, other) for one in left for other in right}
    return "same" if "same" in found else "like" if "like" in found else "different"


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> Sameness:
    first, second = set(one), set(other)
    if first == second or _initials(one, other) or _initials(other, one):
        return "same"
    whole, whole_other = " ".join(one), " ".join(other)
    if (
        min(len(whole), len(whole_other)) >= 6
        and ratio(whole, whole_other) >= _SPELLING
        and _digits(one) == _digits(other)
    ):
        return "same"
    smaller = min(first, second, key=len)
    if first & second == smaller:
        return "same" if len(smaller) > 1 else "like"
    return "different"


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the one word is made of the first letters of the others ("usaf": United States Air Force)."""
    return len(short) == 1 and len(long) >= 3 and short[0] == "".join(word[0] for word in long)


def _digits(words: tuple[str, ...]) -> list[str]:
    return sorted(re.findall(r"\d+", " ".join(words)))


@lru_cache(maxsize=65536)
def designation_forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a designation, letters and the number after them joined; a bare number joins the word before it.

    >>> designation_forms("F-16C Block 70"), designation_forms("Leopard 2")
    ((('f16c', 'block70'),), (('leopard2',),))
    """
    forms = []
    for form in (_BRACKETS.sub(" ", name), *_BRACKETS.findall(name)):
        words: list[str] = []
        for word in _JOINED.sub(r"\1", " ".join(fold(form).split())).split():
            if word[0].isdigit() and words and not any(c.isdigit() for c in words[-1]):
                words[-1] += word
            else:
                words.append(word)
        if words and tuple(words) not in forms:
            forms.append(tuple(words))
    return tuple(forms)


@lru_cache(maxsize=65536)
def same_designation(left: str, right: str) -> Sameness:
    """Whether two printed designations are one system: by the words with a number in them, else by all words.

    A variant is its type ("F-16" and "F-16C Block 70"); one word without a number is only like the longer name.

    >>> same_designation("Bayraktar TB2", "TB-2"), same_designation("F-16", "F-16 Block 70")
    ('same', 'same')
    >>> same_designation("Leopard 2A4", "Leopard 1"), same_designation("Akinci", "Bayraktar Akıncı")
    ('different', 'like')
    """
    return _most_alike(designation_forms(left), designation_forms(right), _same_designation)


def _same_designation(one: tuple[str, ...], other: tuple[str, ...]) -> Sameness:
    if one == other:
        return "same"
    numbered, numbered_other = _numbered(one), _numbered(other)
    if numbered and numbered_other:
        if any(_variant(a, b) for a in numbered for b in numbered_other):
            return "same"
        return "different"
    whole, whole_other = "".join(one), "".join(other)
    if whole == whole_other or _initials(one, other) or _initials(other, one):
        return "same"
    if (
        min(len(whole), len(whole_other)) >= 6
        and ratio(whole, whole_other) >= _SPELLING
        and not numbered + numbered_other
    ):
        return "same"
    short, long = sorted((one, other), key=lambda form: (len(set(form)), form))
    if not set(short) <= set(long):
        return "different"
    return "same" if len(set(short)) > 1 or _is_mark_and_name(short, long) else "like"


def _is_mark_and_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer form only adds the service's number before the name, or letters after it.

    "M142 HIMARS" is HIMARS and "Gripen C" a Gripen; "Bayraktar TB2" is not just any Bayraktar.
    """
    place = long.index(short[0])
    before, after = long[:place], long[place + 1 :]
    return all(any(c.isdigit() for c in word) for word in before) and all(len(word) < 2 for word in after)


def _numbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that carry a number, those that only tell a block or mark apart left out."""
    found = tuple(word for word in words if any(c.isdigit() for c in word))
    type_words = tuple(word for word in found if not re.match(r"(block|mark|mk|lot|batch|flight|tranche)\d", word))
    return type_words or found


def _variant(one: str, other: str) -> bool:
    """Whether one numbered word is the other with letters or a sub-number after it ("f16", "f16c"; "s70", "s70i")."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    return long.startswith(short) and (not rest or not rest[0].isdigit())


def designation_roots(name: str) -> tuple[str, ...]:
    """Words by which claims on one system are brought together for comparison.

    >>> designation_roots("F-16C Block 70")
    ('f16',)
    """
    roots = set()
    for form in designation_forms(name):
        numbered = _numbered(form)
        for word in numbered:
            found = re.match(r"[^\d]*\d+", word)
            roots.add(found[0] if found else word)
        roots.update(word for word in form if word not in numbered and len(word) >= 4)
        if len(form) >= 3:
            roots.add("".join(word[0] for word in form))
        if not numbered:
            roots.add("".join(form)[:6])
    kept = {root for root in roots if not re.match(r"(block|mark|mk|lot|batch|flight|tranche)", root)}
    return tuple(sorted(kept or roots))
