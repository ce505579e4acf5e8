from pathlib import Path

import pytest

from commands_for_tests import SAMPLES, Run

PAGE = """The Test Courier

Norway buys tanks

3 February 2023

Norway signed a contract with Germany on Friday for 54 Leopard 2A7 tanks.
"""
KEYS = ["id", "title", "publisher", "byline", "published", "language", "origins", "claims"]


def test_one_coded_article_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "norway-tanks.txt").write_text(PAGE)
    ran = run("read", "norway-tanks.txt", SAMPLES / "airliners-near-miss.txt")
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.lines
    assert list(first) == KEYS
    assert (first["id"], first["title"], first["published"]) == ("norway-tanks", "Norway buys tanks", "2023-02-03")
    assert [(claim["kind"], claim["stage"], claim["quantity"]) for claim in first["claims"]] == [
        ("transfer", "agreed", 54)
    ]
    assert first["claims"][0]["evidence"][0] in PAGE
    assert (second["id"], second["claims"]) == ("airliners-near-miss", [])
    assert list(tmp_path.iterdir()) == [tmp_path / "norway-tanks.txt"], "nothing is stored"


def test_standard_input(run: Run) -> None:
    ran = run("read", "-", stdin=PAGE.encode())
    assert (ran.code, ran.err) == (0, "")
    (article,) = ran.lines
    assert article["id"] == "-"
    assert len(article["claims"]) == 1


def test_lines_show_what_each_line_is_and_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    ran = run("read", "--lines", "page.txt")
    assert ran.code == 0
    roles = {line[8:].split("  [")[0]: line[:8].strip() for line in ran.out.splitlines()}
    assert roles["Norway buys tanks"] == "title"
    assert roles["Norway signed a contract with Germany on Friday for 54 Leopard 2A7 tanks."] == "main"
    assert all(line.endswith("]") for line in ran.out.splitlines())


def test_nothing_to_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    ran = run("read", "folder")
    assert (ran.code, ran.out, ran.err) == (3, "", "no page was read\n")


def test_what_is_missing_does_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    ran = run("read", "no-such-page.txt", "page.txt")
    assert ran.code == 4
    assert len(ran.lines) == 1
    assert ran.err.startswith("set aside: no-such-page.txt: There is no such file")


@pytest.mark.parametrize(
    ("name", "content", "note"),
    [
        ("folder/.hidden.txt", PAGE, "Hidden files"),
        ("folder/cut.html", f"<html><body><h1>Tanks</h1><p>{PAGE.splitlines()[-1]}</p><div cla", "breaks off"),
    ],
)
def test_a_note_is_no_failure(run: Run, tmp_path: Path, name: str, content: str, note: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/page.txt").write_text(PAGE)
    (tmp_path / name).write_text(content)
    ran = run("read", "folder")
    assert ran.code == 0
    (line,) = ran.err.splitlines()
    assert line.startswith("note: ")
    assert note in line
