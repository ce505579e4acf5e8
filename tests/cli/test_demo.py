"""`foedera demo`: what must hold of the sample pages, whatever reader reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands_for_tests import PAGES, Ran, Run, run_foedera


@pytest.fixture
def printed(samples_added: tuple[Path, Ran]) -> Ran:
    return samples_added[1]


@pytest.fixture(scope="session")
def exported(samples_added: tuple[Path, Ran]) -> Any:
    """The register of the samples as JSON."""
    return json.loads(run_foedera("export", "-r", samples_added[0], "json").out)


def pages_of(deal: Any, exported: Any) -> set[str]:
    """The pages that a deal was read from."""
    return {article["name"] for article in exported["articles"] if article["id"] in deal["articles"]}


def deals_of(page: str, exported: Any) -> list[Any]:
    return [deal for deal in exported["deals"] if page in pages_of(deal, exported)]


def test_it_is_short_and_says_how_to_look_further(printed: Ran, register: Path) -> None:
    assert (printed.code, printed.err) == (0, "")
    lines = printed.out.splitlines()
    assert lines[0].startswith(f"{len(PAGES)} sample pages, ")
    assert len(lines) <= 90
    assert max(map(len, lines[: lines.index("Look further")])) <= 120
    for command in ("show", "list", "export"):
        assert f"  foedera {command} -r {register} " in printed.out


def test_the_commands_it_names_work(run: Run, printed: Ran) -> None:
    told = [line.strip() for line in printed.out.split("Look further\n")[1].splitlines()]
    assert len(told) >= 4
    for line in told:
        words = line.split("  ")[0].split()
        if words[1] != "add":
            assert run(*words[1:]).code == 0, line


def test_a_second_demo_is_the_same_and_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    first = run("demo", "-r", "own.sqlite")
    assert run("demo", "-r", "own.sqlite") == first
    assert [path.name for path in tmp_path.iterdir()] == ["own.sqlite"]


def test_a_register_of_one_s_own_is_left_alone(run: Run, tmp_path: Path) -> None:
    run(
        "add",
        "-r",
        "own.sqlite",
        "-",
        stdin=b"Norway signed a contract with Germany on Friday for 54 Leopard 2A7 tanks.",
    )
    before = (tmp_path / "own.sqlite").read_bytes()
    ran = run("demo", "-r", "own.sqlite")
    assert (ran.code, ran.out) == (2, "")
    assert "own.sqlite holds other pages" in ran.err
    assert (tmp_path / "own.sqlite").read_bytes() == before


def test_two_prices_of_one_contract_are_a_conflict(exported: Any) -> None:
    (deal,) = (deal for deal in deals_of("kilo-1-moscow", exported) if deal["kind"] == "transfer")
    assert pages_of(deal, exported) == {"kilo-1-moscow", "kilo-2-hanoi"}
    assert deal["sources"] == 2
    (conflict,) = (conflict for conflict in deal["conflicts"] if conflict["field"] == "value")
    assert {reading["value"] for reading in conflict["readings"]} == {"1800000000 USD", "2100000000 USD"}


def test_a_reprint_is_no_second_source(exported: Any) -> None:
    told = [
        deal
        for deal in deals_of("rafale-croatia-reprint", exported)
        if "rafale-croatia-agency" in pages_of(deal, exported)
    ]
    assert told
    assert {deal["sources"] for deal in told} == {1}


def test_one_deal_moves_over_the_years(exported: Any) -> None:
    told = [deal for deal in deals_of("brahmos-3-delivery", exported) if deal["kind"] == "transfer"]
    longest = max(told, key=lambda deal: len(deal["lifecycle"]))
    stages = [step["stage"] for step in longest["lifecycle"]]
    assert len(set(stages)) >= 2
    assert {"agreed", "completed"} <= set(stages)
    assert "brahmos-2-contract" in pages_of(longest, exported)


def test_a_denial_is_shown_as_denied(exported: Any) -> None:
    denied = [deal for deal in deals_of("grad-denial", exported) if deal["stage"] == "denied"]
    assert denied
    assert {"SRB", "UKR"} <= {party["country"] for deal in denied for party in deal["parties"]}


def test_a_suspension_is_shown_as_stopped(exported: Any) -> None:
    stopped = [deal for deal in deals_of("mistral-suspension", exported) if deal["stage"] == "stopped"]
    assert len(stopped) == 1
    assert {"FRA", "RUS"} == {party["country"] for party in stopped[0]["parties"]}


def test_airliners_are_nothing_to_code(exported: Any, printed: Ran) -> None:
    assert deals_of("airliners-near-miss", exported) == []
    assert "Nothing to code: " in printed.out
    assert "samples/airliners-near-miss.txt" in printed.out


def test_who_said_it_is_kept(exported: Any) -> None:
    deals = [deal for deal in deals_of("leopard-norway", exported) if deal["kind"] == "transfer"]
    assert "Jonas Gahr Støre" in {name for deal in deals for step in deal["lifecycle"] for name in step["speakers"]}


@pytest.mark.parametrize(
    ("page", "outlet", "published"),
    [
        ("brahmos-2-contract", "Luzon Evening Post", "2022-01-28"),
        ("kilo-1-moscow", "Neva Morning Herald", "2009-12-16"),
        ("kilo-2-hanoi", "Tonkin Gulf Courier", "2009-12-17"),
        ("rafale-croatia-agency", "Adria Wire", "2021-11-25"),
        ("lynx-hungary", "Pannon Release Service", "2020-08-17"),
        ("c390-farnborough", "Airlift Bulletin", "2024-07-22"),
    ],
)
def test_where_and_when_a_page_appeared(exported: Any, page: str, outlet: str, published: str) -> None:
    (article,) = (one for one in exported["articles"] if one["name"] == page)
    assert article["outlet"]["value"] == outlet
    assert article["published_on"]["value"] == published


def test_nothing_of_the_small_print_is_read(exported: Any) -> None:
    for claim in exported["claims"]:
        assert "Sample page" not in claim["evidence"][0]["words"]
        assert "foedera" not in claim["evidence"][0]["words"]
