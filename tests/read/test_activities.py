import pytest

from articles_for_tests import article_of
from foedera.read.activities import find_activities
from foedera.read.activity import Activity
from foedera.read.context import prepare
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def activities(*paragraphs: str) -> list[Activity]:
    """The activities of the last sentence."""
    context = prepare(article_of(*paragraphs), WORDS)
    return find_activities(context, len(context.sentences) - 1)


def kinds(*paragraphs: str) -> list[tuple[str, str]]:
    return [(activity.kind, activity.stage.stage) for activity in activities(*paragraphs)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Turkey delivered six armed drones to Mali.", [("transfer", "completed")]),
        ("Poland will buy 48 fighter jets from South Korea.", [("transfer", "planned")]),
        ("British instructors have trained Ukrainian army recruits since 2022.", [("training", "underway")]),
        ("The two navies held a joint exercise in the Aegean.", [("exercise", "completed")]),
        ("France withdrew its troops from Niger.", [("deployment", "stopped")]),
        ("Norway denied that it had sold missiles to Oman.", [("transfer", "denied")]),
        (
            "Japan sold six frigates to Kenya, while Italy will train Kenyan sailors.",
            [("transfer", "completed"), ("training", "planned")],
        ),
    ],
)
def test_what_a_sentence_tells_of(words, expected):
    assert kinds(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Will France sell frigates to Greece?",
        "If Sweden sold fighters to Hungary, the army would wait.",
        "The delivered drones stand in a hangar of the army.",
        "Fighters sold.",
        "The supplier sold bread to the army in Mali.",
        "Spain trained the football team of Italy.",
        "Nordhavn Training Systems stands beside the army base of Denmark.",
    ],
)
def test_what_tells_of_no_activity(words):
    assert kinds(words) == []


def test_the_systems_follow_a_verb_and_stand_before_a_passive():
    [active] = activities("Egypt ordered TB2 drones from the maker of the K2 tank.")
    assert [system.name for system in active.systems] == ["TB2"]
    [passive] = activities("Six TB2 drones were ordered by Egypt.")
    assert [system.name for system in passive.systems] == ["TB2"]
    assert passive.passive


def test_an_activity_knows_where_its_cue_and_its_part_stand():
    text = "Japan sold six frigates to Kenya, while Italy will train Kenyan sailors."
    sale, training = activities(text)
    assert text[sale.start : sale.end] == "sold"
    assert text[training.start : training.end] == "train"
    assert text[slice(*sale.part)] == "Japan sold six frigates to Kenya,"
    assert sale.verb


def test_a_weak_cue_beside_a_sure_one_is_left_out():
    assert kinds("Egypt signed a contract and bought six frigates from Italy.") == [("transfer", "completed")]


def test_what_was_not_chosen_is_no_part_of_the_choice():
    article = article_of("Croatia chose the Rafale fighter over the F-16 jet from the United States.")
    context = prepare(article, load_vocabulary())
    [activity] = find_activities(context, 0)
    assert [system.name for system in activity.systems] == ["Rafale"]
    assert article.text[slice(*activity.part)].endswith("fighter")
