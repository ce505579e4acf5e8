"""Sums of money and numbers of units, as news writes them (CODEBOOK, `value` and `quantity`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from foedera.records import Money
from foedera.vocabulary import Currency, Vocabulary, numbers, units
from foedera.vocabulary.field_cues import any_of

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?)"
"""A figure: "5,400", "1.250.000", "3.3", "2,5"."""

UNIT_PRICE = re.compile(r"\s*(?:each|apiece|per\s+(?!cent)|a piece|a unit|an hour|a barrel)")
"""What makes of a sum before it the price of one ("$2.5 million each")."""

LEAST_BARE_SUM = 1000
"""The smallest sum taken without a scale or a sign: "900 crowns" is nobody's contract."""

MOST_UNITS = 10**6
"""The largest scale of a number that counts units; billions are money."""

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """A sum in a text; `unit_price` where it is the price of one ("each", "per aircraft"), which is no value."""

    start: int
    end: int
    money: Money
    unit_price: bool


@dataclass(frozen=True, slots=True)
class CountWords:
    """A number that may count units: offsets, and the number."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums with the sign or code before ("€69m", "AZN 45 mln") and with the word after ("827 million euros"), and the
    currency of each sign and word."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    codes: dict[str, str]


def find_money(words: str, vocabulary: Vocabulary) -> list[MoneyWords]:
    """The sums in a sentence; a range counts at its lower bound, as the codebook rules.

    "a contract worth €69m", "Rs 5,400 crore", "AZN 45 mln", "TL 2.5 billion", "827 million euros".
    """
    sums = _sums(vocabulary)
    found: list[MoneyWords] = []
    for pattern in (sums.before, sums.after):
        for match in pattern.finditer(words):
            if any(match.start() < f.end and f.start < match.end() for f in found):
                continue
            money = _money(match, sums.codes)
            if money is not None:
                unit_price = UNIT_PRICE.match(words[match.end() : match.end() + 25]) is not None
                found.append(MoneyWords(match.start(), match.end(), money, unit_price))
    return sorted(found, key=lambda f: f.start)


@lru_cache(maxsize=4)
def _sums(vocabulary: Vocabulary) -> _Sums:
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    for currency in vocabulary.all("currency"):
        if isinstance(currency, Currency):
            for sign in (*currency.signs, *currency.shared_signs, currency.id):
                signs.setdefault(sign, currency.id)
            for form in (*currency.words, *currency.weak):
                words.setdefault((form if isinstance(form, str) else form.form).lower(), currency.id)
    scale = any_of(numbers().scales)
    sign = any_of(signs)
    amount = rf"(?P<number>{NUMBER})(?:\s*(?:-|–|to|and)\s*{NUMBER})?(?:[\s-]*(?P<scale>{scale})\b\.?)?"
    upper = rf"(?:\s*(?:-|–|to)\s*(?:{sign})\s?{NUMBER}(?:\s?(?P<scale2>{scale})\b)?)?"
    in_words = rf"(?P<one>half an?|an?|{any_of(numbers().words)})\s+(?P<scale1>{any_of(_plain_scales())})"
    return _Sums(
        re.compile(rf"(?<![A-Za-z])(?P<sign>{sign})\s?{amount}{upper}"),
        re.compile(rf"(?<![\w.,-])(?:{amount}|{in_words})[\s-]*(?P<word>{any_of(words)})s?\b", re.IGNORECASE),
        signs | words,
    )


def _plain_scales() -> list[str]:
    """The scales that stand without a currency ("thousand", "mln"), not those that do not ("m", "k")."""
    return [scale for scale in numbers().scales if scale not in numbers().money_only]


def _money(match: re.Match[str], codes: dict[str, str]) -> Money | None:
    groups = match.groupdict()
    scale = groups.get("scale") or groups.get("scale2") or groups.get("scale1") or ""
    number = _number(groups["number"]) if groups.get("number") else _in_words(groups["one"])
    amount = round(number * _factor(scale), 2)
    sign = groups.get("sign")
    if sign is None and not scale and amount < LEAST_BARE_SUM:
        return None
    code = codes[sign] if sign is not None else codes.get(groups["word"].lower())
    return Money(amount, code) if code is not None else None


def _factor(scale: str) -> int:
    scales = numbers().scales
    return scales.get(scale) or scales.get(scale.lower()) or 1


def _in_words(words: str) -> float:
    """ "a", "half a", "three" before "million"."""
    lower = words.lower()
    if lower.startswith("half"):
        return numbers().fractions["half"]
    return 1.0 if lower in ("a", "an") else float(numbers().words[lower])


def _number(written: str) -> float:
    """A figure with commas or points between the thousands, or a comma or point before the fraction."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", written):
        return float(written.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}", written):
        return float(written.replace(",", "."))
    return float(written.replace(",", ""))


