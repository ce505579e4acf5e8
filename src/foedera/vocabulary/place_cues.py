"""The words that end the names of places, and the prefixes of ships' names, from `cues/places.yml`."""

from __future__ import annotations

from functools import cache

from foedera.vocabulary.cue_files import Cues, read_cues


class PlaceCues(Cues):
    """The lists of the file; its header explains each."""

    waters: tuple[str, ...]
    sites: tuple[str, ...]
    not_places: frozenset[str]
    ships: dict[str, str]
    hulls: tuple[str, ...]


@cache
def place_cues() -> PlaceCues:
    """The lists, read once.

    Raises VocabularyError where the file has an unknown key.
    """
    return read_cues(PlaceCues, "places.yml")
