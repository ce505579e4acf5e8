import pytest

from foedera.vocabulary import compile, load, load_vocabulary, read_yaml
from foedera.vocabulary.designations import Shapes

SETTINGS = compile.read_settings()
SHAPES = Shapes(SETTINGS)


def recognised(text: str) -> list[str]:
    return [found.words for found in SHAPES.find(text)[0]]


@pytest.mark.parametrize("shape", SETTINGS["shapes"], ids=lambda shape: shape["example"])
def test_the_example_of_every_shape(shape: dict[str, str]) -> None:
    (found,) = SHAPES.find(shape["example"])[0]
    assert found.why == shape["means"]


@pytest.mark.parametrize("rule", SETTINGS["not_designations"], ids=lambda rule: rule["example"])
def test_the_example_of_everything_that_only_looks_like_one(rule: dict[str, str]) -> None:
    assert recognised(f"There was {rule['example']}.") == []


@pytest.mark.parametrize(
    "words",
    [
        "K2NO", "MMP-X", "Type 054A/P", "Kh-59MK2", "PAC-3 MSE", "F-16 Block 70", "TRLG-230", "AW249NEES", "Mk 54",
        "Project 22800", "2S19M2", "SOM-J", "HGK-82", "Zorawar-2",
    ],
)  # fmt: skip
def test_designations_that_no_list_has(words: str) -> None:
    assert recognised(f"The army tested the {words} missile.") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 cases", "the G-20 summit", "on May 26-29", "Boeing 737 airliners", "A4 paper", "Resolution 1701",
        "call +90 312-555-1234", "10-15 March", "in 2018-19", "the EU-27", "flight MH17", "a Ford F-150", "in FY2023",
        "$5-6bn", "worth EUR69 mln", "TL2.5 billion", "user@K2-18.org", "see https://x.org/F-99/", "UTC+3", "Su- said",
        "the 1990s", "No-one", "A-level", "X-ray", "T-shirts", "U.S.-led", "COP26", "the BMW X5", "Zapad-2021",
    ],
)  # fmt: skip
def test_what_only_looks_like_one(text: str) -> None:
    assert recognised(f"He spoke of {text} again.") == []


def test_a_class_of_system_in_the_sentence_makes_it_sure() -> None:
    (sure,) = SHAPES.find("They ordered the QX-77 missile. It rained.")[0]
    (unsure,) = SHAPES.find("A missile flew. Then QX-77 was on the door. It rained.")[0]
    assert (sure.words, sure.supported) == ("QX-77", True)
    assert (unsure.words, unsure.supported) == ("QX-77", False)


def test_what_the_lists_have_is_not_recognised_again() -> None:
    vocabulary = load_vocabulary()
    text = "An F-16C Block 50 and a ZZ-99 missile."
    matches = vocabulary.find(text)
    assert [found.words for found in vocabulary.find_designations(text, matches)] == ["ZZ-99"]


def test_refusals_say_what_it_is() -> None:
    _, refused = SHAPES.find("COVID-19 and a Ford F-150")
    assert [(one.words, one.why) for one in refused] == [
        ("COVID-19", "a disease or a virus"), ("F-150", "a civil vehicle"),
    ]  # fmt: skip


def test_the_file_has_only_keys_that_are_read() -> None:
    values, _ = read_yaml(load.OUR_DATA / "designations.yml")
    assert set(values) == {"shapes", "endings", "not_designations", "arms_words"}
    assert {key for shape in values["shapes"] for key in shape} == {"shape", "means", "example"}
    assert {key for rule in values["not_designations"] for key in rule} <= {"is", "shape", "before", "after", "example"}
