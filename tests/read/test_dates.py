import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.read.dates import find_dates
from foedera.records.edtf import Edtf

PUBLISHED = "2022-05-28"  # a Saturday


def past(words: str, published: str | None = PUBLISHED) -> list[str]:
    return [found.past for found in find_dates(words, published)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It was signed on 26 May 2021.", "2021-05-26"),
        ("It was signed on May 26th, 2021.", "2021-05-26"),
        ("Signed 2021-05-26 in Oslo.", "2021-05-26"),
        ("Signed 26.05.2021 in Oslo.", "2021-05-26"),
        ("The visit lasted from 3 May to 6 June 2021.", "2021-05-03/2021-06-06"),
        ("The drill takes place on May 26-29.", "2022-05-26/2022-05-29"),
        ("Talks were held on 3–7 June 2019.", "2019-06-03/2019-06-07"),
        ("Deliveries began in July 2018.", "2018-07"),
        ("Deliveries began early in 2019.", "2019"),
        ("It has been built since 2015.", "2015/.."),
        ("It will be delivered by 2030.", "../2030"),
        ("They came between 2016 and 2019.", "2016/2019"),
        ("They came in 2016-19.", "2016/2019"),
        ("In the summer of 2020 it flew.", "2020-22"),
        ("In the first quarter of 2023 it will fly.", "2023-01/2023-03"),
        ("In the 1990s they bought tanks.", "199X"),
        ("They met last month.", "2022-04"),
        ("They meet next week.", "2022-05-30/2022-06-05"),
        ("It was ordered last year.", "2021"),
        ("Two years ago it was sold.", "2020"),
        ("They met on Thursday.", "2022-05-26"),
        ("They met yesterday.", "2022-05-27"),
        ("It was signed in September.", "2021-09"),
        ("For the past 15 years it has trained them.", "2007/.."),
    ],
)
def test_a_date_becomes_edtf(words, expected):
    assert past(words) == [expected]


def test_the_future_resolves_forward():
    [friday] = find_dates("They will meet on Friday.", PUBLISHED)
    assert (friday.past, friday.future) == ("2022-05-27", "2022-06-03")
    [september] = find_dates("The first will arrive in September.", PUBLISHED)
    assert september.future == "2022-09"


def test_without_a_year_on_the_page_the_year_stays_open():
    assert past("She was in Baku from November 2 to 4.", None) == ["XXXX-11-02/XXXX-11-04"]
    assert past("They signed it in September.", None) == ["XXXX-09"]


def test_a_relative_date_without_publication_gives_nothing():
    assert past("They met on Friday, and again last month.", None) == []


@pytest.mark.parametrize(
    "words",
    [
        "They may order 2000 rounds of it.",
        "The F-16 and the Type 45 took part.",
        "March on, said the sergeant.",
        "It costs $1,999 and weighs 155 tonnes.",
        "The 155mm shells arrived.",
    ],
)
def test_what_is_no_date(words):
    assert not [d for d in find_dates(words, PUBLISHED) if d.grain in ("day", "month")]


@given(st.text(max_size=120), st.sampled_from([None, "2022", "2022-05", PUBLISHED]))
def test_any_text_gives_valid_edtf_at_exact_places(text, published):
    end = 0
    for found in find_dates(text, published):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert Edtf.parse(found.past) is not None
        assert Edtf.parse(found.future) is not None
