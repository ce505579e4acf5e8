import sqlite3
from pathlib import Path

import pytest

from commands_for_tests import Run
from foedera import __version__


def test_without_a_register_the_installation_is_checked(run: Run, tmp_path: Path) -> None:
    ran = run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"foedera {__version__}, Python 3.")
    assert "readers: rules" in ran.out
    assert "no register at foedera.sqlite" in ran.out
    assert list(tmp_path.iterdir()) == []


def test_a_sound_register(run: Run, register: Path) -> None:
    ran = run("doctor", "-r", register)
    assert ran.code == 0, ran.out
    assert ran.out.splitlines()[-1] == "the register is sound"
    assert "18 pages, 18 articles" in ran.out


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE pages SET content = x'00' WHERE id = (SELECT min(id) FROM pages)", "page "),
        ("UPDATE articles SET text = 'Something else.'", "do not stand at"),
        ("DELETE FROM deal_claims", "is not in the register"),
    ],
)
def test_a_damaged_register(run: Run, own_register: Path, damage: str, told: str) -> None:
    with sqlite3.connect(own_register) as connection:
        connection.execute(damage)
    connection.close()
    ran = run("doctor", "-r", own_register)
    assert ran.code == 1
    assert told in ran.out
    assert "problems; restore a copy" in ran.out


def test_a_file_cut_short(run: Run, own_register: Path) -> None:
    own_register.write_bytes(own_register.read_bytes()[: own_register.stat().st_size // 2])
    ran = run("doctor", "-r", own_register)
    assert ran.code == 1
    assert "own.sqlite" in ran.err or "problems" in ran.out
