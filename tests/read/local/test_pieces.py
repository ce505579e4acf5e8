"""Words are cut as the encoder was taught to."""

from hypothesis import given
from hypothesis import strategies as st

from foedera.read.local.pieces import LOWER, MARK, UPPER, WORD, Pieces, case_of, folded

LIST = ["[UNK]", "poland", "bay", "##rak", "##tar", "50", "fa", "-", "##s", "jet"]


def pieces() -> Pieces:
    return Pieces.of(line + "\n" for line in LIST)


def cut(word: str) -> list[str]:
    return [LIST[number] for number in pieces().cut(word)]


def test_the_longest_pieces_come_first():
    assert cut("Bayraktar") == ["bay", "##rak", "##tar"]
    assert cut("jets") == ["jet", "##s"]


def test_a_word_that_cannot_be_cut_is_unknown_as_a_whole():
    assert cut("baykar") == ["[UNK]"]
    assert cut("x" * 80) == ["[UNK]"]


def test_accents_and_capitals_are_folded():
    assert folded("Türkiye") == "turkiye"
    assert cut("POLÁND") == ["poland"]


def test_designations_are_cut_at_their_marks():
    assert WORD.findall("FA-50 jets, U.S.") == ["FA", "-", "50", "jets", ",", "U", ".", "S", "."]
    assert [case_of(w) for w in ("jets", "FA", ",")] == [LOWER, UPPER, MARK]


@given(st.text(max_size=80))
def test_any_text_can_be_cut(text):
    known = pieces()
    for word in WORD.findall(text):
        assert known.cut(word)
        assert 0 <= case_of(word) < 6
