import pytest

from commands_for_tests import Run
from foedera.cli.config import SETTINGS


def test_every_setting_with_its_origin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDERA_REGISTER", "/registers/europe.sqlite")
    ran = run("config")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert [line.split("=")[0] for line in lines] == [name for name, _, _ in SETTINGS]
    assert lines[0].startswith("FOEDERA_REGISTER=/registers/europe.sqlite  (environment; ")
    assert lines[2].startswith("FOEDERA_READER=rules  (default; ")