def find_counts(words: str, money: Sequence[MoneyWords]) -> list[CountWords]:
    """The numbers of a sentence that can count units: no sums, measures, years, people, groups of unknown size.

    `money` are the sums that `find_money` found there.

    >>> [c.count for c in find_counts("It ordered a dozen corvettes and 1,200 missiles.", [])]
    [12, 1200]
    >>> find_counts("Two squadrons of F-16s flew 300 km in 2019.", [])
    []
    """
    found = []
    for match in _counts().finditer(words):
        if any(f.start <= match.start() < f.end for f in money) or _no_units().match(words[match.end() :]):
            continue
        count = _count(match)
        if count:
            found.append(CountWords(match.start(), match.end(), count))
    return found


@cache
def _counts() -> re.Pattern[str]:
    """ "1,200", "two thousand", "twenty-four", "half a dozen", "three dozen", "a pair of", "seven"."""
    table = numbers()
    scales, words = any_of(_plain_scales()), any_of(table.words)
    tens = any_of(word for word, number in table.words.items() if number >= 20)
    dozens = [group for group in table.groups if group.endswith("dozen")]
    halves = any_of(group for group in dozens if group.startswith("half"))
    groups = rf"(?:{any_of(dozens)})|(?:{any_of(group for group in table.groups if group not in dozens)})(?=\s+of\b)"
    number = (
        rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\s+(?P<scale>{scales})\b)?"
        rf"|(?P<tens>{tens})-(?P<unit>[a-z]+)"
        rf"|(?P<half>{halves})"
        rf"|(?P<some>an?|{words})\s+(?:(?P<times>{scales})|(?P<group>{groups}))(?:\s+of\b)?"
        rf"|(?P<word>{words})"
    )
    after = r"(?![\w%]|[.,:]\d|-(?!strong|ship|boat|plane))"  # "12%", "12:35" and "F-16" count nothing, "12-ship" does
    return re.compile(rf"(?<![\w$€£.,:/-])(?:{number}){after}", re.IGNORECASE)


@cache
def _no_units() -> re.Pattern[str]:
    """What stands after a number that counts no units: measures, people, contracts, and groups of unknown size.

    People and contracts count in the plural only: "two test aircraft" are two.
    """
    nouns = [
        word
        for word, unit in units().items()
        if unit.measure in ("amount", "group") or (unit.measure != "item" and f"{word}s" not in unit.words)
    ]
    return re.compile(rf"\s*-?\s*(?:{any_of(nouns)})(?!\w)", re.IGNORECASE)


def _count(match: re.Match[str]) -> int | None:
    """The number that was written; None where it is a year or too large to count units."""
    table = numbers()
    factor = _factor(match["scale"] or match["times"] or "")
    if factor > MOST_UNITS:
        return None
    if match["digits"]:
        count = int(match["digits"].replace(",", ""))
        year = factor == 1 and "," not in match["digits"] and FIRST_YEAR <= count <= LAST_YEAR
        return None if year else count * factor
    if match["tens"]:
        return table.words[match["tens"].lower()] + table.words.get(match["unit"].lower(), 0)
    if match["half"]:
        return table.groups[match["half"].lower()]
    if match["some"]:
        some = table.words.get(match["some"].lower(), 1)
        return some * (table.groups[match["group"].lower()] if match["group"] else factor)
    return table.words[match["word"].lower()]
