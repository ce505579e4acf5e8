import pytest

from foedera.read.people import find_people
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def people(text: str) -> list[tuple[str, str | None]]:
    return [(named.name, named.country) for named in find_people(text, WORDS.find(text), WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Defence Minister Grace Otieno left.", [("Grace Otieno", "KEN")]),
        ("“It works,” said Karel Dvorak.", [("Karel Dvorak", None)]),
        ("Lt. Gen. Pedro Salas of Chile spoke.", [("Pedro Salas", None)]),
        ("Ana Marku, the Albanian ambassador, agreed.", [("Ana Marku", "ALB")]),
        ("According to Tomas van der Berg, it sank.", [("Tomas van der Berg", None)]),
    ],
)
def test_a_person_is_told_by_what_stands_around(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Royal Air Force said it would fly.",
        "South Korea said no.",
        "They met in Buenos Aires.",
        "Joint Task Force Southern Cross arrived.",
        "The Black Sea Fleet sailed.",
    ],
)
def test_what_is_no_person(text):
    assert people(text) == []
