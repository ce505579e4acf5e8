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
