"""Small vocabularies written by the tests themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedera.vocabulary import Vocabulary, load
from foedera.vocabulary.compile import compile_entries

HEADER = "# Source: invented\n# Licence: CC0-1.0\n"

Made = Callable[..., Vocabulary]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A vocabulary of these YAML texts, one file for each, with settings where they matter."""

    def make(*texts: str, **settings: object) -> Vocabulary:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.yml").write_text(HEADER + text, encoding="utf-8")
        return Vocabulary(compile_entries(load.read_entries(tmp_path), "test", settings))

    return make


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small vocabulary in the place of the shipped one, with a cache of its own."""
    folder = tmp_path / "ours"
    (folder / "states").mkdir(parents=True)
    (folder / "states" / "all.yml").write_text(
        HEADER + "states:\n  - {id: TUR, name: Turkey, status: state}\n", encoding="utf-8"
    )
    (folder / "support.yml").write_text(HEADER + "support: {}\n", encoding="utf-8")
    monkeypatch.setattr(load, "OUR_DATA", folder)
    monkeypatch.setenv("FOEDERA_CACHE", str(tmp_path / "cache"))
    return folder
