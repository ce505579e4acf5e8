import json
import os
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.read.dates import DateWords, find_dates
from foedera.records.edtf import Edtf, parse_edtf

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
        ("It flew in June last year.", "2021-06"),
        ("It was signed on 5 June last year.", "2021-06-05"),
        ("It was signed on 21/04/2016.", "2016-04-21"),
        ("It was signed on 04/21/2016.", "2016-04-21"),
        ("It was signed on 21-Apr-2016.", "2016-04-21"),
        ("It was signed on 03/04/2016.", "2016"),  # nobody knows which of the two is the day
        ("It was signed in 07/2018.", "2018-07"),
        ("Deliveries ran from March to June 2021.", "2021-03/2021-06"),
        ("Deliveries ran between November and March 2021.", "2020-11/2021-03"),
        ("It sailed in the first week of October.", "2021-10-04/2021-10-10"),
        ("It sailed in the last week of July 2016.", "2016-07-25/2016-07-31"),
        ("The drill fills the week of May 16.", "2022-05-16/2022-05-22"),
        ("It flew in Q3 2021.", "2021-07/2021-09"),
        ("It flew in the third quarter of last year.", "2021-07/2021-09"),
        ("It flew in H1 2016.", "2016-01/2016-06"),
        ("It flies in the second half of the year.", "2022-07/2022-12"),
        ("It flies in the spring of next year.", "2023-21"),
        ("They trained in late April.", "2022-04"),
        ("They trained over the weekend.", "2022-05-28/2022-05-29"),
        ("They meet tomorrow.", "2022-05-29"),
        ("They met the day before yesterday.", "2022-05-26"),
        ("They meet on Tuesday next week.", "2022-05-31"),
        ("They met last week on Friday.", "2022-05-20"),
        ("They meet two weeks from now.", "2022-06-11~"),
        ("In five years’ time it will fly.", "2027"),
        ("Twenty-five years ago it was sold.", "1997"),
        ("In the past three months six came.", "2022-02/2022-05"),
        ("It is built over the next five years.", "2022/2027"),
        ("Earlier in the month it flew.", "2022-05"),
        ("In the ’80s it was sold.", "198X"),
        ("It is due within three years.", "2022/2025"),
        ("They came between May 2015 and 2018.", "2015-05/2018"),
        ("They came from 1 February 2018 to March 2019.", "2018-02-01/2019-03"),
        ("It ran from 2015 to May 2017.", "2015/2017-05"),
        ("In the last week of 2015 it flew.", "2015"),
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
        "They may buy 12 copies of 3/4 size.",
        "It weighs 6,107.31 tonnes.",
    ],
)
def test_what_is_no_date(words):
    assert not [d for d in find_dates(words, PUBLISHED) if d.grain in ("day", "month")]


SPECS = Path(os.environ.get("FOEDERA_DATA", "../shared/data")) / "recognizers_specs" / "DateTime" / "English"
NOT_NEWS = re.compile(
    r"\bmy\b|tmrw|\b(?:rest|same|that|those)\b|\bweek \d|w/c|\bset\b|schedule|cortana|skype|business"
    r"|two thousand|nineteen|one thousand|hundred|twen?t|thirty|fifteen|first(?!.*(?:week|half|quarter))|ties\b|tens\b"
    r"|\b(?:the|this|last|next|past) day\b|\bon \d|\bfor the\b|\bthe \d+(?:st|nd|rd|th)?\b|\d(?:st|th) of \w+ month"
    r"|later\b|after |before |from t|from y|hence|\d{1,2} (?:-|to|and|till) \d{1,2} .*month|in the future"
    r"|[a-z][-/]?\d{1,2}\b|\d{1,2}-?[a-z]{3,}(?<!th)(?<!st)(?<!nd)|2019[-/][a-z]|\d\s?[-/]\s|\s[-/]\d"
    r"|(?:^|[\s-])\d{1,2}[-/.,]\d{1,2}(?:[-/.,]\d\d)?(?![-/.,\d])|century|\byear \d{3}\b|sunday|monday of|friday of"
    r"|out (?:september|february|november)|(?:leave|leave the) summer|\d month|month \d|\bfew\b|several",
    re.IGNORECASE,
)
"""What one says to a calendar and news does not write: days and years in words, bare days of the month, slashed dates
without a year, sums of units."""


def holds(found: DateWords, value: dict[str, dict[str, str]], *, exactly: bool) -> bool:
    """Whether one of the two readings is the days that the case expects, or, less strictly, holds them.

    The specs end a range at the day after its last one, or at its last one, or at the beginning of its last year.
    """
    for edtf, expected in ((found.past, value["PastResolution"]), (found.future, value["FutureResolution"])):
        window = parse_edtf(edtf).window()
        if window is None or not expected:
            continue
        first, last = (day.isoformat() for day in window)
        begin, end = min(expected.values()), max(expected.values())
        day_after = (window[1] + timedelta(days=1)).isoformat() if window[1] < date.max else "9999"
        if exactly and begin == first and (end in (last, day_after) or (end[4:] == "-01-01" and end[:4] == last[:4])):
            return True
        if not exactly and first <= begin and end <= day_after:
            return True
    return False


def spec_cases(name: str) -> list[dict[str, Any]]:
    path = SPECS / f"{name}.json"
    if not path.exists():
        pytest.skip(f"{path} is not there; FOEDERA_DATA names the folder of the data")
    cases = json.loads(path.read_text("utf-8-sig"))
    seasons = ("summer", "spring", "autumn", "winter", "fall")  # which have no days in the specs
    dated = (case for case in cases if case["Results"] and not NOT_NEWS.search(case["Input"]))
    return [case for case in dated if name.endswith("Extractor") or not any(s in case["Input"] for s in seasons)]


def is_read(case: dict[str, Any], *, exactly: bool) -> bool:
    """Whether every date of a case is found, with its value where the case gives one."""
    published = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
    found = find_dates(case["Input"], published)
    return all(
        any(
            d.start < result["Start"] + result["Length"]
            and result["Start"] < d.end
            and ("Value" not in result or holds(d, result["Value"], exactly=exactly))
            for d in found
        )
        for result in case["Results"]
    )


@pytest.mark.parametrize(
    ("name", "exact", "held"),
    [
        ("DateExtractor", 0.77, 0.77),
        ("DateParser", 0.64, 0.76),
        ("DatePeriodExtractor", 0.96, 0.96),
        ("DatePeriodParser", 0.47, 0.79),
    ],
)
def test_dates_of_the_recognizers_specs(name, exact, held):
    cases = spec_cases(name)
    assert sum(is_read(case, exactly=True) for case in cases) >= exact * len(cases)
    assert sum(is_read(case, exactly=False) for case in cases) >= held * len(cases)


@given(st.text(max_size=120), st.sampled_from([None, "2022", "2022-05", PUBLISHED]))
def test_any_text_gives_valid_edtf_at_exact_places(text, published):
    end = 0
    for found in find_dates(text, published):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert Edtf.parse(found.past) is not None
        assert Edtf.parse(found.future) is not None
