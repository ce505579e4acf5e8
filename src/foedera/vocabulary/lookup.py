"""Looking up the words of a text among the compiled forms, before capitals and context are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from foedera.vocabulary.context import SearchedText
from foedera.vocabulary.spelling import Stem, stems

_PLURAL_CATEGORIES = frozenset({"system", "noun", "currency", "firm"})
_REMEMBERED = 300_000  # words whose stems and candidates are kept: a bound for runs over millions of articles


class Row(NamedTuple):
    """A form of an entry, as compiled."""

    number: int
    entry: str
    category: str
    kind: str
    written: str
    rules: int
    variants: bool
    cut: int
    years: str

    @classmethod
    def of(cls, line: str) -> Row:
        number, entry, category, kind, written, rules, variants, cut, years = line.split("\t")
        return cls(int(number), entry, category, kind, written, int(rules), variants == "1", int(cut), years)


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


class _Known(NamedTuple):
    """The forms of one word that a word may be, and what it may be a plural or a variant of."""

    rows: tuple[_Candidate, ...]
    stems: tuple[Stem, ...]


class Lookup:
    """The compiled forms, by their spelling."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._lines: list[str] = compiled["rows"]
        self._rows: dict[int, Row] = {}
        self._index: dict[str, int | list[int]] = compiled["index"]
        self._firsts: dict[str, int] = compiled["firsts"]
        self._pairs: dict[str, int] = compiled["pairs"]
        self._known: dict[str, _Known] = {}

    def _row(self, number: int) -> Row:
        if number not in self._rows:
            self._rows[number] = Row.of(self._lines[number])
        return self._rows[number]

    def _know(self, word: str) -> _Known:
        """What is known of a word, remembered."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = tuple(stems(word))
            rows = tuple(self._rows_for("", word, found)) if word else ()
            known = self._known[word] = _Known(rows, found)
        return known

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
        found = self._index.get(spelling)
        if found is None:
            return []
        return [self._row(number) for number in ([found] if isinstance(found, int) else found)]

    def candidates(self, text: SearchedText) -> list[Found]:
        """Everything that is spelt like a form, in no order."""
        words = text.words
        firsts, pairs = self._firsts, self._pairs
        single, stemmed = {}, set()
        for word in set(words):
            known = self._known.get(word) or self._know(word)
            if known.rows:
                single[word] = known.rows
            if known.stems:
                stemmed.add(word)
        found: list[Found] = []
        for first, word in [(first, word) for first, word in enumerate(words) if word in single]:
            start, end = text.span(first, first)
            for row, plural, suffix in single[word]:
                found.append(Found(first, first, start, end, row, plural, suffix))
        heads = [
            first
            for first, (word, second) in enumerate(pairwise(words))
            if word in firsts and (f"{word} {second}" in pairs or second in stemmed)
        ]
        for first in heads:
            self._several_words(text, first, found)
        return found

    def _several_words(self, text: SearchedText, first: int, found: list[Found]) -> None:
        words = text.words
        head, second = words[first], words[first + 1]
        lengths = self._pairs.get(f"{head} {second}", 0)
        for stem, _, _ in self._know(second).stems:
            lengths |= self._pairs.get(f"{head} {stem}", 0) & 0b100
        while lengths:
            length = lengths.bit_length() - 1
            lengths ^= 1 << length
            last = first + length - 1
            if last < len(words) and words[last]:
                before = " ".join(words[first:last]) + " "
                for row, plural, suffix in self._rows_for(before, words[last], self._know(words[last]).stems):
                    start, end = text.span(first, last - row.cut)
                    found.append(Found(first, last - row.cut, start, end, row, plural and not row.cut, suffix))
