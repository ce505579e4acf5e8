"""How forms are found; what the shipped vocabulary finds is in test_hard_strings.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.vocabulary import Vocabulary, load_vocabulary

Made = Callable[..., Vocabulary]
SHIPPED = load_vocabulary()

STATES = """
states:
  - {id: TUR, name: Turkey, aliases: [Türkiye], adjectives: [Turkish], people: [Turk], seats: [Ankara],
     status: state, not_near: [gravy]}
  - {id: GEO, name: Georgia, adjectives: [Georgian], status: state, not_before: [Tech], not_after: [Atlanta],
     not_near: [Alabama]}
  - {id: KOR, name: South Korea, weak: [Korea], near: [Seoul], surname_first: true, status: state}
  - {id: USA, name: United States, aliases: [US, U.S.], status: state}
  - {id: COG, name: Congo-Brazzaville, weak: [Congo], near: [Sassou], status: state}
  - {id: COD, name: DR Congo, weak: [Congo], near: [Kinshasa, M23], status: state}
"""
SYSTEMS = """
systems:
  - {id: bayraktar-tb2, name: Bayraktar TB2, aliases: [TB2], weak: [Bayraktar], type: drone}
  - {id: f-16, name: F-16, aliases: [F-16 Fighting Falcon], type: fighter}
  - {id: leopard-2, name: Leopard 2, weak: [Leopard], near: [tank], type: tank}
  - {id: a-10, name: A-10, type: fighter}
  - {id: s-400, name: S-400, aliases: [S-400 Triumf], type: sam, variants: false}
types:
  - {id: drone, class: uav, sipri: Aircraft, sipri_why: x, unroca: null, unroca_why: x,
     nouns: [unmanned aerial vehicle, UAV, drone]}
  - {id: sam, class: air-defence, sipri: Air-defence systems, sipri_why: x, unroca: VII, unroca_why: x,
     nouns: [air-defence battery]}
  - {id: tank, class: armoured-vehicle, sipri: Armoured vehicles, sipri_why: x, unroca: I, unroca_why: x,
     nouns: [main battle tank], weak: [tank]}
  - {id: fighter, class: aircraft, sipri: Aircraft, sipri_why: x, unroca: IV, unroca_why: x, nouns: [fighter jet]}
"""
TYPES_OF_DEFENCE = """
types:
  - {id: counter-drone, class: air-defence, sipri: null, sipri_why: x, unroca: null, unroca_why: x,
     nouns: [counter-drone]}
"""
PEOPLE = """
people:
  - {id: a-kim, name: Kim Do-hyun, state: KOR, offices: [{title: Minister, kind: minister, from: 2020, to: 2021}]}
  - {id: b-gul, name: Ayşe Gül, state: TUR, offices: [{title: Minister, kind: minister, from: 2019, to: 2020-05}]}
"""
FIRMS = """
firms:
  - {id: ssb, name: Presidency of Industries, aliases: [SSB], state: TUR}
  - {id: aa, name: Arms Agency, weak: [AA], state: TUR}
  - {id: roketsan, name: ROKETSAN, state: TUR}
