"""A folder of its own for each test, and a register of the sample pages that they share."""

import os
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from commands_for_tests import Ran, Run, run_foedera


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test in a folder of its own, with nothing set in the environment."""
    for name in [name for name in os.environ if name.startswith("FOEDERA_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "110")
    with chdir(tmp_path):
        yield


@pytest.fixture
def run() -> Run:
    return run_foedera


@pytest.fixture(scope="session")
def samples_added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A register of the sample pages, made once by `foedera demo`, and what that printed. Not to be written to."""
    where = tmp_path_factory.mktemp("samples") / "samples.sqlite"
    return where, run_foedera("demo", "--register", where)


@pytest.fixture
def register(samples_added: tuple[Path, Ran]) -> Path:
    """The register of the sample pages, for reading."""
    return samples_added[0]


@pytest.fixture
def own_register(register: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    copy = tmp_path / "own.sqlite"
    shutil.copy(register, copy)
    return copy
