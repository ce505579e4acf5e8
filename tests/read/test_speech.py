import pytest

from articles_for_tests import article_of
from foedera.read.context import prepare
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def speakers(*paragraphs: str) -> list[str | None]:
    context = prepare(article_of(*paragraphs), WORDS)
    return [context.speech[i].speaker.value if i in context.speech else None for i in range(len(context.sentences))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The deal is done, Greek Defence Minister Nikos Pappas said.", "Nikos Pappas"),
        ("“It is done,” said Nikos Pappas, the Greek defence minister.", "Nikos Pappas"),
        ("According to Nikos Pappas, the deal is done.", "Nikos Pappas"),
        ("The deal is done, according to recent press reports.", "recent press reports"),
        ("Ankara announced that it would buy frigates.", "Turkey"),
        (
            "It will fly in May, two officials with knowledge of the matter said.",
            "two officials with knowledge of the matter",
        ),
    ],
)
def test_who_said_it(text, speaker):
    assert speakers(text) == [speaker]


def test_a_sentence_in_the_articles_own_voice_has_no_speaker():
    assert speakers("Greece ordered three frigates in 2022.") == [None]


def test_he_is_the_last_who_spoke_and_a_surname_its_full_name():
    assert (
        speakers(
            "Nikos Pappas told reporters it was done.", "He added that ships would follow.", "It flies, Pappas noted."
        )
        == ["Nikos Pappas"] * 3
    )


def test_a_quotation_over_several_sentences_has_the_speaker_named_at_its_end():
    assert speakers("“We buy twelve. They come in May,” Nikos Pappas said.") == ["Nikos Pappas", "Nikos Pappas"]
