"""The words that make parties of states' names, from `cues/parties.yml`."""

from __future__ import annotations

from functools import cache

from foedera.records import SystemClass
from foedera.vocabulary.cue_files import Cues, read_cues


class PartyCues(Cues):
    """The lists of the file; its header explains each."""

    offices: tuple[str, ...]
    forces: tuple[str, ...]
    standins: tuple[str, ...]
    made: tuple[str, ...]
    firms: tuple[str, ...]
    pairs: tuple[str, ...]
    pair_phrases: tuple[str, ...]
    topics: tuple[str, ...]
    against: tuple[str, ...]
    trades: tuple[str, ...]
    stands_for: dict[str, tuple[SystemClass, ...]]


@cache
def party_cues() -> PartyCues:
    """The lists, read once.

    Raises VocabularyError where the file has an unknown key.
    """
    return read_cues(PartyCues, "parties.yml")
