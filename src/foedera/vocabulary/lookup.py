"""Looking up the words of a text among the compiled forms, before capitals and context are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from foedera.vocabulary.context import SearchedText
from foedera.vocabulary.spelling import Stem, begins_with_capital, plurals, stems

_PLURAL_CATEGORIES = frozenset({"system", "noun", "currency", "firm"})
_ABBREVIATED = frozenset({"state", "organisation", "firm", "outlet"})
_REMEMBERED = 300_000  # words whose stems and candidates are kept: a bound for runs over millions of articles

_RANK = {kind: rank for rank, kind in enumerate(
    ("name", "alias", "native", "adjective", "people", "seat", "noun", "weak", "city", "surname"))}  # fmt: skip
_CATEGORY_RANK = {category: rank for rank, category in enumerate(
    ("state", "body", "system", "firm", "organisation", "person", "outlet", "noun", "currency"))}  # fmt: skip


class Row(NamedTuple):
    """A form of an entry, as compiled.

    `rank` orders the forms that stand at one place; `capital` tells that it is only meant with a capital, `numbered`
    that it has a number; `told` is the form for an explanation, `meant` the category and id of the entry;
    `abbreviation` that it is the short name of a state, firm or office, with which designations also begin.
    """

    number: int
    entry: str
    category: str
    kind: str
    written: str
    rules: int
    variants: bool
    cut: int
    years: str
    rank: int
    capital: bool
    numbered: bool
    told: str
    meant: tuple[tuple[str, str]]
    abbreviation: bool

    @classmethod
    def of(cls, line: bytes) -> Row:
        number, entry, category, kind, written, rules, variants, cut, years = line.decode().split("\t")
        return cls(
            int(number), entry, category, kind, written, int(rules), variants == "1", int(cut), years,
            10 * _RANK.get(kind, 9) + _CATEGORY_RANK.get(category, 9), begins_with_capital(written),
            any(map(str.isdigit, written)), f"{kind} {written!r}", ((category, entry),),
            category in _ABBREVIATED and written.isalpha() and written.isupper() and len(written) < 6,
        )  # fmt: skip


class Found(NamedTuple):
    """A form that the words from `first` to `last` may be, before capitals and context are looked at."""

    first: int
    last: int
    start: int
    end: int
    row: Row
    plural: bool
    suffix: str


_Candidate = tuple[Row, bool, str]


class Lookup:
    """The compiled forms, by their spelling; what is known of a word is worked out when a text first has it."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._lines: list[bytes] = compiled["rows"]
        self._index: list[bytes] = compiled["index"]
        self._rows: dict[int, Row] = {}
        self._forget()

    def _forget(self) -> None:
        self._seen: set[str] = {""}
        self._single: dict[str, tuple[_Candidate, ...]] = {}  # words that may be a form of one word
        self._in_capitals: set[str] = set()  # those of them that are no form where they begin with a small letter
        self._stems: dict[str, tuple[Stem, ...]] = {}  # words that may be a plural or a variant
        self._variants: set[str] = set()  # words with a number that may be a variant
        self._second: dict[str, dict[str, int]] = {}  # word that begins forms: second word: lengths of forms as bits
        self._several: dict[str, tuple[_Candidate, ...]] = {}

    def _see(self, word: str) -> None:
        """Remember what is known of a word."""
        self._seen.add(word)
        if found := tuple(stems(word)):
            self._stems[word] = found
            if any(suffix for _, _, suffix in found):
                self._variants.add(word)
        if rows := tuple(self._rows_for("", word, found)):
            self._single[word] = rows
            if all(row.capital for row, _, _ in rows):
                self._in_capitals.add(word)
        if second := self._second_words(word):
            self._second[word] = second

    def _second_words(self, word: str) -> dict[str, int]:
        """The second words of the forms that begin with a word, each with the lengths of those forms as bits."""
        head = f"{word} ".encode()
        at = bisect_left(self._index, head)
        second: dict[str, int] = {}
        while at < len(self._index) and self._index[at].startswith(head):
            words = self._index[at].partition(b"\t")[0].decode().split(" ")
            for form in (words[1], *plurals(words[1])) if len(words) == 2 else words[1:2]:
                second[form] = second.get(form, 0) | 1 << len(words)
            at += 1
        return second

    def _rows_for(self, before: str, last: str, stems: tuple[Stem, ...]) -> Iterator[_Candidate]:
        """The forms that are spelt like these words, or whose plural or variant is."""
        for row in self._spelt(before + last):
            yield row, False, ""
        for stem, plural, suffix in stems:
            for row in self._spelt(before + stem):
                if suffix and not row.variants:
                    continue
                if plural and row.category not in _PLURAL_CATEGORIES and row.kind != "people":
                    continue
                yield row, plural, suffix

    def _spelt(self, spelling: str) -> list[Row]:
        key = f"{spelling}\t".encode()
        at = bisect_left(self._index, key)
        if at == len(self._index) or not self._index[at].startswith(key):
            return []
        return [self._row(int(number)) for number in self._index[at][len(key) :].split()]

    def _row(self, number: int) -> Row:
        if number not in self._rows:
            self._rows[number] = Row.of(self._lines[number])
        return self._rows[number]

    def candidates(self, text: SearchedText, *, every: bool) -> list[Found]:
        """What is spelt like a form, in no order; without `every`, words in small letters are no names."""
        words = text.words
        if len(self._seen) > _REMEMBERED:
            self._forget()
        for word in set(words) - self._seen:
            self._see(word)
        found: list[Found] = []
        single, in_capitals, original = self._single, self._in_capitals, text.original
        for first in [first for first, word in enumerate(words) if word in single]:
            word = words[first]
            if word in in_capitals and not every and original[text.begin(first)].islower():
                continue
            start, end = text.span(first, first)
            for row, plural, suffix in single[word]:
                found.append(Found(first, first, start, end, row, plural, suffix))
        second, variants = self._second, self._variants
        heads = [
            first
            for first, word in enumerate(words[:-1])
            if word in second and (words[first + 1] in second[word] or words[first + 1] in variants)
        ]
        for first in heads:
            self._several_words(text, first, found)
        return found

    def _several_words(self, text: SearchedText, first: int, found: list[Found]) -> None:
        words = text.words
        seconds = self._second[words[first]]
        lengths = seconds.get(words[first + 1], 0)
        if words[first + 1] in self._variants:
            for stem, _, _ in self._stems[words[first + 1]]:
                lengths |= seconds.get(stem, 0) & 0b100
        while lengths:
            length = lengths.bit_length() - 1
            lengths ^= 1 << length
            last = first + length - 1
            if last < len(words) and words[last]:
                for row, plural, suffix in self._spelt_together(words[first : last + 1]):
                    start, end = text.span(first, last - row.cut)
                    found.append(Found(first, last - row.cut, start, end, row, plural and not row.cut, suffix))

    def _spelt_together(self, words: list[str]) -> tuple[_Candidate, ...]:
        spelling = " ".join(words)
        found = self._several.get(spelling)
        if found is None:
            before = spelling[: -len(words[-1])]
            found = self._several[spelling] = tuple(self._rows_for(before, words[-1], self._stems.get(words[-1], ())))
            if len(self._several) > _REMEMBERED:
                self._several.clear()
        return found
