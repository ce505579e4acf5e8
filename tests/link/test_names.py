import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foedera.link.names import designation_roots, same_designation, same_name

SAME_NAMES = [
    ("Baykar", "Baykar Technologies"),
    ("Baykar", "BAYKAR Technology Co."),
    ("Lockheed Martin", "Lockheed Martin Missiles and Fire Control"),
    ("European Aeronautic Defence and Space Company (EADS)", "EADS"),
    ("USAF", "United States Air Force"),
    ("EADS N.V.", "EADS"),
    ("U.S. Army", "US Army"),
    ("Rosoboronexport", "Rosoboroneksport"),
    ("Krauss-Maffei Wegmann GmbH", "Krauss Maffei Wegmann"),
    ("Türk Havacılık", "Turk Havacilik"),
]
OTHER_NAMES = [
    ("Roketsan", "Aselsan"),
    ("Boeing", "Boeing Field"),
    ("United Aircraft Corporation", "United Technologies"),
    ("Hanwha Aerospace", "Hanwha Ocean"),
    ("5th Brigade of marines", "6th Brigade of marines"),
    ("Thales", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_one_firm_under_two_names(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one) == "same"


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_one_shared_word_makes_no_firm(one: str, other: str) -> None:
    assert same_name(one, other) != "same"
    assert same_name(other, one) != "same"


SAME_SYSTEMS = [
    ("Bayraktar TB2", "TB-2"),
    ("Su-25", "Su‑25SM"),
    ("F-16", "F-16C Block 70"),
    ("F-16 Block 70", "F-16 Block 72"),
    ("Leopard 2A7", "Leopard 2"),
    ("M142 HIMARS", "HIMARS"),
    ("KC-135R Stratotanker", "Stratotanker"),
    ("Gripen", "Gripen C"),
    ("Patriot Advanced Capability-3 (PAC-3)", "PAC 3"),
    ("Akinci", "Akıncı"),
    ("Joint Strike Fighter", "JSF"),
    ("S-70i Black Hawk", "S-70"),
]
OTHER_SYSTEMS = [
    ("Leopard 1", "Leopard 2"),
    ("Leopard 1A5", "Leopard 2A5"),
    ("F-16", "F-15"),
    ("F-16", "F-161"),
    ("S-300", "S-400"),
    ("Bayraktar TB2", "Bayraktar TB3"),
    ("K2", "K9"),
    ("Type 054A", "Type 039B"),
    ("Rafale", "Mirage"),
]


@pytest.mark.parametrize(("one", "other"), SAME_SYSTEMS)
def test_one_system_under_two_designations(one: str, other: str) -> None:
    assert same_designation(one, other) == same_designation(other, one) == "same"
    assert set(designation_roots(one)) & set(designation_roots(other)), "and they are brought together"


@pytest.mark.parametrize(("one", "other"), OTHER_SYSTEMS)
def test_two_systems(one: str, other: str) -> None:
    assert same_designation(one, other) == same_designation(other, one) == "different"


@pytest.mark.parametrize(("one", "other"), [("Akinci", "Bayraktar Akinci"), ("Patriot", "Patriot PAC-3")])
def test_one_word_of_several_is_only_like_it(one: str, other: str) -> None:
    assert same_designation(one, other) == same_designation(other, one) == "like"


@given(st.text(max_size=30), st.text(max_size=30))
@example("A:A", "A:B")
def test_any_two_names_can_be_compared_either_way(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert same_designation(one, other) == same_designation(other, one)
    designation_roots(one)
