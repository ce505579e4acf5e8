import pytest

from foedera.read.firms import find_unlisted_firms
from foedera.read.mentions import Mention
from foedera.read.people import Named


def firms(words: str, *known: Mention, people: tuple[Named, ...] = ()) -> list[tuple[str, str | None]]:
    return [(firm.name, firm.country) for firm in find_unlisted_firms(words, known, people)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru ordered it from Rotava Shipyard.", [("Rotava Shipyard", None)]),
        ("The Nordhavn Maritime Systems group builds it.", [("Nordhavn Maritime Systems", None)]),
        ("It is made by Zvolen Dynamics and Rotava Works.", [("Zvolen Dynamics", None), ("Rotava Works", None)]),
    ],
)
def test_a_firm_is_told_by_the_end_of_its_name(words, expected):
    assert firms(words) == expected


def test_the_state_beside_a_firm_is_its_own():
    danish = Mention(4, 10, "Denmark", "DNK", "DNK", "state", "maker")
    assert firms("The Danish firm Nordhavn Systems builds it.", danish) == [("Nordhavn Systems", "DNK")]


@pytest.mark.parametrize("words", ["The Shipyard is old.", "It sells systems.", "Weapons and Systems"])
def test_what_is_no_firm(words):
    assert firms(words) == []


def test_a_person_is_no_firm():
    assert firms("Anna Works said so.", people=(Named("Anna Works", None, 0, 10),)) == []
