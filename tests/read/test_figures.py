import pytest

from articles_for_tests import article_of
from foedera.read.activities import find_activities
from foedera.read.context import prepare
from foedera.read.figures import find_quantity, find_value
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def figures(words: str) -> tuple[int | None, float | None]:
    context = prepare(article_of(words), WORDS)
    activity = find_activities(context, 0)[0]
    quantity = find_quantity(context, activity, activity.kind, WORDS)
    value = find_value(context, activity, activity.kind, WORDS)
    return (quantity.value if quantity else None, value.value.amount if value else None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru ordered six frigates from Spain for $2 billion.", (6, 2e9)),
        ("Peru ordered 12 of the new Spanish frigates.", (12, None)),
        ("Peru ordered half a dozen K2 tanks.", (6, None)),
        ("Peru bought Type 69 tanks from China.", (None, None)),
        ("Peru ordered two squadrons of F-16 jets.", (None, None)),
        ("Peru ordered 24 fighter jets at $60 million each.", (24, None)),
        ("Peru ordered fighter jets in 2019 from two firms in Spain.", (None, None)),
        ("Chile and Peru held a naval exercise with six frigates.", (None, None)),
    ],
)
def test_quantity_and_value(words, expected):
    assert figures(words) == expected
