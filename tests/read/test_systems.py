import pytest

from articles_for_tests import article_of
from foedera.read.context import prepare
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def systems(*paragraphs: str) -> list[tuple[str, str | None, str]]:
    """Each system's words, its name and its class."""
    article = article_of(*paragraphs)
    return [(article.text[s.start : s.end], s.name, s.system_class) for s in prepare(article, WORDS).systems]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru ordered six K2 tanks.", [("K2", "K2", "armoured-vehicle")]),
        ("Mali flies Bayraktar TB2 armed drones.", [("Bayraktar TB2", "Bayraktar TB2", "ucav")]),
        ("Chile bought frigates for its navy.", [("frigates", None, "ship")]),
        ("USS Carney (DDG 64) left Rota.", [("USS Carney (DDG 64)", "USS Carney (DDG 64)", "ship")]),
    ],
)
def test_designations_and_class_nouns(words, expected):
    assert systems(words) == expected


def test_two_nouns_for_one_thing_are_one_system():
    assert len(systems("The army wants unmanned aerial vehicles (drones).")) == 1


def test_a_definite_noun_stands_for_the_system_named_before():
    found = systems("Austria ordered six Leopard 2 tanks.", "The vehicles arrived in May.")
    assert found[-1] == ("vehicles", "Leopard 2", "armoured-vehicle")


@pytest.mark.parametrize(
    "later",
    [
        "Vehicles of every kind were shown.",  # not definite
        "The corvettes arrived in May.",  # of another class
        "It said so. " * 80 + "The vehicles arrived in May.",  # too far
    ],
)
def test_what_stands_for_no_system_named_before(later):
    found = systems("Austria ordered six Leopard 2 tanks.", later)
    assert [name for _, name, _ in found if name] == ["Leopard 2"]


@pytest.mark.parametrize("words", ["", "The minister opened the fair.", "They bought fighter tickets for the match."])
def test_what_names_no_system(words):
    assert [s for s in systems(words) if s[1]] == []
