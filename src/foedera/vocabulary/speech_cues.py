"""The words of reported speech, from `cues/speech.yml`."""

from __future__ import annotations

from functools import cache

from foedera.vocabulary.cue_files import Cues, read_cues


class SpeechCues(Cues):
    """Verbs of saying, titles and ranks; the file's header explains each list."""

    verbs: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    titles: tuple[str, ...]
    ranks: tuple[str, ...]
    bodies: tuple[str, ...]
    not_names: tuple[str, ...]


@cache
def speech_cues() -> SpeechCues:
    """The lists, read once.

    Raises VocabularyError where the file has an unknown key.
    """
    return read_cues(SpeechCues, "speech.yml")
