from hypothesis import given
from hypothesis import strategies as st

from articles_for_tests import article_of
from foedera.read.sentences import find_sentences
from foedera.records import Article, Line


def words(article: Article) -> list[str]:
    return [sentence.words for sentence in find_sentences(article)]


def test_abbreviations_ranks_and_sums_do_not_end_a_sentence():
    article = article_of(
        "Lt. Gen. A. B. Osei met U.S. Navy officers on Nov. 2. The deal is worth $3.3 bn. It ends in May."
    )
    assert words(article) == [
        "Lt. Gen. A. B. Osei met U.S. Navy officers on Nov. 2.",
        "The deal is worth $3.3 bn.",
        "It ends in May.",
    ]


def test_a_quotation_is_split_at_its_sentences():
    article = article_of("“We buy twelve of them. They come in May,” the minister said.")
    assert words(article) == ["“We buy twelve of them.", "They come in May,” the minister said."]


def test_only_main_lines_are_read():
    article = article_of("Oman bought a ship.", title="Oman buys")
    assert words(article) == ["Oman bought a ship."]
    assert [s.words for s in find_sentences(article, "title")] == ["Oman buys"]


@given(st.text(max_size=300))
def test_every_sentence_stands_in_the_text_and_none_overlap(text):
    article = Article("b" * 16, "x", "x", None, text, (Line(0, len(text), "main", ""),), None, None, None, None, "en")
    end = 0
    for sentence in find_sentences(article):
        assert text[sentence.span.start : sentence.span.end] == sentence.words
        assert sentence.span.start >= end
        end = sentence.span.end
