from dataclasses import replace

from foedera.read.repeats import UNSURE, merge_repeats
from foedera.records import Cell, Claim, Party, Span, System

ARTICLE = "a" * 16


def span(start: int) -> Span:
    return Span(ARTICLE, start, start + 4, "word")


def claim(at: int, *countries: str, system: str | None = None, quantity: int | None = None) -> Claim:
    """A completed transfer between these states, evidenced by the sentence at an offset."""
    parties = tuple(Cell(Party(country, country, "partner"), span(at)) for country in countries)
    systems = (Cell(System(system, "aircraft"), span(at)),) if system else ()
    count = Cell(quantity, span(at)) if quantity else None
    return Claim(
        ARTICLE, Cell("transfer", span(at)), Cell("completed", span(at)), parties, systems, count, None, None, None,
        None, (span(at),), "test",
    )  # fmt: skip


def test_the_same_again_is_one_claim_with_two_pieces_of_evidence():
    [merged] = merge_repeats([claim(0, "FRA", "QAT", system="Rafale"), claim(50, "FRA", "QAT", quantity=36)])
    assert [s.start for s in merged.evidence] == [0, 50]
    assert merged.systems[0].value.name == "Rafale"
    assert merged.quantity is not None
    assert merged.quantity.value == 36


def test_the_claim_with_more_parties_gives_them():
    [merged] = merge_repeats([claim(0, "FRA"), claim(50, "FRA", "QAT")])
    assert len(merged.parties) == 2


def test_what_differs_stays_apart():
    base = claim(0, "FRA", "QAT", system="Rafale", quantity=36)
    others = [
        claim(50, "FRA", "EGY", system="Rafale"),
        claim(50, "FRA", "QAT", system="NH90"),
        claim(50, "FRA", "QAT", system="Rafale", quantity=24),
        replace(claim(50, "FRA", "QAT", system="Rafale"), stage=Cell("planned", span(50))),
    ]
    for other in others:
        assert merge_repeats([base, other]) == [base, other]


def test_a_bare_noun_adds_nothing_to_what_is_said_surely():
    unsure = replace(claim(50, "QAT", "OMN"), confidence=UNSURE)
    assert merge_repeats([claim(0, "FRA", "QAT"), unsure]) == [claim(0, "FRA", "QAT")]
    assert merge_repeats([unsure]) == [unsure]


def test_nothing_gives_nothing():
    assert merge_repeats([]) == []
