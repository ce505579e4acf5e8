from hypothesis import given
from hypothesis import strategies as st

from foedera.vocabulary.fold import fold, fold_text


def test_accents_case_and_marks_are_folded() -> None:
    assert fold("Gönül’s AKINCI, Akıncı; Élysée") == "gonul s akinci  akinci  elysee"


def test_dotless_and_dotted_i_of_turkish() -> None:
    assert fold("İzmir Iğdır Kırıkkale") == "izmir igdir kirikkale"


def test_letters_that_unicode_does_not_take_apart() -> None:
    assert fold("Ørland Łask Əliyev Đà") == "orland lask aliyev da"


def test_hyphens_of_all_kinds_are_one() -> None:
    assert len({fold(f"Su{hyphen}25") for hyphen in "-‐‑–— "}) == 1


def test_cyrillic_stays_readable() -> None:
    assert fold("Минобороны") == "минобороны"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aB é-\u00ad\u200b\u0301\u00a0\t\nİ", max_size=60))
def test_every_folded_character_leads_back_to_the_one_it_was_made_from(text: str) -> None:
    folded = fold_text(text)
    origins = [folded.origin(at) for at in range(len(folded.text))]
    assert origins == sorted(set(origins))
    for at, origin in enumerate(origins):
        assert fold(text[origin]) == folded.text[at]


def test_what_is_not_read_is_dropped_and_offsets_stay_true() -> None:
    text = "Baykar\u00ad-\u200bTech  of\u00a0 Turkey"
    folded = fold_text(text)
    assert folded.text == "baykar tech of turkey"
    assert text[folded.origin(folded.text.index("turkey")) :] == "Turkey"
