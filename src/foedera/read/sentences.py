"""The sentences of an article, as spans of its stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries  # type: ignore[attr-defined]

from foedera.records import Article, Line, Role, Sentence, Span
from foedera.vocabulary.speech_cues import speech_cues

QUOTED_BREAK = re.compile(r"(?<=[a-z\d)\]][.?!])(?<!\b[A-Z]\.)\s+(?=[\"“„«'‘\[(]?[A-Z])")
"""Where a quotation goes on to its next sentence; the splitter keeps a whole quotation together."""


def find_sentences(article: Article, *roles: Role) -> tuple[Sentence, ...]:
    """The sentences of the article's lines with one of these roles (`main` where none is given), in order.

    A sentence never crosses a line. Quotations are split at the sentences in them, so that "“We buy twelve. They
    come in May,” he said." gives two.
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
    text = article.words(line)
    for found in get_sentence_boundaries(article.language or "en", text):
        start, end = found["start_index"], found["end_index"]
        breaks = (
            m for m in QUOTED_BREAK.finditer(text[start:end]) if _inside_quotation(text[start : start + m.start()])
        )
        cuts = [start, *(start + m.end() for m in breaks), end]
        for left, right in zip(cuts, cuts[1:], strict=False):
            words = text[left:right]
            left += len(words) - len(words.lstrip())
            right = left + len(words.strip())
            if right > left:
                yield line.start + left, line.start + right
