"""Tables as CSV (RFC 4180, UTF-8): deals one a row, claims one a row, cells one a row.

Several values in one field are joined by "; ", several quotes by " | ". In `cells-csv` nothing is joined. A text that a
spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`) has an apostrophe put before it; `unguarded`
takes it away again.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from foedera.publish.selection import Selection, articles_in_order, claims_by_article, deal_of_claims
from foedera.records import Article, Cell, Claim, Deal, Span
from foedera.records.edtf import sort_key
from foedera.records.lines import plain_number

Row = dict[str, str]
_FORMULA = re.compile(r"'*[=+\-@\t\r]")

DEAL_COLUMNS = (
    "deal_id", "kind", "stage", "stage_since", "supplier", "recipient", "partner", "countries", "system",
    "system_class", "quantity", "delivered", "value", "currency", "place", "ladder", "rival_values", "conflicts",
    "flags", "n_reports", "n_independent_sources", "first_published_on", "last_published_on", "speakers", "outlets",
    "articles", "urls", "quotes", "claim_ids",
)  # fmt: skip

_SPANNED = (
    "kind", "stage", "supplier", "recipient", "partner", "system", "quantity", "value", "happened_on", "place",
    "speaker",
)  # fmt: skip
_DETAILS = {"supplier": "supplier_country", "recipient": "recipient_country", "partner": "partner_country",
            "system": "system_class", "value": "currency"}  # fmt: skip

CLAIM_COLUMNS = (
    "deal_id", "claim_id", "article_id", "article", "url", "outlet", "published_on", "text_sha256",
    *(
        column
        for field in _SPANNED
        for column in (field, *([_DETAILS[field]] if field in _DETAILS else []),
                       f"{field}_quote", f"{field}_start", f"{field}_end")
    ),
    "evidence_quote", "evidence_start", "evidence_end", "reader", "confidence",
)  # fmt: skip

CELL_COLUMNS = (
    "deal_id", "claim_id", "article_id", "article", "url", "outlet", "published_on", "text_sha256", "field", "value",
    "detail", "entry", "how", "quote", "start", "end",
)  # fmt: skip


def write_deals_csv(selection: Selection, stream: TextIO) -> None:
    """One row a deal: parties, systems, figures, ladder, conflicts, and its sources with their words."""
    claims = {claim.id: claim for claim in selection.claims}
    articles = {article.id: article for article in selection.articles}
    write_rows(stream, DEAL_COLUMNS, (_deal_row(deal, claims, articles) for deal in _by_id(selection.deals)))


def write_claims_csv(selection: Selection, stream: TextIO) -> None:
    """One row a claim; every value with its quote and the offsets of the quote in the article's text."""
    deal_of = deal_of_claims(selection.deals)
    write_rows(stream, CLAIM_COLUMNS, (_claim_row(*one, deal_of) for one in _told(selection)))


def write_cells_csv(selection: Selection, stream: TextIO) -> None:
    """One row a value, evidence included: the form that needs no splitting."""
    deal_of = deal_of_claims(selection.deals)
    write_rows(stream, CELL_COLUMNS, (row for one in _told(selection) for row in _cell_rows(*one, deal_of)))


