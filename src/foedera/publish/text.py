"""Deals as lines of plain text for people: a list, one deal with its ladder and quotes, conflicts.

No colour and nothing a terminal would obey: control characters of a page's text are shown as spaces.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from foedera.records import Article, Claim, Conflict, Deal, DealParty, Step

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_COLUMNS = ("deal", "stage", "kind", "parties", "what", "number", "value", "sources")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def list_lines(deals: Iterable[Deal], width: int = 100) -> list[str]:
    """A table of deals: id, stage, who, what, how many, for how much, sources; "!" marks a conflict, "?" a flag.

    Where it does not fit, names are cut first; then the columns for kind, value and number are left out. Below 70
    columns lines may be longer than the width.
    """
    table = [_COLUMNS, *(_list_row(deal) for deal in deals)]
    widths = {name: max(width_of(row[place]) for row in table) for place, name in enumerate(_COLUMNS)}
    for name, least in (("what", 12), ("parties", 16)):
        widths[name] -= min(max(0, _table_width(widths) - width), max(0, widths[name] - least))
    for name in ("kind", "value", "number"):
        if _table_width(widths) > width:
            del widths[name]
    places = [(_COLUMNS.index(name), size) for name, size in widths.items()]
    lines = ["  ".join(fit(row[place], size) for place, size in places).rstrip() for row in table]
    return [lines[0], "-" * min(width, max(map(width_of, lines))), *lines[1:]]


def deal_lines(deal: Deal, claims: Mapping[str, Claim], articles: Mapping[str, Article], width: int = 100) -> list[str]:
    """One deal in full: its fields, its ladder with who said each step in which words, conflicts, flags, sources."""
    lines = [*_wrapped(f"{deal.id} {headline(deal)}", width, ""), ""]
    lines += _field("stage", _stage_words(deal), width)
    lines += [line for party in deal.parties for line in _field(party.role, _party_words(party), width)]
    for system in deal.systems:
        named = f"{system.name} ({system.system_class})" if system.name else system.system_class
        lines += _field("system", named, width)
    for field, readings in deal.readings:
        if not field.startswith("date: "):
            shown = [f"{_value_words(field, one.value)} ({_counted(one.sources, 'source')})" for one in readings]
            lines += _field(field, "; ".join(shown), width)
    lines += _field("reports", f"{len(deal.articles)}, from {_counted(deal.sources, 'independent source')}", width)
    if deal.aliases:
        lines += _field("also", ", ".join(deal.aliases), width)
    lines += ["", "Lifecycle"]
    for step in deal.lifecycle:
        lines += _step_lines(step, claims, articles, width)
    if deal.conflicts:
        lines += ["", "Conflicts"]
        for conflict in deal.conflicts:
            lines += _conflict_lines(conflict, claims, articles, width)
    if deal.flags:
        lines += ["", "To be looked at"]
        lines += [line for flag in deal.flags for line in _wrapped(f"{flag.field}: {flag.why}", width, "  ")]
    return lines


def conflict_lines(
    deals: Iterable[Deal], claims: Mapping[str, Claim], articles: Mapping[str, Article], width: int = 100
) -> list[str]:
    """Every conflict of these deals, each reading with its source and words."""
    lines: list[str] = []
    for deal in deals:
        if deal.conflicts:
            lines += [*([""] if lines else []), *_wrapped(f"{deal.id} {headline(deal)}", width, "")]
            for conflict in deal.conflicts:
                lines += _conflict_lines(conflict, claims, articles, width)
    return lines


def headline(deal: Deal) -> str:
    """A deal in one line: "transfer: Zenda → Ruritania, Falcon (agreed)"."""
    systems = _systems(deal)
    return clean(f"{deal.kind}: {_parties(deal)}{', ' + systems if systems else ''} ({deal.stage})")


def date_words(text: str) -> str:
    """An EDTF date as people write it: "2021-03-04" as "4 March 2021", "2011/.." as "since 2011".

    >>> date_words("2022-22"), date_words("XXXX-11-02"), date_words("../2022-03"), date_words("2022~")
    ('summer 2022', '2 November, year not said', 'until March 2022', 'about 2022')
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _day_words(text)
    if first in ("", ".."):
        return f"until {_day_words(last)}"
    return f"since {_day_words(first)}" if last in ("", "..") else f"{_day_words(first)} to {_day_words(last)}"


def money_words(amount: float, currency: str) -> str:
    """An amount as people write it.

    >>> money_words(3_300_000_000, "USD"), money_words(45e6, "AZN"), money_words(12_500, "EUR")
    ('USD 3.3 billion', 'AZN 45 million', 'EUR 12,500')
    """
    for size, name in _SCALES:
        if abs(amount) >= size:
            return f"{currency} {amount / size:.6g} {name}"
    return f"{currency} {amount:,.0f}" if amount == int(amount) else f"{currency} {amount:,.2f}"


def clean(text: str) -> str:
    """Text on one line, without characters that a terminal would obey or that turn its direction."""
    kept = (
        "" if c == "\u00ad" else " " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in text
    )
    return " ".join("".join(kept).split())


