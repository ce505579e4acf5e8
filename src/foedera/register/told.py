"""Told: a claim beside the article that makes it, as the register weighs it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedera.records import Article, Claim, Party, Stage
from foedera.records.edtf import latest, sort_key


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, its article, and the independent source it goes back to (see `sources.py`)."""

    claim: Claim
    article: Article
    source: str

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def stage(self) -> Stage:
        return self.claim.stage.value

    @property
    def published_on(self) -> str | None:
        """EDTF date of the article, None where its page gives none."""
        return None if self.article.published_on is None else self.article.published_on.value

    @property
    def happened_on(self) -> str | None:
        """EDTF date of the activity at its stage."""
        return None if self.claim.happened_on is None else self.claim.happened_on.value

    @property
    def speaker(self) -> str | None:
        """Who asserts it, where the article says so."""
        return None if self.claim.speaker is None else self.claim.speaker.value

    @property
    def outlet(self) -> str:
        """Who published it: the outlet, or the name of the page where that is not known."""
        return self.article.name if self.article.outlet is None else self.article.outlet.value

    @property
    def said_by(self) -> str:
        """The speaker, or the outlet where the article speaks in its own voice."""
        return self.speaker or self.outlet


def published_by_then(published_on: str | None) -> date | None:
    """The day by which an article with this date of publication was surely out; None where that is not known.

    A year alone ("2020", from a copyright line) is surely over on its last day.
    """
    return None if published_on is None else latest(published_on)


def telling_order(told: Told) -> tuple[object, ...]:
    """Order of telling: by date of publication, undated last, then by claim id."""
    return (*sort_key(told.published_on), told.id)


def in_order(claims: Iterable[Told]) -> list[Told]:
    """Claims in the order in which they were told."""
    return sorted(claims, key=telling_order)


def independent(left: Told, right: Told) -> bool:
    """Whether two claims can contradict each other: told by different sources, or by different speakers.

    A speaker's rival number inside one article counts ("observers estimate 180"). What an article says in its own
    voice on two places, and what two copies of one text say, does not.
    """
    return left.source != right.source or folded(left.speaker or "") != folded(right.speaker or "")


def folded(name: str) -> str:
    """A name for comparing: without accents, case and punctuation.

    >>> folded("Vecdi Gönül") == folded("VECDI GONUL")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("ı", "i")
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


def party_key(party: Party) -> str:
    """What makes two mentions the same party: the vocabulary's entry, else the name and its state."""
    return party.entry or f"{folded(party.name)}|{party.country or ''}"


def days_apart(left: Told, right: Told) -> int | None:
    """Days from the publication of the first to that of the second; None where one of them has no date."""
    a, b = published_by_then(left.published_on), published_by_then(right.published_on)
    return None if a is None or b is None else (b - a).days
