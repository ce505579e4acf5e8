"""Names of outlets and agencies: known ones from the vocabulary, and how an unknown one looks."""

from __future__ import annotations

import re
from functools import cache

from foedera.vocabulary import Form, Outlet, load_vocabulary
from foedera.vocabulary.fold import fold
from foedera.vocabulary.page_facts import one_of, page_facts

DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,60}\.){1,5}[a-z]{2,12})(?![\w@])", re.IGNORECASE)
_DOMAIN_ENDINGS = frozenset(
    "com org net info news gov mil int eu az am ge tr ru ua by kz uz de fr es it pt uk us ca au nz in pk cn jp kr il "
    "ir ae sa qa eg pl cz sk hu ro bg rs hr si gr cy nl be ch at se no fi dk ee lv lt ie media press tv online agency "
    "today world".split()
)


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in _outlets():
        forms = (outlet.name, outlet.native or "", *outlet.aliases, *outlet.weak)
        for form in forms:
            words = form.form if isinstance(form, Form) else form
            if words:
                found.setdefault(same_form(words), outlet)
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain.lower(): outlet for outlet in _outlets() for domain in outlet.domains}


def _outlets() -> list[Outlet]:
    return [entry for entry in load_vocabulary().all("outlet") if isinstance(entry, Outlet)]


def same_form(name: str) -> str:
    """One spelling of a name for comparison.

    >>> same_form("The Northern Ledger’s"), same_form("Ledger.Az")
    ('northern ledger', 'ledger az')
    """
    words = fold(name.strip()).split()
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "s" else words)


def known_outlet(name: str) -> Outlet | None:
    """The outlet of the vocabulary that this is a name or a domain of.

    >>> known_outlet("reuters.com").name, known_outlet("Northern Ledger")
    ('Reuters', None)
    """
    form = same_form(name)
    # "News" or "Print" alone is a section or a button, whatever outlet is called so.
    found = _by_name().get(form) if form not in _not_outlets() else None
    if found is None:
        domain = DOMAIN.fullmatch(name.strip().rstrip("."))
        found = known_domain(domain[1]) if domain else None
    return found


def known_domain(host: str) -> Outlet | None:
    """The outlet whose web domain this host is, or lies under."""
    parts = host.lower().removeprefix("www.").split(".")
    return next(
        (_by_domain()[".".join(parts[n:])] for n in range(len(parts) - 1) if ".".join(parts[n:]) in _by_domain()), None
    )


def is_domain(name: str) -> bool:
    """Whether the name is a web domain, as sites sign with: "Ledger.az"."""
    found = DOMAIN.fullmatch(name.strip())
    return found is not None and found[1].rsplit(".", 1)[-1].lower() in _DOMAIN_ENDINGS


@cache
def _outlet_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(page_facts().outlet_words)}(?!\w)", re.IGNORECASE)


def looks_like_outlet(name: str) -> bool:
    """Whether a capitalised name is an outlet's by its own words: known, a domain, or with a word such as Times.

    >>> looks_like_outlet("Baltic Times"), looks_like_outlet("Anna Berg"), looks_like_outlet("Ledger.az")
    (True, False, True)
    """
    if not name or not is_name(name):
        return False
    return known_outlet(name) is not None or is_domain(name) or _outlet_word().search(name) is not None


def is_name(name: str) -> bool:
    """Whether this can be an outlet's name at all: not a common noun, pronoun, section or a name of a network."""
    bare = name.strip(" .,:;").lower().removeprefix("the ")
    return bool(re.search(r"\w\w", name)) and bare not in _not_outlets() and not bare.isdigit()


@cache
def _not_outlets() -> frozenset[str]:
    facts = page_facts()
    months = {word for month in facts.months for word in month.words} | {w for day in facts.weekdays for w in day.words}
    return frozenset(facts.not_outlets) | months


def as_listed(name: str) -> str:
    """The vocabulary's name of an outlet where it only spells the printed one otherwise; else the name as printed.

    >>> as_listed("reuters.com"), as_listed("Anadolu Agency"), as_listed("Northern Ledger")
    ('Reuters', 'Anadolu', 'Northern Ledger')
    """
    known = known_outlet(name)
    if known is None:
        return name
    ours, theirs = set(same_form(known.name).split()), set(same_form(name).split())
    return known.name if ours <= theirs or theirs <= ours else name


def printed(name: str) -> str:
    """The name without quotation marks, `www.` and possessive.

    >>> printed("“Northern Ledger”’s"), printed("www.ledger.example.com")
    ('Northern Ledger', 'ledger.example.com')
    """
    bare = re.sub(r"^(?:https?://)?www\.", "", name.strip(" \t.,:;-–—|/()[]"))
    bare = bare.strip("\"“”„«»‘'’ ")
    return re.sub(r"[\"“”„«»]?[’']s?$", "", bare).strip("\"“”„«»‘'’ ")
