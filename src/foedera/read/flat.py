"""Reading a flat page: text pasted or scraped with its menus, share lines and comments still in it.

A trained classifier tells the article's own lines from the rest (`line_model`); rules then name the lines around them:
title, date, byline, caption, note.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedera.read.line_features import FlatLines, Floats, bare, feature_names, is_common, line_features, split_lines
from foedera.read.line_model import MAIN, TITLE, line_probabilities
from foedera.read.line_roles import (
    caption_reason,
    credit_reason,
    date_reason,
    dateline_reason,
    invitation_reason,
    note_reason,
    signature_reason,
)
from foedera.read.reading import PageReading, ReadLine
from foedera.read.title import without_date
from foedera.records import Role
from foedera.vocabulary.flat_residue import flat_residue

KEEP = 0.5
"""A line is kept as main from this probability."""

LONG, DOUBT = 25, 0.3
"""A line of so many words that ends like a sentence is kept from this probability: in doubt, prose is not cut."""

FEW_WORDS = 20
"""Where fewer words are kept, the likeliest lines are kept too, down to `FALLBACK` of the likeliest."""

FALLBACK, FLOOR = 0.6, 0.12

BARE, SENTENCE = 5, 8
"""A text of at most so many lines is no page with menus: its sentences from so many words on are kept, since the
network, made on whole pages, knows little of them."""

NEAR = 12
"""A date or byline stands within so many lines of the title or of the article's first or last line."""

TITLE_REACH = 40

BROKEN_OFF = 40
"""Characters of a line that may break off in the middle of a sentence."""

PIECE = 5000
"""Lines that are judged at once."""


def read_flat(text: str) -> PageReading:
    """Every non-empty line of a page with its role and the reason.

    >>> page = "Menu\\nNavy takes over second corvette\\n3 May 2021\\nThe navy took over its second corvette on "
    >>> page += "Monday, the defence ministry said, and expects two more of the class by the end of next year.\\nShare"
    >>> [line.role for line in read_flat(page).lines]
    ['residue', 'title', 'date', 'main', 'residue']
    """
    lines = split_lines(text)
    if not lines.words:
        return PageReading(lines=())
    features, chances = _judged(lines)
    kept = _kept(lines, features, chances)
    roles: list[Role] = ["main" if keep else "residue" for keep in kept]
    reasons = _classified(features, chances, kept.tolist())
    _name_lines(lines.words, features, chances, roles, reasons)
    return PageReading(lines=tuple(map(ReadLine, lines.words, roles, reasons)))


def _judged(lines: FlatLines) -> tuple[Floats, Floats]:
    """Features and probabilities of all lines; a very long page is judged piece by piece."""
    pieces = [
        FlatLines(lines.words[start : start + PIECE], lines.blank_before[start : start + PIECE])
        for start in range(0, len(lines.words), PIECE)
    ]
    features = [line_features(piece) for piece in pieces]
    return np.vstack(features), np.vstack([line_probabilities(part) for part in features])


