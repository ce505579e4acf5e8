import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.register.figures import Figure, agree, read_figure
from records_for_tests import find_span, make_article


def figure(sentence: str, words: str, number: float) -> Figure:
    article = make_article(sentence)
    return read_figure(number, find_span(article, words), article)


@pytest.mark.parametrize(
    ("sentence", "words", "number", "least", "most"),
    [
        ("Ruritania ordered 36 launchers.", "36", 36, 36, 36),
        ("Ruritania ordered about 40 launchers.", "40", 40, 35, 45),
        ("Ruritania ordered about 40 launchers.", "about 40", 40, 35, 45),
        ("Ruritania ordered more than 30 launchers.", "30", 30, 30, 45),
        ("Ruritania ordered up to 16 launchers.", "16", 16, 0, 16),
        ("Ruritania ordered 30 to 40 launchers.", "30", 30, 30, 40),
        ("Ruritania wants between 30 and 40 launchers.", "30", 30, 30, 40),
        ("Ruritania wants 30 and 40 will follow.", "30", 30, 30, 30),
        ("Ruritania ordered 30-40 launchers.", "30-40", 30, 30, 40),
        ("The order is worth at least $3 billion.", "$3 billion", 3e9, 3e9, 4.5e9),
        ("The order is worth around US$3 billion.", "3 billion", 3e9, 2.5e9, 3.5e9),
        ("The order is worth $3-3.5 billion.", "$3-3.5 billion", 3e9, 3e9, 3.5e9),
        ("Ruritania ordered 40 or so launchers.", "40", 40, 35, 45),
        ("He spoke about it. Ruritania ordered 40 launchers.", "40", 40, 40, 40),
        ("Zenda is over the hill and 40 launchers stand there.", "40", 40, 40, 40),
        ("The 36 cost 2 to 5 times as much.", "36", 36, 36, 36),
    ],
)
def test_words_around_a_number_say_how_exact_it_is(
    sentence: str, words: str, number: float, least: float, most: float
) -> None:
    found = figure(sentence, words, number)
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [("$3.3 billion", 3.3e9, 1e8), ("$3.30 billion", 3.3e9, 1e7), ("12,000", 12000, 1000), ("36", 36, 1),
     ("three dozen", 36, 1), ("AZN 45 mln", 45e6, 1e6), ("Rs 5,400 crore", 5.4e10, 1e9)],
)  # fmt: skip
def test_the_unit_of_the_last_digit(words: str, number: float, unit: float) -> None:
    assert figure(f"It costs {words} in all.", words, number).unit == pytest.approx(unit)


@pytest.mark.parametrize(
    ("left", "right", "counted", "together"),
    [
        ("36", "40", True, False),
        ("about 40", "36", True, True),
        ("about 40", "60", True, False),
        ("100", "98", True, True),
        ("98", "100", True, True),
        ("100", "90", True, False),
        ("1,200", "1,187", True, True),
        ("at least 30", "36", True, True),
        ("at least 30", "24", True, False),
        ("up to 50", "36", True, True),
    ],
)
def test_rival_quantities(left: str, right: str, counted: bool, together: bool) -> None:
    def of(words: str) -> Figure:
        digits = "".join(c for c in words if c.isdigit())
        return figure(f"It bought {words} launchers.", words, float(digits))

    assert agree(of(left), of(right), counted=counted) is together


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [("3.3", "3.30", True), ("3.3", "3.28", True), ("3.3", "3.5", False), ("3", "3.3", False), ("1.24", "1.25", False)],
)
def test_rival_amounts(left: str, right: str, together: bool) -> None:
    def of(words: str) -> Figure:
        return figure(f"It costs ${words} billion.", f"${words} billion", float(words) * 1e9)

    assert agree(of(left), of(right), counted=False) is together


@given(st.integers(1, 10**9), st.booleans())
def test_every_figure_agrees_with_itself(number: int, counted: bool) -> None:
    found = figure(f"It bought {number} rounds.", str(number), number)
    assert agree(found, found, counted=counted)


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.booleans())
def test_agreement_is_symmetric(a: int, b: int, counted: bool) -> None:
    left, right = (figure(f"It bought {n} rounds.", str(n), n) for n in (a, b))
    assert agree(left, right, counted=counted) == agree(right, left, counted=counted)
