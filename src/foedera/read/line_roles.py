"""What a single line says it is: date, byline, dateline, caption, note. Each answers with the reason or ""."""

from __future__ import annotations

import re
from functools import cache

from foedera.read.calendar_days import find_days
from foedera.read.outlet_names import is_domain, known_outlet
from foedera.vocabulary.flat_residue import flat_residue
from foedera.vocabulary.page_facts import one_of, page_facts

_CAPITAL = r"[^\W\d_a-zа-яё]"
_NAME = rf"{_CAPITAL}[\w.'’-]*(?:\s+(?:(?:de|da|von|van|bin|al|el|der|den|of|the|and)\s+)*{_CAPITAL}[\w.'’-]*){{0,4}}"
NOTE_REACH, NOTE_WORDS = 60, 70
CAPTION_WORDS = 60


@cache
def _starting(group: str) -> re.Pattern[str]:
    words: list[str] = getattr(page_facts(), group)
    return re.compile(rf"^\W*{one_of([word.rstrip(':') for word in words])}(?=\W|$)", re.IGNORECASE)


@cache
def _holding(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(getattr(page_facts(), group))}(?!\w)", re.IGNORECASE)


def date_reason(line: str) -> str:
    """Whether the line is there to give a date: little else in it, or a word like "Published" before it.

    >>> date_reason("28 May 2022, 15:19"), date_reason("The contract was signed on 28 May 2022.")
    ('a date and little else', '')
    """
    if len(line) > 160:
        return ""
    days = [day for day in find_days(line) if day.has_year]
    if not days:
        return ""
    rest = _without_days(line)
    if days[0].start < 60 and len(rest.split()) <= 12 and not line.endswith("."):
        cue = _starting("published").search(line)
        if cue and (len(rest.split()) <= 6 or ":" in line[: days[0].start]):
            return "a date after a word for publishing"
        if _starting("updated").search(line):
            return "a date after a word for updating"
    if len(re.findall(r"[^\W\d_]{2,}", rest)) <= 4 and len(rest) <= 50:
        return "a date and little else"
    parts = [part for part in re.split(r"\s*[|•·–—]\s*|\s-\s|,\s", line) if part.strip()]
    few = all(len(part.split()) <= 6 for part in parts)
    if len(parts) > 1 and few and any(_is_date_part(part) for part in parts) and not line.endswith("."):
        return "a date in a line of facts"
    return ""


def _without_days(line: str) -> str:
    for day in reversed(find_days(line)):
        line = line[: day.start] + line[day.end :]
    line = re.sub(
        r"\d{1,2}[:.]\d\d(?::\d\d)?|\b(?:[ap]\.?m\.?|utc|gmt|msk|est|edt|cet|ist|pst|pdt|bst|h)\b",
        " ",
        line,
        flags=re.I,
    )
    return re.sub(r"[\W\d_]+", " ", line).strip()


def _is_date_part(part: str) -> bool:
    return any(day.has_year for day in find_days(part)) and len(_without_days(part).split()) <= 2


def credit_reason(line: str) -> str:
    """Whether the line credits an author or a source: "By Anna Berg – Northern Ledger:", "Author: A. Berg Source: NL".

    >>> credit_reason("By Anna Berg – Northern Ledger:"), credit_reason("By the end of May two more will follow.")
    ('names its author', '')
    """
    words = line.split()
    if len(words) > 22 or len(line) > 180:
        return ""
    cue = _starting("bylines").match(line)
    if cue is None:
        return ""
    rest = line[cue.end() :]
    colon = rest.lstrip().startswith(":") or cue.group().endswith(":")
    after = rest.lstrip(" :\t-–—")
    if not after:
        return ""
    named = re.match(rf"(?:the\s+)?{_NAME}", after) or re.match(r"@\w+", after)
    if named is None:
        return ""
    ordinary = re.findall(r"\b[a-zа-яё]{3,}\b", after)
    if not colon and (len(ordinary) > 3 or (line.endswith((".", "!", "?")) and len(words) > 6)):
        return ""
    return "names its author" if _starting("authors").match(line) else "names its source"


