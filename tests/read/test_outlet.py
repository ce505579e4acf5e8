from __future__ import annotations

import pytest

from foedera.read.outlet import find_outlet
from foedera.read.reading import ReadLine
from foedera.records import Role

TEXT = ReadLine("The ministry signed for two ships that will be built in Gdansk, an official said.", "main", "")


def outlet(words: str, role: Role = "residue", **more: str) -> str | None:
    fact = find_outlet([TEXT, ReadLine(words, role, "")], **more)  # type: ignore[arg-type]
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("words", "role", "name"),
    [
        ("By Anna Berg – Northern Ledger:", "byline", "Northern Ledger"),
        ("© 2020, NLM. © NLM and www.northernledgermedia.example.com. Excerpts may be used.", "residue",
         "northernledgermedia.example.com"),
        ("Copyright 2019 Northern Ledger. All rights reserved.", "residue", "Northern Ledger"),
        ("Ledger.az © 2024. .", "residue", "Ledger.az"),
        ("Reprinting our texts is permitted with an active link to Ledger.az", "residue", "Ledger.az"),
        ("Comments are welcome. Courier reserves the right to block users.", "residue", "Courier"),
        ("This article was originally published on the Polish page of the agency ‘Baltic Knot’ on May 3.", "note",
         "Baltic Knot"),
        ("A ship at sea. Photo by Jan Maly for the Baltic Knot", "caption", "Baltic Knot"),
        ("Follow Gulf Dispatch on Twitter", "residue", "Gulf Dispatch"),
    ],
)  # fmt: skip
def test_places_that_name_the_outlet(words: str, role: Role, name: str) -> None:
    assert outlet(words, role) == name


@pytest.mark.parametrize(
    "words", ["Share on Facebook", "Home", "All rights reserved.", "Powered by WordPress", "© 2020"]
)
def test_lines_that_name_none(words: str) -> None:
    assert outlet(words) is None


def test_an_agency_in_the_dateline_is_not_the_outlet() -> None:
    assert find_outlet([ReadLine("MANILA (Kyodo)–The two states agreed on Tuesday.", "main", "")]) is None


def test_the_address_comes_last() -> None:
    assert outlet("Home", url="https://www.reuters.com/world/x") == "Reuters"
    assert outlet("Home", url="https://www.ledger.example.org/x") == "ledger.example.org"


def test_the_sites_name_in_the_title() -> None:
    assert outlet("Home", suffix="Northern Ledger") == "Northern Ledger"
