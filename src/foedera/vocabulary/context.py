"""A text while it is searched: its words, its sentences, and the words that rules ask for in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from foedera.vocabulary.fold import Folded, fold, fold_text

# One class of characters first: such an expression is searched several times faster than two alternatives.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\n)|[\"'”’»)]*\s+(?=[\"'“‘«(]*[^\W\d_a-z]))")


@dataclass(slots=True)
class SearchedText:
    """A text while it is searched: its folded words, where they begin, and its sentences when they are asked for."""

    original: str
    folded: Folded
    words: list[str]
    starts: list[int]  # without the blanks between the words
    ends: list[int] | None = None
    sentences: dict[int, FoldedSentence] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> SearchedText:
        """The text, folded and taken apart."""
        folded = fold_text(text)
        words = folded.text.split(" ")
        return cls(text, folded, words, list(accumulate(map(len, words), initial=0)))

    def begin(self, word: int) -> int:
        """The offset in the original text at which a word begins."""
        return self.folded.origin(self.starts[word] + word) if self.folded.breaks else self.starts[word] + word

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the original text of the words from one to another."""
        start = self.starts[first] + first
        end = self.starts[last] + last + len(self.words[last])
        if not self.folded.breaks:
            return start, end
        return self.folded.origin(start), self.folded.origin(end - 1) + 1

    def sentence_number(self, offset: int) -> int:
        """Which sentence an offset stands in."""
        if self.ends is None:
            self.ends = [0, *(m.end() for m in _SENTENCE_END.finditer(self.original)), len(self.original) + 1]
        return bisect_right(self.ends, offset) - 1

    def sentence(self, offset: int) -> FoldedSentence:
        """The sentence around an offset."""
        number = self.sentence_number(offset)
        found = self.sentences.get(number)
        if found is None:
            assert self.ends is not None
            begin, end = self.ends[number], self.ends[number + 1]
            folded = fold(self.original[begin:end]) if self.folded.breaks else self.folded.text[begin:end]
            found = self.sentences[number] = FoldedSentence(folded.split())
        return found


class FoldedSentence:
    """A folded sentence: its words, and the whole of it with a blank before and after every word."""

    def __init__(self, words: list[str]) -> None:
        self.words = frozenset(words)
        self._in_order = words

    @cached_property
    def text(self) -> str:
        """The words in their order."""
        return f" {' '.join(self._in_order)} "


class RuleWords:
    """Words and phrases of a rule, of which one may stand in a sentence; plurals in s are understood."""

    def __init__(self, words: Iterable[str]) -> None:
        words = list(words)
        self._told = ", ".join(words[:5])
        folded = [" ".join(fold(word).split()) for word in words]
        self._single = {form: word for word in folded if " " not in word for form in (f"{word}s", word)}
        self._phrases = [word for word in folded if " " in word]

    def __str__(self) -> str:
        return self._told

    def standing_in(self, sentence: FoldedSentence, *, but: str = "") -> str | None:
        """The first of the words that stands in the sentence, other than the words of the form itself."""
        for word in sorted(self._single.keys() & sentence.words):
            if word != but or sentence.text.count(f" {word} ") > 1:
                return self._single[word]
        for phrase in self._phrases:
            if f" {phrase} " in sentence.text or f" {phrase}s " in sentence.text:
                return phrase
        return None


class Borders:
    """Words and phrases that must not stand right before (`not_after`) or right after (`not_before`) a form."""

    def __init__(self, not_after: Iterable[str], not_before: Iterable[str]) -> None:
        self._left = [" ".join(fold(word).split()) for word in not_after]
        self._right = [" ".join(fold(word).split()) for word in not_before]
        # The word next to the form: only where it fits, the phrase is looked at.
        self._last = frozenset(phrase.rpartition(" ")[2] for phrase in self._left)
        self._first = frozenset(phrase.partition(" ")[0] for phrase in self._right)

    def problem(self, words: list[str], first: int, last: int) -> str | None:
        """Which of them stands there."""
        if self._first and next(filter(None, words[last + 1 : last + 7]), None) in self._first:
            right = f"{' '.join(filter(None, words[last + 1 : last + 7]))} "
            if (word := next((word for word in self._right if right.startswith(f"{word} ")), None)) is not None:
                return f"not_before: {word}"
        if self._last and next(filter(None, reversed(words[max(0, first - 6) : first])), None) in self._last:
            left = preceding(words, first)
            if (word := next((word for word in self._left if left.endswith(f" {word}")), None)) is not None:
                return f"not_after: {word}"
        return None


class Rules:
    """The rules of context of one or several forms: what must and must not stand around them."""

    def __init__(self, rules: dict[str, list[str]]) -> None:
        left, right = rules.get("not_after", ()), rules.get("not_before", ())
        self.borders = Borders(left, right) if left or right else None
        self.near = RuleWords(rules["near"]) if "near" in rules else None
        self.not_near = RuleWords(rules["not_near"]) if "not_near" in rules else None


def preceding(words: list[str], first: int) -> str:
    """The words right before a form, marks left out."""
    return " " + " ".join(filter(None, words[max(0, first - 6) : first]))
