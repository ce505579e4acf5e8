import pytest

from articles_for_tests import article_of
from foedera.read.activities import find_activities
from foedera.read.context import prepare
from foedera.read.happened import find_happened_on
from foedera.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def dates(words: str, published: str | None = "2022-05-28") -> list[str | None]:
    """The date of each activity of the first sentence."""
    context = prepare(article_of(words, published=published), WORDS)
    activities = find_activities(context, 0)
    found = [find_happened_on(context, activity, activities) for activity in activities]
    return [cell.value if cell else None for cell in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru bought six frigates from Spain in 2019.", ["2019"]),
        ("Peru will buy six frigates from Spain in September.", ["2022-09"]),
        ("Peru bought six frigates from Spain in September.", ["2021-09"]),
        ("Peru has bought six frigates, Spain’s Ana Ruiz said on Friday.", [None]),
        ("LIMA, May 20 (Wire) – Peru bought six frigates from Spain.", [None]),
        ("Japan sold frigates to Kenya in 2018, while Italy trained Kenyan sailors in 2020.", ["2018", "2020"]),
        ("On 3 May Peru bought frigates that serve for the next five years.", ["2022-05-03"]),
    ],
)
def test_when_it_happened(words, expected):
    assert dates(words) == expected


def test_without_a_year_on_the_page_the_year_stays_open():
    assert dates("Peru bought six frigates from Spain on 2 November.", None) == ["XXXX-11-02"]
