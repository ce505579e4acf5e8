"""Whose page it is: the outlet, mined from bylines, copyright and policy lines, signatures and the address.

Each place where a page names its outlet gives a vote; the best-supported name wins. An agency in a dateline is an
origin, not the outlet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from foedera.read.byline import is_person
from foedera.read.outlet_names import DOMAIN, is_domain, is_name, known_domain, known_outlet, printed, same_form
from foedera.read.reading import ReadLine
from foedera.records import Fact

_CAP = r"[A-ZÀ-ÞĀ-ŽƏİА-Я0-9]"
_NAME = rf"{_CAP}[\w.’'&/-]*(?:\s(?:(?:of|the|for|and|&|de|la|le|du|di)\s)?{_CAP}[\w.’'&/-]*){{0,4}}"
_NAMED = rf"(?P<name>{_NAME})"
_QUOTED = r"[\"“„«‘'](?P<quoted>[^\"“”„«»‘’']{2,40})[\"”“»’']"
_QUOTED_OR_NAMED = rf"(?:{_QUOTED}|{_NAMED})"
_PUBLISHED = r"(?:[Pp]ublished|[Aa]ppeared|[Pp]osted)\s(?:\w+\s){0,3}(?:on|in|by|at)\s(?:the\s)?"
_MARK = r"(?:©|\([cC]\)|&copy;|[Cc]opyright)"
_YEARS = r"(?:(?:19|20)\d\d)?(?:\s*[-–—]\s*(?:(?:19|20)\d\d|[Pp]resent))?"
_NETWORK = r"(?:Twitter|Facebook|Telegram|Instagram|X|YouTube|LinkedIn|Google|WhatsApp|social)"
_ASKED = r"(?:told|informed|said to|interviewed by|speaking to|spoke to|interview with|a talk with)"
_INVITING = (
    r"(?:[Ss]ubscribe\sto|[Ss]upport|[Dd]onate\sto|[Aa]bout|[Cc]ontact|[Aa]dvertise\s(?:with|on|in)|[Ww]elcome\sto)"
)
_OWNED = (
    r"(?:newsletter|mobile app|app|Telegram channel|YouTube channel|editorial policy|comment policy|"
    r"community guidelines)"
)
_MENTION = r"(?:hyperlink|link|reference|credit|attribution|referring)"


@dataclass(frozen=True, slots=True)
class _Sign:
    """A place where a page names its outlet, its vote, and what it is called in the reason."""

    pattern: re.Pattern[str]
    vote: float
    how: str


_SIGNS: tuple[_Sign, ...] = tuple(
    _Sign(re.compile(pattern), vote, how)
    for pattern, vote, how in (
        (rf"^\W*(?:By|BY|Author:?|Written by)\s[^–—|/]{{3,60}}?\s?[–—|/]\s*{_NAMED}\s*:?\s*$", 5, "byline"),
        (rf"^\W*(?:By|BY)\s[A-Z][\w.’-]+(?:\s[A-Z][\w.’-]+){{1,3}},\s{_NAMED}\s*:?\s*$", 3, "byline"),
        (rf"{_MARK}(?:\s*(?:{_MARK}|by))*\s*{_YEARS}[\s,.:|-]*(?:by\s)?{_NAMED}", 3, "copyright line"),
        (rf"{_NAMED}\s*(?:[|,.]\s*)?{_MARK}\s*(?:(?:19|20)\d\d)?", 3, "copyright line"),
        (rf"{_NAMED}[.,]?\s[Aa]ll [Rr]ights [Rr]eserved", 3, "copyright line"),
        (rf"[Aa]ll [Rr]ights [Rr]eserved[.,:|\s-]+(?:©\s*)?(?:by\s)?{_NAMED}", 2, "copyright line"),
        (rf"{_NAMED}\sreserves?\sthe\sright", 4, "comment policy"),
        (rf"{_MENTION}\s(?:is\sgiven\s)?to\s(?:the\s)?(?:\w+\s)?{_NAMED}", 3, "conditions of use"),
        (rf"{_PUBLISHED}(?:[\w/’'-]+\s){{0,8}}?{_QUOTED}", 3, "provenance note"),
        (rf"{_PUBLISHED}(?:[a-z/’'-]+\s){{0,6}}?{_NAMED}(?!\s(?:page|version|edition|language))", 2, "provenance note"),
        (rf"(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?\sby\s{_NAME}\sfor\s(?:the\s)?{_QUOTED_OR_NAMED}", 2, "picture credit"),
        (
            rf"{_ASKED}\s(?:a\s|an\s|the\s)?{_QUOTED_OR_NAMED}(?:’s|'s)?\s(?:own\s)?(?:correspondent|reporter)",
            2,
            "own correspondent",
        ),
        (rf"(?:[Ff]ollow|[Ll]ike|[Jj]oin|[Ff]ind)\s{_NAMED}\son\s{_NETWORK}", 2, "follow line"),
        (rf"{_INVITING}\s(?:the\s)?{_NAMED}(?:’s|'s)?(?:\s(?:newsletter|today|now|channel)\b.*)?$", 1.5, "footer"),
        (rf"{_NAMED}(?:’s|'s)?\s{_OWNED}", 1.5, "footer"),
        (rf"^{_NAMED}\s(?:[Tt]erms|[Pp]rivacy|[Cc]ookie|[Cc]omment)\s?(?:of|and|[Pp]olicy|[Uu]se)", 2, "legal line"),
        (rf"(?:views|opinions)\s.{{0,80}}?(?:of|reflect)\s(?:the\s)?(?:\w+\s){{0,3}}?{_NAMED}\.?$", 2, "disclaimer"),
        (rf"(?:[Ee]xclusive(?:ly)?|[Ss]pecial(?:ly)?)\s(?:for|to)\s(?:the\s)?{_NAMED}", 2, "byline"),
    )
)
_SAID_IN_TEXT = ("own correspondent", "comment policy")
MOST_MENTIONS = 6
"""Mentions in the residue that count."""

_LATE = 5
"""A name on a line of its own within so many lines after the text signs it."""


def find_outlet(lines: Sequence[ReadLine], *, title: str = "", url: str | None = None, suffix: str = "") -> Fact | None:
    """The outlet and how it was found; None where neither page nor address tells.

    `suffix` what was cut from the title as a site's name.

    >>> find_outlet([ReadLine("© 2021 Northern Ledger. All rights reserved.", "residue", "")]).value
    'Northern Ledger'
    """
    votes: dict[str, float] = defaultdict(float)
    facts: dict[str, tuple[float, Fact]] = {}
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""

    def vote(words: str, weight: float, how: str, context: str) -> None:
        name = _cleaned(words)
        form = same_form(name)
        if not form or not _plausible(name, title):
            return
        votes[form] += weight
        rank = weight + 0.1 * (name != name.lower() and name != name.upper())
        if form not in facts or rank > facts[form][0]:
            facts[form] = (rank, Fact(name, context[:200], how))

    for words, weight, how, context in _named(lines):
        vote(words, weight, how, context)
    if suffix:
        vote(suffix, 2.5, "title", suffix)
    residue = "\n".join(same_form(line.words) for line in lines if line.role == "residue" and len(line.words) < 400)
    for form in list(votes):
        votes[form] += 0.5 * min(residue.count(form), MOST_MENTIONS)
        known = known_outlet(facts[form][1].value)
        votes[form] += 1.0 if known else 0.0
        if host and _is_host(form, host):
            votes[form] += 3
    _prefer_domains(votes, facts)
    if votes:
        best = max(votes, key=lambda form: (votes[form], -len(form)))
        if votes[best] >= 1.5:
            return facts[best][1]
    if host:
        listed = known_domain(host)
        return Fact(listed.name if listed else host, host, "address")
    return None


def _named(lines: Sequence[ReadLine]) -> Iterator[tuple[str, float, str, str]]:
    """Every place that names the outlet: words, vote, how, context."""
    main = [row for row, line in enumerate(lines) if line.role == "main"]
    last = main[-1] if main else len(lines)
    for row, line in enumerate(lines):
        words = line.words
        said = line.role == "main"
        for sign in _SIGNS:
            if not said or sign.how in _SAID_IN_TEXT:
                yield from _hits(sign, words)
        if said:
            if credit := re.search(rf"(?:,|\()\s?(?:per|reports)\s(?P<name>{_NAME})\W*$", words):
                yield credit["name"], 1.0, "credit at the end of a line", words
            continue
        if row > last and row <= last + _LATE and _is_signature(words):
            yield words, 2.5, "signature", words
        if re.search(r"©|\([cC]\)|[Cc]opyright|hyperlink|[Rr]ights [Rr]eserved|excerpts", words):
            for domain in dict.fromkeys(found[1] for found in DOMAIN.finditer(words)):
                if is_domain(domain):
                    yield domain, 2.5, "copyright line", words


def _hits(sign: _Sign, words: str) -> Iterator[tuple[str, float, str, str]]:
    for match in sign.pattern.finditer(words[:1200]):
        groups = match.groupdict()
        name = groups.get("quoted") or groups.get("name")
        if name:
            yield name, sign.vote, sign.how, words


def _is_signature(words: str) -> bool:
    bare = words.strip(" \t/()[]–—-")
    return len(bare.split()) <= 4 and (is_domain(bare) or known_outlet(bare) is not None)


def _cleaned(words: str) -> str:
    name = re.sub(r"(?i)[\s,.]*(?:\ball rights.*|\bltd\b.*|\binc\b.*|\bllc\b.*|\b(?:19|20)\d\d\b.*)$", "", words)
    name = re.sub(r"^(?:The Website|Website|Site|Copyright|By|This|Any|All|Content|Material|Materials)\s", "", name)
    name = re.split(r"\.\s", name)[0]
    return printed(name)


def _plausible(name: str, title: str) -> bool:
    if not is_name(name) or len(name) > 50 or (is_person(name) and known_outlet(name) is None and "." not in name):
        # Two capitalised words can be a person or a paper: the votes of copyright lines settle it.
        return is_name(name) and len(name) <= 50 and len(name.split()) >= 2
    return not (title and len(name.split()) > 2 and name.lower() in title.lower())


def _is_host(form: str, host: str) -> bool:
    letters = re.sub(r"\W|_", "", form)
    stem = re.sub(r"\W|_", "", host)
    return len(letters) > 2 and (letters in stem or stem in letters)


def _prefer_domains(votes: dict[str, float], facts: dict[str, tuple[float, Fact]]) -> None:
    """An abbreviation beside a domain ("© GDC and www.example.com"): the domain says more."""
    for form in list(votes):
        name = facts[form][1].value
        if re.fullmatch(r"[A-Z]{2,5}", name):
            for other in list(votes):
                beside = facts[other][1].words == facts[form][1].words
                if beside and is_domain(facts[other][1].value) and not _is_host(form, facts[other][1].value):
                    votes[other] += votes.get(form, 0.0)
                    votes[form] = 0.0
