"""Reading a file of cues: strict YAML, checked against a model, with an error that names the file."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError


class Cues(BaseModel):
    """A file of cues: an unknown key is an error, and what was read is never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


T = TypeVar("T", bound=Cues)


def read_cues(model: type[T], name: str) -> T:
    """The file `cues/NAME`, checked.

    Raises VocabularyError where it breaks the model.
    """
    text = files("foedera.vocabulary").joinpath("cues", name).read_text("utf-8")
    try:
        return model.model_validate(yaml.load(text, yaml.CSafeLoader))
    except (ValidationError, yaml.YAMLError) as error:
        raise VocabularyError(f"cues/{name}: {error}. Correct it; the file's header explains its keys.") from error
