"""A text while it is searched: its words, its sentences, and the words that rules ask for in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from foedera.vocabulary.fold import Folded, fold, fold_text

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]*[^\W\d_a-z])|\n")


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

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the original text of the words from one to another."""
        start = self.folded.origin(self.starts[first] + first)
        return start, self.folded.origin(self.starts[last] + last + len(self.words[last]) - 1) + 1

    def sentence(self, offset: int) -> FoldedSentence:
        """The sentence around an offset."""
        if self.ends is None:
            self.ends = [0, *(m.end() for m in _SENTENCE_END.finditer(self.original)), len(self.original) + 1]
        at = bisect_right(self.ends, offset) - 1
        if at not in self.sentences:
            words = fold(self.original[self.ends[at] : self.ends[at + 1]]).split()
            self.sentences[at] = FoldedSentence(f" {' '.join(words)} ", frozenset(words))
        return self.sentences[at]


class FoldedSentence(NamedTuple):
    """A folded sentence, with a blank before and after every word, and its words."""

    text: str
    words: frozenset[str]


class RuleWords:
    """Words and phrases of a rule, of which one may stand in a sentence; plurals in s are understood."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = [" ".join(fold(word).split()) for word in words]
        self._single = {form: word for word in folded if " " not in word for form in (f"{word}s", word)}
        self._phrases = [word for word in folded if " " in word]

    def standing_in(self, sentence: FoldedSentence, *, but: str = "") -> str | None:
        """The first of the words that stands in the sentence, other than the words of the form itself."""
        for word in self._single.keys() & sentence.words:
            if word != but or sentence.text.count(f" {word} ") > 1:
                return self._single[word]
        for phrase in self._phrases:
            if f" {phrase} " in sentence.text or f" {phrase}s " in sentence.text:
                return phrase
        return None


def following(words: list[str], last: int) -> str:
    """The words right after a form, marks left out."""
    return " ".join([word for word in words[last + 1 : last + 7] if word]) + " "


def preceding(words: list[str], first: int) -> str:
    """The words right before a form, marks left out."""
    return " " + " ".join([word for word in words[max(0, first - 6) : first] if word])
