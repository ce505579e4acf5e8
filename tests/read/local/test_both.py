"""The network and the rules together."""

import pytest

from articles_for_tests import article_of
from foedera.read.context import prepare
from foedera.read.local.both import Limits, completed, left_over, taken
from foedera.read.local.network import Found
from foedera.read.rules import read_by_rules
from foedera.records import KINDS, STAGES
from foedera.vocabulary import load_vocabulary

SALE = "Sweden delivered four Gripen fighters to Hungary in May 2019."


@pytest.fixture(scope="module")
def read():
    vocabulary = load_vocabulary()
    article = article_of(SALE, "The weather over Kecskemet was poor.", published="2019-06-01")
    return prepare(article, vocabulary), read_by_rules(article, vocabulary)


def seen(kind: str, claim: float, sentence: int = 0) -> Found:
    chances = tuple(float(k == kind) for k in KINDS)
    return Found(sentence, 7, 16, claim, chances, tuple(float(s == "completed") for s in STAGES), {})


def test_what_the_rules_see_too_needs_less_certainty(read):
    context, rules = read
    limits = Limits(least=0.8, agreed=0.4, rules=2)
    sale, training, elsewhere = seen("transfer", 0.5), seen("training", 0.5), seen("transfer", 0.5, 1)
    assert taken(context, [sale, training, elsewhere], rules, limits) == [sale]
    assert taken(context, [sale], [], limits) == []


def test_rules_add_what_the_network_is_not_sure_is_none(read):
    context, rules = read
    assert left_over(context, [seen("transfer", 0.5)], [], rules, 0.3) == rules
    assert left_over(context, [seen("transfer", 0.1)], [], rules, 0.3) == []
    assert left_over(context, [seen("transfer", 0.5)], rules, rules, 0.3) == []


def test_an_empty_slot_is_filled_by_the_rules_and_a_full_one_is_kept(read):
    from dataclasses import replace

    context, (claim,) = read
    bare = replace(claim, quantity=None, happened_on=None)
    assert completed(context, [bare], [claim])[0].quantity == claim.quantity
    assert completed(context, [bare], [claim])[0].happened_on.value == "2019-05"
    assert completed(context, [claim], [bare]) == [claim]


def test_limits_come_from_the_settings_of_the_weights():
    assert Limits.of({"least": 0.9, "slope": 1.0}) == Limits(least=0.9)
