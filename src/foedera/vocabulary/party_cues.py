"""The words that make parties of states' names, from `cues/parties.yml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError
from foedera.records import SystemClass


class PartyCues(BaseModel):
    """The lists of the file; its header explains each."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    offices: tuple[str, ...]
    forces: tuple[str, ...]
    standins: tuple[str, ...]
    made: tuple[str, ...]
    firms: tuple[str, ...]
    pairs: tuple[str, ...]
    military: tuple[str, ...]
    civil: tuple[str, ...]
    stands_for: dict[str, tuple[SystemClass, ...]]


@cache
def party_cues() -> PartyCues:
    """The lists, read once.

    Raises VocabularyError where the file has an unknown key.
    """
    text = files("foedera.vocabulary").joinpath("cues", "parties.yml").read_text("utf-8")
    try:
        return PartyCues.model_validate(yaml.load(text, yaml.CSafeLoader))
    except ValidationError as error:
        raise VocabularyError(f"cues/parties.yml: {error}. Correct the list named there.") from error
