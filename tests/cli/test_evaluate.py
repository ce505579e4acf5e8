import json
from pathlib import Path
from typing import Any

import pytest

from commands_for_tests import Run

PAGE = """Norway buys tanks

3 February 2023

Norway signed a contract with Germany on Friday for 54 Leopard 2A7 tanks.
"""


@pytest.fixture
def coded(run: Run, tmp_path: Path) -> Any:
    """What the reader itself makes of the page, to be changed into a gold."""
    (tmp_path / "tanks.txt").write_text(PAGE)
    (article,) = run("read", "tanks.txt").lines
    return article


def write_gold(article: Any) -> None:
    Path("gold.jsonl").write_text(json.dumps(article) + "\n")


def test_a_perfect_reading(run: Run, coded: Any) -> None:
    write_gold(coded)
    ran = run("evaluate", "gold.jsonl", "tanks.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("reader rules: 1 articles, 1 claims by hand, 1 read\n")
    assert "claims     precision 1.000  recall 1.000  F1 1.000" in ran.out


def test_a_reading_that_is_half_right(run: Run, coded: Any) -> None:
    coded["claims"].append({**coded["claims"][0], "kind": "training", "parties": [], "systems": [], "evidence": ["x"]})
    write_gold(coded)
    ran = run("evaluate", "--json", "--by-article", "gold.jsonl", "tanks.txt")
    (result,) = ran.lines
    assert result["reader"] == "rules"
    assert result["claims"]["precision"] == 1
    assert result["claims"]["recall"] == pytest.approx(0.5)


def test_what_was_not_among_the_pages_is_told(run: Run, coded: Any) -> None:
    write_gold({**coded, "id": "another"})
    ran = run("evaluate", "gold.jsonl", "tanks.txt")
    assert ran.code == 0
    assert ran.err == "not among the pages: another\n"


def test_deals_are_compared(run: Run, coded: Any) -> None:
    coded["claims"][0]["deal"] = "NOR-Leopards"
    write_gold(coded)
    (result,) = run("evaluate", "--json", "--by-article", "gold.jsonl", "tanks.txt").lines
    assert result["deals"] == {"precision": 1, "recall": 1, "f1": 1}
    assert result["articles"] == {"tanks": 1}


def test_a_gold_without_deals_gives_no_figure_for_them(run: Run, coded: Any) -> None:
    write_gold(coded)
    assert "deals" not in run("evaluate", "gold.jsonl", "tanks.txt").out


def test_a_page_that_cannot_be_read_is_told(run: Run, coded: Any) -> None:
    write_gold(coded)
    ran = run("evaluate", "gold.jsonl", "tanks.txt", "ships.txt")
    assert ran.err.startswith("set aside: ships.txt: There is no such file")


def test_a_gold_that_is_not_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(PAGE)
    ran = run("evaluate", "gold.jsonl", "gold.jsonl")
    assert ran.code == 1
    assert ran.err.startswith("foedera: gold.jsonl, line 1: is not JSON. Write one coded article a line")
