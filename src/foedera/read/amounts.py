"""Sums of money and numbers of units, as news writes them (CODEBOOK, `value` and `quantity`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedera.records import Money
from foedera.vocabulary import Vocabulary

SCALES = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6, "mil": 1e6, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "milliard": 1e9, "trillion": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?)"
_SCALE = (
    r"(?:thousand|lakh crore|lakhs?|crores?|millions?|mln|mn|mil|billions?|bln|bn|milliards?|trillions?|trn|tn|[mbk])"
)
WORD_NUMBERS = {
    word: number
    for number, words in {
        1: "one", 2: "two|a pair of|a couple of", 3: "three", 4: "four", 5: "five", 6: "six|half a dozen", 7: "seven",
        8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve|a dozen", 13: "thirteen", 14: "fourteen",
        15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty|a score of",
        24: "two dozen", 30: "thirty", 36: "three dozen", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy",
        80: "eighty", 90: "ninety", 100: "a hundred|one hundred", 1000: "a thousand|one thousand",
    }.items()
    for word in words.split("|")
}  # fmt: skip
_TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
_WORDS = "|".join(sorted(map(re.escape, WORD_NUMBERS), key=len, reverse=True))
COUNT = re.compile(
    rf"(?<![\w$€£.,:/-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<scale>\s+(?:thousand|million))?"
    rf"|(?P<tens>{'|'.join(_TENS)})-(?P<unit>[a-z]+)|(?P<word>{_WORDS})(?P<times>\s+(?:hundred|thousand))?)(?![\w%]|[.,:]\d|-(?!strong|ship|boat|plane))",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"^\s*(?:-\s*)?(?:mm|cm|km|kilomet|met(?:er|re)s?|miles?|kg|kilograms?|tons?|tonnes?|feet|ft|inch|knots?|nautical|"
    r"hours?|days?|weeks?|months?|years?|minutes?|per\s?cent|percent|%|degrees?|countr|nations?|states?|companies|"
    r"people|soldiers|troops|personnel|officers|million|billion|bn|mln|crore|euros?|dollars?|o'clock|(?:am|pm|a\.m|p\.m)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """A sum in a text; `unit_price` where it is the price of one ("each", "per aircraft"), which is no value."""

    start: int
    end: int
    money: Money
    unit_price: bool


@dataclass(frozen=True, slots=True)
class CountWords:
    """A number that may count units."""

    start: int
    end: int
    count: int


@lru_cache(maxsize=4)
def _currencies(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    signs: dict[str, str] = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}
    words: dict[str, str] = {}
    for entry in vocabulary.all("currency"):
        for sign in (*getattr(entry, "signs", ()), *getattr(entry, "shared_signs", ()), entry.id):
            signs.setdefault(sign, entry.id)
        for form in (*getattr(entry, "words", ()), *getattr(entry, "weak", ())):
            words.setdefault((form if isinstance(form, str) else form.form).lower(), entry.id)
    sign = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    word = "|".join(sorted(map(re.escape, words or {"euro": "EUR"}), key=len, reverse=True))
    amount = rf"(?P<number>{NUMBER})(?:\s*(?:-|–|to|and)\s*{NUMBER})?(?:[\s-]*(?P<scale>{_SCALE})\b\.?)?"
    before = re.compile(
        rf"(?<![A-Za-z])(?P<sign>{sign})\s?{amount}(?:\s*(?:-|–|to)\s*(?:{sign})\s?{NUMBER}(?:\s?(?P<scale2>{_SCALE})\b)?)?"
    )
    after = re.compile(
        rf"(?<![\w.,-])(?:{amount}|(?P<one>half a|a|{_WORDS})\s+(?P<scale1>million|billion))[\s-]*(?P<word>{word})s?\b",
        re.IGNORECASE,
    )
    return before, after, signs | words


def find_money(words: str, vocabulary: Vocabulary) -> list[MoneyWords]:
    """The sums in a sentence; a range counts at its lower bound, as the codebook rules.

    "a contract worth €69m", "Rs 5,400 crore", "AZN 45 mln", "TL 2.5 billion", "827 million euros".
    """
    before, after, codes = _currencies(vocabulary)
    found: list[MoneyWords] = []
    for pattern in (before, after):
        for m in pattern.finditer(words):
            if any(m.start() < f.end and f.start < m.end() for f in found):
                continue
            groups = m.groupdict()
            scale = (groups.get("scale") or groups.get("scale2") or groups.get("scale1") or "").lower()
            number = _number(groups["number"]) if groups.get("number") else _in_words(groups["one"])
            factor = (
                1e12 if scale == "lakh crore" else SCALES.get(scale.removesuffix("s") if len(scale) > 2 else scale, 1.0)
            )
            code = codes.get(groups.get("sign") or "") or codes.get((groups.get("word") or "").lower())
            if code is None or (not scale and number * factor < 1000 and pattern is after):
                continue
            amount = round(number * factor, 2)
            tail = words[m.end() : m.end() + 25]
            unit_price = bool(re.match(r"\s*(?:each|apiece|per\s+(?!cent)|a piece|a unit|an hour|a barrel)", tail))
            found.append(
                MoneyWords(
                    m.start(), m.end(), Money(int(amount) if amount == int(amount) else amount, code), unit_price
                )
            )
    return sorted(found, key=lambda f: f.start)


def _in_words(words: str) -> float:
    """ "a", "half a", "three" before "million"."""
    return {"a": 1.0, "half a": 0.5}.get(words.lower()) or float(WORD_NUMBERS[words.lower()])


def _number(written: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", written):
        return float(written.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}", written):
        return float(written.replace(",", "."))
    return float(written.replace(",", ""))


def find_counts(words: str, money: Sequence[MoneyWords]) -> list[CountWords]:
    """The numbers of a sentence that can count units: no sums, measures, years or parts of designations.

    >>> [c.count for c in find_counts("It ordered a dozen corvettes and 1,200 missiles.", [])]
    [12, 1200]
    """
    found = []
    for m in COUNT.finditer(words):
        if any(f.start <= m.start() < f.end for f in money) or _MEASURE.match(words[m.end() :]):
            continue
        if m["digits"]:
            count = (
                int(m["digits"].replace(",", ""))
                * {"": 1, "thousand": 1000, "million": 1_000_000}[(m["scale"] or "").strip().lower()]
            )
            if 1900 <= count <= 2100 and "," not in m["digits"]:
                continue
        elif m["tens"]:
            count = WORD_NUMBERS[m["tens"].lower()] + WORD_NUMBERS.get(m["unit"].lower(), 0)
        else:
            count = (
                WORD_NUMBERS[m["word"].lower()]
                * {"": 1, "hundred": 100, "thousand": 1000}[(m["times"] or "").strip().lower()]
            )
        if count:
            found.append(CountWords(m.start(), m.end(), count))
    return found
