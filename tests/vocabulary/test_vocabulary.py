from collections.abc import Callable

import pytest

from foedera.vocabulary import Firm, Form, Office, Vocabulary, days_of, held, load_vocabulary, vocabulary_version

Made = Callable[..., Vocabulary]

WORLD = """
states:
  - {id: TUR, name: Turkey, adjectives: [{form: Turkish, not_before: [delight]}], status: state}
  - {id: FRA, name: France, status: state}
  - {id: NATO, name: NATO, status: body}
firms:
  - {id: venture, name: Joint Venture Works, states: [FRA, TUR], years: ../2018}
  - {id: venture-2, name: Joint Venture Yards, aliases: [Joint Venture Works], state: FRA, years: 2019/..}
people:
  - {id: gonul, name: Vecdi Gönül, aliases: [Vacdi Konul], state: TUR,
     offices: [{title: Minister of National Defence, kind: defence-minister, from: 2002-11-19, to: 2011-07-06}]}
  - {id: yilmaz, name: İsmet Yılmaz, state: TUR,
     offices: [{title: Minister of National Defence, kind: defence-minister, from: 2011-07-06, to: 2013},
               {title: Minister of National Defence, kind: defence-minister, from: 2015-07}]}
types:
  - {id: tank, class: armoured-vehicle, sipri: Armoured vehicles, sipri_why: x, unroca: I, unroca_why: x, nouns: [tank]}
systems:
  - {id: leclerc, name: Leclerc, type: tank, origin: [FRA]}
  - {id: odd, name: Odd Thing, type: tank, class: other, class_why: it is odd}
"""


@pytest.fixture
def world(made: Made) -> Vocabulary:
    return made(WORLD)


def test_entries_are_read_back_as_they_were_written(world: Vocabulary) -> None:
    assert world.firm("venture") == Firm(
        id="venture", name="Joint Venture Works", states=("FRA", "TUR"), years="../2018"
    )
    state = world.state("TUR")
    assert state is not None
    assert state.adjectives == (Form(form="Turkish", not_before=("delight",)),)
    assert world.state("ZZZ") is None
    assert [entry.id for entry in world.all("system")] == ["leclerc", "odd"]


def test_whose_a_match_is(world: Vocabulary) -> None:
    text = "NATO, Turkish Joint Venture Works, Leclerc, Vacdi Konul"
    assert {match.words: world.states_of(match) for match in world.find(text)} == {
        "NATO": (), "Turkish": ("TUR",), "Joint Venture Works": ("FRA", "TUR"), "Leclerc": ("FRA",),
        "Vacdi Konul": ("TUR",),
    }  # fmt: skip


def test_the_class_of_a_system_is_its_types_unless_it_says_otherwise(world: Vocabulary) -> None:
    classes = {match.words: world.class_of(match) for match in world.find("Leclerc tanks, Odd Thing, Turkey")}
    assert classes == {"Leclerc": "armoured-vehicle", "tanks": "armoured-vehicle", "Odd Thing": "other", "Turkey": None}


def test_the_date_of_the_text_chooses_between_entries(world: Vocabulary) -> None:
    text = "Joint Venture Works"
    assert [match.entry for match in world.find(text, "2015-03")] == ["venture"]
    assert [match.entry for match in world.find(text, "2021")] == ["venture-2"]
    (match,) = world.find(text)
    assert match.ambiguous


def test_who_held_an_office(world: Vocabulary) -> None:
    def names(kind: str, on: str | None) -> list[str]:
        return [person.name for person, _ in world.office(kind, "TUR", on)]

    assert names("defence-minister", "2008-05-12") == ["Vecdi Gönül"]
    assert names("Minister of National Defence", "2012") == ["İsmet Yılmaz"]
    assert names("defence-minister", "2011") == ["İsmet Yılmaz", "Vecdi Gönül"]
    assert names("defence-minister", "2014") == []
    assert names("defence-minister", "2024-01") == ["İsmet Yılmaz"]
    assert names("defence-minister", None) == ["İsmet Yılmaz", "İsmet Yılmaz", "Vecdi Gönül"]


@pytest.mark.parametrize("name", ["Vecdi Gönül", "vecdi gonul", "Gönül", "Vacdi  Konul"])
def test_holders_by_any_spelling_of_the_name(world: Vocabulary, name: str) -> None:
    assert [person.id for person, _ in world.holders(name)] == ["gonul"]
    assert world.holders(name, on="2015") == []


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-07-20", "2018-07-20", "2018-07-20"),
        ("2018-07", "2018-07-01", "2018-07-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("2011/..", "2011-01-01", "9999-12-31"),
        ("../2022-03", "0000-01-01", "2022-03-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2022-22", "2022-01-01", "2022-12-31"),
    ],
)
def test_days_of_edtf_dates(edtf: str, first: str, last: str) -> None:
    assert days_of(edtf) == (first, last)


def test_an_office_without_dates_may_have_been_held() -> None:
    assert held(Office(title="Minister", kind="minister"), "2001")


def test_the_shipped_vocabulary_is_loaded_once_and_has_a_version() -> None:
    assert load_vocabulary() is load_vocabulary()
    assert vocabulary_version() == load_vocabulary().version
    assert len(vocabulary_version()) == 16