def width_of(text: str) -> int:
    """Columns that a text takes on a terminal: two for wide characters, none for accents that stand alone."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fit(text: str, width: int) -> str:
    """A text cut or filled to exactly so many columns."""
    if width_of(text) > width:
        kept = ""
        for c in text:
            if width_of(kept + c) > width - 1:
                break
            kept += c
        text = kept + "…"
    return text + " " * (width - width_of(text))


def _table_width(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + 2 * (len(widths) - 1)


def _list_row(deal: Deal) -> tuple[str, ...]:
    readings = dict(deal.readings)
    number = readings.get("quantity") or readings.get("delivered") or ()
    value = readings.get("value", ())
    marks = ("!" if deal.conflicts else "") + ("?" if deal.flags else "")
    return (
        deal.id,
        deal.stage,
        deal.kind,
        clean(_parties(deal)),
        clean(_systems(deal)),
        number[0].value if number else "",
        _value_words("value", value[0].value) if value else "",
        f"{deal.sources}{marks}",
    )


def _parties(deal: Deal) -> str:
    def of(role: str) -> str:
        return ", ".join(dict.fromkeys(party.name for party in deal.parties if party.role == role))

    sides = " → ".join(side or "?" for side in (of("supplier"), of("recipient")))
    given = "" if sides == "? → ?" else sides
    return " + ".join(part for part in (given, of("partner")) if part) or "?"


def _systems(deal: Deal) -> str:
    return ", ".join(dict.fromkeys(system.name or system.system_class for system in deal.systems))


def _stage_words(deal: Deal) -> str:
    dates = [step.happened_on for step in deal.lifecycle if step.stage == deal.stage and step.happened_on is not None]
    return f"{deal.stage}, {date_words(dates[-1])}" if dates else deal.stage


def _party_words(party: DealParty) -> str:
    return f"{party.name} ({party.country})" if party.country and party.country != party.name else party.name


def _value_words(field: str, value: str) -> str:
    amount, _, currency = value.rpartition(" ")
    if field != "value" or not amount:
        return value
    try:
        return money_words(float(amount), currency)
    except ValueError:
        return value


def _step_lines(step: Step, claims: Mapping[str, Claim], articles: Mapping[str, Article], width: int) -> list[str]:
    when = date_words(step.happened_on) if step.happened_on else "date not said"
    lines = _wrapped(f"{step.stage}: {when}; {'; '.join(step.speakers)}", width, "  ")
    return lines + [line for claim in step.claims for line in _quote_lines(claim, claims, articles, width)]


def _conflict_lines(
    conflict: Conflict, claims: Mapping[str, Claim], articles: Mapping[str, Article], width: int
) -> list[str]:
    why = conflict.why
    for reading in conflict.readings:
        why = why.replace(reading.value, _value_words(conflict.field, reading.value))
    lines = _wrapped(f"{conflict.field}: {why}", width, "  ")
    for reading in conflict.readings:
        said = _value_words(conflict.field, reading.value)
        lines += _wrapped(f"{said} ({_counted(reading.sources, 'source')})", width, "    ")
        lines += [line for claim in reading.claims[:3] for line in _quote_lines(claim, claims, articles, width)]
    return lines


def _quote_lines(claim_id: str, claims: Mapping[str, Claim], articles: Mapping[str, Article], width: int) -> list[str]:
    claim = claims.get(claim_id)
    if claim is None:
        return []
    lines = _wrapped(f"“{clean(' … '.join(span.words for span in claim.evidence))}”", width, "      ")
    article = articles.get(claim.article_id)
    return lines if article is None else lines + _wrapped(f"— {citation(article)}", width, "      ")


def citation(article: Article) -> str:
    """Outlet, date and place of an article: "The Sample Courier, 1 June 2022, https://…"."""
    outlet = article.outlet.value if article.outlet is not None else article.name
    day = date_words(article.published_on.value) if article.published_on is not None else "undated"
    return clean(f"{outlet}, {day}, {article.url or article.locator}")


def _field(name: str, value: str, width: int) -> list[str]:
    return textwrap.wrap(
        clean(value), max(width, 40), initial_indent=f"  {name:<10} ", subsequent_indent=" " * 13,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        clean(text), max(width, 40), initial_indent=indent, subsequent_indent=indent + "  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


_PARTS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of", 34: "second quarter of",
          35: "third quarter of", 36: "fourth quarter of", 40: "first half of", 41: "second half of"}  # fmt: skip


def _day_words(text: str) -> str:
    mark = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(text[-1:], "")
    parts: Sequence[str] = (text[:-1] if mark else text).split("-")
    year, month, day = parts[0], parts[1] if len(parts) > 1 else "XX", parts[2] if len(parts) > 2 else "XX"
    decade = f"{year[:3]}0s" if year.endswith("X") and not year.endswith("XX") else year
    century = f"{year[:2]}00s" if year.endswith("XX") and year != "XXXX" else decade
    if month == "XX":
        return f"{mark}{century}"
    number = int(month)
    named = _PARTS.get(number) or _MONTHS[number - 1]
    dayed = named if day == "XX" else f"{int(day)} {named}"
    return f"{mark}{dayed}, year not said" if year == "XXXX" else f"{mark}{dayed} {century}"
