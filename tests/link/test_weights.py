import re
from importlib.resources import files
from pathlib import Path

import pytest

import foedera.link
from foedera.errors import VocabularyError
from foedera.link.weights import linking_table, read_table

TEXT = files("foedera.vocabulary").joinpath("linking.yml").read_text(encoding="utf-8")


def test_every_answer_of_the_comparisons_has_its_points() -> None:
    folder = Path(foedera.link.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    answered = re.findall(r'Finding\(\s*"(\w+)",\s*"([a-z-]+)"', code)
    assert len(answered) > 30
    for comparison, level in answered:
        if level != "nothing":
            assert linking_table().level(comparison, level).means


def test_no_single_comparison_reaches_what_is_needed() -> None:
    for levels in linking_table().comparisons.values():
        for level in levels.values():
            assert level.points == "apart" or level.points < linking_table().needed


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("needed: 5.0", "neded: 5.0", "neded"),
        ("needed: 5.0", "needed: 0", "greater than 0"),
        ("{points: apart", "{points: never", "never"),
        ("consultation: [same-day]", "consultation: [same-dya]", "same-dya"),
        ("  other: [same-designation", "  others: [same-designation", "no `other`"),
        ("comparisons:", "comparisons: [", "linking.yml"),
    ],
)
def test_a_slip_in_the_file_is_an_error_that_names_it(written: str, instead: str, message: str) -> None:
    assert written in TEXT
    with pytest.raises(VocabularyError, match=message):
        read_table(TEXT.replace(written, instead, 1))


def test_a_level_the_file_lacks_is_an_error() -> None:
    with pytest.raises(VocabularyError, match="no level `same-colour`"):
        linking_table().level("system", "same-colour")