def dateline_reason(line: str) -> str:
    """Whether a short line is a dateline of its own: a place and a day.

    >>> dateline_reason("Oslo, Norway, May 3")
    'a place and a day'
    """
    if len(line.split()) > 9 or len(line) > 80 or (line.endswith((".", "?", "!")) and len(line.split()) > 6):
        return ""
    days = find_days(line)
    if not days:
        return ""
    rest = (line[: days[0].start] + line[days[0].end :]).strip(" ,.-–—/()")
    return "a place and a day" if rest and re.fullmatch(rf"{_NAME}(?:\s*[,/]\s*{_NAME}){{0,2}}", rest) else ""


def invitation_reason(line: str) -> str:
    """Whether a short line asks to follow somebody on a network.

    >>> invitation_reason("Follow Northern Ledger on Twitter"), invitation_reason("The talks follow a visit in May.")
    ('asks to follow on a network', '')
    """
    short = len(line.split()) <= 14
    asks = short and _starting("invitations").match(line) and _holding("networks").search(line)
    return "asks to follow on a network" if asks else ""


def signature_reason(line: str) -> str:
    """Whether a line after the text signs it with the outlet's name or domain.

    >>> signature_reason("Reuters"), signature_reason("Ledger.az"), signature_reason("World")
    ('signed by the outlet', 'signed by the outlet', '')
    """
    bare = line.strip(" \t/()[]–—-*")
    signed = len(bare.split()) <= 4 and (is_domain(bare) or known_outlet(bare) is not None)
    signed = signed and bare.lower() not in _buttons()
    return "signed by the outlet" if signed else ""


@cache
def _buttons() -> frozenset[str]:
    return frozenset(word.lower() for sort in flat_residue() for word in sort.whole)


def caption_reason(line: str, *, sure_main: bool = False) -> str:
    """Whether the line belongs to a picture: it credits a photographer or an agency's photo service.

    `sure_main` for a line that the classifier is sure is prose: then only a credit at its end or start counts.

    >>> caption_reason("A corvette leaves the yard. Photo by Anna Berg")
    'credits a picture'
    """
    if len(line) > 600 or len(line.split()) > CAPTION_WORDS:
        return ""
    at_start = _starting("captions").match(line)
    if at_start and not sure_main and (":" in line[:40] or "/" in line or len(line.split()) <= 14) and _has_name(line):
        return "credits a picture"
    if re.search(rf"(?:\(|\[|\.\s+|\s[/|–—-]\s?|^)\s*(?:{_CREDIT})\W.{{0,60}}$", line, re.IGNORECASE) and _has_name(
        line
    ):
        return "credits a picture"
    return ""


_CREDIT = (
    r"(?:file |illustrative |archive )?(?:photo|photograph|image|picture|pic)s?"
    r"(?:\s?(?:by|credit|courtesy(?: of)?|source))?|"
    r"credit|courtesy of|getty images|afp photo|ap photo|фото|foto|fotoğraf"
)


def _has_name(line: str) -> bool:
    return re.search(rf"{_CAPITAL}\w", line[1:]) is not None


def note_reason(line: str) -> str:
    """Whether the line tells where the text comes from.

    >>> note_reason("This article was originally published by Northern Ledger on May 3, 2021.")
    'tells where the text comes from'
    """
    if len(line) > 800 or len(line.split()) > NOTE_WORDS:
        return ""
    cue = _holding("notes").search(line[:NOTE_REACH])
    if cue is None:
        return ""
    begins, about = _BEGINS.match(line), _ABOUT.search(line[:120])
    return "tells where the text comes from" if begins and about else ""


_BEGINS = re.compile(
    r"\W*(?:this|the|a version|an earlier|editor|note|read|reprint|republish|translat|adapt|syndicat|cross|originally|"
    r"first|to access|original|material|dieser|cet|este|материал|bu haber)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:article|story|report|text|piece|version|interview|analysis|post|column|commentary|haber|материал|artikel)\b",
    re.IGNORECASE,
)
