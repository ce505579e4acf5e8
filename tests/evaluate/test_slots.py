from foedera.evaluate.slots import (
    compare_slots,
    likeness,
    name_words,
    same_date,
    same_evidence,
    same_name,
    same_stage,
    same_value,
)

ORDER = {
    "kind": "transfer",
    "stage": "agreed",
    "parties": [
        {"name": "Damen", "country": "NLD", "role": "supplier"},
        {"name": "Jordan", "country": "JOR", "role": "recipient"},
    ],
    "systems": [{"name": "Stan Patrol 4207", "class": "ship"}],
    "quantity": 2,
    "when": "2024-03",
    "evidence": ["Jordan ordered two Stan Patrol 4207 boats from Damen in March 2024."],
}


def test_company_forms_and_accents_do_not_tell_names_apart():
    assert same_name("Baykar", "the Baykar Technology Company") == 1.0
    assert same_name("Vecdi Gönül", "Vecdi Gonul") == 1.0
    assert name_words("Akıncı") == {"akinci"}


def test_different_firms_are_not_alike():
    assert same_name("Damen", "Fincantieri") == 0.0
    assert same_name("Damen", None) == 0.0


def test_neighbours_on_the_ladder_are_half_alike_but_a_denial_never_is():
    assert same_stage("planned", "agreed") == 0.5
    assert same_stage("proposed", "agreed") == 0.0
    assert same_stage("denied", "proposed") == 0.0


def test_a_date_that_refines_another_is_half_right():
    assert same_date("2024", "2024-03") == 0.5
    assert same_date("2024~", "2024") == 0.5
    assert same_date("2023", "2024") == 0.0
    assert same_date("2024", None) == 0.0


def test_value_within_one_per_cent_in_the_same_currency():
    assert same_value({"amount": 1000, "currency": "EUR"}, {"amount": 1009, "currency": "EUR"}) == 1.0
    assert same_value({"amount": 1000, "currency": "EUR"}, {"amount": 1009, "currency": "USD"}) == 0.0
    assert same_value({"amount": 1000, "currency": "EUR"}, {"amount": 1100, "currency": "EUR"}) == 0.0


def test_evidence_is_compared_by_runs_of_four_words():
    assert same_evidence(ORDER["evidence"], ["“Jordan ordered two Stan Patrol 4207 boats,” it said."]) > 0.5
    assert same_evidence(ORDER["evidence"], ["Something else was said of the boats."]) == 0.0


def test_the_same_claim_is_wholly_alike():
    assert likeness(ORDER, ORDER) == 1.0


def test_swapped_roles_cost():
    swapped = ORDER | {
        "parties": [
            {"name": "Damen", "country": "NLD", "role": "recipient"},
            {"name": "Jordan", "country": "JOR", "role": "supplier"},
        ]
    }
    assert compare_slots(ORDER, swapped)["parties"] == 0.8
    assert likeness(ORDER, swapped) < 1.0


def test_nothing_in_common_but_the_state_is_not_the_same_claim():
    other = {"kind": "exercise", "stage": "agreed", "parties": ORDER["parties"], "evidence": ["They will train."]}
    assert likeness(ORDER, other) == 0.0


def test_slots_that_neither_filled_do_not_count():
    assert "value" not in compare_slots(ORDER, ORDER)
    assert compare_slots(ORDER, ORDER | {"place": "Amman"})["place"] == 0.0
