"""Records as rows of the register's tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import zstandard
from sqlalchemy import Row

from foedera.errors import RegisterError
from foedera.records import Article, Claim, Deal, Page, SetAside
from foedera.records.lines import from_json, from_line, json_line, to_json, to_line

Values = dict[str, Any]


def page_row(page: Page) -> Values:
    """A page, its bytes compressed."""
    return {
        "id": page.id,
        "sha256": page.sha256,
        "locator": page.locator,
        "url": page.url,
        "media_type": page.media_type,
        "encoding": page.encoding,
        "retrieved_at": page.retrieved_at,
        "size": len(page.content),
        "content": zstandard.ZstdCompressor(level=6).compress(page.content),
    }


def page_of(row: Row[Any]) -> Page:
    """The page as it was received. Raises RegisterError where its bytes cannot be had any more."""
    try:
        content = zstandard.ZstdDecompressor().decompress(row.content, max_output_size=row.size)
    except zstandard.ZstdError as error:
        raise RegisterError(f"page {row.id} ({row.locator}): its bytes are damaged; restore a backup.") from error
    return Page(content, row.locator, row.media_type, row.url, row.encoding, row.retrieved_at)


def article_row(article: Article) -> Values:
    """An article without its lines."""
    facts = {key: value for key, value in to_json(article).items() if key not in ("text", "lines")}
    return {
        "article_id": article.id,
        "name": article.name,
        "outlet": None if article.outlet is None else article.outlet.value,
        "published_on": None if article.published_on is None else article.published_on.value,
        "language": article.language,
        "text": article.text,
        "facts": json_line(facts),
    }


def line_rows(article: Article) -> list[Values]:
    """The lines of an article, in order."""
    return [{"position": position, **to_json(line)} for position, line in enumerate(article.lines)]


def article_of(row: Row[Any], lines: Sequence[Row[Any]]) -> Article:
    """The article as it was read."""
    read = [{"start": line.start, "end": line.end, "role": line.role, "reason": line.reason} for line in lines]
    return from_json(Article, {**json.loads(row.facts), "text": row.text, "lines": read})


def claim_row(claim: Claim, position: int) -> Values:
    """A claim with the columns that it is looked up by."""
    money = None if claim.value is None else claim.value.value
    return {
        "claim_id": claim.id,
        "position": position,
        "article_id": claim.article_id,
        "kind": claim.kind.value,
        "stage": claim.stage.value,
        "happened_on": None if claim.happened_on is None else claim.happened_on.value,
        "quantity": None if claim.quantity is None else claim.quantity.value,
        "amount": None if money is None else money.amount,
        "currency": None if money is None else money.currency,
        "reader": claim.reader,
        "record": to_line(claim),
    }


def claim_of(row: Row[Any]) -> Claim:
    """The claim as it was made."""
    return from_line(Claim, row.record)


def deal_row(deal: Deal) -> Values:
    """A deal with the columns that it is looked up by."""
    return {
        "id": deal.id,
        "kind": deal.kind,
        "stage": deal.stage,
        "sources": deal.sources,
        "conflicts": len(deal.conflicts),
        "record": json_line({**to_json(deal), "aliases": []}),
    }


def deal_of(record: str, aliases: Sequence[str]) -> Deal:
    """The deal with the former ids it is known by."""
    return from_json(Deal, {**json.loads(record), "aliases": sorted(aliases)})


def set_aside_row(entry: SetAside) -> Values:
    """What was set aside, under a key that is the same for the same record."""
    record = to_line(entry)
    key = hashlib.sha256(record.encode()).hexdigest()
    return {
        "key": key,
        "locator": entry.locator,
        "reason": entry.reason,
        "page_id": entry.page_id,
        "record": record,
    }


def by_reading(rows: Sequence[Row[Any]]) -> Mapping[int, list[Row[Any]]]:
    """Rows of lines by the reading they belong to."""
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.reading_id, []).append(row)
    return found
