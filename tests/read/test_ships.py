import pytest

from foedera.read.ships import find_ships


def ships(words: str) -> list[tuple[str, str, str]]:
    return [(ship.name, ship.system_class, ship.country) for ship in find_ships(words, 0, len(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("USS Carney (DDG 64) left Rota.", [("USS Carney (DDG 64)", "ship", "USA")]),
        ("USS Key West (SSN-722) surfaced.", [("USS Key West (SSN-722)", "submarine", "USA")]),
        ("The frigate TCG Gediz moored.", [("TCG Gediz", "ship", "TUR")]),
        ("ROKS Sejong and JS Atago met.", [("ROKS Sejong", "ship", "KOR"), ("JS Atago", "ship", "JPN")]),
        ("HNLMS De Ruyter sailed.", [("HNLMS De Ruyter", "ship", "NLD")]),
    ],
)
def test_a_ship_is_told_by_the_prefix_of_its_navy(words, expected):
    assert ships(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The INS is a service for immigrants.",
        "It costs 40 RSS feeds.",
        "The crew of the Carney went ashore.",
        "US Senator Carney said so.",
        "",
    ],
)
def test_what_is_no_ship(words):
    assert ships(words) == []


def test_only_between_the_offsets():
    words = "USS Carney left, and HMS Kent stayed."
    assert [ship.name for ship in find_ships(words, 16, len(words))] == ["HMS Kent"]
