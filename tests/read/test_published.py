from __future__ import annotations

import pytest

from foedera.read.published import find_published
from foedera.read.reading import ReadLine
from foedera.records import Role

TITLE: tuple[str, Role] = ("Poland orders two signals ships", "title")
TEXT: tuple[str, Role] = ("The ministry signed on 3 May 2014 for two ships, to be built in Gdansk by 2017.", "main")
MORE: tuple[str, Role] = ("The yard will begin work in the autumn, and hire two hundred people.", "main")


def found(*lines: tuple[str, Role], url: str | None = None, language: str = "en") -> tuple[str, str] | None:
    fact = find_published([ReadLine(words, role, "") for words, role in lines], url=url, language=language)
    return (fact.value, fact.how) if fact else None


def test_a_date_line_near_the_title() -> None:
    assert found(TITLE, ("14 May 2014, 09:30", "date"), TEXT) == ("2014-05-14", "date line")


def test_what_the_article_says_is_no_date_of_publication() -> None:
    assert found(TITLE, TEXT, MORE) is None


def test_published_beats_updated() -> None:
    lines = (("Updated: 16 May 2014", "date"), ("Published: 14 May 2014", "date"))
    assert found(TITLE, *lines, TEXT) == ("2014-05-14", 'line "Published"')
    assert found(TITLE, lines[0], TEXT) == ("2014-05-16", 'line "Updated"')


def test_both_in_one_line() -> None:
    line: tuple[str, Role] = ("Published 14 May 2014, updated 16 May 2014", "date")
    assert found(TITLE, line, TEXT) == ("2014-05-14", 'line "Published"')


def test_a_provenance_note() -> None:
    note: tuple[str, Role] = ("This article was originally published on May 14, 2014 at 03:49 am.", "note")
    assert found(TITLE, TEXT, note) == ("2014-05-14", 'line "originally published"')


def test_a_note_of_a_change_is_weaker_than_a_date_line() -> None:
    note: tuple[str, Role] = ("This article was amended on 17 May 2014 to correct the name of the yard.", "note")
    assert found(TITLE, ("14 May 2014", "date"), TEXT, note) == ("2014-05-14", "date line")
    assert found(TITLE, TEXT, note) == ("2014-05-17", 'line "amended"')


@pytest.mark.parametrize("heading", ["Related posts", "Comments (2)", "News archive", "Read also"])
def test_dates_below_other_parts_of_the_page_never_count(heading: str) -> None:
    assert found(TITLE, TEXT, (heading, "residue"), ("January 9, 2025", "residue")) is None


def test_a_list_of_dates_below_the_text_is_an_archive() -> None:
    days: list[tuple[str, Role]] = [(f"January {day}, 2025 10:00", "residue") for day in (9, 8, 8, 7)]
    assert found(TITLE, TEXT, *days) is None


def test_todays_date_far_above_the_title_does_not_count() -> None:
    menu: list[tuple[str, Role]] = [(f"Section {n}", "residue") for n in range(20)]
    assert found(("Friday, 20 November 2026", "residue"), *menu, TITLE, TEXT) is None


def test_a_copyright_year_only_where_nothing_else_dates() -> None:
    line: tuple[str, Role] = ("© 2005–2020 Northern Ledger", "residue")
    assert found(TITLE, TEXT, line) == ("2020", "copyright line")
    assert found(TITLE, ("14 May 2014", "date"), TEXT, line) == ("2014-05-14", "date line")


def test_a_date_in_the_address() -> None:
    assert found(TITLE, TEXT, url="https://ledger.example.com/2014/05/14/ships/") == ("2014-05-14", "address")
    assert found(TITLE, TEXT, url="https://ledger.example.com/news/140514-ships") is None


def test_datelines() -> None:
    text = "WARSAW, May 14, 2014 – The ministry signed for two ships."
    assert found(TITLE, (text, "main"), MORE) == ("2014-05-14", "dateline")
    assert found(TITLE, ("WARSAW, May 14 (PAP) – The ministry signed.", "main"), MORE) == ("XXXX-05-14", "dateline")
    assert found(TITLE, ("On May 14, 2014 – a Wednesday – it was signed.", "main"), MORE) is None


def test_an_unsure_order_keeps_the_year() -> None:
    line: tuple[str, Role] = ("03/04/2014", "date")
    assert found(TITLE, line, TEXT) == ("2014", "date line, day and month not told apart")
    assert found(TITLE, line, TEXT, url="https://ledger.example.pl/x") == ("2014-04-03", "date line")
