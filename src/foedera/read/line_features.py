"""What the line classifier sees of each line of a flat page: numbers that hold in any language, and cues.

Counts of characters are taken for all lines at once from a table of character classes, cues in one pass of an
Aho-Corasick automaton over the page, so that a page costs a few milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

import ahocorasick
import numpy as np
from numpy.typing import NDArray

from foedera.vocabulary.flat_residue import common_words, flat_residue

Floats = NDArray[np.float32]

PROSE_WORDS = 10
"""A line of at least so many words may be prose."""

LARGEST = 300_000
"""Characters of a page beyond which lines are not looked for in other lines."""

_DAY_MONTH = (
    r"\d{1,2}(?:st|nd|rd|th)?\.?[ -](?:of )?[^\W\d_]{3,9}\.?,?[ -](?:19|20)\d\d\b"
    r"|(?<=[^\W\d_]{3})\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d\b"
)
MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(_DAY_MONTH)),
    ("time of day", re.compile(r"\d[:.]\d\d(?!\d)")),
    ("ago", re.compile(r"\d ?(?:sec|min|hour|hr|day|week|month|year|[hdm] )[a-z]* ago\b")),
    ("address", re.compile(r"https?://|www\.|(?<=\w)\.(?:com|org|net|gov|info|int|eu|[a-z]{2})\b(?![.\w])")),
    ("mail", re.compile(r"@|\[email")),
    ("copyright", re.compile(r"©|\(c\)|copyright")),
    ("divider", re.compile(r"[|»›→←▼▾•·]|>>| / | :: ")),
    ("money", re.compile(r"[$€£₺₽¥₼]")),
    ("hash", re.compile(r"#\w")),
    ("by", re.compile(r"^(?:by|von|par|por|di|door|автор|written by|story by|text by)\b", re.M)),
    ("credit", re.compile(r"photo\b|image\b|picture\b|courtesy|getty|reuters|\bafp\b|ap photo|shutterstock|фото\b|"
                          r"foto\b")),
    ("list number", re.compile(r"^\d{1,3}[.)]?(?:\s|$)", re.M)),
    ("said", re.compile(r"\b(?:said|told|says|according to|added|reported|announced|сказал|заявил|dedi|sagte|déclaré|"
                        r"dijo)\b")),
    ("you", re.compile(r"\b(?:you|your|our|we|us|my|me)\b")),
    ("i", re.compile(r"\b(?:i|i'm|i’m|i've|i’ve|i'd|lol|thanks)\b")),
    ("count", re.compile(r"\(\d+\)$|\d (?:comments?|votes?|views?|shares?|likes?|replies|posts)\b", re.M)),
)  # fmt: skip

_UPPER, _LOWER, _LETTER, _DIGIT, _SPACE, _COMMA, _STOP, _QUOTE, _BRACKET = (1 << n for n in range(9))

_BULLETS = frozenset("•*-–—·»›→▪►◦‣#+>|")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class FlatLines:
    """The non-empty lines of a page, stripped, and whether a blank line stands before each."""

    words: tuple[str, ...]
    blank_before: tuple[bool, ...]


def split_lines(text: str) -> FlatLines:
    """The lines of a page as the classifier sees them.

    >>> split_lines("Menu\\n\\n Two ships  were ordered.\\n").words
    ('Menu', 'Two ships  were ordered.')
    """
    words: list[str] = []
    blank_before: list[bool] = []
    blank = True
    for raw in text.splitlines():
        line = raw.strip()
        if line:
            words.append(line)
            blank_before.append(blank)
        blank = not line
    return FlatLines(tuple(words), tuple(blank_before))


def line_features(lines: FlatLines) -> Floats:
    """One row of numbers for each line, in the order of `feature_names`."""
    count = len(lines.words)
    if not count:
        return np.zeros((0, len(feature_names())), dtype=np.float32)
    own = _character_features(lines.words)
    marks = _mark_features(lines.words)
    cues, openers = _cue_features(lines.words)
    word_part, prose = _word_features(lines.words, own)
    place = _place_features(lines, own, prose, openers, marks[:, 0].astype(np.float64))
    return np.hstack([own, word_part, marks, cues, place]).astype(np.float32)


@cache
def feature_names() -> tuple[str, ...]:
    """The names of the features, in order."""
    cues = [f"{kind} {sort.id}" for sort in flat_residue() for kind in ("whole", "within")]
    return (*_OWN, *_WORDS, *(f"mark {name}" for name, _ in MARKS), *cues, "any whole", "any within", *_PLACE)


_OWN = (
    "log characters", "log words", "words under 4", "words under 8", "words under 15", "words from 25",
    "mean word length", "letters", "upper letters", "digits", "commas per word", "sentence ends",
    "capitalised words", "all upper", "ends stop", "ends question", "ends colon", "ends ellipsis", "ends comma",
    "ends quote", "ends bracket", "starts lower", "starts upper", "starts digit", "starts bullet", "starts quote",
)  # fmt: skip
_WORDS = (
    "common words", "prose", "times on page", "seen before", "topic", "names of topic", "words of title",
    "is in longer line",
)  # fmt: skip
_PLACE = (
    "place", "log from top", "log from bottom", "place by characters", "log lines", "log prose words",
    "prose above", "prose below", "before all prose", "after all prose", "opener above", "log lines since opener",
    "prose since opener", "log openers above", "short opener", "blank before", "blank after", "blank share",
    "log block lines", "log block words", "log longest of block", "log short run", "prose within 2",
    "prose within 5", "prose within 10", "prose within 25", "words within 3", "words within 10", "like line before",
    "like line after", "dates within 5", "dates within 20", "in best region", "log lines to region",
)  # fmt: skip


def _character_features(lines: tuple[str, ...]) -> Floats:
    joined = "\n".join(lines)
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
    kinds = _classes()[np.minimum(codes, 0xFFFF)]
    lengths = np.fromiter((len(line) for line in lines), dtype=np.int64, count=len(lines))
    starts = np.zeros(len(lines), dtype=np.int64)
    starts[1:] = np.cumsum(lengths[:-1] + 1)
    before = np.empty_like(kinds)
    before[0], before[1:] = _SPACE, kinds[:-1]
    begins = (kinds & (_LETTER | _DIGIT) > 0) & (before & (_LETTER | _DIGIT | _QUOTE) == 0) | (
        (kinds & _LETTER > 0) & (before & _QUOTE > 0)
    )
    stop_before = (kinds & _SPACE > 0) & (before & (_STOP | _QUOTE) > 0)

    def total(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.add.reduceat(mask.astype(np.float64), starts)

    letters, words = total(kinds & _LETTER > 0), total(begins)
    safe_letters, safe_words = np.maximum(letters, 1), np.maximum(words, 1)
    capital = total(begins & (kinds & _UPPER > 0)) / safe_words
    upper = total(kinds & _UPPER > 0) / safe_letters
    first, last = kinds[starts], kinds[starts + lengths - 1]
    last_character = [line[-1] for line in lines]

    def ends(characters: str) -> NDArray[np.float64]:
        return np.fromiter((c in characters for c in last_character), dtype=np.float64, count=len(lines))

    ellipsis = np.fromiter(
        (line.endswith(("…", "...", "…]", "...]", "»")) for line in lines), dtype=np.float64, count=len(lines)
    )
    bullets = np.fromiter((line[0] in _BULLETS for line in lines), dtype=np.float64, count=len(lines))
    return np.column_stack([
        np.log1p(lengths) / 6, np.log1p(words) / 4, words < 4, words < 8, words < 15, words >= 25,
        np.minimum(letters / safe_words, 12) / 8, letters / lengths,
        upper, total(kinds & _DIGIT > 0) / lengths, np.minimum(total(kinds & _COMMA > 0) / safe_words, 1),
        np.log1p(total(stop_before)), capital, (upper > 0.9) & (letters > 3),
        ends(".。।") * (1 - ellipsis), ends("?!؟"), ends(":"), ellipsis, ends(",;-–—"),
        last & _QUOTE > 0, last & _BRACKET > 0,
        first & _LOWER > 0, first & _UPPER > 0, first & _DIGIT > 0, bullets, first & _QUOTE > 0,
    ]).astype(np.float32)  # fmt: skip


@cache
def _classes() -> NDArray[np.uint16]:
    table = np.zeros(0x10000, dtype=np.uint16)
    sort = {"Lu": _UPPER | _LETTER, "Lt": _UPPER | _LETTER, "Ll": _LOWER | _LETTER, "Lo": _LETTER, "Lm": _LETTER,
            "Mn": _LETTER, "Mc": _LETTER, "Nd": _DIGIT, "Zs": _SPACE}  # fmt: skip
    for code in range(0x10000):
        table[code] = sort.get(unicodedata.category(chr(code)), 0)
    for characters, kind in (
        ("\n\t ", _SPACE),
        (",;،、", _COMMA),
        (".!?…。؟।", _STOP),
        ("\"'“”„«»‘’‚", _QUOTE),
        (")]}", _BRACKET),
    ):
        for character in characters:
            table[ord(character)] |= kind
    return table


def _mark_features(lines: tuple[str, ...]) -> Floats:
    joined = "\n".join(line.lower() for line in lines)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.lower()) + 1
    found = np.zeros((len(lines), len(MARKS)), dtype=np.float32)
    for column, (name, pattern) in enumerate(MARKS):
        if name == "date":
            # The pattern is slow; a line without a year or two figures side by side holds no date.
            for row in {bisect_right(starts, hit.start()) - 1 for hit in _MAY_BE_DATE.finditer(joined)}:
                found[row, column] = pattern.search(lines[row].lower()) is not None
            continue
        for hit in pattern.finditer(joined):
            found[bisect_right(starts, hit.start()) - 1, column] = 1
    return found


_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d|\d[-./]\d")


@cache
def _cues() -> tuple[ahocorasick.Automaton, dict[str, int]]:
    """The automaton of all `within` cues, and the sorts (bits) whose `whole` holds a line."""
    within: dict[str, int] = {}
    whole: dict[str, int] = {}
    for number, sort in enumerate(flat_residue()):
        for cue in sort.within:
            within[cue.lower()] = within.get(cue.lower(), 0) | 1 << number
        for cue in sort.whole:
            whole[bare(cue)] = whole.get(bare(cue), 0) | 1 << number
    automaton = ahocorasick.Automaton()
    for cue, sorts in within.items():
        automaton.add_word(cue, (len(cue), sorts))
    automaton.make_automaton()
    return automaton, whole


def bare(line: str) -> str:
    """The line in lower case without digits, signs and bullets around it, as the cues for whole lines are kept.

    >>> bare("» Comments (12)")
    'comments'
    """
    return line.lower().strip(" \t0123456789()[]{}<>.,:;!?*•·|»«›‹→←▼▾▸►+-–—_/\\\"'“”…&=~#✕×✓") or line.lower().strip()


def _cue_features(lines: tuple[str, ...]) -> tuple[Floats, NDArray[np.bool_]]:
    automaton, whole = _cues()
    sorts = flat_residue()
    found = np.zeros((len(lines), 2 * len(sorts) + 2), dtype=np.float32)
    openers = np.zeros(len(lines), dtype=np.bool_)
    opening = sum(1 << number for number, sort in enumerate(sorts) if sort.opens)
    for row, line in enumerate(lines):
        low = line.lower()
        bits = whole.get(bare(line), 0) if len(line) < 60 else 0
        within = 0
        for end, (length, hit) in automaton.iter(low):
            start = end - length + 1
            if (start == 0 or not low[start - 1].isalnum() or not low[start].isalnum()) and (
                end + 1 == len(low) or not low[end + 1].isalnum() or not low[end].isalnum()
            ):
                within |= hit
        if bits or within:
            for number in range(len(sorts)):
                found[row, 2 * number] = bits >> number & 1
                found[row, 2 * number + 1] = within >> number & 1
            found[row, -2], found[row, -1] = bool(bits), bool(within)
            openers[row] = bool((bits | within) & opening) and len(line) < 60
    return found, openers


def opens_part(line: str) -> bool:
    """Whether a short line begins a part of the page that is not the article's: comments, related posts, an archive.

    >>> opens_part("Related posts"), opens_part("Comments (3)"), opens_part("The ships will be built in Gdynia.")
    (True, True, False)
    """
    return len(line) < 60 and bool(_cue_features((line,))[1][0])


@cache
def _common() -> dict[str, frozenset[str]]:
    return {language.id: frozenset(language.words) for language in common_words()}


@cache
def _all_common() -> frozenset[str]:
    return frozenset(word for words in _common().values() for word in words)


def is_common(word: str) -> bool:
    """Whether this is one of the commonest words of a listed language."""
    return word.lower().strip(".,;:!?\"'“”’()") in _all_common()


def page_language(tokens: list[list[str]]) -> str:
    """The listed language whose common words fill most of the page."""
    counted = Counter(word for line in tokens if len(line) >= PROSE_WORDS for word in line)
    if not counted:
        counted = Counter(word for line in tokens for word in line)
    totals = {name: sum(counted[word] for word in words) for name, words in _common().items()}
    return max(totals, key=lambda name: totals[name])


_TOKEN = re.compile(r"\w+(?:[’'ʼ]\w+)?")


def _word_features(lines: tuple[str, ...], own: Floats) -> tuple[Floats, NDArray[np.float64]]:
    tokens = [_TOKEN.findall(line.lower()) for line in lines]
    common = _common()[page_language(tokens)]
    share = np.array([sum(w in common for w in line) / max(len(line), 1) for line in tokens])
    counts = np.expm1(own[:, 1].astype(np.float64) * 4)
    ended = own[:, _OWN.index("ends stop")] + own[:, _OWN.index("ends question")] + own[:, _OWN.index("ends quote")] > 0
    unspaced = counts > 1.5 * np.array([len(line) + 2 for line in tokens])
    fluent = (share >= 0.2) | ((share >= 0.1) & ended) | (unspaced & ended)
    prose = np.where((counts >= PROSE_WORDS) & fluent, counts, 0.0)
    seen = Counter(line.lower() for line in lines)
    first: set[str] = set()
    before = np.zeros(len(lines))
    for row, line in enumerate(lines):
        low = line.lower()
        before[row] = low in first
        first.add(low)
    content = [{w for w in line if len(w) >= 4 and w not in common} for line in tokens]
    spread: Counter[str] = Counter()
    for row, words in enumerate(content):
        if prose[row]:
            spread.update(words)
    names = [{w.lower() for w in _WORD.findall(line) if w[0].isupper()} for line in lines]
    joined = "\n".join(line.lower() for line in lines)
    title = _title_words(lines, content, spread)
    topic, name_topic, of_title, inside = (np.zeros(len(lines)) for _ in range(4))
    for row, words in enumerate(content):
        mine = 1 if prose[row] else 0
        if words:
            topic[row] = sum(min(spread[w] - mine, 3) for w in words) / (3 * len(words))
            of_title[row] = len(words & title) / len(words)
        named = names[row] & words
        if named:
            name_topic[row] = sum(min(spread[w] - mine, 3) for w in named) / (3 * len(named))
        if 20 <= len(lines[row]) <= 150 and counts[row] >= 4 and len(joined) <= LARGEST:
            inside[row] = min(joined.count(lines[row].lower()) - seen[lines[row].lower()], 1)
    columns = [
        share,
        prose > 0,
        np.log1p([seen[line.lower()] - 1 for line in lines]),
        before,
        topic,
        name_topic,
        of_title,
        inside,
    ]
    return np.column_stack(columns).astype(np.float32), prose


def _title_words(lines: tuple[str, ...], content: list[set[str]], spread: Counter[str]) -> set[str]:
    """Words of the line that is likeliest the title: 4 to 25 words, whose words the prose takes up most."""
    best, title = 0.0, set[str]()
    for row, words in enumerate(content):
        if 3 <= len(words) <= 16 and len(lines[row]) <= 200:
            score = sum(min(spread[w], 4) for w in words) / len(words) ** 0.5
            if score > best:
                best, title = score, words
    return title


def _place_features(
    lines: FlatLines, own: Floats, prose: NDArray[np.float64], openers: NDArray[np.bool_], dated: NDArray[np.float64]
) -> Floats:
    count = len(lines.words)
    rows = np.arange(count)
    lengths = np.array([len(line) for line in lines.words], dtype=np.float64)
    words = np.expm1(own[:, 1].astype(np.float64) * 4)
    total = prose.sum()
    above = np.cumsum(prose) - prose
    below = total - above - prose
    opened = np.maximum.accumulate(np.where(openers, rows, -1))
    opened_above = np.concatenate([[-1], opened[:-1]])
    has_opener = opened_above >= 0
    since = np.where(has_opener, rows - opened_above, 0)
    prose_since = np.where(has_opener, above - above[np.maximum(opened_above, 0)], 0)
    blank = np.array(lines.blank_before, dtype=np.float64)
    blank_after = np.append(blank[1:], 1.0)
    block = np.cumsum(blank).astype(np.int64)
    block -= block[0]
    block_lines = np.bincount(block)[block]
    block_words = np.bincount(block, weights=words)[block]
    longest = np.zeros(block[-1] + 1)
    np.maximum.at(longest, block, words)
    short = words < 7
    run = _run_lengths(short)
    like = np.abs(np.diff(own[:, 0], prepend=own[:1, 0]))
    like_after = np.append(like[1:], 0)
    dates = np.where(lengths < 80, dated, 0.0)
    start, end = _best_region(np.where(prose > 0, prose, -np.minimum(words, 8) - 1.5))
    outside = np.where(rows < start, start - rows, np.where(rows >= end, rows - end + 1, 0))
    safe = max(total, 1.0)
    return np.column_stack([
        rows / count, np.log1p(rows) / 5, np.log1p(count - 1 - rows) / 5,
        (np.cumsum(lengths) - lengths) / lengths.sum(), np.full(count, np.log1p(count) / 6),
        np.full(count, np.log1p(total) / 8), above / safe, below / safe, above == 0, below == 0,
        has_opener, np.log1p(since) / 5, np.minimum(prose_since / safe, 1),
        np.log1p(np.cumsum(openers) - openers) / 3, openers,
        blank, blank_after, np.full(count, blank.mean()), np.log1p(block_lines) / 4, np.log1p(block_words) / 6,
        np.log1p(longest[block]) / 5, np.where(short, np.log1p(run), 0) / 4,
        *(_share_within(prose, words, width) for width in (2, 5, 10, 25)),
        np.log1p(_sum_within(words, 3)) / 6, np.log1p(_sum_within(words, 10)) / 7,
        np.minimum(like, 1), np.minimum(like_after, 1),
        np.minimum(_sum_within(dates, 5), 5) / 5, np.minimum(_sum_within(dates, 20), 10) / 10,
        outside == 0, np.log1p(outside) / 5,
    ]).astype(np.float32)  # fmt: skip


def _sum_within(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The sum over each line and `width` lines before and after it."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    rows = np.arange(len(values))
    return np.asarray(sums[np.minimum(rows + width + 1, len(values))] - sums[np.maximum(rows - width, 0)])


def _share_within(part: NDArray[np.float64], whole: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    return np.minimum(_sum_within(part, width) / np.maximum(_sum_within(whole, width), 1), 1)


def _run_lengths(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each line, how many lines the run of equal values it stands in has."""
    group = np.cumsum(np.concatenate([[0], np.diff(mask.astype(np.int8)) != 0]))
    return np.asarray(np.bincount(group)[group])


def _best_region(gains: NDArray[np.float64]) -> tuple[int, int]:
    """The contiguous lines whose gains sum highest: first, and one past the last."""
    sums = np.concatenate([[0.0], np.cumsum(gains)])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.argmin(sums[: end + 1]))
    return start, max(end, start)
