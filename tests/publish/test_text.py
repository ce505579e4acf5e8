from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.publish.text import clean, conflict_lines, date_words, deal_lines, fit, headline, list_lines, width_of
from foedera.records.edtf import is_edtf
from selection_for_tests import articles, claims, deal

CLAIMS = {claim.id: claim for claim in claims()}
ARTICLES = {article.id: article for article in articles()}


def test_a_list_has_one_line_a_deal_and_fits_the_width() -> None:
    for width in (70, 90, 120):
        lines = list_lines([deal(), replace(deal(), id="d2", conflicts=(), flags=())], width)
        assert len(lines) == 4
        assert all(width_of(line) <= width for line in lines)
    assert lines[2].startswith(deal().id)
    assert "Zenda → Ruritania" in lines[2]
    assert "USD 3.5 billion" in lines[2]
    assert lines[2].endswith("2!?")
    assert lines[3].endswith("2")


def test_an_empty_list_is_a_header() -> None:
    assert len(list_lines([])) == 2


def test_one_deal_with_its_ladder_and_quotes() -> None:
    text = "\n".join(deal_lines(deal(), CLAIMS, ARTICLES, 100))
    assert text.startswith(f"{deal().id} transfer: Zenda → Ruritania, Falcon (completed)")
    assert "agreed: 4 March 2021; Anna Strelsau; Sample Post, The" in text
    assert "— The Sample Courier, 5 March 2021, samples/courier.txt" in text
    assert "36 (1 source); 40 (1 source)" in text
    assert "2, from 2 independent sources" in text
    assert "Conflicts\n  quantity: 36 according to" in text
    assert "To be looked at\n  value:" in text
    assert "also       d0123456789abcde" in text
    assert "“Zenda will supply 36" in text


def test_lines_fit_the_width_unless_one_word_is_longer() -> None:
    assert all(len(line) <= 60 for line in deal_lines(deal(), CLAIMS, ARTICLES, 60))


def test_conflicts_show_each_reading_with_its_words() -> None:
    text = "\n".join(conflict_lines([deal(), replace(deal(), conflicts=())], CLAIMS, ARTICLES, 100))
    assert text.count("transfer: Zenda") == 1
    assert "    36 (1 source)" in text
    assert "    40 (1 source)" in text
    assert "“- Ruritania has ordered 40 Falcon launchers" in text


def test_a_claim_that_is_not_given_leaves_its_quote_out() -> None:
    assert not any("“" in line for line in deal_lines(deal(), {}, {}))


def test_nothing_of_a_page_reaches_the_terminal_as_a_command() -> None:
    assert clean("red \x1b[31malert\x07\u202e gnp") == "red [31malert gnp"
    assert "\x1b" not in headline(replace(deal(), parties=(replace(deal().parties[0], name="Zen\x1b[2Jda"),)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-03-04", "4 March 2021"),
        ("2018-07", "July 2018"), ("2018", "2018"), ("202X", "2020s"), ("19XX", "1900s"),
        ("2022~", "about 2022"), ("2022-05?", "perhaps May 2022"), ("2022-35", "third quarter of 2022"),
        ("2011/..", "since 2011"), ("2022-05-26/2022-05-29", "26 May 2022 to 29 May 2022"),
        ("XXXX-09", "September, year not said"), ("2022-XX", "2022"),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, words: str) -> None:
    assert is_edtf(text)
    assert date_words(text) == words


@given(st.text(max_size=20), st.integers(1, 30))
def test_fitting_gives_exactly_the_width(text: str, width: int) -> None:
    assert width_of(fit(text, width)) == width
