"""Outlets and agencies that an article credits for its facts, in the order in which it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from foedera.read.outlet_names import is_domain, is_name, known_outlet, looks_like_outlet, printed, same_form
from foedera.read.reading import ReadLine
from foedera.records import Fact
from foedera.vocabulary.page_facts import one_of, page_facts

_WORD = r"(?:[A-ZÀ-ÞĀ-ŽƏİА-Я][\w./’'&-]{0,40}|[a-z]{1,40}\.(?:com|az|org|net|ru|info|tv))"
_PROPER = rf"{_WORD}(?:\s(?:of\s|the\s|de\s|di\s|&\s)?{_WORD}){{0,4}}"
_QUOTED = r"[\"“„«‘'][^\"“”„«»‘’']{2,40}[\"”“»’']"
_PLACE = (
    r"(?:(?:[A-Z]\w+\s)?[A-Z]\w+(?:’s|'s)\s|[A-Z]\w+-based\s|"
    r"(?:[A-Z]\w+\s)?[A-Z][a-z]+(?:ish|ian|ese|i|an|ch|ani|ese)\s)?"
)


@dataclass(frozen=True, slots=True)
class _Credit:
    """A way of crediting. `sure` where the words around the name show by themselves that it is an outlet's."""

    pattern: re.Pattern[str]
    how: str
    sure: bool = False


@cache
def _noun() -> str:
    return rf"(?i:{one_of(page_facts().outlet_nouns)})"


@cache
def _credits_known() -> tuple[_Credit, ...]:
    facts = page_facts()
    kind = rf"(?:{one_of(facts.outlet_adjectives)}\s)*"
    lead = rf"(?:(?i:an?|the|its|our)\s)?{_PLACE}{kind}(?:{one_of(facts.outlet_nouns)}\s)?(?:the\s)?"
    outlet = rf"(?P<name>{_QUOTED}|{_PROPER})(?:’s|'s)?(?P<noun>\s{kind}{_noun()}\b)?"
    told, credited, said = (rf"(?i:{one_of(words)})" for words in (facts.told, facts.credited, facts.reports))
    when = r"(?:\s(?:on|in|this|late|earlier)\s\w+)?,?\s(?:(?:also|earlier|has|first|exclusively|previously)\s)?"
    bracketed = r"[\(/\[](?P<name>[A-Z][\w ./’'-]{1,28})[\)/\]]"
    source = r"(?i:sources?|via|kaynak|источник|mənbə)"
    rows = (
        (rf"\b{told}\s{lead}{outlet}", "told", False),
        (rf"\b{credited}\s{lead}{outlet}", "credited", False),
        (rf"\b{said},?\s(?:citing|quoting)\s{lead}{outlet}", "credited", True),
        (rf"{outlet}{when}{said}\b", "reports", False),
        (rf"{outlet}\s(?:correspondent|reporter|journalist)\b", "reports", False),
        (rf"^\W*{source}\s*[:–-]\s*{outlet}", "source line", True),
        (rf"^[A-ZÀ-ÞƏİА-Я][^a-zа-я.]{{2,40}}?(?:,[^()/]{{2,30}})?\s*{bracketed}\s*[-–—:.]", "dateline", True),
        (r"^[A-Z][\w .,’'-]{2,50}/(?P<name>[A-Z][A-Za-z. -]{1,24})/", "dateline", True),
        (r"[(](?P<name>[A-Z][\w/ -]{1,24})[)](?=\s*[-–—.]|$)", "credit in brackets", False),
    )
    return tuple(_Credit(re.compile(pattern), how, sure) for pattern, how, sure in rows)


_TRAIL = re.compile(
    r"\s(?:News [Aa]gency|Agency|[Nn]ewspaper|[Cc]hannel|[Ww]ebsite|[Pp]ortal|Service|[Cc]orrespondent|news agency)$"
)
_CUT = re.compile(r"\s(?:[Nn]ews [Aa]gency|[Nn]ewspaper|[Cc]hannel|[Ww]ebsite|[Pp]ortal|[Cc]orrespondent)$")
_HEAD = re.compile(
    r"^(?:The|A|An|In|On|As|But|And|Meanwhile|Earlier|However|Also|While|When|That|This|It|Turkish|German)\s"
)


def find_origins(lines: Sequence[ReadLine], outlet: str = "", domain: str = "") -> tuple[Fact, ...]:
    """The credited outlets, nearest first, each once; the page's own outlet is none.

    >>> text = "The deal was signed, Reuters reported. “We are glad,” the minister told the Baltic Times newspaper."
    >>> [origin.value for origin in find_origins([ReadLine(text, "main", "")], "Northern Ledger")]
    ['Reuters', 'Baltic Times']
    """
    own = {same_form(printed(name)) for name in (outlet, domain) if name}
    found: dict[str, Fact] = {}
    for line in lines:
        if line.role not in ("main", "byline", "note"):
            continue
        for name, words, how in _credits_of(line.words, main=line.role == "main"):
            form = same_form(name)
            if not form or _same_outlet(form, own) or any(form == other or _within(form, other) for other in found):
                continue
            found[form] = Fact(name, words, how)
    return tuple(found.values())


def _credits_of(words: str, *, main: bool) -> list[tuple[str, str, str]]:
    """Credits of one line from left to right: name, words, how."""
    return [credit[1:] for credit in sorted(set(_found(words, main)))]


def _found(words: str, main: bool) -> Iterator[tuple[int, str, str, str]]:
    for credit in _credits_known():
        if not main and credit.how not in ("source line", "dateline", "credited"):
            continue
        for match in credit.pattern.finditer(words):
            noun = match.groupdict().get("noun") or ""
            value = _outlet(match["name"], noun, words[max(0, match.start("name") - 60) : match.start("name")], credit)
            if value:
                yield match.start("name"), value, match.group().strip(), credit.how


def _outlet(name: str, noun: str, before: str, credit: _Credit) -> str:
    """The outlet's name as printed, or "" where the words are no outlet's."""
    bare = _HEAD.sub("", name.strip(" .,"))
    bare = re.sub(r"[’']s\s(?:\w+\s){0,2}(?:Service|Bureau|correspondent)$", "", bare)
    noun_near = bool(noun) or re.search(rf"\b{_noun()}\s+(?:the\s)?$", before) is not None
    for part in (bare, re.sub(r"[’']s?\s.*$", "", bare), re.sub(r"^.*[’']s\s", "", bare), _TRAIL.sub("", bare)):
        known = known_outlet(part)
        if known is not None and (part not in known.weak or credit.sure or noun_near):
            return known.name
    if credit.how == "credit in brackets":
        return ""
    kept = _CUT.sub("", re.sub(r"^.*[’']s\s(?=[A-Z])", "", bare))
    if not is_name(kept) or _is_office(kept):
        return ""
    if re.match(r"\s(?:TV|Radio)\b", noun):
        kept = f"{kept} {noun.split()[0]}"
    if credit.sure or noun_near or is_domain(kept) or (looks_like_outlet(kept) and len(kept.split()) <= 4):
        return printed(kept)
    return ""


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(page_facts().offices)}", re.IGNORECASE)


def _is_office(name: str) -> bool:
    """Whether the name is an authority's or a firm's, which also say and report things."""
    return _offices().search(name) is not None


def _same_outlet(form: str, own: set[str]) -> bool:
    return any(form == other or _within(form, other) or _within(other, form) for other in own)


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "
