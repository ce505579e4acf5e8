"""The date of publication of a web page: from the surest statement to the weakest, and never invented."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.read.html import find_date_of_page
from foedera.read.html_dates import copyright_year, is_written, read_stamp
from foedera.read.html_shown_date import read_day

BODY = "<p>The ministry said that the second corvette had been launched at the yard in the morning.</p>" * 4


def json_ld(statement: str) -> str:
    return f'<script type="application/ld+json">{statement}</script>'


def found(head: str, body: str = BODY, url: str | None = None) -> tuple[str, str] | None:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    fact = find_date_of_page(page.encode(), "utf-8", url)
    return (fact.value, fact.how) if fact else None


def test_json_ld_says_when() -> None:
    head = json_ld('{"@type": "NewsArticle", "datePublished": "2018-07-20T10:00:00+04:00"}')
    assert found(head) == ("2018-07-20", "JSON-LD datePublished")


def test_json_ld_inside_a_graph_and_with_a_list_of_types() -> None:
    head = json_ld('{"@graph": [{"@type": ["Article"], "datePublished": "2021-02-03"}]}')
    assert found(head) == ("2021-02-03", "JSON-LD datePublished")


def test_meta_element_says_when() -> None:
    assert found('<meta property="article:published_time" content="2019-10-05T08:00:00Z">') == (
        "2019-10-05",
        "meta article:published_time",
    )


def test_day_in_the_address_comes_first() -> None:
    head = '<meta property="article:published_time" content="2020-02-25T02:25:54+00:00">'
    assert found(head, url="https://news.example/2020/02/24/drones/") == ("2020-02-24", "address of the page")


def test_local_day_is_taken_where_another_stamp_of_the_same_moment_gives_it() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2019-10-18T22:04:00Z"}</script>'
        '<meta name="date" content="Sat, 19 Oct 2019 00:04:00 +0200">'
    )
    assert found(head) == ("2019-10-19", "meta date")


def test_line_beside_the_title_says_when() -> None:
    body = f"<h1>Baku orders two more corvettes</h1><div class='date'>Published 5 May 2022, 14:05</div>{BODY}"
    assert found("<title>Baku orders two more corvettes</title>", body) == ("2022-05-05", "beside the title")


def test_bare_copyright_year_is_only_a_year() -> None:
    fact = found("", f"{BODY}<footer>© 2020, GDC</footer>")
    assert fact is not None
    assert fact[0] == "2020"


def test_page_without_a_date_has_none() -> None:
    assert found("") is None


def test_broken_json_ld_does_not_stop_the_rest() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>'
        '<meta property="article:published_time" content="2019-10-05">'
    )
    assert found(head) == ("2019-10-05", "meta article:published_time")


@pytest.mark.parametrize("words", ["2018-13-40", "last Friday", "", "0000-00-00", 20180720, None, "9999-01-01"])
def test_impossible_stamps_are_refused(words: object) -> None:
    assert read_stamp(words, "meta date") is None


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("20 July 2018", "en", "2018-07-20"),
        ("July 20th, 2018", "en", "2018-07-20"),
        ("20. Juli 2018", "de", "2018-07-20"),
        ("20 de julio de 2018", "es", "2018-07-20"),
        ("20 июля 2018", "ru", "2018-07-20"),
        ("20 Temmuz 2018", "tr", "2018-07-20"),
        ("20.07.2018 | 10:04", "de", "2018-07-20"),
        ("2018-07-20", "", "2018-07-20"),
        ("7/8/2018", "en-US", "2018-07-08"),
        ("7/8/2018", "fr", "2018-08-07"),
        ("25/8/2018", "en", "2018-08-25"),
    ],
)
def test_days_as_pages_write_them(words: str, language: str, day: str) -> None:
    read = read_day(words, language)
    assert read is not None
    assert read[0].isoformat() == day
    assert read[1] in words
    assert is_written(date.fromisoformat(day), words)


@pytest.mark.parametrize(
    "words", ["July 2018", "in 2018", "May 26-29", "31 February 2019", "12 of 2018 tanks", "1.2.3.4"]
)
def test_no_day_where_none_is_written(words: str) -> None:
    assert read_day(words, "en") is None


@pytest.mark.parametrize(
    ("line", "year"), [("© 2020, GDC", "2020"), ("Copyright © 1999-2021 Example", "2021"), ("(c) 2015 Gazette", "2015")]
)
def test_year_of_a_copyright_line(line: str, year: str) -> None:
    fact = copyright_year(line)
    assert fact is not None
    assert (fact.value, fact.how) == (year, "copyright line")


def test_no_copyright_year_in_other_lines() -> None:
    assert copyright_year("In 2020 the ministry bought twelve drones.") is None
