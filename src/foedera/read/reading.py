"""What the two ways of reading a page (HTML, flat text) hand to `read_article`."""

from __future__ import annotations

from dataclasses import dataclass

from foedera.records import Fact, Role


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line or block of a page, its role and the reason for it (see `foedera.records.Line`)."""

    words: str
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """The lines of a page in order, cut ones included, and what its metadata says of it.

    A fact is None where the metadata does not give it; `read_article` then looks in the lines.
    """

    lines: tuple[ReadLine, ...]
    title: Fact | None = None
    outlet: Fact | None = None
    byline: Fact | None = None
    published_on: Fact | None = None
    language: str = ""
