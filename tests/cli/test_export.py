import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands_for_tests import PAGES, SAMPLES, Run, deals_of
from foedera.publish import WRITERS


def test_the_forms_are_listed(run: Run) -> None:
    ran = run("export")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == list(WRITERS)


@pytest.mark.parametrize("form", list(WRITERS))
def test_a_file_holds_what_stdout_shows(run: Run, register: Path, tmp_path: Path, form: str) -> None:
    shown = run("export", "-r", register, form)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out
    ran = run("export", "-r", register, form, "-o", "export.out")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("written to export.out\n")
    assert (tmp_path / "export.out").read_bytes() == shown.out.encode()


def test_a_file_that_cannot_be_written_is_told(run: Run, register: Path) -> None:
    ran = run("export", "-r", register, "json", "-o", "no-such-folder/export.json")
    assert (ran.code, ran.out) == (1, "")
    assert "no-such-folder/export.json" in ran.err


def test_the_order_of_the_pages_does_not_matter(run: Run, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turned = [f"samples/{name}" for name in reversed(PAGES)]
    where = Path("turned.sqlite").absolute()
    monkeypatch.chdir(SAMPLES.parent)
    assert run("add", "-r", where, *turned).code == 0
    for form in ("json", "codebook", "csv"):
        assert run("export", "-r", where, form).out == run("export", "-r", register, form).out


def test_codebook_names_the_deal_of_each_claim(run: Run, register: Path) -> None:
    articles = run("export", "-r", register, "codebook").lines
    assert [article["id"] for article in articles] == [Path(name).stem for name in PAGES]
    deals = [claim["deal"] for article in articles for claim in article["claims"]]
    assert set(deals) == {deal["id"] for deal in deals_of(register)}


def test_json_holds_the_register(run: Run, register: Path) -> None:
    whole = json.loads(run("export", "-r", register, "json").out)
    assert len(whole["articles"]) == len(PAGES)
    assert {deal["id"] for deal in whole["deals"]} == {claim["deal"] for claim in whole["claims"]}
    assert all(claim["evidence"] for claim in whole["claims"])


def test_tables_have_a_row_for_each_deal(run: Run, register: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "-r", register, "deals-csv").out)))
    assert len(rows) == len(deals_of(register))


def test_another_run_of_the_program_gives_the_same_bytes(run: Run, register: Path, tmp_path: Path) -> None:
    """In a process of its own, whose sets stand in another order."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    command = [sys.executable, "-c", "from foedera.cli import main; main()", "demo", "-r", "again.sqlite"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=300)
    for form in ("json", "codebook"):
        assert run("export", "-r", "again.sqlite", form).out == run("export", "-r", register, form).out
