"""Claims written by hand: `say(...)` makes one, with the article it stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foedera.records import Article, Cell, Claim, Fact, Line, Money, Party, Span, System

Said = tuple[Claim, Article]


def _party(text: str, role: str) -> Party:
    """ "TUR" is the state, "Roketsan@TUR" a firm the vocabulary knows, "NATO@" a body without a state."""
    name, at, country = text.partition("@")
    if not at:
        return Party(text, text, role, text)  # type: ignore[arg-type]
    return Party(name, country or None, role, name.lower().replace(" ", "-"))  # type: ignore[arg-type]


def make_claim(
    article: str = "a",
    kind: str = "transfer",
    stage: str = "agreed",
    *,
    by: tuple[str, ...] = (),
    to: tuple[str, ...] = (),
    among: tuple[str, ...] = (),
    system: str | tuple[str, ...] | None = None,
    of: str | None = None,
    entry: str | None = None,
    quantity: int | None = None,
    value: tuple[float, str] | None = None,
    on: str | None = None,
    place: str | None = None,
    speaker: str | None = None,
    words: str = "A contract was signed, the ministry said.",
    published: str | None = None,
    number: int = 0,
) -> Said:
    text = f"{article}. " + "." * 30 + words
    made = Article(
        article, article, f"{article}.txt", None, text, (Line(0, len(text), "main", "test"),), None, None, None,
        Fact(published, published, "test") if published else None, "en",
    )  # fmt: skip
    evidence = Span.of(made, len(text) - len(words), len(text))

    def cell(given: Any) -> Any:
        return None if given is None else Cell(given, evidence, "test")

    names = system if isinstance(system, tuple) else (system,) if of is not None else ()
    roles = [(by, "supplier"), (to, "recipient"), (among, "partner")]
    claim = Claim(
        article, Cell(kind, Span.of(made, number, number + 1), "test"), cell(stage),  # type: ignore[arg-type]
        tuple(cell(_party(name, role)) for parties, role in roles for name in parties),
        tuple(cell(System(name, of, entry)) for name in names),  # type: ignore[arg-type]
        cell(quantity), cell(Money(*value) if value else None), cell(on), cell(place), cell(speaker),
        (evidence,), "test",
    )  # fmt: skip
    return claim, made


@pytest.fixture
def say() -> Callable[..., Said]:
    return make_claim
