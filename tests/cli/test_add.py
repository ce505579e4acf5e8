import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commands_for_tests import Run
from foedera.register.store import Register

TANKS = """Norway buys tanks

3 February 2023

Norway signed a contract with Germany on Friday for 54 Leopard 2A7 tanks.
"""
FIGHTERS = """Fighters for Brazil

27 October 2014

Brazil signed a contract with Sweden on Friday for 36 Gripen fighters.
"""
HOWITZERS = """Howitzers for Estonia

27 June 2018

Estonia signed a contract with South Korea on Tuesday for 12 K9 howitzers.
"""
WHEAT = """Wheat prices fall

2 May 2019

Wheat prices fell on Thursday for the third day, traders in Chicago said, as rain reached the fields of Kansas.
"""
PAGES = {"1.txt": TANKS, "2.txt": FIGHTERS, "3.txt": WHEAT, "4.txt": HOWITZERS}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    return folder


def dump(register: Path) -> list[str]:
    """Everything that a SQLite file holds."""
    with sqlite3.connect(register) as connection:
        found: Iterator[str] = connection.iterdump()
        lines = list(found)
    connection.close()
    return lines


def test_pages_are_added_and_told(run: Run, pages: Path, tmp_path: Path) -> None:
    ran = run("add", "pages")
    assert (ran.code, ran.out) == (0, "")
    assert "4 pages added, 0 already there, 0 set aside; 3 new claims; foedera.sqlite holds 3 deals" in ran.err
    assert (tmp_path / "foedera.sqlite").exists()
    assert len(run("list", "--json").lines) == 3


def test_adding_twice_changes_nothing(run: Run, pages: Path, tmp_path: Path) -> None:
    run("add", "pages")
    before = dump(tmp_path / "foedera.sqlite")
    ran = run("add", "pages", "pages/1.txt")
    assert ran.code == 0
    assert "0 pages added, 5 already there, 0 set aside; 0 new claims" in ran.err
    assert dump(tmp_path / "foedera.sqlite") == before


def test_a_page_from_standard_input(run: Run) -> None:
    ran = run("add", "-r", "own.sqlite", "-", stdin=TANKS.encode())
    assert ran.code == 0
    assert "1 pages added" in ran.err
    (deal,) = run("list", "-r", "own.sqlite", "--json").lines
    assert deal["kind"] == "transfer"


@pytest.mark.parametrize("done", [0, 1, 3])
def test_a_run_that_was_killed_goes_on(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, done: int
) -> None:
    run("add", "-r", "whole.sqlite", "pages")
    add_reading, added = Register.add_reading, 0

    def killed_after(self: Register, *arguments: Any, **named: Any) -> bool:
        nonlocal added
        if added == done:
            raise KeyboardInterrupt
        added += 1
        return add_reading(self, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Register, "add_reading", killed_after)
        ran = run("add", "-r", "broken.sqlite", "pages")
    assert ran.code == 130
    assert "interrupted; what was added so far is kept" in ran.err
    ran = run("add", "-r", "broken.sqlite", "pages")
    assert ran.code == 0
    assert f"{4 - done} pages added, {done} already there" in ran.err
    assert run("export", "-r", "broken.sqlite", "json").out == run("export", "-r", "whole.sqlite", "json").out


def test_a_run_that_was_killed_before_the_deals_were_made_goes_on(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "-r", "whole.sqlite", "pages")

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Register, "replace_deals", killed)
        assert run("add", "-r", "broken.sqlite", "pages").code == 130
    assert run("list", "-r", "broken.sqlite").code == 3
    assert "0 pages added, 4 already there" in run("add", "-r", "broken.sqlite", "pages").err
    assert run("export", "-r", "broken.sqlite", "json").out == run("export", "-r", "whole.sqlite", "json").out


def test_nothing_to_add(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("add", "empty").code == 3
    assert run("add", "no-such-page.txt").code == 3


def test_the_register_comes_from_the_environment(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOEDERA_REGISTER", "elsewhere.sqlite")
    run("add", "pages/1.txt")
    assert (tmp_path / "elsewhere.sqlite").exists()
    assert not (tmp_path / "foedera.sqlite").exists()
