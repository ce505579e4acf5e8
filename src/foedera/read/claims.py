"""The readers by name, and the gate that what they return must pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from foedera.errors import ReaderError, SpanError
from foedera.read.rules import read_by_rules
from foedera.records import CLASSES, KINDS, PARTY_ROLES, STAGES, Article, Claim, SetAside
from foedera.records.edtf import is_edtf
from foedera.vocabulary import Vocabulary

Reader = Callable[[Article, Vocabulary], list[Claim]]

READERS: dict[str, Reader] = {"rules": read_by_rules}
DEFAULT_READER = "rules"
LANGUAGES: dict[str, tuple[str, ...]] = {"rules": ("en",)}
"""The languages that each reader reads (ISO 639-1)."""


def find_claims(
    article: Article, vocabulary: Vocabulary, reader: str = DEFAULT_READER
) -> tuple[list[Claim], list[SetAside]]:
    """The claims of an article by the reader of this name, and what the gate refused of them.

    Raises ReaderError for an unknown name.
    """
    if reader not in READERS:
        raise ReaderError(f"there is no reader {reader!r}. Readers are: {', '.join(READERS)}.")
    return gate(article, READERS[reader](article, vocabulary))


def gate(article: Article, claims: Sequence[Claim]) -> tuple[list[Claim], list[SetAside]]:
    """No words, no value: a claim passes only if every span stands in the article and every code in the codebook.

    A date that does not exist is taken off its claim.
    """
    passed, refused = [], []
    for claim in claims:
        when = claim.happened_on
        if when is not None and not is_edtf(when.value):
            refused.append(_refused(article, "value-refused", f"{when.value!r}, from {when.span.words!r}, is no date"))
            claim = replace(claim, happened_on=None)
        fault = _fault(article, claim)
        if fault is None:
            passed.append(claim)
        else:
            refused.append(_refused(article, "claim-refused", fault))
    return passed, refused


def _refused(article: Article, reason: str, fault: str) -> SetAside:
    return SetAside(
        article.locator, reason, f"{fault}.".replace("..", "."), "Check the reader that made it.", article.id
    )


def _fault(article: Article, claim: Claim) -> str | None:
    if claim.kind.value not in KINDS or claim.stage.value not in STAGES:
        return f"kind {claim.kind.value!r} or stage {claim.stage.value!r} is not in the codebook"
    if not claim.evidence or not claim.parties:
        return "a claim without evidence or without parties"
    if any(cell.value.role not in PARTY_ROLES for cell in claim.parties):
        return "a party's role is not in the codebook"
    if any(cell.value.system_class not in CLASSES for cell in claim.systems):
        return "a system's class is not in the codebook"
    try:
        for span in claim.spans():
            span.check(article)
    except SpanError as error:
        return str(error)
    return None
