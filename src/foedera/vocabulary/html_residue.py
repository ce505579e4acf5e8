"""What tells residue from an article in a web page (`residue/html.yml`), checked on loading."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError


class Mark(BaseModel):
    """Words of class and id names that mark elements of one sort (`nav`, `related`, `byline`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    means: str
    elements: tuple[str, ...]


class Phrases(BaseModel):
    """Phrases that betray one sort of residue, with an example line."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    means: str
    cues: tuple[str, ...]
    example: str


class HtmlResidue(BaseModel):
    """The whole file: marks and phrases in the order in which the block classifier was trained on them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    marks: tuple[Mark, ...]
    phrases: tuple[Phrases, ...]
    provenance_starts: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    common_words: dict[str, tuple[str, ...]]


@cache
def html_residue() -> HtmlResidue:
    """The vocabulary of residue in web pages. Raises VocabularyError where the file breaks its form."""
    path = resources.files("foedera.vocabulary") / "residue" / "html.yml"
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return HtmlResidue.model_validate(raw)
    except (yaml.YAMLError, ValidationError) as error:
        raise VocabularyError(f"residue/html.yml: {error}. Correct the file; docs/how-to tells its form.") from error
