"""What tells residue from an article in flat text (`residue/flat.yml`, `common_words.yml`), checked on loading."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError

T = TypeVar("T", bound=BaseModel)


class ResidueWords(BaseModel):
    """Words that betray one sort of residue: as the whole line, within a line, and whether such a line opens a part."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    id: str
    means: str
    whole: list[str]
    within: list[str]
    opens: bool = False
    example: str


class CommonWords(BaseModel):
    """The commonest words of one language (ISO 639-1)."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    id: str
    words: list[str]


class _Residue(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    residue: list[ResidueWords]


class _Common(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    common_words: list[CommonWords]


@cache
def flat_residue() -> tuple[ResidueWords, ...]:
    """The sorts of residue, in the order in which the line classifier was trained on them.

    Raises VocabularyError where the file breaks its form.
    """
    return tuple(_read("flat.yml", _Residue).residue)


@cache
def common_words() -> tuple[CommonWords, ...]:
    """The common words of each language. Raises VocabularyError where the file breaks its form."""
    return tuple(_read("common_words.yml", _Common).common_words)


def _read(name: str, form: type[T]) -> T:
    path = resources.files("foedera.vocabulary") / "residue" / name
    try:
        return form.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise VocabularyError(
            f"residue/{name}: {error}. Correct the file; a word with a colon or comma in it, or that YAML takes for "
            "something else (no, on), must stand in quotes."
        ) from error
