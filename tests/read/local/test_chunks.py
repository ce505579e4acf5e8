"""Chunks hold every sentence once as their own, with what the vocabulary knows of its words."""

import pytest

from articles_for_tests import article_of
from foedera.read.context import prepare
from foedera.read.local.chunks import LONGEST, NAMES, SHOWN, chunks_of, worth_reading
from foedera.read.local.pieces import WORD, Pieces
from foedera.vocabulary import load_vocabulary

SENTENCES = (
    "Poland has signed a contract to buy 48 FA-50 jets from Korea Aerospace Industries for $3 billion.",
    "The minister had spent the morning in a debate on hospital waiting lists.",
    "Deliveries will begin in 2023.",
)


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def chunks(vocabulary, *paragraphs, wanted=None):
    context = prepare(article_of(*paragraphs, title="Warsaw signs for jets", published="2022-09-20"), vocabulary)
    words = sorted({w.lower() for p in (*paragraphs, "Warsaw signs for jets") for w in WORD.findall(p)})
    known = Pieces.of(["[UNK]", "[CLS]", "[SEP]", *words])
    return context, list(chunks_of(context, vocabulary, known, wanted))


def test_a_short_article_is_one_chunk_with_its_title_first(vocabulary):
    context, (chunk,) = chunks(vocabulary, " ".join(SENTENCES))
    assert chunk.sentences[:6] == [-1] * 6
    assert sorted(set(chunk.sentences)) == [-1, 0, 1, 2]
    starts = [i for i, start in enumerate(chunk.starts) if start >= 0]
    assert context.article.text[chunk.starts[starts[0]] : chunk.ends[starts[0]]] == "Poland"


def test_names_and_cues_of_the_vocabulary_are_shown(vocabulary):
    context, (chunk,) = chunks(vocabulary, SENTENCES[0])
    seen = {}
    for start, end, name, shown in zip(chunk.starts, chunk.ends, chunk.names, chunk.shown, strict=True):
        if start >= 0:
            seen[context.article.text[start:end]] = (NAMES[name], SHOWN[shown])
    assert seen["Poland"][0] == "state"
    assert seen["48"][0] == "count"
    assert seen["billion"][0] == "sum"
    assert seen["buy"][1] == "transfer"
    assert seen["hospital" if "hospital" in seen else "for"] == ("", "")


def test_every_sentence_is_its_own_in_exactly_one_chunk(vocabulary):
    context, found = chunks(vocabulary, *(" ".join(SENTENCES) for _ in range(20)))
    assert len(found) > 3
    assert max(len(chunk.ids) for chunk in found) <= LONGEST
    own = [s for chunk in found for s in sorted({s for s in chunk.sentences if s >= chunk.first})]
    assert own == list(range(len(context.sentences)))


def test_only_wanted_sentences_are_read_with_those_before_them(vocabulary):
    _, found = chunks(vocabulary, *SENTENCES, wanted=[False, False, True])
    (chunk,) = found
    assert chunk.first == 2
    assert set(chunk.sentences) == {-1, 0, 1, 2}


def test_a_sentence_longer_than_a_chunk_is_cut(vocabulary):
    _, (chunk,) = chunks(vocabulary, "Poland buys " + "very " * 400 + "old jets.")
    assert len(chunk.ids) == LONGEST


def test_what_no_military_word_is_near_is_not_worth_reading(vocabulary):
    paragraphs = ["Rain fell on the lake.", "Anglers came home early.", "A heron watched them.", "Peru ordered tanks."]
    context = prepare(article_of(*paragraphs), vocabulary)
    assert worth_reading(context) == [False, True, True, True]
    assert not any(worth_reading(prepare(article_of("The team won the cup again."), vocabulary)))
