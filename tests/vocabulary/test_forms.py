import pytest

from foedera.vocabulary.forms import forms_of, spellings


def test_kinds_and_rules_of_forms() -> None:
    values = {
        "id": "GEO", "name": "Georgia", "status": "state", "not_near": ["Atlanta"], "near": ["Tbilisi"],
        "adjectives": [{"form": "Georgian", "not_before": ["house"]}, "Kartvelian"], "weak": ["Gruzia"],
    }  # fmt: skip
    forms = {form.written: (form.kind, form.rules) for form in forms_of("states", values)}
    assert forms == {
        "Georgia": ("name", {"not_near": ("Atlanta",)}),
        "Georgian": ("adjective", {"not_before": ("house",)}),
        "Kartvelian": ("adjective", {}),
        "Gruzia": ("weak", {"near": ("Tbilisi",), "not_near": ("Atlanta",)}),
    }


def test_a_form_that_is_also_weak_is_weak() -> None:
    values = {"id": "anadolu", "name": "Anadolu", "aliases": ["AA"], "weak": ["AA"], "kind": "agency"}
    assert [(form.written, form.kind) for form in forms_of("outlets", values)] == [("Anadolu", "name"), ("AA", "weak")]


@pytest.mark.parametrize(
    ("name", "surname", "first", "found"),
    [
        ("Vecdi Gönül", None, False, "Gönül"),
        ("Kim Min-seok", None, True, "Kim"),
        ("Mohammed Ali", "Mohammed", False, "Mohammed"),
    ],
)
def test_surnames(name: str, surname: str | None, first: bool, found: str) -> None:
    values = {"id": "p", "name": name, "offices": [], **({"surname": surname} if surname else {})}
    assert [form.written for form in forms_of("people", values, first) if form.kind == "surname"] == [found]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("TB2", {"tb2", "tb 2"}),
        ("TB-2", {"tb2", "tb 2"}),
        ("S-400", {"s400", "s 400"}),
        ("MMP", {"mmp"}),
        ("Bayraktar TB2", {"bayraktar tb2", "bayraktar tb 2"}),
    ],
)
def test_spellings_of_designations(written: str, found: set[str]) -> None:
    assert set(spellings(written, designation=True)) == found


def test_long_designations_have_few_spellings() -> None:
    assert len(list(spellings("AGM-65A2B3C4D5", designation=True))) <= 3


def test_other_names_have_one() -> None:
    assert list(spellings("G-20", designation=False)) == ["g 20"]
