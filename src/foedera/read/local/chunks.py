"""An article as the encoder reads it: chunks of whole sentences, each piece with what the vocabulary knows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foedera.read.amounts import find_counts, find_money
from foedera.read.context import Context
from foedera.read.dates import find_dates
from foedera.read.local.pieces import MARK, WORD, Pieces, case_of
from foedera.read.tokens import tokenise
from foedera.records import KINDS, STAGES
from foedera.vocabulary import Vocabulary
from foedera.vocabulary.cues import find_kind_cues, find_stage_cues

LONGEST = 256
"""Pieces of a chunk at most."""
TITLE_PIECES, BEFORE_PIECES, BEFORE_SENTENCES = 20, 64, 2
"""What stands before a chunk's own sentences: the article's title and the sentences just before."""

NAMES = (
    "", "state", "state maker", "state place", "title", "office", "firm", "body", "person", "system", "class noun",
    "day", "sum", "count",
)  # fmt: skip
"""What the vocabulary and the finders of dates and amounts say of a piece."""
SHOWN = ("", *KINDS, *STAGES)
"""What the vocabulary's cues say of a piece: the kind or the stage that its words may show."""


@dataclass(slots=True)
class Chunk:
    """Some sentences of an article. All lists run over its pieces.

    `starts` and `ends` are offsets of the article, -1 where a piece stands for none of it; `sentences` the index of
    the sentence, -1 outside. The chunk's own sentences are those from `first` on; earlier ones are there to be seen.
    """

    first: int
    ids: list[int] = field(default_factory=list)
    cases: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def add(self, piece: int, case: int, name: int, shown: int, start: int, end: int, sentence: int) -> None:
        """Put one piece at the end."""
        self.ids.append(piece)
        self.cases.append(case)
        self.names.append(name)
        self.shown.append(shown)
        self.starts.append(start)
        self.ends.append(end)
        self.sentences.append(sentence)

    def extend(self, other: Chunk, most: int) -> None:
        """Put the pieces of another chunk at the end, so many at most."""
        for name in ("ids", "cases", "names", "shown", "starts", "ends", "sentences"):
            getattr(self, name).extend(getattr(other, name)[:most])


def chunks_of(
    context: Context, vocabulary: Vocabulary, pieces: Pieces, wanted: Sequence[bool] | None = None
) -> Iterator[Chunk]:
    """The chunks of an article. Where `wanted` is given, only its sentences are read, with what stands before them."""
    article = context.article
    title = Chunk(-1)
    for line in article.of("title"):
        for word in WORD.finditer(article.text, line.start, line.end):
            for piece in pieces.cut(word.group()):
                title.add(piece, case_of(word.group()), 0, 0, -1, -1, -1)
        break
    sentences = [_sentence(context, index, vocabulary, pieces) for index in range(len(context.sentences))]
    index = 0
    while index < len(sentences):
        if wanted is not None and not wanted[index]:
            index += 1
            continue
        chunk = _begun(title, sentences, index, pieces)
        start = index
        while index < len(sentences) and (
            index == start or len(chunk.ids) + len(sentences[index].ids) + 1 <= LONGEST
        ):  # fmt: skip
            if wanted is not None and not any(wanted[index : index + 2]):
                break
            chunk.extend(sentences[index], LONGEST - 1 - len(chunk.ids))
            index += 1
        chunk.add(pieces.ids["[SEP]"], MARK, 0, 0, -1, -1, -1)
        yield chunk


NEAR = 2
"""Sentences on either side within which a military word makes a sentence worth reading."""


def worth_reading(context: Context) -> list[bool]:
    """Of each sentence, whether it may tell of an activity: military words near it, or a party beside a cue of a kind.

    What is left out holds one claim in forty of the corpus, and most of what a crawl brings in.
    """
    found = []
    for index, sentence in enumerate(context.sentences):
        near = any(context.military[max(0, index - NEAR) : index + NEAR + 1])
        start, end = sentence.span.start, sentence.span.end
        found.append(
            near
            or (
                bool(context.mentions_in(start, end))
                and bool(find_kind_cues([token.lower for token in tokenise(sentence.words)]))
            )
        )
    return found


def _begun(title: Chunk, sentences: Sequence[Chunk], index: int, pieces: Pieces) -> Chunk:
    """A chunk with the title and the sentences before the one with this index."""
    chunk = Chunk(index)
    chunk.add(pieces.ids["[CLS]"], MARK, 0, 0, -1, -1, -1)
    chunk.extend(title, TITLE_PIECES)
    chunk.add(pieces.ids["[SEP]"], MARK, 0, 0, -1, -1, -1)
    room = BEFORE_PIECES
    begin = index
    while begin > max(0, index - BEFORE_SENTENCES) and len(sentences[begin - 1].ids) <= room:
        begin -= 1
        room -= len(sentences[begin].ids)
    for before in sentences[begin:index]:
        chunk.extend(before, LONGEST)
    return chunk


def _sentence(context: Context, index: int, vocabulary: Vocabulary, pieces: Pieces) -> Chunk:
    """The pieces of one sentence."""
    span = context.sentences[index].span
    names = _names(context, index, vocabulary)
    shown = _shown(span.words)
    found = Chunk(index)
    for word in WORD.finditer(span.words):
        start = word.start()
        case, name, cue = case_of(word.group()), names[start], shown[start]
        for piece in pieces.cut(word.group()):
            found.add(piece, case, name, cue, span.start + start, span.start + word.end(), index)
    return found


def _names(context: Context, index: int, vocabulary: Vocabulary) -> list[int]:
    """For each character of a sentence, what is named there (the number in NAMES)."""
    span = context.sentences[index].span
    found = [0] * len(span.words)

    def put(start: int, end: int, name: str) -> None:
        number = NAMES.index(name)
        for at in range(max(0, start), min(len(found), end)):
            found[at] = number

    published = context.article.published_on.value if context.article.published_on else None
    money = find_money(span.words, vocabulary)
    for count in find_counts(span.words, money):
        put(count.start, count.end, "count")
    for day in find_dates(span.words, published):
        put(day.start, day.end, "day")
    for amount in money:
        put(amount.start, amount.end, "sum")
    for system in context.systems_in(span.start, span.end):
        put(system.start - span.start, system.end - span.start, "class noun" if system.generic else "system")
    for mention in context.mentions_in(span.start, span.end):
        name: str = mention.sort
        if mention.use == "title":
            name = "title"
        elif mention.sort == "state" and mention.use in ("maker", "place"):
            name = f"state {mention.use}"
        put(mention.start - span.start, mention.end - span.start, name)
    return found


def _shown(words: str) -> list[int]:
    """For each character of a sentence, the kind or stage that the vocabulary's cues show there (number in SHOWN)."""
    found = [0] * len(words)
    tokens = tokenise(words)
    lower = [token.lower for token in tokens]
    hits: list[tuple[int, int, str]] = [(h.first, h.last, h.stage) for h in find_stage_cues(lower)]
    hits += [(h.first, h.last, h.cue.kind) for h in find_kind_cues(lower)]
    for first, last, code in hits:
        number = SHOWN.index(code)
        for at in range(tokens[first].start, tokens[last - 1].end):
            found[at] = number
    return found
