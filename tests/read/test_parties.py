import pytest

from foedera.read.parties import find_parties
from foedera.read.people import find_people
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def mentions(text: str) -> list[tuple[str, str | None, str]]:
    matches = WORDS.find(text)
    found = find_parties(text, matches, find_people(text, matches, WORDS), WORDS)
    return [(m.name, m.country, m.use) for m in found if m.sort != "person"]


def parties(text: str) -> list[tuple[str, str | None]]:
    return [(name, country) for name, country, use in mentions(text) if use == "party"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo and Tallinn agreed on it.", [("Norway", "NOR"), ("Estonia", "EST")]),
        ("Peru's Defence Ministry bought it.", [("Peru's Defence Ministry", "PER")]),
        ("the Ministry of Defence of Ghana bought it", [("Ministry of Defence of Ghana", "GHA")]),
        ("The Polish Navy ordered it.", [("Polish Navy", "POL")]),
        ("Swiss officials confirmed it.", [("Switzerland", "CHE")]),
        ("NATO approved it.", [("NATO", None)]),
    ],
)
def test_parties_as_the_codebook_writes_them(text, expected):
    assert parties(text) == expected


def test_of_a_firm_and_its_state_the_firm_is_the_party():
    assert parties("Turkey's Roketsan makes rockets.") == [("Roketsan", "TUR")]
    assert parties("It ordered them from the Danish firm Nordhavn Systems.") == [("Nordhavn Systems", "DNK")]


def test_origin_is_no_party():
    assert mentions("Mali flies Russian-made helicopters.") == [("Mali", "MLI", "party"), ("Russia", "RUS", "maker")]


def test_a_place_is_no_party_nor_what_is_coordinated_with_it():
    assert mentions("They were used in Syria and Libya.") == [("Syria", "SYR", "place"), ("Libya", "LBY", "place")]


def test_a_topic_is_no_party():
    assert parties("They discussed the Iraq war.") == []


def test_a_title_is_no_party():
    found = mentions("German Foreign Minister Eva Lindner said so.")
    assert [use for _, _, use in found] == ["title"]


def test_an_office_without_its_state_is_that_of_the_one_before():
    assert ("Navy", "BRA") in parties("Brazil builds ships. The Navy wants four of them.")


def test_a_ship_is_of_the_navy_that_its_prefix_names():
    assert parties("HMAS Toowoomba left port.") == [("HMAS Toowoomba", "AUS")]


def test_nothing_gives_nothing():
    assert mentions("") == []
