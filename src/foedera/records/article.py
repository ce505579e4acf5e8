"""Article: the readable text of a page and the facts about it; Span: exact words of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from foedera.errors import SpanError

Role = Literal["title", "date", "byline", "caption", "note", "main", "residue"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Line:
    """One line or block of a page and what it is.

    `start` and `end` are offsets into the article's text. `role`: `title`; `date` a line that holds the date of
    publication; `byline` author, dateline or agency line; `caption` picture caption or credit; `note` provenance
    note ("originally published …"); `main` what the article says; `residue` menus, share buttons, comments,
    legal lines. `reason` tells what decided ("classifier .93", "html:nav", "lexicon: share buttons").
    """

    start: int
    end: int
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about an article and how it was found.

    `value` as normalised (an EDTF date, an outlet's name); `words` as they stand on the page or in its metadata;
    `how` the rule that found it ("meta og:site_name", "dateline", "copyright line", "htmldate", "file").
    """

    value: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Article:
    """The text of one page, all of it, each line marked with what it is.

    `text` holds every line of the page, joined by line breaks, what was cut included: `lines` says which are the
    article's own words. Claims are read from `main` lines (title and caption only where the body is silent), and
    every span refers to `text`. `published_on` is EDTF ("2018-07-20", "2020"). `origins` are the outlets or
    agencies that the article credits for its facts, nearest first. `language` is ISO 639-1, empty where unknown.
    """

    id: str
    name: str
    locator: str
    url: str | None
    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    title: Fact | None
    outlet: Fact | None
    byline: Fact | None
    published_on: Fact | None
    language: str
    origins: tuple[Fact, ...] = ()

    def of(self, *roles: Role) -> Iterator[Line]:
        """The lines with one of these roles, in order."""
        return (line for line in self.lines if line.role in roles)

    def words(self, line: Line) -> str:
        """The words of a line."""
        return self.text[line.start : line.end]

    @property
    def main_text(self) -> str:
        """The article's own words: its `main` lines joined by line breaks."""
        return "\n".join(self.words(line) for line in self.of("main"))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact words at exact offsets of an article. Made by `Span.of`, which cuts the words itself."""

    article_id: str
    start: int
    end: int
    words: str

    @classmethod
    def of(cls, article: Article, start: int, end: int) -> Span:
        """Cut the words from `start` to `end` out of the article.

        Raises SpanError where the offsets are not inside the text or hold nothing.
        """
        if not 0 <= start < end <= len(article.text):
            raise SpanError(
                f"article {article.name}: offsets {start}-{end} are outside its {len(article.text)} characters "
                "or empty. A value without words is refused; check the reader that made it."
            )
        return cls(article.id, start, end, article.text[start:end])

    def check(self, article: Article) -> None:
        """Raise SpanError unless the article holds exactly these words at these offsets."""
        if self.article_id != article.id or article.text[self.start : self.end] != self.words or not self.words:
            raise SpanError(
                f"article {article.name}: the words {self.words[:60]!r} do not stand at {self.start}-{self.end}. "
                "The value is refused; read the page again if its text has changed."
            )

    def within(self, other: Span) -> bool:
        """Whether this span lies inside another of the same article."""
        return self.article_id == other.article_id and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, `line` the index of the line it stands in."""

    span: Span
    line: int

    @property
    def words(self) -> str:
        return self.span.words
