"""Plausibility: figures far outside what is known of orders and programmes are flagged, never changed.

"Exports reached $160 billion last year" is kept as the article has it, with a flag that tells why it looks wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from foedera.records import Claim, Flag
from foedera.records.edtf import earliest
from foedera.records.lines import plain_number
from foedera.register.told import Told, in_order, published_by_then
from foedera.vocabulary.figures import Magnitude, magnitudes


def find_flags(claims: Iterable[Told]) -> tuple[Flag, ...]:
    """Flags for all claims, in the order in which they were told."""
    return tuple(flag for one in in_order(claims) for flag in _flags(one))


def in_dollars(amount: float, currency: str) -> float | None:
    """Roughly what an amount is worth in US dollars; None for a currency the table does not know."""
    rate = magnitudes().dollars.get(currency)
    return None if rate is None else amount * rate


def _flags(one: Told) -> Iterator[Flag]:
    claim = one.claim
    figures: list[tuple[str, str, float | None]] = []
    quantity = claim.quantity.value if claim.quantity is not None else None
    if quantity is not None:
        figures.append(("quantity", str(quantity), float(quantity)))
    if claim.value is not None:
        money = claim.value.value
        shown, worth = f"{plain_number(money.amount)} {money.currency}", in_dollars(money.amount, money.currency)
        figures.append(("value", shown, worth))
        if quantity is not None and quantity > 0 and worth is not None:
            figures.append(("unit_value", f"{shown} for {quantity}", worth / quantity))
    for field, shown, number in figures:
        row = _row(field, claim) if number is not None else None
        if row is not None and number is not None and not row.least <= number <= row.most:
            side = "more than" if number > row.most else "less than"
            yield Flag(field, shown, claim.id, f"{shown} is {side} can be expected: {row.why}.")
    yield from _early(one)


def _row(field: str, claim: Claim) -> Magnitude | None:
    """The first row of the table that is about such a claim."""
    classes = {cell.value.system_class for cell in claim.systems}
    roles = {cell.value.role for cell in claim.parties}
    for row in magnitudes().magnitudes:
        fits_kind = not row.kinds or claim.kind.value in row.kinds
        fits_class = not row.classes or (bool(classes) and classes <= set(row.classes))
        if row.field == field and fits_kind and fits_class and (row.without is None or row.without not in roles):
            return row
    return None


def _early(one: Told) -> Iterator[Flag]:
    """A thing that is told as done, dated after the article that tells it."""
    published = published_by_then(one.published_on)
    if one.happened_on is None or published is None or one.stage not in ("agreed", "completed", "stopped"):
        return
    happened = earliest(one.happened_on)
    if happened is not None and happened > published + timedelta(days=1):
        why = f"told as {one.stage} by an article published on {one.published_on}, before the date it gives."
        yield Flag("happened_on", one.happened_on, one.id, f"{one.happened_on}: {why}")
