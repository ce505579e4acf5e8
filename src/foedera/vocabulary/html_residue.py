"""What tells residue from an article in a web page (`residue/html.yml`), checked on loading."""

from __future__ import annotations

from functools import cache

from foedera.vocabulary.cue_files import Cues, read_cues


class Mark(Cues):
    """Words of class and id names that mark elements of one sort (`nav`, `related`, `byline`)."""

    id: str
    means: str
    elements: tuple[str, ...]


class Phrases(Cues):
    """Phrases that betray one sort of residue, with an example line."""

    id: str
    means: str
    cues: tuple[str, ...]
    example: str


class HtmlResidue(Cues):
    """The whole file: marks and phrases in the order in which the block classifier was trained on them."""

    marks: tuple[Mark, ...]
    phrases: tuple[Phrases, ...]
    provenance_starts: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    common_words: dict[str, tuple[str, ...]]


@cache
def html_residue() -> HtmlResidue:
    """The vocabulary of residue in web pages. Raises VocabularyError where the file breaks its form."""
    return read_cues(HtmlResidue, "html.yml", "residue")
