"""Words by which a page tells its own facts (`cues/page_facts.yml`), checked on loading."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from foedera.errors import VocabularyError


class Month(BaseModel):
    """The names of one month, 1 to 12."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    month: int
    words: list[str]


class Weekday(BaseModel):
    """The names of one day of the week, 1 (Monday) to 7."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    day: int
    words: list[str]


class PageFacts(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
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
    path = resources.files("foedera.vocabulary") / "cues" / "page_facts.yml"
    try:
        return PageFacts.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise VocabularyError(
            f"cues/page_facts.yml: {error}. Correct the file; a word that YAML takes for something else must stand in "
            "quotes."
        ) from error


def one_of(words: list[str]) -> str:
    """A pattern for any of these words or phrases, longest first.

    >>> one_of(["by", "written by"])
    '(?:written\\\\ by|by)'
    """
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
