"""The sentences of an article, as spans of its stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sentencex import get_sentence_boundaries  # type: ignore[attr-defined]

from foedera.records import Article, Line, Role, Sentence, Span
from foedera.vocabulary.speech_cues import speech_cues

QUOTED_BREAK = re.compile(r"(?<=[a-z\d)\]][.?!])(?<!\b[A-Z]\.)\s+(?=[\"“„«'‘\[(]?[A-Z])")
"""Where a quotation goes on to its next sentence; the splitter keeps a whole quotation together."""


def find_sentences(article: Article, *roles: Role) -> tuple[Sentence, ...]:
    """The sentences of the article's lines with one of these roles (`main` where none is given), in order.

    A sentence never crosses a line. Quotations are split at the sentences in them, so that "“We buy twelve. They
    come in May,” he said." gives two.

    >>> text = "Lt. Gen. Osei met them on Nov. 2. The deal is worth $3.3 bn."
    >>> line = Line(0, len(text), "main", "")
    >>> article = Article("a", "a", "a", None, text, (line,), None, None, None, None, "en")
    >>> [sentence.words for sentence in find_sentences(article)]
    ['Lt. Gen. Osei met them on Nov. 2.', 'The deal is worth $3.3 bn.']
    """
    wanted = roles or ("main",)
    return tuple(
        Sentence(Span.of(article, start, end), index)
        for index, line in enumerate(article.lines)
        if line.role in wanted
        for start, end in _bounds(article, line)
    )


def _inside_quotation(before: str) -> bool:
    """Whether a quotation is open after these words, the last of which is no abbreviated rank."""
    opened = sum(before.count(mark) for mark in "“„«") > sum(before.count(mark) for mark in "”»")
    abbreviated = before.rsplit(maxsplit=1)[-1].lstrip("“„«\"'‘(") in speech_cues().ranks
    return (opened or before.count('"') % 2 == 1) and not abbreviated


def _bounds(article: Article, line: Line) -> Iterator[tuple[int, int]]:
    """Where each sentence of a line begins and ends in the article, blanks around it left out."""
    text = article.words(line)
    for found in get_sentence_boundaries(article.language or "en", text):
        start, end = found["start_index"], found["end_index"]
        for left, right in pairwise([start, *_breaks(text, start, end), end]):
            words = text[left:right]
            begin = left + len(words) - len(words.lstrip())
            stop = begin + len(words.strip())
            if stop > begin:
                yield line.start + begin, line.start + stop


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a quotation that the splitter kept together begin."""
    for found in QUOTED_BREAK.finditer(text[start:end]):
        if _inside_quotation(text[start : start + found.start()]):
            yield start + found.end()
