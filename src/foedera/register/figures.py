"""Figures as they are meant: "about 40", "at least 30", "30 to 40" and "$3.3 billion" allow more than one number.

Two figures are rivals only where no number fits both and neither can be a rounding of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import floor, log10

from foedera.records import Article, Cell, Money, Span
from foedera.records.lines import plain_number
from foedera.vocabulary.figures import figure_words

_BEFORE, _AFTER = 40, 24
_NUMBER = re.compile(r"\d[\d,.\u00a0\u202f ]*\d|\d")
_OVER = 1.5
"""How far "more than 30" reaches: who means 60 does not say "more than 30"."""

_ABOUT = 0.1
_ROUNDED_VALUE, _ROUNDED_COUNT = 0.05, 0.03
"""How far a rounding may lie from the figure it rounds: 3.3 for 3.28 billion; 100 for 98, but not 40 for 36."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, the least and the most that the words allow, and the unit it is rounded to (0.1 bn for "3.3 bn")."""

    number: float
    least: float
    most: float
    unit: float


def read_figure(number: float, span: Span, article: Article) -> Figure:
    """A number of an article together with what the words around it say about its exactness."""
    line = next((line for line in article.lines if line.start <= span.start < line.end), None)
    start, end = (line.start, line.end) if line is not None else (0, len(article.text))
    before = article.text[max(start, span.start - _BEFORE) : span.start]
    after = article.text[span.end : min(end, span.end + _AFTER)]
    return _figure(number, before, span.words, after)


@lru_cache(maxsize=65536)
def _figure(number: float, before: str, words: str, after: str) -> Figure:
    unit = _unit(number, words)
    upper = _upper_end(number, before, words, after)
    if upper is not None:
        return Figure(number, number, upper, unit)
    if _hedged("at_most", before, words, after):
        return Figure(number, 0.0, number, unit)
    if _hedged("at_least", before, words, after):
        return Figure(number, number, number * _OVER, unit)
    if _hedged("about", before, words, after):
        reach = max(unit / 2, number * _ABOUT)
        return Figure(number, number - reach, number + reach, unit)
    return Figure(number, number, number, unit)


def agree(left: Figure, right: Figure, *, counted: bool) -> bool:
    """Whether both can be the same number. `counted` for units, which are rounded less readily than money."""
    tiny = 1e-9 * max(abs(left.number), abs(right.number), 1.0)
    if left.least <= right.most + tiny and right.least <= left.most + tiny:
        return True
    return _rounds(left, right, counted) or _rounds(right, left, counted)


def quantity_figure(cell: Cell[int], article: Article) -> Figure:
    """The figure of a claim's quantity."""
    return read_figure(float(cell.value), cell.span, article)


def money_words(money: Money) -> str:
    """An amount as readings show it: "3300000000 USD"."""
    return f"{plain_number(money.amount)} {money.currency}"


def _rounds(coarse: Figure, fine: Figure, counted: bool) -> bool:
    """Whether the coarse figure is the fine one, rounded."""
    apart = abs(coarse.number - fine.number)
    if counted and (coarse.number < 100 or coarse.unit < 10):
        return False
    limit = _ROUNDED_COUNT if counted else _ROUNDED_VALUE
    tiny = 1e-9 * max(coarse.number, 1.0)
    return (
        fine.unit < coarse.unit and apart <= coarse.unit / 2 + tiny and apart <= limit * max(coarse.number, fine.number)
    )


def _unit(number: float, words: str) -> float:
    """The unit of the last digit that the words give: "3.30 billion" is exact to 10 million."""
    if number <= 0:
        return 1.0
    top = floor(log10(number) + 1e-12)
    for found in _NUMBER.findall(words):
        digits = re.sub(r"[^\d.]", "", found).strip(".")
        if digits.count(".") > 1:
            digits = digits.replace(".", "")
        plain = digits.replace(".", "").lstrip("0")
        kept = plain if "." in digits else plain.rstrip("0")
        if kept and f"{number:.15g}".replace(".", "").lstrip("0").startswith(kept.rstrip("0")):
            return float(10.0 ** (top - len(kept) + 1))
    significant = f"{int(number)}".rstrip("0")
    return float(10.0 ** (top - len(significant) + 1)) if number >= 1 else 10.0**top


def _upper_end(number: float, before: str, words: str, after: str) -> float | None:
    """The upper end of a range whose lower end is the number: "30 to 40", "$3-3.5 billion"."""
    joins = "|".join(re.escape(word) for word in figure_words().between)
    inside = re.search(rf"(\d[\d,.]*)\s*(?:{joins})\s*[$€£]?\s*(\d[\d,.]*)", words)
    join = r"to|and|-|–|—" if re.search(r"(?i)\bbetween\W*$", before) else r"to|-|–|—"
    behind = re.match(rf"\s*(?:{join})\s*[$€£]?\s*(\d[\d,.]*)", after) if inside is None else None
    try:
        if inside is not None:
            low, high = _plain(inside[1]), _plain(inside[2])
        elif behind is not None:
            found = _NUMBER.search(words)
            low, high = (_plain(found[0]) if found else number), _plain(behind[1])
        else:
            return None
    except ValueError:
        return None
    return number * high / low if 0 < low < high <= 10 * low else None


def _plain(digits: str) -> float:
    return float(re.sub(r"[^\d.]", "", digits).strip("."))


def _hedged(meaning: str, before: str, words: str, after: str) -> bool:
    pattern_before, pattern_inside, pattern_after = _patterns(meaning)
    return bool(pattern_before.search(before) or pattern_inside.match(words) or pattern_after.match(after))


@cache
def _patterns(meaning: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    hedge = getattr(figure_words(), meaning)
    before, after = _either(hedge.before), _either(hedge.after)
    sign = r"[\s$€£¥₺₼₹]*(?:[A-Z]{1,3})?[\s$€£¥₺₼₹]*"
    return (
        re.compile(rf"(?i:(?<!\w)(?:{before})(?:\s+an?)?){sign}$"),
        re.compile(rf"(?i:\s*(?:{before})(?!\w))"),
        re.compile(rf"(?i:\s*(?:{after})(?!\w))"),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
