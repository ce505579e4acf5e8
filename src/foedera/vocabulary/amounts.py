"""Numbers in words, scales and units, as data for the reader of amounts (`numbers.yml`, `units.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from foedera.errors import VocabularyError
from foedera.vocabulary.load import check_row, read_yaml
from foedera.vocabulary.schema import STRICT

Measure = Literal["item", "group", "amount", "people", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """`words` "twelve"; `groups` "dozen"; `scales` "crore"; `money_only` the scales that need a currency beside them;
    `vague` words for numbers nobody counted; `fractions` "half"; `ordinals` "third"."""

    __pydantic_config__: ClassVar = STRICT
    words: dict[str, int]
    groups: dict[str, int]
    scales: dict[str, int]
    money_only: tuple[str, ...]
    vague: tuple[str, ...]
    fractions: dict[str, float]
    ordinals: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Nouns between a number and a system: whether the number counts systems (`item`), groups of them of unknown size
    (`group`), people, something `other` (contracts, visits), or nothing (`amount`)."""

    __pydantic_config__: ClassVar = STRICT
    words: tuple[str, ...]
    measure: Measure
    usual: str | None = None


@cache
def numbers() -> Numbers:
    """The numbers in words. Raises VocabularyError where `numbers.yml` is wrong."""
    held: dict[str, Any] = _read("numbers.yml")["numbers"]
    return Numbers(**{**held, "money_only": tuple(held["money_only"]), "vague": tuple(held["vague"])})


@cache
def units() -> Mapping[str, Unit]:
    """Each unit noun and what it measures. Raises VocabularyError where `units.yml` is wrong."""
    found: dict[str, Unit] = {}
    for row in _read("units.yml")["units"]:
        unit = Unit(words=tuple(row["words"]), measure=row["measure"], usual=row.get("usual"))
        for word in unit.words:
            found.setdefault(word, unit)
    return MappingProxyType(found)


def _read(name: str) -> Any:
    values, root = read_yaml(Path(__file__).parent / name, name)
    key = name.removesuffix(".yml")
    if not isinstance(values, dict) or set(values) != {key}:
        raise VocabularyError(f"{name}:1: should hold `{key}:` and nothing else.")
    held = values[key]
    for path, row in [((key,), held)] if isinstance(held, dict) else [((key, n), one) for n, one in enumerate(held)]:
        check_row(Numbers if key == "numbers" else Unit, row, root, path, name)
    return values