def write_rows(stream: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A header and rows, lines ended by CRLF. Open the stream with `newline=""`."""
    writer = csv.DictWriter(stream, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: guarded(value) for key, value in row.items()})


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(…)"), guarded("- he said"), guarded("36")
    ("'=HYPERLINK(…)", "'- he said", '36')
    """
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was given to `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _by_id(deals: Iterable[Deal]) -> list[Deal]:
    return sorted(deals, key=lambda deal: deal.id)


def _told(selection: Selection) -> Iterable[tuple[Article, Claim]]:
    """Articles by name, and their claims in the order of the text."""
    claims = claims_by_article(selection.claims)
    return ((article, one) for article in articles_in_order(selection.articles) for one in claims.get(article.id, ()))


def _article_columns(article: Article, claim: Claim, deal_of: Mapping[str, str]) -> Row:
    return {
        "deal_id": deal_of.get(claim.id, ""),
        "claim_id": claim.id,
        "article_id": article.id,
        "article": article.name,
        "url": article.url or "",
        "outlet": article.outlet.value if article.outlet is not None else "",
        "published_on": article.published_on.value if article.published_on is not None else "",
        "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def cells_of(claim: Claim) -> list[tuple[str, str, str, str, Cell[Any]]]:
    """Every cell as (field, value, detail, entry, cell); detail: a party's state, a system's class, a currency."""
    found: list[tuple[str, str, str, str, Cell[Any]]] = [
        ("kind", claim.kind.value, "", "", claim.kind),
        ("stage", claim.stage.value, "", "", claim.stage),
    ]
    for party in claim.parties:
        found.append((party.value.role, party.value.name, party.value.country or "", party.value.entry or "", party))
    for system in claim.systems:
        named = system.value
        found.append(("system", named.name or "", named.system_class, named.entry or "", system))
    if claim.quantity is not None:
        found.append(("quantity", str(claim.quantity.value), "", "", claim.quantity))
    if claim.value is not None:
        money = claim.value.value
        found.append(("value", str(plain_number(money.amount)), money.currency, "", claim.value))
    for field, cell in (("happened_on", claim.happened_on), ("place", claim.place), ("speaker", claim.speaker)):
        if cell is not None:
            found.append((field, cell.value, "", "", cell))
    return found


def _claim_row(article: Article, claim: Claim, deal_of: Mapping[str, str]) -> Row:
    row = _article_columns(article, claim, deal_of)
    cells = cells_of(claim)
    for field in _SPANNED:
        chosen = [cell for cell in cells if cell[0] == field]
        row[field] = "; ".join(value for _, value, *_ in chosen)
        if field in _DETAILS:
            row[_DETAILS[field]] = "; ".join(detail for _, _, detail, *_ in chosen)
        row |= _quoted(field, [cell.span for *_, cell in chosen])
    row |= _quoted("evidence", claim.evidence)
    return row | {"reader": claim.reader, "confidence": str(plain_number(claim.confidence))}


def _cell_rows(article: Article, claim: Claim, deal_of: Mapping[str, str]) -> Iterable[Row]:
    shared = _article_columns(article, claim, deal_of)
    for field, value, detail, entry, cell in cells_of(claim):
        yield (
            shared
            | {"field": field, "value": value, "detail": detail, "entry": entry, "how": cell.how}
            | _one(cell.span)
        )
    for span in claim.evidence:
        yield shared | {"field": "evidence", "value": "", "detail": "", "entry": "", "how": ""} | _one(span)


def _one(span: Span) -> Row:
    return {"quote": span.words, "start": str(span.start), "end": str(span.end)}


def _quoted(field: str, spans: Sequence[Span]) -> Row:
    return {
        f"{field}_quote": " | ".join(span.words for span in spans),
        f"{field}_start": "; ".join(str(span.start) for span in spans),
        f"{field}_end": "; ".join(str(span.end) for span in spans),
    }


def _deal_row(deal: Deal, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Row:
    told = [claims[claim] for claim in deal.claims if claim in claims]
    pages = [articles[article] for article in deal.articles if article in articles]
    published = sorted((page.published_on.value for page in pages if page.published_on is not None), key=sort_key)
    readings = {field: [reading.value for reading in values] for field, values in deal.readings}
    value = readings.get("value", [""])[0]
    quotes = [span.words for claim in told for span in claim.evidence]
    return {
        "deal_id": deal.id,
        "kind": deal.kind,
        "stage": deal.stage,
        "stage_since": min(_dates_of_stage(deal), key=sort_key, default=""),
        **{
            role: _joined(party.name for party in deal.parties if party.role == role)
            for role in ("supplier", "recipient", "partner")
        },
        "countries": _joined(party.country for party in deal.parties if party.country),
        "system": _joined(system.name for system in deal.systems if system.name),
        "system_class": _joined(system.system_class for system in deal.systems),
        "quantity": readings.get("quantity", [""])[0],
        "delivered": _joined(readings.get("delivered", ())),
        "value": value.rpartition(" ")[0],
        "currency": value.rpartition(" ")[2],
        "place": _joined(readings.get("place", ())),
        "ladder": "; ".join(f"{step.stage} {step.happened_on or ''}".strip() for step in deal.lifecycle),
        "rival_values": "; ".join(
            f"{field}: {' | '.join(values)}" for field, values in readings.items() if len(values) > 1
        ),
        "conflicts": " ".join(f"{conflict.field}: {conflict.why}" for conflict in deal.conflicts),
        "flags": " ".join(f"{flag.field}: {flag.why}" for flag in deal.flags),
        "n_reports": str(len(deal.articles)),
        "n_independent_sources": str(deal.sources),
        "first_published_on": published[0] if published else "",
        "last_published_on": published[-1] if published else "",
        "speakers": _joined(claim.speaker.value for claim in told if claim.speaker is not None),
        "outlets": _joined(page.outlet.value for page in pages if page.outlet is not None),
        "articles": _joined(page.name for page in pages),
        "urls": _joined(page.url for page in pages if page.url),
        "quotes": " | ".join(dict.fromkeys(quotes)),
        "claim_ids": _joined(deal.claims),
    }


def _dates_of_stage(deal: Deal) -> list[str]:
    steps = (step for step in deal.lifecycle if step.stage == deal.stage)
    return [step.happened_on for step in steps if step.happened_on is not None]


def _joined(words: Iterable[str]) -> str:
    """Different words once each, in their order."""
    return "; ".join(dict.fromkeys(words))
