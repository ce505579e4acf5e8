"""The reader as a whole, on sentences as news writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles_for_tests import article_of
from foedera.errors import ReaderError
from foedera.read.claims import find_claims, gate
from foedera.records import Article, Claim
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def read(
    *paragraphs: str, title: str | None = None, published: str | None = "2023-06-15"
) -> tuple[Article, list[Claim]]:
    article = article_of(*paragraphs, title=title, published=published)
    claims, refused = find_claims(article, WORDS)
    assert refused == []
    return article, claims


def only(*paragraphs: str, **facts: str) -> Claim:
    _, claims = read(*paragraphs, **facts)
    assert len(claims) == 1, [(c.kind.value, c.stage.value, c.evidence[0].words) for c in claims]
    return claims[0]


def roles(claim: Claim) -> dict[str | None, str]:
    return {cell.value.country: cell.value.role for cell in claim.parties}


def test_a_sale_with_everything_in_one_sentence():
    claim = only("France sold 12 Rafale jets to Croatia for 999 million euros in November 2021.")
    assert (claim.kind.value, claim.stage.value) == ("transfer", "completed")
    assert roles(claim) == {"FRA": "supplier", "HRV": "recipient"}
    assert [(s.value.name, s.value.system_class) for s in claim.systems] == [("Rafale", "aircraft")]
    assert claim.quantity is not None
    assert claim.quantity.value == 12
    assert claim.value is not None
    assert (claim.value.value.amount, claim.value.value.currency) == (999_000_000, "EUR")
    assert claim.happened_on is not None
    assert claim.happened_on.value == "2021-11"
    assert claim.speaker is None


@pytest.mark.parametrize(
    ("words", "supplier", "recipient"),
    [
        ("Poland ordered 48 fighter jets from South Korea.", "KOR", "POL"),
        ("Six armed drones were delivered to Mali by Turkey.", "TUR", "MLI"),
        ("Germany's purchase of 60 helicopters from the United States was approved.", "USA", "DEU"),
        ("Serbia received four combat helicopters from Russia.", "RUS", "SRB"),
        ("The Philippines will receive missiles from India.", "IND", "PHL"),
    ],
)
def test_who_gives_and_who_gets(words, supplier, recipient):
    assert roles(only(words)) == {supplier: "supplier", recipient: "recipient"}


def test_domestic_procurement_is_a_capability():
    claim = only("The Pentagon ordered 300 missiles from the American manufacturer Lockheed Martin.")
    assert claim.kind.value in ("capability", "transfer")
    assert {cell.value.country for cell in claim.parties} == {"USA"}


def test_a_state_alone_that_builds_its_own():
    claim = only("Iran has tested a new ballistic missile.")
    assert (claim.kind.value, claim.stage.value) == ("capability", "completed")


def test_joint_production_has_partners():
    claim = only("Italy and Spain will jointly produce an armoured vehicle.")
    assert (claim.kind.value, claim.stage.value) == ("co-production", "planned")
    assert roles(claim) == {"ITA": "partner", "ESP": "partner"}


def test_the_speaker_is_no_party():
    claim = only("Greece will buy four frigates from France, Kenyan analyst Peter Otieno said.")
    assert claim.speaker is not None
    assert claim.speaker.value == "Peter Otieno"
    assert set(roles(claim)) == {"GRC", "FRA"}


def test_we_is_the_state_of_the_speaker():
    _, claims = read(
        "Romanian Defence Minister Mihai Stan met reporters on Monday.",
        "“We will buy tanks from South Korea,” Stan said.",
    )
    [claim] = [c for c in claims if c.kind.value == "transfer"]
    assert roles(claim) == {"ROU": "recipient", "KOR": "supplier"}
    assert claim.speaker is not None
    assert claim.speaker.value == "Mihai Stan"


def test_the_two_countries_are_those_named_before():
    _, claims = read("Estonia and Latvia share a border.", "The two countries held a joint military exercise in May.")
    [claim] = [c for c in claims if c.kind.value == "exercise"]
    assert set(roles(claim)) == {"EST", "LVA"}
    assert claim.happened_on is not None
    assert claim.happened_on.value == "2023-05"


def test_a_stage_that_moves_on_makes_two_claims():
    _, claims = read(
        "Australia signed a contract for 75 tanks with the United States in 2022. "
        "The United States delivered the first 20 tanks to Australia in May."
    )
    assert {c.stage.value for c in claims} >= {"agreed", "completed"}


def test_the_same_said_twice_is_one_claim_with_two_pieces_of_evidence():
    _, claims = read("Qatar bought 36 fighter jets from France.", "Qatar has bought the fighter jets from France.")
    [claim] = [c for c in claims if c.kind.value == "transfer"]
    assert len(claim.evidence) == 2


@pytest.mark.parametrize(
    "words",
    [
        "The airline ordered 22 aircraft from the United States for its passenger routes.",
        "The football team of Spain met that of Italy in a friendly.",
        "If Sweden sold fighters to Hungary, the opposition would protest.",
        "Will France sell frigates to Greece?",
        "The Russian-made tank stood in the museum.",
        "Police in Germany arrested a man with a pistol.",
        "The two countries have warm relations, analysts believe.",
    ],
)
def test_what_is_no_claim(words):
    assert read(words)[1] == []


def test_residue_and_title_are_not_read_as_text():
    _, claims = read("Nothing happened that day.", title="Norway buys missiles from the United States")
    assert claims == []


def test_an_unknown_reader_is_an_error_that_names_the_known_ones():
    with pytest.raises(ReaderError, match="rules"):
        find_claims(article_of("x"), WORDS, "oracle")


def test_the_gate_refuses_words_that_do_not_stand_in_the_article():
    _, claims = read("France sold 12 Rafale jets to Croatia.")
    other = article_of("Portugal sold nothing to anybody at all, then or later, as far as is known.")
    passed, refused = gate(other, claims)
    assert passed == []
    assert refused[0].reason == "claim-refused"


PIECES = (
    "Turkey|Poland|the Navy|drones|six|Leopard 2|will|buy|sold|to|from|and|,|said|on Monday|in 2022|$2 million|talks|"
    "exercise|the two countries|“We|have|agreed”|not|minister|Anna Kos|joint production|.|delivered|tanks|?"
)
SENTENCES = st.lists(st.sampled_from(PIECES.split("|")), max_size=40)


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_whatever_is_read_every_span_stands_in_the_article(pieces):
    article, claims = read(" ".join(pieces) or "x")
    for claim in claims:
        for span in claim.spans():
            span.check(article)


@settings(max_examples=30, deadline=None)
@given(SENTENCES)
def test_reading_twice_gives_the_same(pieces):
    assert read(" ".join(pieces) or "x") == read(" ".join(pieces) or "x")
