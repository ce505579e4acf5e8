"""Who wrote an article: the names of its authors, from its byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from foedera.read.calendar_days import find_days
from foedera.read.line_features import is_common
from foedera.read.outlet_names import known_outlet, looks_like_outlet
from foedera.read.reading import ReadLine
from foedera.records import Fact
from foedera.vocabulary.flat_residue import flat_residue
from foedera.vocabulary.page_facts import one_of, page_facts

_NAME = re.compile(
    r"(?:[^\W\d_a-zа-я][\w’'-]*\.?|(?:de|da|dos|van|von|der|den|bin|ibn|al|el|ben|la|le|du)(?=\s))"
    r"(?:[\s-]+(?:[^\W\d_a-zа-я][\w’'-]*\.?|(?:de|da|dos|van|von|der|den|bin|ibn|al|el|ben|la|le|du)(?=\s))){0,4}"
)
_END = re.compile(
    r"\s[–—-]\s|\s*[|•·:;/(\[]|\s*,\s*(?=[a-zа-я]|\d|Staff|Correspondent|Editor|Special|Chief|Defen[cs]e)|"
    r"\bfor\b|\bin [A-Z]|@"
)


def find_byline(lines: Sequence[ReadLine], outlet: str = "") -> Fact | None:
    """The authors' names, joined by commas; None where the page names none.

    >>> find_byline([ReadLine("By Anna Berg – Northern Ledger:", "byline", "")]).value
    'Anna Berg'
    >>> find_byline([ReadLine("Author: Jan Maly Source: NL correspondent", "byline", "")]).value
    'Jan Maly'
    """
    main = [row for row, line in enumerate(lines) if line.role == "main"]
    first = main[0] if main else len(lines)
    for row, line in enumerate(lines):
        if line.role in ("byline", "date", "note"):
            found = _authors(line.words, outlet)
            if found:
                return Fact(found, line.words, "byline")
        elif row == first:
            found = _glued(line.words, outlet)
            if found:
                return Fact(found, line.words[:80], "byline before the text")
    return _signed(lines, first, outlet)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(page_facts().authors)}\b\s*:?\s+(?=\S)", re.IGNORECASE)


def _authors(words: str, outlet: str) -> str:
    """The names after "By" or "Author:"."""
    for cue in _cue().finditer(words):
        if cue.start() > 60 and ":" not in cue.group():
            break
        names = _names(words[cue.end() :], outlet)
        if names:
            return ", ".join(names)
    return ""


def _names(words: str, outlet: str) -> list[str]:
    end = re.search(r"\b(?:source|sources|kaynak|источник|published|posted|updated)\b\s*:?", words, re.IGNORECASE)
    words = words[: end.start()] if end else words
    for day in find_days(words)[:1]:
        words = words[: day.start]
    cut = _END.search(words)
    words = words[: cut.start()] if cut else words
    words = _rank().sub("", words)
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|и|ve|və|&)\s+", words.strip(" .,–—-"))
    names = []
    for part in parts:
        name = part.strip(" .,") if not re.search(r"\b[A-Z]\.$", part) else part.strip(" ,")
        if not is_person(name, outlet):
            break
        names.append(_cased(name))
    return names


def is_person(name: str, outlet: str = "") -> bool:
    """Whether this looks like a person's name: two to five capitalised words that are no outlet, section or staff.

    >>> is_person("Anna van der Berg"), is_person("Staff Writer"), is_person("Baltic Times"), is_person("@aberg")
    (True, False, False, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 5 or _NAME.fullmatch(name) is None:
        return False
    low = name.lower()
    if low in _staff() or any(word.lower() in _staff() for word in words) or low in _section_words():
        return False
    if outlet and low == outlet.lower():
        return False
    if any(is_common(word) and word[0].islower() and len(word) > 3 for word in words):
        return False
    return known_outlet(name) is None and not looks_like_outlet(name)


@cache
def _staff() -> frozenset[str]:
    return frozenset(page_facts().staff)


@cache
def _section_words() -> frozenset[str]:
    return frozenset(word.lower() for sort in flat_residue() for word in sort.whole)


@cache
def _rank() -> re.Pattern[str]:
    """A rank or title and all before it: "Army Sgt. 1st Class"."""
    return re.compile(rf"^(?:[\w.]+\s+){{0,5}}{one_of(page_facts().ranks)}\s+(?=[A-Z])", re.IGNORECASE)


def _cased(name: str) -> str:
    """Names in capitals get ordinary case; others stay as printed."""
    return name.title() if name.isupper() and len(name) > 6 else name


def _glued(words: str, outlet: str) -> str:
    """A byline that stands in one line with the text: "By Anna Berg OSLO — The ministry …"."""
    cue = re.match(r"(?:By|BY)\s+", words)
    if cue is None:
        return ""
    found = re.match(
        r"([A-Z][\w’'-]+(?:\s[A-Z]\.)?\s[A-Z][a-zà-ž][\w’'-]+)(?=\s(?:[A-Z]{3,}|[–—-]|\|)|,\s[A-Z])", words[cue.end() :]
    )
    return found[1] if found and is_person(found[1], outlet) else ""


def _signed(lines: Sequence[ReadLine], first: int, outlet: str) -> Fact | None:
    """A line of facts near the title that begins with a name: "Anna Berg | 3 May 2021"."""
    for row in range(max(0, first - 6), first):
        line = lines[row]
        if line.role not in ("date", "byline", "residue"):
            continue
        parts = [part.strip() for part in re.split(r"\s*[|•·]\s*|\s[–—-]\s|,\s", line.words)]
        beside = row + 1 < len(lines) and lines[row + 1].role == "date"
        above = row > 0 and lines[row - 1].role == "date"
        dated = line.role == "date" and len(parts) > 1
        section = any(word.lower() in _section_words() for word in parts[0].split())
        if (dated or ((beside or above) and len(parts) == 1)) and is_person(parts[0], outlet) and not section:
            return Fact(_cased(parts[0]), line.words, "name beside the date")
    return None
