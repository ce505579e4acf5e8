"""Invented articles and claims for tests: every span is cut from the text by the program."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from foedera.records import (
    Article,
    Cell,
    Claim,
    Fact,
    Kind,
    Line,
    Money,
    Page,
    Party,
    PartyRole,
    Span,
    Stage,
    System,
    SystemClass,
)


def make_page(text: str, name: str = "page", *, retrieved_at: str = "") -> Page:
    """A flat-text page with this text."""
    return Page(text.encode(), f"samples/{name}.txt", "text/plain", None, "utf-8", retrieved_at)


def make_article(
    text: str,
    name: str = "page",
    *,
    outlet: str | None = "The Sample Courier",
    published_on: str | None = "2022-06-01",
    origins: Sequence[str] = (),
) -> Article:
    """An article all of whose lines are its own words; its id is that of `make_page` with the same text."""
    lines, start = [], 0
    for words in text.split("\n"):
        if words:
            lines.append(Line(start, start + len(words), "main", "test"))
        start += len(words) + 1
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        name=name,
        locator=f"samples/{name}.txt",
        url=None,
        text=text,
        lines=tuple(lines),
        title=Fact(f"Title of {name}", f"Title of {name}", "test"),
        outlet=None if outlet is None else Fact(outlet, outlet, "test"),
        byline=None,
        published_on=None if published_on is None else Fact(published_on, published_on, "test"),
        language="en",
        origins=tuple(Fact(origin, origin, "test") for origin in origins),
    )


def find_span(article: Article, words: str) -> Span:
    """The first place where the article says these words."""
    start = article.text.index(words)
    return Span.of(article, start, start + len(words))


def make_claim(
    article: Article,
    sentence: str | None = None,
    *,
    cue: str | None = None,
    kind: Kind = "transfer",
    stage: Stage = "agreed",
    parties: Sequence[tuple[str, str, str | None, PartyRole]] = (),
    systems: Sequence[tuple[str, str | None, SystemClass]] = (),
    quantity: tuple[str, int] | None = None,
    value: tuple[str, float, str] | None = None,
    happened_on: tuple[str, str] | None = None,
    place: str | None = None,
    speaker: str | None = None,
    entries: bool = True,
) -> Claim:
    """A claim with its values given beside the words of the text they are read from.

    `parties` as (words, name, country, role), `systems` as (words, name, class), `quantity` as (words, number),
    `value` as (words, amount, currency), `happened_on` as (words, EDTF). `sentence` None takes the whole text. The
    vocabulary entry of a party is its name in small letters, unless `entries` is false.
    """
    evidence = find_span(article, article.text if sentence is None else sentence)
    shown = find_span(article, cue) if cue is not None else evidence
    return Claim(
        article_id=article.id,
        kind=Cell(kind, shown, "test"),
        stage=Cell(stage, shown, "test"),
        parties=tuple(
            Cell(Party(name, country, role, _entry(name) if entries else None), find_span(article, words), "test")
            for words, name, country, role in parties
        ),
        systems=tuple(
            Cell(System(name, code, _entry(name) if entries and name else None), find_span(article, words), "test")
            for words, name, code in systems
        ),
        quantity=None if quantity is None else Cell(quantity[1], find_span(article, quantity[0]), "test"),
        value=None if value is None else Cell(Money(value[1], value[2]), find_span(article, value[0]), "test"),
        happened_on=None if happened_on is None else Cell(happened_on[1], find_span(article, happened_on[0]), "test"),
        place=None if place is None else Cell(place, find_span(article, place), "test"),
        speaker=None if speaker is None else Cell(speaker, find_span(article, speaker), "test"),
        evidence=(evidence,),
        reader="test 1",
    )


def _entry(name: str) -> str:
    return name.casefold().replace(" ", "-")
