"""The table by which claims are compared: levels, their points, and what must speak for one deal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from foedera.errors import VocabularyError
from foedera.records import Kind, SystemClass
from foedera.vocabulary.cue_files import Cues, check_cues

FILE = "linking.yml"


class Level(Cues):
    """One answer that a comparison can give: its points, or that it sets the claims apart."""

    points: float | Literal["apart"]
    means: str


class LinkingTable(Cues):
    """`vocabulary/linking.yml`, checked; the file's own comments explain its parts."""

    needed: float = Field(gt=0)
    needed_on_average: float
    comparisons: Mapping[str, Mapping[str, Level]]
    second_evidence: Mapping[str, tuple[str, ...]]
    packages: frozenset[frozenset[Kind]]
    events: frozenset[Kind]
    held_somewhere: frozenset[Kind]
    near_classes: frozenset[frozenset[SystemClass]]
    government_words: frozenset[str]
    name_words_left_out: frozenset[str]
    further_order_words: tuple[str, ...]

    def level(self, comparison: str, level: str) -> Level:
        """The level of a comparison. Raises VocabularyError where the file has none of that name."""
        try:
            return self.comparisons[comparison][level]
        except KeyError as error:
            raise VocabularyError(
                f"{FILE}: comparison `{comparison}` has no level `{level}`, which the program can answer. Add it."
            ) from error


@cache
def linking_table() -> LinkingTable:
    """The table that ships with the program.

    Raises VocabularyError where the file breaks its form or names a level in `second_evidence` that does not exist.
    """
    return read_table(files("foedera.vocabulary").joinpath(FILE).read_text(encoding="utf-8"))


def read_table(text: str) -> LinkingTable:
    """Check a table written as YAML. Raises VocabularyError as `linking_table` does."""
    table = check_cues(LinkingTable, text, FILE)
    known = {level for levels in table.comparisons.values() for level in levels}
    for kind, levels in table.second_evidence.items():
        for level in levels:
            if level not in known:
                raise VocabularyError(
                    f"{FILE}: second_evidence of `{kind}` names the level `{level}`, which no comparison has. "
                    "Use one of the names under `comparisons`."
                )
    if "other" not in table.second_evidence:
        raise VocabularyError(f"{FILE}: second_evidence has no `other`. Say what counts for kinds that are not named.")
    return table
