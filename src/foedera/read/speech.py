"""Who asserts what each sentence says, where the article attributes it (CODEBOOK, `speaker`)."""

from __future__ import annotations

from collections.abc import Sequence

from foedera.read.attribution import Attribution, attribute
from foedera.read.people import Named
from foedera.read.speakers import Names
from foedera.records import Article, Sentence
from foedera.vocabulary import Match, Vocabulary

OPENING, CLOSING = "“„«", "”»"


def find_speech(
    article: Article,
    sentences: Sequence[Sentence],
    people: Sequence[Named],
    matches: Sequence[Match],
    vocabulary: Vocabulary,
) -> dict[int, Attribution]:
    """The attribution of each attributed sentence, by the sentence's index.

    A quotation that goes on over several sentences ("“We buy twelve. They come in May,” Nikos Pappas said.") has the
    speaker named at its beginning or end; "he" and "the minister" are the last person who spoke.
    """
    names = Names.of(people, matches, vocabulary)
    found: dict[int, Attribution] = {}
    last: Attribution | None = None
    waiting: list[int] = []  # sentences of a quotation whose speaker has not been named yet
    inside = False
    for index, sentence in enumerate(sentences):
        begins_quoted = sentence.words[:1] in (*OPENING, '"')
        if _begins_line(sentences, index) and not begins_quoted:
            inside = False
        here = attribute(article, sentence, names, last)
        if here is not None:
            found |= {index: here} | {earlier: here for earlier in waiting if earlier not in found}
            waiting = []
            last = here if here.person else last
        elif inside and last is not None and not waiting:
            found[index] = _carried(last, sentence)
        elif inside or begins_quoted:
            waiting.append(index)
        inside = _still_open(sentence.words, inside)
        if waiting and here is None and last is not None and not inside and _ends_line(sentences, index):
            found |= {earlier: _carried(last, sentence) for earlier in waiting}
            waiting = []
    return found


def _begins_line(sentences: Sequence[Sentence], index: int) -> bool:
    return index == 0 or sentences[index - 1].line != sentences[index].line


def _ends_line(sentences: Sequence[Sentence], index: int) -> bool:
    return index + 1 == len(sentences) or sentences[index + 1].line != sentences[index].line


def _still_open(words: str, inside: bool) -> bool:
    """Whether a quotation is open at the end of a sentence; straight marks open and close by turns."""
    if words.count('"') % 2 == 1:
        return not inside
    balance = sum(words.count(mark) for mark in OPENING) - sum(words.count(mark) for mark in CLOSING)
    return balance > 0 or (inside and balance == 0)


def _carried(attribution: Attribution, sentence: Sentence) -> Attribution:
    """The same speaker for a sentence that does not name them."""
    start = sentence.span.start
    return Attribution(attribution.speaker, attribution.country, start, start, attribution.person)
