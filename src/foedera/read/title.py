"""The title of an article, without what sites put before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.read.calendar_days import find_days
from foedera.read.line_features import bare
from foedera.read.outlet_names import is_domain, known_outlet, same_form
from foedera.read.reading import ReadLine
from foedera.records import Fact
from foedera.vocabulary.flat_residue import flat_residue

_DIVIDER = re.compile(r"\s+[|–—»›•·]\s+|\s+-\s+|\s*\|\s*|\s*::\s*|\s+/\s+")
_JUNK = re.compile(
    r"^[\W_]*(?:(?:date|дата|tarih|title|headline)\b[\s:]*)?(?=(?:19|20)\d\d[-/.]\d\d[-/.]\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)",
    re.I,
)


def clean_title(words: str, outlet: str = "", host: str = "") -> tuple[str, str]:
    """The title itself, and the site's name that was cut from it ("" where none was).

    >>> clean_title(" date 2021-05-03 Navy takes over second corvette – minister")
    ('Navy takes over second corvette – minister', '')
    >>> clean_title("Navy takes over second corvette | Northern Ledger", "Northern Ledger")
    ('Navy takes over second corvette', 'Northern Ledger')
    """
    title = without_date(" ".join(words.split()))
    site = ""
    while parts := _outer(title):
        left, right = parts
        if _is_site(right, outlet, host) and len(left.split()) >= 2:
            title, site = left, site or right
        elif (first := _inner(title)) and _is_site(first[0], outlet, host) and len(first[1].split()) >= 2:
            site, title = site or first[0], first[1]
        else:
            break
    return title.strip(" |–—-»›•·:*#") if not title.endswith(("?", "!", "”", '"')) else title.strip(" |»›•·*#"), site


def without_date(title: str) -> str:
    """The title without a date, and a word such as `date`, that a scraper put before it."""
    junk = _JUNK.match(title)
    if junk is None:
        return title
    days = find_days(title)
    if not days or days[0].start != junk.end():
        return title
    rest = re.sub(r"^[T\s]*\d{1,2}:\d\d(?::\d\d)?", "", title[days[0].end :])
    rest = rest.lstrip(" ,.:;|–—-")
    return rest if len(rest.split()) >= 2 else title


def _outer(title: str) -> tuple[str, str] | None:
    """The title before its last divider, and what follows it."""
    found = list(_DIVIDER.finditer(title))
    return (title[: found[-1].start()].strip(), title[found[-1].end() :].strip()) if found else None


def _inner(title: str) -> tuple[str, str] | None:
    """What stands before the first divider, and the rest."""
    found = _DIVIDER.search(title)
    return (title[: found.start()].strip(), title[found.end() :].strip()) if found else None


def _is_site(part: str, outlet: str, host: str) -> bool:
    """Whether a part of a title is the site's: its name, its domain, or a section's name."""
    form = same_form(part)
    if not form or len(part.split()) > 6:
        return False
    if outlet and (form == same_form(outlet) or same_form(outlet) in form):
        return True
    letters = re.sub(r"\W", "", form)
    if host and len(letters) > 2 and letters in re.sub(r"\W", "", host.lower()):
        return True
    return is_domain(part) or known_outlet(part) is not None or bare(part) in _sections()


def _sections() -> frozenset[str]:
    return frozenset(word for sort in flat_residue() if sort.id == "menu" for word in sort.whole)


def find_title(lines: Sequence[ReadLine], outlet: str = "", host: str = "") -> tuple[Fact | None, str]:
    """The title among the lines, cleaned, and the site's name that was cut from it."""
    for line in lines:
        if line.role == "title":
            title, site = clean_title(line.words, outlet, host)
            return Fact(title, line.words, "title line"), site
    return None, ""
