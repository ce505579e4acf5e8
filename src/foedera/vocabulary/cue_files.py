"""Reading a file of the vocabulary that holds no entries (cues, residue, tables): YAML checked against a model."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError
from foedera.vocabulary.load import YAML_LOADER


class Cues(BaseModel):
    """A file or part of it: an unknown key is an error, and what was read is never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


T = TypeVar("T", bound=Cues)


def read_cues(model: type[T], name: str, folder: str = "cues") -> T:
    """The file `FOLDER/NAME` of the vocabulary, checked.

    Raises VocabularyError where it breaks the model.
    """
    return check_cues(model, files("foedera.vocabulary").joinpath(folder, name).read_text("utf-8"), f"{folder}/{name}")


def check_cues(model: type[T], text: str, name: str) -> T:
    """YAML checked against the model; `name` is the file's in the message.

    Raises VocabularyError where it breaks the model.
    """
    try:
        return model.model_validate(yaml.load(text, YAML_LOADER))
    except (ValidationError, yaml.YAMLError) as error:
        raise VocabularyError(
            f"{name}: {error}. Correct the file, whose header explains its keys; words with a colon or comma, or "
            "that YAML takes for something else (no, on), must stand in quotes."
        ) from error
