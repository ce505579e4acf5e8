"""Words by which a page tells its own facts (`cues/page_facts.yml`), checked on loading."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict

from foedera.vocabulary.cue_files import Cues, read_cues
from foedera.vocabulary.field_cues import any_of


class Month(Cues):
    """The names of one month, 1 to 12."""

    model_config = ConfigDict(strict=True)
    month: int
    words: list[str]


class Weekday(Cues):
    """The names of one day of the week, 1 (Monday) to 7."""

    model_config = ConfigDict(strict=True)
    day: int
    words: list[str]


class PageFacts(Cues):
    """The whole file."""

    model_config = ConfigDict(strict=True)
    months: list[Month]
    weekdays: list[Weekday]
    published: list[str]
    updated: list[str]
    notes: list[str]
    bylines: list[str]
    authors: list[str]
    captions: list[str]
    outlet_words: list[str]
    not_outlets: list[str]
    staff: list[str]
    ranks: list[str]
    told: list[str]
    credited: list[str]
    reports: list[str]
    outlet_nouns: list[str]
    outlet_adjectives: list[str]
    offices: list[str]
    invitations: list[str]
    networks: list[str]


@cache
def page_facts() -> PageFacts:
    """The cues. Raises VocabularyError where the file breaks its form."""
    return read_cues(PageFacts, "page_facts.yml")


def one_of(words: list[str]) -> str:
    """A pattern for any of these words or phrases, longest first.

    >>> one_of(["by", "written by"])
    '(?:written\\\\ by|by)'
    """
    return f"(?:{any_of(words)})"
