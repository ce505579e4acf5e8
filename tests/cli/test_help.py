import importlib.util
from pathlib import Path

import click
import pytest

from commands_for_tests import Run
from foedera import __version__
from foedera.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
EXPECTED = ["demo", "add", "read", "list", "show", "conflicts", "export", "evaluate", "vocab", "doctor", "config"]


def test_the_commands_are_those_that_were_promised(run: Run) -> None:
    assert sorted(COMMANDS) == sorted(EXPECTED)
    ran = run("--help")
    assert ran.code == 0
    assert ran.err == ""
    assert all(f"\n  {name} " in ran.out for name in EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_command_and_every_option_is_explained(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    told = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in told if not option.help] == []


def test_the_page_of_commands_is_current() -> None:
    script = ROOT / "docs" / "make_commands.py"
    if not script.exists():
        pytest.skip("the documentation is not part of this copy")
    spec = importlib.util.spec_from_file_location("make_commands", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    assert page == module.make_page(), "run: python docs/make_commands.py"
    assert all(f"\n## foedera {name}\n" in page for name in EXPECTED)


def test_the_version_is_told(run: Run) -> None:
    assert __version__ in run("--version").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"], ["read"], ["add"], ["show"], ["list", "--kind", "gift"], ["list", "--as-of", "yesterday"],
        ["export", "excel"], ["evaluate", "no-such-gold.jsonl", "page.txt"], ["read", "--max-size", "0", "-"],
        ["read", "--vocabulary", "no-such-folder", "-"],
    ],
)  # fmt: skip
def test_a_wrong_call_is_told_on_stderr(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Error: " in ran.err


@pytest.mark.parametrize("arguments", [["list"], ["show", "d0"], ["conflicts"], ["export", "json"]])
def test_a_register_that_is_not_there_is_no_crash(run: Run, arguments: list[str], tmp_path: Path) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("foedera: foedera.sqlite: there is no register here.")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_register_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Poland ordered two corvettes.\n" * 50)
    ran = run("list", "-r", "notes.txt")
    assert ran.code == 1
    assert "notes.txt" in ran.err
    assert (tmp_path / "notes.txt").read_text().startswith("Poland")


def test_an_unknown_reader_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Poland ordered two corvettes from a yard in Gdynia.")
    ran = run("read", "--reader", "crystal-ball", "page.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "Readers are: rules" in ran.err
