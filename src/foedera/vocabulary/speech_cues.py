"""The words of reported speech, from `cues/speech.yml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError


class SpeechCues(BaseModel):
    """Verbs of saying, titles and ranks; the file's header explains each list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    titles: tuple[str, ...]
    ranks: tuple[str, ...]
    bodies: tuple[str, ...]


@cache
def speech_cues() -> SpeechCues:
    """The lists, read once.

    Raises VocabularyError where the file has an unknown key.
    """
    text = files("foedera.vocabulary").joinpath("cues", "speech.yml").read_text("utf-8")
    try:
        return SpeechCues.model_validate(yaml.load(text, yaml.CSafeLoader))
    except ValidationError as error:
        raise VocabularyError(f"cues/speech.yml: {error}. Correct the list named there.") from error