"""


@pytest.fixture
def vocabulary(made: Made) -> Vocabulary:
    return made(
        STATES, SYSTEMS, PEOPLE, FIRMS, support={"system": ["drone", "jet"], "firm": ["company"]}, titles=["Minister"],
        marks=["Block", "Mk"],
    )  # fmt: skip


def found(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(match.words, match.entry) for match in vocabulary.find(text)]


def test_offsets_are_those_of_the_text(vocabulary: Vocabulary) -> None:
    text = "“Türkiye’s” F‑16s\u00ad and  Ankara"
    for match in vocabulary.find(text):
        assert text[match.start : match.end] == match.words
    assert found(vocabulary, text) == [("Türkiye", "TUR"), ("F‑16s", "f-16"), ("Ankara", "TUR")]


@pytest.mark.parametrize(
    "words",
    [
        "TB2",
        "TB-2",
        "TB 2",
        "TB2s",
        "TB2S",
        "Bayraktar TB2",
        "Bayraktar TB-2",
        "Bayraktar-TB2",
        "BAYRAKTAR TB2",
        "TB–2",
    ],
)
def test_spellings_of_a_designation(vocabulary: Vocabulary, words: str) -> None:
    assert found(vocabulary, f"The army has six {words}.") == [(words, "bayraktar-tb2")]


@pytest.mark.parametrize("words", ["tb2", "TB20", "TB", "STB2", "Tb 22"])
def test_what_is_no_spelling_of_it(vocabulary: Vocabulary, words: str) -> None:
    assert found(vocabulary, f"The army has six {words}.") == []


@pytest.mark.parametrize(
    "words",
    [
        "F-16C",
        "F-16C/D",
        "F-16C Block 50",
        "F-16C/D Block 50+",
        "F-16 Block 70/72",
        "F-16AM",
        "F-16s",
        "F-16Cs",
        "F16",
        "F 16",
    ],
)
def test_variants_belong_to_the_designation(vocabulary: Vocabulary, words: str) -> None:
    assert found(vocabulary, f"Two {words} flew.") == [(words, "f-16")]


def test_variants_only_where_they_are_allowed(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "The S-400 and the S-400M.") == [("S-400", "s-400")]


def test_an_article_and_a_number_are_no_aircraft(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "A 10-year-old boy. A 10 percent rise.") == []
    assert found(vocabulary, "An A-10 and an A10.") == [("A-10", "a-10"), ("A10", "a-10")]


@pytest.mark.parametrize(
    "text", ["F+16", "F/16", "F$16", "F_16", "f-16", "in F,16", "A 10-year plan", "F 16-year-olds"]
)
def test_marks_and_counts_that_make_no_designation(vocabulary: Vocabulary, text: str) -> None:
    assert found(vocabulary, f"He wrote {text} there.") == []


def test_a_word_at_the_end_of_a_line_in_capitals_is_no_abbreviation(made: Made) -> None:
    vocabulary = made(STATES, common_words=["us"])
    assert found(vocabulary, "CONTACT US\nTURKEY TELLS US NAVY\nWe met the US\n") == [
        ("TURKEY", "TUR"), ("US", "USA"), ("US", "USA"),
    ]  # fmt: skip


def test_a_longer_abbreviation_is_another(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "C.U.S. and U-S and U.S. units") == [("U.S.", "USA")]


def test_the_name_of_a_designation_belongs_to_it(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "a Leopard 2 Leopard") == [("Leopard 2 Leopard", "leopard-2")]


def test_longest_form_wins(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "the F-16 Fighting Falcon") == [("F-16 Fighting Falcon", "f-16")]


def test_capitals_of_a_form_are_asked_for(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "turkey, ankara, Turkey, TURKEY") == [("Turkey", "TUR"), ("TURKEY", "TUR")]


def test_abbreviations_need_all_capitals(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "He told us. Us too. US forces, U.S. forces, SSB, Ssb.") == [
        ("US", "USA"), ("U.S.", "USA"), ("SSB", "ssb"),
    ]  # fmt: skip


def test_long_names_in_capitals_also_stand_in_small_letters(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Roketsan and ROKETSAN") == [("Roketsan", "roketsan"), ("ROKETSAN", "roketsan")]


def test_a_prefix_needs_its_hyphen(made: Made) -> None:
    vocabulary = made("states:\n  - {id: FRA, name: France, adjectives: [French, Franco-], status: state}\n")
    for text in ("Franco-Turkish talks", "Franco–Turkish talks", "FRANCO-TURKISH TALKS"):
        assert found(vocabulary, text) == [(text[:6], "FRA")]
    for text in ("James Franco said", "Franco, the analyst", "franco-turkish talks"):
        assert found(vocabulary, text) == []


def test_an_abbreviation_before_a_number_begins_a_designation(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "The SSB-40 was shown, the US-2 flew.") == []
    assert found(vocabulary, "SSB-led talks, US-made parts") == [("SSB", "ssb"), ("US", "USA")]


def test_a_class_noun_after_a_name_is_no_part_of_it(made: Made) -> None:
    vocabulary = made(
        TYPES_OF_DEFENCE, "systems:\n  - {id: auds, name: AUDS, aliases: [AUDS counter-drone], type: counter-drone}\n"
    )
    assert found(vocabulary, "Two AUDS counter-drone sets") == [("AUDS", "auds"), ("counter-drone", "counter-drone")]


def test_words_are_whole(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Turkeyish Ankaragücü") == []


def test_a_form_does_not_run_over_marks_or_lines(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "In the south, South. Korea is. South\nKorea, DR, Congo") == []


def test_possessives_and_plurals(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Turkey's Turks' drones, unmanned aerial vehicles, air-defence batteries") == [
        ("Turkey", "TUR"), ("Turks", "TUR"), ("drones", "drone"), ("unmanned aerial vehicles", "drone"),
        ("air-defence batteries", "sam"),
    ]  # fmt: skip


def test_states_have_no_plural(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Georgias and Turkeys") == []


def test_rules_of_context(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Georgia Tech") == []
    assert found(vocabulary, "in Atlanta, Georgia, he") == []
    assert found(vocabulary, "Georgia and Alabama") == []
    assert found(vocabulary, "Georgia signed. Alabama did not.") == [("Georgia", "GEO")]
    assert found(vocabulary, "Georgian troops of Georgia") == [("Georgian", "GEO"), ("Georgia", "GEO")]


def test_rules_of_the_entry_leave_its_adjectives_alone(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Georgian Tech in Alabama") == [("Georgian", "GEO")]


def test_weak_forms_need_support(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "A Leopard was seen.") == []
    assert found(vocabulary, "A Leopard tank was seen.") == [("Leopard", "leopard-2"), ("tank", "tank")]
    assert found(vocabulary, "The Leopard 2 came. Every Leopard counts.") == [
        ("Leopard 2", "leopard-2"), ("Leopard", "leopard-2"),
    ]  # fmt: skip
    assert found(vocabulary, "AA reported.") == []
    assert found(vocabulary, "The company AA reported.") == [("AA", "aa")]


def test_a_class_noun_is_supported_by_a_system(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "a fish tank") == []
    assert found(vocabulary, "a Leopard 2 tank") == [("Leopard 2", "leopard-2"), ("tank", "tank")]


def test_context_chooses_between_two_entries(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Congo fought the M23.") == [("Congo", "COD")]
    assert found(vocabulary, "Sassou of Congo.") == [("Congo", "COG")]
    assert found(vocabulary, "Congo.") == []
    (match,) = [m for m in vocabulary.find("Congo between Kinshasa and Sassou") if m.words == "Congo"]
    assert match.ambiguous
    assert set(match.candidates) == {("state", "COG"), ("state", "COD")}


def test_surnames_follow_full_names_or_titles(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Gül is a flower. Kim said.") == []
    assert found(vocabulary, "Minister Gul said") == [("Gul", "b-gul")]
    assert found(vocabulary, "Ayse Gul spoke. Gul left.") == [("Ayse Gul", "b-gul"), ("Gul", "b-gul")]
    assert found(vocabulary, "Minister Kim said") == [("Kim", "a-kim")]


def test_a_title_and_a_given_name_are_no_surname(vocabulary: Vocabulary) -> None:
    for text in ("Minister Gül Demir spoke.", "Minister Gül H. Demir spoke."):
        assert found(vocabulary, text) == []
    for text in ("Minister Gül Tuesday said", "Minister Gül Visits Turkish Plant And Meets Its Workers"):
        assert ("Gül", "b-gul") in found(vocabulary, text)


def test_abbreviations_have_no_irregular_plural(made: Made) -> None:
    vocabulary = made("firms:\n  - {id: man, name: MAN, state: TUR}\n")
    assert found(vocabulary, "TWO MEN AND A TRUCK") == []


def test_a_web_domain_needs_its_point(made: Made) -> None:
    vocabulary = made("outlets:\n  - {id: kg, name: 24.kg, kind: agency}\n")
    assert found(vocabulary, "a load of 24 kg, 24.kg reported") == [("24.kg", "kg")]


def test_every_match_says_why(vocabulary: Vocabulary) -> None:
    (match,) = vocabulary.find("two TB2s")
    assert match.why == "alias 'TB2', plural"
    assert (match.category, match.kind) == ("system", "alias")


def test_what_was_not_taken_says_why(vocabulary: Vocabulary) -> None:
    _, rejected = vocabulary.search("us in Georgia Tech with a Leopard")
    assert {(r.words, r.why) for r in rejected} == {
        ("us", "'us' has no capital"),
        ("Georgia", "not_before: tech"),
        ("Leopard", "a weak form with nothing to support it"),
    }


@given(st.text(alphabet="TturkeyKoreaSouth ofGA10-FTB26./’'\n\u00ad\u00a0é", max_size=80))
def test_matches_never_overlap_and_stand_in_the_text(text: str) -> None:
    end = 0
    for match in SHIPPED.find(text):
        assert match.start >= end
        assert text[match.start : match.end] == match.words
        end = match.end


@given(
    st.lists(st.sampled_from(["Turkey", "the F-16", "and", "Ankara's", "TB2s", "of", "Azeri", ",", "."]), max_size=12)
)
def test_a_name_is_found_whatever_stands_around_it(words: list[str]) -> None:
    text = " ".join([*words, "Azerbaijan"])
    assert SHIPPED.find(text)[-1].entry == "AZE"
