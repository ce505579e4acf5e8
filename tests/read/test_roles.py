import pytest

from articles_for_tests import article_of
from foedera.read.activities import find_activities
from foedera.read.context import prepare
from foedera.read.roles import find_roles
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def roles(*paragraphs: str, title: str | None = None) -> dict[str, str]:
    """The role of each party of the last sentence's first activity."""
    context = prepare(article_of(*paragraphs, title=title), WORDS)
    activity = find_activities(context, len(context.sentences) - 1)[0]
    return {cell.value.name: cell.value.role for cell in find_roles(context, activity)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Poland ordered 48 fighter jets from South Korea.", {"Poland": "recipient", "South Korea": "supplier"}),
        ("Six drones were delivered to Mali by Turkey.", {"Mali": "recipient", "Turkey": "supplier"}),
        ("Germany's purchase of 60 tanks from Spain", {"Germany": "recipient", "Spain": "supplier"}),
        ("Italy will train the military pilots of Kenya.", {"Italy": "supplier", "Kenya": "recipient"}),
        ("Chile and Peru held a joint naval exercise.", {"Chile": "partner", "Peru": "partner"}),
        ("The Polish Navy ordered frigates from Norway.", {"Polish Navy": "recipient", "Norway": "supplier"}),
        ("Mali received Russian helicopters for its army.", {"Mali": "recipient", "Russia": "supplier"}),
    ],
)
def test_who_gives_and_who_gets(words, expected):
    assert roles(words) == expected


def test_of_a_state_and_its_ministry_the_ministry_takes_part():
    assert set(roles("Peru's Defence Ministry said that Peru had bought tanks from Spain.")) >= {"Spain"}
    assert "Peru" not in roles("Peru's Defence Ministry bought tanks from Spain for Peru.")


@pytest.mark.parametrize(
    "words",
    [
        "Poland will buy 96 tanks from Norway, the Polish Ministry of National Defence said on Monday.",
        "Poland will buy 96 tanks from Norway, Turkey's defence ministry said.",
        "“Poland will buy 96 tanks from Norway,” the Polish defence ministry said.",
    ],
)
def test_who_only_closes_the_sentence_takes_no_part(words):
    assert roles(words) == {"Poland": "recipient", "Norway": "supplier"}


def test_a_ministry_that_says_what_it_does_itself_takes_part():
    assert "Polish Defence Ministry" in roles("The Polish Defence Ministry said it would buy 96 tanks from Norway.")


def test_the_two_countries_are_those_named_before():
    assert roles("Estonia and Latvia share a border.", "The two countries held a joint military exercise.") == {
        "Estonia": "partner",
        "Latvia": "partner",
    }


def test_we_is_the_state_of_the_speaker():
    found = roles("“We will buy tanks from Spain,” Romanian Defence Minister Mihai Stan said.")
    assert found == {"Romania": "recipient", "Spain": "supplier"}


def test_who_only_speaks_takes_no_part():
    assert "Kenya" not in roles("Greece will buy frigates from France, Kenyan analyst Peter Otieno said.")


def test_the_state_visited_takes_part():
    found = roles("The German defence minister met military officials in Oman for talks on security cooperation.")
    assert "Oman" in found


def test_the_party_left_out_is_the_one_named_just_before():
    found = roles(
        "Kenya wants a navy.", "Japan is its partner.", "Kenya received six frigates.", title="Japan and Kenya"
    )
    assert found == {"Kenya": "recipient", "Japan": "supplier"}


def test_no_party_is_made_up():
    assert roles("The army received six frigates.") == {}