def _kept(lines: FlatLines, features: Floats, chances: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    main = chances[:, MAIN]
    kept = main > KEEP
    words = np.array([len(line.split()) for line in lines.words])
    if words[kept].sum() < FEW_WORDS:
        likeliest = float(main[words > 3].max(initial=0.0))
        floor = FLOOR if kept.any() else 0.0
        kept = kept | ((main > max(floor, FALLBACK * likeliest)) & (words > 3))
    kept = np.asarray(kept, dtype=np.bool_)
    prose = np.array([line.rstrip("”\"’'») ").endswith((".", "!", "?")) for line in lines.words], dtype=np.bool_)
    kept = kept | ((words >= LONG) & prose & (main > DOUBT))
    if len(words) <= BARE:
        kept = kept | ((words >= SENTENCE) & prose & (features[:, _FIRST:_PAST_LAST].max(axis=1) == 0))
    for row in range(len(kept) - 1):
        if kept[row] != kept[row + 1] and _goes_on(lines, row) and main[row] + main[row + 1] > KEEP:
            kept[row] = kept[row + 1] = True
    return kept


def _goes_on(lines: FlatLines, row: int) -> bool:
    """Whether a line breaks off in the middle of a sentence that the next one goes on with."""
    line, after = lines.words[row], lines.words[row + 1]
    broken_off = len(line) >= BROKEN_OFF and (line[-1].isalnum() or line[-1] == ",")
    return broken_off and after[0].islower() and len(after) > 1 and not lines.blank_before[row + 1]


def _classified(features: Floats, chances: Floats, kept: Sequence[bool]) -> list[str]:
    """For each line what the classifier, or the lexicon with it, went by."""
    cues = features[:, _FIRST:_PAST_LAST]
    first: list[int] = (cues.argmax(axis=1) // 2).tolist()
    some: list[bool] = (cues.max(axis=1) > 0).tolist()
    sorts = flat_residue()
    return [
        f"classifier {chance:.2f}"
        if keep
        else f"lexicon: {sorts[number].id}"
        if cued
        else f"classifier {1 - chance:.2f}"
        for chance, keep, number, cued in zip(chances[:, MAIN].tolist(), kept, first, some, strict=True)
    ]


_FIRST = feature_names().index(f"whole {flat_residue()[0].id}")
_PAST_LAST = _FIRST + 2 * len(flat_residue())
_OF_TITLE = feature_names().index("words of title")
_TOPIC = feature_names().index("topic")
_OPENER = feature_names().index("short opener")


def _name_lines(words: Sequence[str], features: Floats, chances: Floats, roles: list[Role], reasons: list[str]) -> None:
    """Give title, date, byline, caption and note lines their roles, in place."""
    main = [row for row, role in enumerate(roles) if role == "main"]
    title = _title_row(words, features, chances, roles, main)
    if title is not None:
        roles[title], reasons[title] = "title", f"title: classifier {chances[title, TITLE]:.2f}, words taken up below"
        for row in range(len(words)):
            if row != title and bare(words[row]) == bare(words[title]) and len(words[row]) < 200:
                roles[row], reasons[row] = "residue", "the title once more"
    body = [row for row in main if roles[row] == "main"]
    first, last = (body[0], body[-1]) if body else (0, -1)
    opened = False
    for row, line in enumerate(words):
        if row > last and body:
            opened = opened or bool(features[row, _OPENER])
        if row == title or reasons[row] == "the title once more" or opened:
            continue
        near = _near(row, first, last, title)
        if not near and roles[row] != "main" and len(line) < 30:
            continue
        if body and last < row <= last + 2 and signature_reason(line):
            roles[row], reasons[row] = "byline", signature_reason(line)
            continue
        named = _named(line, row, near, first, title, float(chances[row, MAIN]), roles[row] == "main")
        if named is not None:
            roles[row], reasons[row] = named


def _near(row: int, first: int, last: int, title: int | None) -> bool:
    top = min(first, title) if title is not None else first
    return top - NEAR <= row <= first + 2 or last - 2 <= row <= last + NEAR // 2


def _named(
    line: str, row: int, near: bool, first: int, title: int | None, chance: float, is_main: bool
) -> tuple[Role, str] | None:
    if is_main and invitation_reason(line):
        return "residue", invitation_reason(line)
    note = note_reason(line)
    if note:
        return "note", note
    caption = caption_reason(line, sure_main=is_main and chance > 0.9)
    if caption:
        return "caption", caption
    if not near:
        return None
    for role, reason in (
        ("date", date_reason(line)),
        ("byline", credit_reason(line)),
        ("byline", dateline_reason(line)),
    ):
        if reason:
            return role, reason  # type: ignore[return-value]
    if title is not None and title < row <= first + 1 and _bare_phrase(line):
        return "caption", "a phrase without a verb between title and text"
    return None


def _bare_phrase(line: str) -> bool:
    """A few words and a full stop, none of them a common one: what a picture shows."""
    words = line.split()
    return 2 <= len(words) <= 8 and line.endswith(".") and not any(is_common(word) for word in words)


def _title_row(
    words: Sequence[str], features: Floats, chances: Floats, roles: Sequence[Role], main: Sequence[int]
) -> int | None:
    """The row of the title: likeliest by the classifier, nearest above the text, taken up by it."""
    if not main:
        return None
    prose = [row for row in main if len(words[row].split()) >= 8] or list(main)
    first = prose[0]
    best, found = 0.3, None
    for row in range(max(0, first - TITLE_REACH), min(len(words), first + 4)):
        line = words[row]
        count = len(line.split())
        if not 2 <= count <= 35 or len(line) > 250 or date_reason(line) or credit_reason(line) or dateline_reason(line):
            continue
        if line.endswith(".") and list(main) == [row]:
            continue  # a sentence that stands alone is the text, not its title
        if caption_reason(line) or note_reason(line) or (features[row, _FIRST:_PAST_LAST].any() and count < 4):
            continue
        if count > 12 and line.endswith(".") and chances[row, TITLE] < 0.2:
            continue
        near = 1 - abs(first - row) / TITLE_REACH
        score = (
            chances[row, TITLE]
            + 0.35 * chances[row, MAIN]
            + 0.5 * features[row, _OF_TITLE] * near
            + 0.3 * features[row, _TOPIC]
            + 0.3 * near
            - 0.3 * (count < 4)
            - 0.4 * (line.endswith((".", ":", "…", "...")))
            - 0.3 * (row > first)
            - 0.4 * without_date(line)[0].islower()
            - 0.5 * (count > 25)
        )
        if score >= best:
            best, found = float(score), row
    return found
