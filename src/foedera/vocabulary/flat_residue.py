"""What tells residue from an article in flat text (`residue/flat.yml`, `common_words.yml`), checked on loading."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict

from foedera.vocabulary.cue_files import Cues, read_cues


class ResidueWords(Cues):
    """Words that betray one sort of residue: as the whole line, within a line, and whether such a line opens a part."""

    model_config = ConfigDict(strict=True)
    id: str
    means: str
    whole: list[str]
    within: list[str]
    opens: bool = False
    example: str


class CommonWords(Cues):
    """The commonest words of one language (ISO 639-1)."""

    model_config = ConfigDict(strict=True)
    id: str
    words: list[str]


class _Residue(Cues):
    model_config = ConfigDict(strict=True)
    residue: list[ResidueWords]


class _Common(Cues):
    model_config = ConfigDict(strict=True)
    common_words: list[CommonWords]


@cache
def flat_residue() -> tuple[ResidueWords, ...]:
    """The sorts of residue, in the order in which the line classifier was trained on them.

    Raises VocabularyError where the file breaks its form.
    """
    return tuple(read_cues(_Residue, "flat.yml", "residue").residue)


@cache
def common_words() -> tuple[CommonWords, ...]:
    """The common words of each language. Raises VocabularyError where the file breaks its form."""
    return tuple(read_cues(_Common, "common_words.yml", "residue").common_words)
