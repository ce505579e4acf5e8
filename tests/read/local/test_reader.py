"""What the network marks becomes claims; the network itself is not needed for that."""

import pytest

from articles_for_tests import article_of
from foedera.read.claims import gate
from foedera.read.context import prepare
from foedera.read.local.both import Limits
from foedera.read.local.network import Found, Words
from foedera.read.local.reader import claims_of
from foedera.records import KINDS, STAGES
from foedera.vocabulary import load_vocabulary

ROLES = ("supplier", "recipient", "partner", "system", "quantity", "value", "when", "place", "speaker", "stage")


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def read(vocabulary, paragraphs, *activities, least=0.5, rules=()):
    """The claims of an article in which the network has found these: (cue, kind, stage, {role: words})."""
    article = article_of(*paragraphs, published="2022-09-20")
    context = prepare(article, vocabulary)

    def place(words):
        start = article.text.index(words)
        return start, start + len(words)

    found = []
    for cue, kind, stage, roles, *sure in activities:
        start, end = place(cue)
        sentence = next(i for i, s in enumerate(context.sentences) if s.span.start <= start < s.span.end)
        marked = {role: tuple(Words(*place(words), 0.9, "aircraft") for words in roles.get(role, ())) for role in ROLES}
        found.append(
            Found(
                sentence, start, end, sure[0] if sure else 0.9,
                tuple(0.9 if k == kind else 0.01 for k in KINDS), tuple(0.9 if s == stage else 0.01 for s in STAGES),
                marked,
            )
        )  # fmt: skip
    claims = claims_of(context, found, rules, vocabulary, Limits(least, least, 2))
    passed, refused = gate(article, claims)
    assert not refused
    assert len(passed) == len(claims)
    return claims


ORDER = (
    "Poland has signed a contract to buy 48 FA-50 jets from Korea Aerospace Industries for $3 billion, "
    "Mariusz Blaszczak said."
)
MARKED = {
    "recipient": ["Poland"], "supplier": ["Korea Aerospace Industries"], "system": ["FA-50"], "quantity": ["48"],
    "value": ["$3 billion"], "stage": ["has signed"],
}  # fmt: skip


def test_every_slot_is_resolved(vocabulary):
    (claim,) = read(vocabulary, [ORDER], ("buy", "transfer", "agreed", MARKED))
    assert {(c.value.country, c.value.role) for c in claim.parties} == {("POL", "recipient"), ("KOR", "supplier")}
    assert claim.systems[0].value.name == "FA-50"
    assert claim.quantity.value == 48
    assert (claim.value.value.amount, claim.value.value.currency) == (3e9, "USD")
    assert claim.stage.span.words == "has signed"
    assert claim.speaker.value == "Mariusz Blaszczak"
    assert 0 < claim.confidence <= 1


def test_what_is_unsure_is_left_out(vocabulary):
    assert read(vocabulary, [ORDER], ("buy", "transfer", "agreed", MARKED, 0.2)) == []


def test_the_two_countries_are_those_named_before(vocabulary):
    (claim,) = read(
        vocabulary,
        ["Peru and Chile have quarrelled for years.", "The two countries will hold a naval drill in May."],
        ("drill", "exercise", "planned", {"partner": ["The two countries"], "when": ["in May"], "stage": ["will"]}),
    )
    assert {c.value.country for c in claim.parties} == {"PER", "CHL"}
    assert {c.value.role for c in claim.parties} == {"partner"}
    assert claim.happened_on.value == "2023-05"


def test_a_party_that_the_sentence_leaves_out_is_looked_up_before_it(vocabulary):
    (claim,) = read(
        vocabulary,
        ["Sweden and Hungary are close.", "Hungary will receive four fighters next year."],
        ("receive", "transfer", "planned", {"recipient": ["Hungary"], "system": ["fighters"]}),
    )
    assert {(c.value.country, c.value.role) for c in claim.parties} >= {("HUN", "recipient"), ("SWE", "supplier")}


def test_a_purchase_at_home_is_a_capability(vocabulary):
    (claim,) = read(
        vocabulary,
        ["The Polish Army ordered mortars in Tarnow."],
        ("ordered", "transfer", "agreed", {"recipient": ["The Polish Army"], "system": ["mortars"]}),
    )
    assert claim.kind.value == "capability"


def test_an_activity_with_nobody_in_it_is_no_claim(vocabulary):
    assert read(vocabulary, ["They train there."], ("train", "training", "underway", {})) == []


def test_saying_it_twice_is_one_claim_with_two_pieces_of_evidence(vocabulary):
    again = "Warsaw bought the FA-50 from South Korea in a contract."
    claims = read(
        vocabulary,
        [ORDER, again],
        ("buy", "transfer", "agreed", MARKED),
        (
            "contract.",
            "transfer",
            "agreed",
            {"recipient": ["Warsaw"], "supplier": ["South Korea"], "system": ["FA-50"]},
        ),
    )
    assert len(claims) == 1
    assert len(claims[0].evidence) == 2
