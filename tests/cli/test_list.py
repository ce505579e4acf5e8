"""`list`, `show` and `conflicts` over the register of the sample pages."""

from pathlib import Path
from typing import Any

import pytest

from commands_for_tests import Run, deals_of


def deal_between(register: Path, *states: str, kind: str = "transfer") -> Any:
    """The one deal of this kind between these states that most reports tell of."""
    found = [
        deal
        for deal in deals_of(register, "--kind", kind)
        if set(states) <= {party["country"] for party in deal["parties"]}
    ]
    assert found, f"no {kind} between {states}"
    return max(found, key=lambda deal: (len(deal["articles"]), deal["id"]))


def test_a_table_for_people(run: Run, register: Path) -> None:
    ran = run("list", "-r", register)
    assert (ran.code, ran.err) == (0, "")
    header, rule, *rows = ran.out.splitlines()
    assert header.split() == ["deal", "stage", "kind", "parties", "what", "number", "value", "sources"]
    assert set(rule) == {"-"}
    assert len(rows) == len(deals_of(register))
    assert max(map(len, ran.out.splitlines())) <= 110


@pytest.mark.parametrize(
    ("option", "value", "fits"),
    [
        ("--kind", "transfer", lambda deal: deal["kind"] == "transfer"),
        ("--stage", "agreed", lambda deal: deal["stage"] == "agreed"),
        ("--party", "vnm", lambda deal: any(party["country"] == "VNM" for party in deal["parties"])),
        ("--party", "saab", lambda deal: any("Saab" in party["name"] for party in deal["parties"])),
        ("--system", "leopard", lambda deal: any("Leopard" in (one["name"] or "") for one in deal["systems"])),
        ("--class", "submarine", lambda deal: any(one["system_class"] == "submarine" for one in deal["systems"])),
    ],
)
def test_deals_are_chosen(register: Path, option: str, value: str, fits: Any) -> None:
    chosen, all_deals = deals_of(register, option, value), deals_of(register)
    assert chosen
    assert len(chosen) < len(all_deals)
    assert chosen == [deal for deal in all_deals if fits(deal)]


def test_nothing_chosen_is_told(run: Run, register: Path) -> None:
    ran = run("list", "-r", register, "--party", "Atlantis")
    assert (ran.code, ran.out, ran.err) == (3, "", "no deal fits\n")


def test_only_what_was_known_on_a_day(run: Run, register: Path) -> None:
    ran = run("list", "-r", register, "--json", "--as-of", "2014-12-31")
    assert ran.code == 0
    known = {party["country"] for deal in ran.lines for party in deal["parties"]}
    assert {"VNM", "RUS", "FRA"} <= known
    assert known.isdisjoint({"NOR", "BRA", "PHL", "FIN"})
    assert run("list", "-r", register, "--as-of", "2001-01-01").code == 3
    later = run("list", "-r", register, "--json", "--as-of", "2040-01-01")
    assert {deal["id"] for deal in later.lines} == {deal["id"] for deal in deals_of(register)}


def test_a_deal_in_full_by_the_beginning_of_its_id(run: Run, register: Path) -> None:
    deal = deal_between(register, "VNM", "RUS")
    whole = run("show", "-r", register, deal["id"])
    assert (whole.code, whole.err) == (0, "")
    assert run("show", "-r", register, deal["id"][:10]).out == whole.out
    assert "Lifecycle" in whole.out
    assert "Neva Morning Herald, 16 December 2009" in whole.out
    (as_json,) = run("show", "-r", register, "--json", deal["id"]).lines
    assert as_json == deal


def test_a_deal_as_it_was_known(run: Run, register: Path) -> None:
    deal = deal_between(register, "VNM", "RUS")
    assert "Tonkin Gulf Courier" in run("show", "-r", register, deal["id"]).out
    first = run("show", "-r", register, "--as-of", "2009-12-16", deal["id"])
    assert "Neva Morning Herald" in first.out
    assert "Tonkin Gulf Courier" not in first.out


def test_an_unknown_deal_is_told(run: Run, register: Path) -> None:
    ran = run("show", "-r", register, "dffffffffffffffff")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "no deal dffffffffffffffff; `foedera list` shows the ids\n"


def test_a_beginning_that_many_ids_have_is_told(run: Run, register: Path) -> None:
    ran = run("show", "-r", register, "d")
    assert (ran.code, ran.out) == (2, "")
    assert "begins the ids of" in ran.err


def test_conflicts_are_shown_with_their_words(run: Run, register: Path) -> None:
    ran = run("conflicts", "-r", register, "--party", "VNM")
    assert (ran.code, ran.err) == (0, "")
    assert "USD 1.8 billion" in ran.out
    assert "USD 2.1 billion" in ran.out
    assert "worth $1.8 billion" in ran.out
    assert "Tonkin Gulf Courier" in ran.out
    conflicts = run("conflicts", "-r", register, "--party", "VNM", "--json").lines
    assert "value" in {conflict["field"] for conflict in conflicts}
    assert {conflict["deal"] for conflict in conflicts} <= {deal["id"] for deal in deals_of(register)}


def test_conflicts_can_fail(run: Run, register: Path) -> None:
    assert run("conflicts", "-r", register, "--fail-on-conflict").code == 5
    none = run("conflicts", "-r", register, "--fail-on-conflict", "--party", "NOR")
    assert (none.code, none.out, none.err) == (0, "", "no conflicts\n")
