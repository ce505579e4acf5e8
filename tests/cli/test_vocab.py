import json
from pathlib import Path

from click.testing import CliRunner

from foedera.cli.vocab import vocab


def test_find_shows_what_was_taken_and_why() -> None:
    result = CliRunner().invoke(vocab, ["find", "Georgia Tech wrote to the Kremlin"])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "-     0 Georgia  =  state GEO  (not_before: tech)",
        "+    26 Kremlin  =  state RUS  (seat 'Kremlin')",
    ]


def test_find_reads_standard_input_and_writes_json_lines() -> None:
    result = CliRunner().invoke(vocab, ["find", "-", "--json"], input="Ankara")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["entry"] == "TUR"


def test_nothing_found_is_exit_code_3() -> None:
    assert CliRunner().invoke(vocab, ["find", "nothing here"]).exit_code == 3
    assert CliRunner().invoke(vocab, ["show", "nothing of the kind"]).exit_code == 3


def test_show_prints_the_entry() -> None:
    result = CliRunner().invoke(vocab, ["show", "Ankara"])
    assert result.exit_code == 0
    assert "  name: Turkey" in result.stdout.splitlines()


def test_check_of_a_folder_with_a_mistake_is_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text("firms:\n  - {id: a, name: A Firm, stat: TUR}\n", encoding="utf-8")
    result = CliRunner().invoke(vocab, ["check", "--vocabulary", str(tmp_path)])
    assert result.exit_code == 1
    assert f"{tmp_path / 'mine.yml'}:2: entry a: no such key: `stat`" in result.stdout
