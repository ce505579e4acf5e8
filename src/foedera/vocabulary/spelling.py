"""Whether words of a text, folded alike, are the form as it is written: plurals, variants, capitals, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SUFFIX = re.compile(r"[a-z]{1,4}[0-9]{0,2}[a-z]{0,2}")
_NUMBERED = re.compile(r"[0-9]")
_WORD = re.compile(r"[^\W_]+")
_COUNT = re.compile(r"(?i:an?|i|in|at|of|no|the) ?[0-9]")
_NEXT_NAME = re.compile(r" (?![A-Z][a-z]+day\b)(?:[^\W\d_]\. )?([^\W\d_])[^\W\d_A-Z]+")
_SINGLE = re.compile(r"[^\W\d_] [0-9]\b")
_COUNTED = re.compile(r"[-–][a-z]|[.,][0-9]|%| (?:per cent|percent|million|billion|years?|days?)\b")
_DESIGNATION = re.compile(r"-[0-9]{1,4}(?![0-9,.]*[0-9])")
_JOINTS = frozenset(" \t\u00a0\u202f-‐‑‒–—'’‘\u00ad\u200b")

Stem = tuple[str, bool, str]


def stems(word: str) -> Iterator[Stem]:
    """What a last word may be a plural or a variant of: (stem, plural, suffix)."""
    if word.endswith("s") and (len(word) > 2 or word[0].isdigit()):  # the "9s" of "MQ-9s"
        if word.endswith("ies"):
            yield word[:-3] + "y", True, ""
        if word.endswith("es"):
            yield word[:-2], True, ""
        yield word[:-1], True, ""
    if word.endswith("men"):
        yield word[:-3] + "man", True, ""
    if not _NUMBERED.search(word):
        return
    for at in range(len(word) - 1, max(0, len(word) - 8), -1):
        suffix = word[at:]
        if word[at - 1].isdigit() and word[at].isalpha() and _SUFFIX.fullmatch(suffix):
            yield word[:at], False, suffix
            if suffix.endswith("s") and len(suffix) > 1:
                yield word[:at], True, suffix[:-1]


def plurals(word: str) -> tuple[str, ...]:
    """The plurals of a word that `stems` knows.

    >>> plurals("battery")
    ('batterys', 'batteryes', 'batteries')
    """
    found = (f"{word}s", f"{word}es")
    if word.endswith("y"):
        return (*found, f"{word[:-1]}ies")
    return (*found, f"{word[:-3]}men") if word.endswith("man") else found


def begins_a_designation(text: str, end: int) -> bool:
    """Whether an abbreviation that ends here is the beginning of a designation: "LPR-40" is no LPR."""
    return text.startswith("-", end) and _DESIGNATION.match(text, end) is not None


def ends_in_a_hyphen(text: str, end: int) -> bool:
    """Whether a hyphen stands here: the prefix "Franco-" is one in "Franco-German", and not in "James Franco"."""
    return text.startswith(("-", "\u2010", "\u2011", "\u2013"), end)


@lru_cache(maxsize=100_000)
def marks_problem(written: str, words: str) -> str | None:
    """Which mark between the words of a text does not belong to the form: the plus of "U+10", a line's end."""
    for mark in set(words):
        if not mark.isalnum() and mark not in _JOINTS and mark not in written and not unicodedata.combining(mark):
            return "it runs over the end of a line" if mark == "\n" else f"{mark!r} stands in it"
    if "." in written and "-" not in written and "-" in words:
        return "'-' stands in it"
    return None


def is_a_count(written: str, words: str, text: str, end: int) -> bool:
    """Whether letters and number stand apart by chance: "A 10 percent rise" holds no aircraft, "An 8-day trip" none."""
    if " " in written or _SINGLE.match(words):
        return _SINGLE.match(words) is not None
    return _COUNT.match(words) is not None or _COUNTED.match(text, end) is not None


def is_a_given_name(text: str, end: int) -> bool:
    """Whether a surname is the given name of somebody else: "Dr. Andrew Huberman" is no Andrew.

    In a headline, where most words have a capital, nothing can be told: "President Erdogan Visits Baku".
    """
    following = _NEXT_NAME.match(text, end)
    if following is None or not following[1].isupper():
        return False
    line = text[text.rfind("\n", 0, end) + 1 : following.end() + 60].partition("\n")[0]
    words = [word for word in _WORD.findall(line)[:-1] if len(word) > 3]
    return sum(word[0].isupper() for word in words) < 0.75 * len(words) or len(words) < 5


def ends_line_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word is the last of a line, after a word in capitals: "CONTACT US"."""
    before = text[:start].rstrip(" ").rpartition("\n")[2].rpartition(" ")[2]
    after = text[end : end + 3].lstrip(" .!:|")
    return len(before) > 1 and before.isalpha() and before.isupper() and after[:1] in ("", "\n")


@lru_cache(maxsize=100_000)
def case_problem(written: str, words: str) -> str | None:
    """Why the capitals of the words do not fit the form.

    A word with a capital first needs one; an abbreviation needs all of its capitals, up to four letters.
    """
    forms = _WORD.findall(written)
    texts = _WORD.findall(words)
    if len(forms) != len(texts):  # a designation joined or parted otherwise: compare it as one
        if (small := next((word for word in texts if _is_small(word) and word not in forms), None)) is not None:
            return f"{small!r} has no capital"
        forms, texts = ["".join(forms)], ["".join(texts)]
    for form, word in zip(forms, texts, strict=True):
        if form.islower():
            continue
        if _first_letter(form).isupper() and not _first_letter(word).isupper():
            return f"{word!r} has no capital"
        letters = sum(character.isalpha() for character in form)
        if form.isupper() and 1 < letters <= 4 and len(word) >= letters and not word[: len(form)].isupper():
            return f"{word!r} is not in capitals as {form!r} is"
    return None


def _is_small(word: str) -> bool:
    """Whether a word has no capital and should have; the plural of a number ("2s" of "TB-2s") needs none."""
    return word.islower() and not (word[0].isdigit() and word[:-1].isdigit() and word.endswith("s"))


def begins_with_capital(written: str) -> bool:
    """Whether a form is only meant where its first letter is a capital (see `case_problem`)."""
    first = _WORD.search(written)
    return first is not None and _first_letter(first.group()).isupper()


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalpha()), "")
