"""Activity: a word that shows a kind, with its stage, its part of the sentence, and the systems it is about."""

from __future__ import annotations

from dataclasses import dataclass

from foedera.read.stage import StageReading
from foedera.read.systems import SystemMention
from foedera.read.tense import is_passive, is_verb
from foedera.read.tokens import Token
from foedera.records import Kind
from foedera.vocabulary.cues import CueHit


@dataclass(frozen=True, slots=True)
class Activity:
    """A cue in a sentence with its stage and reach. Token indexes are the sentence's; offsets the article's.

    `sentence` is the sentence's index and `offset` where it begins; `part` the part of it in which the cue stands.
    """

    sentence: int
    offset: int
    tokens: tuple[Token, ...]
    hit: CueHit
    stage: StageReading
    part: tuple[int, int]
    systems: tuple[SystemMention, ...]

    @property
    def kind(self) -> Kind:
        """The kind that the cue shows; fewer parties than it needs may make it another."""
        return self.hit.cue.kind

    @property
    def start(self) -> int:
        """Where the cue begins."""
        return self.offset + self.tokens[self.hit.first].start

    @property
    def end(self) -> int:
        """Where the cue ends."""
        return self.offset + self.tokens[self.hit.last - 1].end

    @property
    def verb(self) -> bool:
        """Whether the cue is a verb ("delivered"), and no noun or phrase ("delivery of")."""
        return is_verb(self.hit)

    @property
    def passive(self) -> bool:
        """Whether the cue is a passive ("were delivered")."""
        return is_passive(self.tokens, self.hit)
