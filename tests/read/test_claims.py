"""The gate that every reader's claims must pass."""

from dataclasses import replace

import pytest

from foedera.errors import ReaderError
from foedera.read.claims import LANGUAGES, READERS, find_claims, gate
from foedera.records import Cell, Party
from foedera.vocabulary import load_vocabulary
from records_for_tests import find_span, make_article, make_claim

ARTICLE = make_article("Norway ordered 54 Leopard tanks from Germany on Friday.")
CLAIM = make_claim(
    ARTICLE,
    parties=[("Norway", "Norway", "NOR", "recipient"), ("Germany", "Germany", "DEU", "supplier")],
    quantity=("54", 54),
    happened_on=("Friday", "2023-02-03"),
)


def test_a_sound_claim_passes() -> None:
    assert gate(ARTICLE, [CLAIM]) == ([CLAIM], [])


def test_words_that_do_not_stand_there_are_refused() -> None:
    assert CLAIM.quantity is not None
    moved = replace(CLAIM.quantity, span=replace(CLAIM.quantity.span, start=0, end=2))
    passed, (refused,) = gate(ARTICLE, [replace(CLAIM, quantity=moved), CLAIM])
    assert passed == [CLAIM]
    assert (refused.reason, refused.page_id) == ("claim-refused", ARTICLE.id)
    assert "do not stand at" in refused.message


def test_a_day_that_does_not_exist_is_taken_off() -> None:
    wrong = Cell("2009-02-29", find_span(ARTICLE, "Friday"), "test")
    (passed,), (refused,) = gate(ARTICLE, [replace(CLAIM, happened_on=wrong)])
    assert passed == replace(CLAIM, happened_on=None)
    assert refused.reason == "value-refused"
    assert refused.message == "'2009-02-29', from 'Friday', is no date."


@pytest.mark.parametrize("change", [{"parties": ()}, {"evidence": ()}])
def test_a_claim_of_nobody_or_without_evidence_is_refused(change: dict[str, tuple[()]]) -> None:
    passed, refused = gate(ARTICLE, [replace(CLAIM, **change)])  # type: ignore[arg-type]
    assert passed == []
    assert [one.reason for one in refused] == ["claim-refused"]


def test_a_role_outside_the_codebook_is_refused() -> None:
    broker = Cell(Party("Norway", "NOR", "broker"), find_span(ARTICLE, "Norway"))  # type: ignore[arg-type]
    passed, refused = gate(ARTICLE, [replace(CLAIM, parties=(broker,))])
    assert passed == []
    assert len(refused) == 1


def test_an_unknown_reader_is_an_error() -> None:
    with pytest.raises(ReaderError, match="there is no reader 'oracle'"):
        find_claims(ARTICLE, load_vocabulary(), "oracle")


def test_every_reader_says_what_it_reads() -> None:
    assert set(LANGUAGES) == set(READERS)
