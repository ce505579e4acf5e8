"""The words by which an article takes up a party that it named before, from `cues/references.yml`."""

from __future__ import annotations

from functools import cache

from foedera.vocabulary.cue_files import Cues, read_cues


class ReferenceCues(Cues):
    """The lists of the file; its header explains each."""

    first_person: frozenset[str]
    pronouns: frozenset[str]
    both: frozenset[str]
    firms: frozenset[str]
    offices: frozenset[str]
    states: frozenset[str]


@cache
def reference_cues() -> ReferenceCues:
    """The lists, read once.

    Raises VocabularyError where the file has an unknown key.
    """
    return read_cues(ReferenceCues, "references.yml")
