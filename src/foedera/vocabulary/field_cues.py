"""What a sentence is about: words of the military field, as patterns, from `cues/field.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from foedera.vocabulary.cue_files import Cues, read_cues


class _FieldFile(Cues):
    military: tuple[str, ...]
    soldierly: tuple[str, ...]
    civil: tuple[str, ...]
    force: tuple[str, ...]
    official: tuple[str, ...]
    joint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A pattern for each list of the file; its header explains them. Case does not matter."""

    military: re.Pattern[str]
    soldierly: re.Pattern[str]
    civil: re.Pattern[str]
    force: re.Pattern[str]
    official: re.Pattern[str]
    joint: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern that finds any of these words or phrases, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def field() -> Field:
    """The patterns, made once.

    Raises VocabularyError where the file is wrong.
    """
    lists = read_cues(_FieldFile, "field.yml")
    return Field(**{
        name: re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)", re.IGNORECASE)
        for name, words in lists.model_dump().items()
    })  # fmt: skip
