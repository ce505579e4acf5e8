"""Whether the dates of two claims fit one deal: of the activity, and of the reports."""

from __future__ import annotations

from datetime import date, timedelta

from foedera.link.finding import Finding
from foedera.link.traits import Traits, Window
from foedera.link.weights import linking_table
from foedera.records import LADDER
from foedera.records.edtf import overlaps, parse_edtf

SAME_STEP = timedelta(days=45)
"""Two dates of one signing may lie this far apart: announced, signed, in force."""

OTHER_ORDER = timedelta(days=300)
"""Two signings further apart than this are two orders."""

ONE_EVENT = timedelta(days=60)
"""Two exercises or visits further apart than this are two."""

TOLERANCE = timedelta(days=60)
"""By so much a later stage may be dated before an earlier one: reports round dates."""

LONG = timedelta(days=3653)
"""A delivery more than ten years after the order is rarely of that order."""

WEEKS, YEAR, YEARS = timedelta(days=60), timedelta(days=400), timedelta(days=1461)

FUTURE = ("planned", "proposed", "negotiating")
"""Stages whose date is of something still to come: it bounds nothing."""


def compare_dates(left: Traits, right: Traits) -> Finding | None:
    """The dates of the activity at their stages; None where they say nothing of each other."""
    event = left.kind == right.kind and left.kind in linking_table().events
    if left.happened_on is not None and right.happened_on is not None and (event or left.stage == right.stage):
        found = _same_step(left, right)
        if found is not None:
            return found
    return _steps_in_order(left, right)


def _same_step(left: Traits, right: Traits) -> Finding | None:
    one, other = left.window, right.window
    said = f"{left.happened_on} and {right.happened_on}"
    if one is None or other is None:
        return _without_year(left.happened_on or "", right.happened_on or "")
    if date.min in (one[0], other[0]) or date.max in (one[1], other[1]):
        return None
    gap = _gap(one, other)
    if gap <= timedelta(0):
        return Finding("dates", _precision_shared(one, other), f"dates agree ({said})")
    event = left.kind == right.kind and left.kind in linking_table().events
    if event:
        return Finding("dates", "other-year", f"held at different times ({said})") if gap > ONE_EVENT else None
    if gap > LONG:
        return Finding("dates", "long-after", f"more than ten years apart ({said})")
    if left.stage != "agreed" or gap <= SAME_STEP:
        return None
    if gap > OTHER_ORDER:
        return Finding("dates", "other-year", f"ordered at different times ({said})")
    return Finding("dates", "some-months", f"agreed some months apart ({said})")


def _without_year(one: str, other: str) -> Finding | None:
    """Dates of which one names no year ("on November 2") agree only where both name a day or a month."""
    if not overlaps(one, other):
        return None
    named = {side.precision for text in (one, other) for side in parse_edtf(text).sides}
    if named == {"day"}:
        return Finding("dates", "same-day", f"the same day of the year ({one} and {other})")
    return Finding("dates", "same-month", f"the same month ({one} and {other})") if named <= {"day", "month"} else None


def _gap(one: Window, other: Window) -> timedelta:
    """Days between two windows; zero where they touch."""
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))


def _precision_shared(one: Window, other: Window) -> str:
    """How narrow the coarser of two windows is."""
    widest = max(one[1] - one[0], other[1] - other[0])
    if widest <= timedelta(days=10):
        return "same-day"
    return "same-month" if widest <= timedelta(days=95) else "same-year"


def _steps_in_order(left: Traits, right: Traits) -> Finding | None:
    """Whether the later stage has the later date. What is not dated happened before it was published."""
    if left.stage not in LADDER or right.stage not in LADDER or left.stage == right.stage:
        return None
    earlier, later = sorted((left, right), key=lambda traits: LADDER.index(traits.stage))
    if earlier.stage in FUTURE and later.stage in FUTURE:
        return None
    if earlier.stage in FUTURE:
        return _talks_after(earlier, later)
    begun, done = earlier.window, _done_by(later)
    if begun is None or done is None or begun[0] == date.min:
        return None
    if begun[0] - done > TOLERANCE:
        return Finding(
            "dates", "wrong-order", f"{later.stage} by {done}, before it was {earlier.stage} on {earlier.happened_on}"
        )
    if later.window is None:
        return None
    if later.window[0] - begun[1] > LONG if begun[1] != date.max else False:
        return Finding("dates", "long-after", f"{later.stage} more than ten years after it was {earlier.stage}")
    return Finding("dates", "in-order", f"{earlier.stage} {earlier.happened_on}, {later.stage} {later.happened_on}")


def _done_by(later: Traits) -> date | None:
    """The last day on which a stage can have been reached."""
    for window in (later.window, later.published):
        if window is not None and window[1] != date.max:
            return window[1]
    return None


def _talks_after(earlier: Traits, later: Traits) -> Finding | None:
    """Talks reported long after the deal was agreed are about another one, or old news."""
    if earlier.stage == "planned" or earlier.published is None or later.window is None:
        return None
    said, agreed = earlier.window or earlier.published, later.window
    if agreed[1] == date.max or said[0] == date.min or said[0] - agreed[1] <= WEEKS:
        return None
    return Finding(
        "dates", "talks-after", f"still {earlier.stage} in {said[0]:%Y-%m}, {later.stage} {later.happened_on}"
    )


def compare_reported(left: Traits, right: Traits) -> Finding | None:
    """How far apart the two were published; None where a day of publication is missing or between weeks and a year."""
    if left.article_id == right.article_id:
        return Finding("reported", "same-article", "told in one article")
    if left.published is None or right.published is None:
        return None
    gap = _gap(left.published, right.published)
    if left.window is not None and right.window is not None and gap > WEEKS:
        return None  # their own dates tell more than when somebody wrote of them
    if gap > YEARS:
        return Finding("reported", "far-apart", "published more than four years apart")
    if gap > YEAR:
        return Finding("reported", "same-years", "published more than a year apart")
    return Finding("reported", "same-weeks", "published within sixty days") if gap <= WEEKS else None
