"""When an activity happened or is to happen (CODEBOOK, `when`), as the sentence that tells of it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.read.activity import Activity
from foedera.read.context import Context
from foedera.read.dates import DateWords, find_dates
from foedera.records import Cell, Span

AHEAD = re.compile(
    r"\b(?:will|shall|next|upcoming|coming|is to|are to|due|planned for|scheduled|expected|set for|from)\b"
)
"""Words that make a date without a year one to come; "approved in May" is the May gone by (CODEBOOK, Rulings)."""

DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .,’'/-]{2,40}[A-Za-z]*\.?,?\s+"  # PARIS,
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})?(?:,?\s+\d{4})?"  # Jan 22, 2021
    r"\s*(?:\([^)]{2,30}\))?\s*(?:-{1,2}|–|—)\s*"  # (Wire) –
)
"""A dateline ("PARIS, Jan 22 (Wire) –"): its date is when it was written."""

SAID_REACH = 45
"""Characters between a verb of saying and the day on which it was said."""

_SAID_ON = re.compile(r"^(?:[^,.;]{0,40}\s)?(?:on|this|last|late|early)?\s*$")


def find_happened_on(context: Context, activity: Activity, all_here: Sequence[Activity]) -> Cell[str] | None:
    """The date nearest to the activity's cue, of those that are neither a dateline's nor the day it was said.

    `all_here` are the activities of the sentence: in "signed in 2020 and delivered in 2022" each keeps its own date.
    """
    dates = _dates(context, activity)
    left, right = activity.part
    dates = [d for d in dates if left <= activity.offset + d.start < right] or dates
    dates = [d for d in dates if d.grain != "stretch"] or dates  # "awarded on 3 May, over the next five years"
    if not dates:
        return None
    cue = activity.start - activity.offset
    best = min(dates, key=lambda d: (_another_between(activity, all_here, d), abs(d.start - cue)))
    if _another_between(activity, all_here, best) and best.start > cue:
        return None
    future = (
        activity.stage.stage in ("planned", "proposed")
        and AHEAD.search(context.sentences[activity.sentence].words) is not None
    )
    span = Span.of(context.article, activity.offset + best.start, activity.offset + best.end)
    return Cell(best.future if future else best.past, span, f"{best.grain} in the same part")


def _dates(context: Context, activity: Activity) -> list[DateWords]:
    """The dates in the activity's sentence that may tell when it happened."""
    words = context.sentences[activity.sentence].words
    published = context.article.published_on.value if context.article.published_on else None
    dateline = DATELINE.match(words)
    begin = dateline.end() if dateline else 0
    return [d for d in find_dates(words, published) if d.start >= begin and not _said_on(context, activity, d)]


def _said_on(context: Context, activity: Activity, words: DateWords) -> bool:
    """Whether a date tells when it was said ("said on Friday"), not when it happened."""
    speech = context.speech.get(activity.sentence)
    if speech is None:
        return False
    start = activity.offset + words.start
    if speech.start <= start < speech.end:
        return True
    return 0 <= start - speech.end <= SAID_REACH and bool(_SAID_ON.match(context.article.text[speech.end : start]))


def _another_between(activity: Activity, all_here: Sequence[Activity], words: DateWords) -> bool:
    """Whether the verb of another activity stands between the cue and the date, which is then the other's."""
    low, high = sorted((activity.start, activity.offset + words.start))
    return any(other is not activity and other.verb and low < other.start < high for other in all_here)
