import pytest

from foedera.read.parties import find_parties
from foedera.read.people import find_people
from foedera.read.places import find_place
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def place(words: str, reach: bool = False) -> str | None:
    matches = WORDS.find(words)
    mentions = find_parties(words, matches, find_people(words, matches, WORDS), WORDS)
    found = find_place(words, 0, len(words), mentions, reach)
    return words[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The talks were held in Izmir, Turkey.", "Izmir, Turkey"),
        ("They drilled in northern Poland.", "Poland"),
        ("The two navies drilled in the Gulf of Oman in May.", "Gulf of Oman"),
        ("It was tested at Tungaard Range.", "Tungaard Range"),
        ("The hulls are built at Nordhavn, Denmark.", "Nordhavn, Denmark"),
        ("The helicopters are repaired near Zvolenka.", "Zvolenka"),
    ],
)
def test_where_it_happens(words, expected):
    assert place(words) == expected


def test_where_somebody_goes_is_a_place_of_visits_only():
    words = "The minister travelled to Kabul."
    assert place(words, reach=True) == "Kabul"
    assert place(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "They met in March.",
        "The law was passed in Parliament.",
        "It is used in Operation Nile.",
        "They were bought from Norway.",
        "It cost more than expected.",
        "A role in NATO was sought.",
    ],
)
def test_what_is_no_place(words):
    assert place(words) is None
