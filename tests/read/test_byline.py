from __future__ import annotations

import pytest

from foedera.read.byline import find_byline
from foedera.read.reading import ReadLine
from foedera.records import Role

TEXT = ReadLine("The ministry signed for two ships that will be built in Gdansk.", "main", "")


def byline(words: str, role: Role = "byline") -> str | None:
    fact = find_byline([ReadLine(words, role, ""), TEXT])
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Anna Berg – Northern Ledger:", "Anna Berg"),
        ("By Anna Berg and Jan van der Meer", "Anna Berg, Jan van der Meer"),
        ("Author: Jan Maly Source: NL correspondent", "Jan Maly"),
        ("By ANNA BERG, Staff Writer | May 3, 2021", "Anna Berg"),
        ("Written by Anna Berg @aberg", "Anna Berg"),
        ("Von Jana Kovač", "Jana Kovač"),
        ("Par Mariama Diallo", "Mariama Diallo"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("By Petty Officer 2nd Class Dana Cole", "Dana Cole"),
        ("Posted on 3 May 2021 by Anna Berg", "Anna Berg"),
    ],
)
def test_names_of_authors(words: str, names: str) -> None:
    assert byline(words) == names


@pytest.mark.parametrize(
    "words", ["By Staff Writer", "By Baltic Times", "Source: Reuters", "Follow the author: @aberg", "By the end of May"]
)
def test_no_author(words: str) -> None:
    assert byline(words) is None


def test_a_handle_in_the_residue_is_no_byline() -> None:
    assert byline("Follow the author on Twitter: @aberg", "residue") is None


def test_a_name_beside_the_date() -> None:
    assert byline("Salma Haddad | 23 April 2018 | 08:15", "date") == "Salma Haddad"
    assert byline("Defence Industry | 23 April 2018", "date") is None
