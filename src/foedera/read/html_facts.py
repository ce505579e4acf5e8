"""Title, outlet, byline and language of a web page from its metadata."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from foedera.read.html_metadata import Metadata, plain
from foedera.records import Fact

_BAR = re.compile(r"\s+[|–—»·•:‹›«~/-]+\s+|\s*[|»]\s*|\s+::\s+|(?<=[^\s\d]):\s+")
_DOMAIN_TAIL = re.compile(r"\.(?:co|com|org|net|gov|ac|edu)?\.?[a-z]{2,}$")
_BY = re.compile(r"^(?:written\s+|posted\s+|published\s+|story\s+|article\s+)?by[:\s]+", re.I)
_ADDRESS = re.compile(r"https?://|www\.|^/|@\w+\.\w")
_NOT_LETTERS = re.compile(r"[\W_]+")
AUTHOR_METAS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "citation_author", "article:author", "og:article:author", "cxenseparse:author",
)  # fmt: skip
LONGEST_BYLINE = 120


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def domain_name(url: str | None) -> str:
    """What names the site in a web address ("https://www.azernews.example/nation/1.html" gives "azernews")."""
    host = (urlsplit(url).hostname or "") if url and "//" in url[:12] else ""
    bare = _DOMAIN_TAIL.sub("", host.removeprefix("www."))
    return bare.rpartition(".")[2]


def page_address(metadata: Metadata, url: str | None) -> str | None:
    """The page's web address: as given, else as it states itself."""
    stated = metadata.meta("og:url", "twitter:url")
    return url or metadata.canonical or (stated[1] if stated else None) or None


def find_outlet(metadata: Metadata, url: str | None) -> Fact | None:
    """Who published the page: og:site_name, JSON-LD publisher, application name, end of the title, domain."""
    name = metadata.meta("og:site_name", "og:site-name")
    told = _publisher(metadata)
    if name and not (_looks_like_address(name[1]) and told):
        return Fact(name[1].strip("@ "), name[1], f"meta {name[0]}")
    if told:
        return Fact(told, told, "JSON-LD publisher")
    name = metadata.meta(
        "application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title", "publisher"
    )
    if name and not _ADDRESS.search(name[1]) and len(name[1]) < 60:
        return Fact(name[1], name[1], f"meta {name[0]}")
    address = page_address(metadata, url)
    site = domain_name(address)
    parts = _parts(metadata.title)
    if len(parts) > 1:
        for part in (parts[-1], parts[0]):
            if site and len(part) < 50 and (_letters(site) == _letters(part) or _is_initials(site, part)):
                return Fact(part, part, "end of the title")
        if (
            metadata.headings
            and any(_letters(parts[0]) == _letters(heading) for heading in metadata.headings)
            and len(parts[-1]) < 50
        ):
            return Fact(parts[-1], parts[-1], "end of the title")
    host = urlsplit(address).hostname if address and "//" in address[:12] else None
    return Fact(host.removeprefix("www."), host, "domain") if host else None


def _looks_like_address(name: str) -> bool:
    return re.fullmatch(r"(?:https?://|www\.)?\S+\.[a-z]{2,6}/?", name) is not None


def _is_initials(site: str, part: str) -> bool:
    words = re.findall(r"\w+", part)
    letters = _letters(part)
    return (len(words) > 1 and "".join(word[0] for word in words).casefold() == site) or (
        len(site) > 3 and (site in letters or letters in site)
    )


def _publisher(metadata: Metadata) -> str:
    for value in metadata.said("publisher"):
        for each in value if isinstance(value, list) else [value]:
            name = each.get("name") if isinstance(each, dict) else None
            if isinstance(name, str) and name.strip():
                return plain(name)
    return ""


def _parts(title: str) -> list[str]:
    return [part for part in _BAR.split(title) if part.strip()]


def without_site(title: str, outlet: Fact | None, site: str) -> str:
    """A title without the name of the site before or after it.

    >>> without_site("Baku orders corvettes | Caspian Gazette", Fact("Caspian Gazette", "", ""), "")
    'Baku orders corvettes'
    """
    marks = list(_BAR.finditer(title))
    if not marks:
        return title
    names = [_letters(name) for name in (outlet.value if outlet else "", site) if _letters(name)]

    def is_site(part: str) -> bool:
        letters = _letters(part)
        return any(
            letters == name
            or (len(letters) > 2 and letters in name)
            or (len(name) > 3 and name in letters and len(part.split()) <= 5)
            or fuzz.ratio(letters, name) > 85
            for name in names
        )

    for mark in marks:
        tail = title[mark.end() :]
        if is_site(tail) or (
            is_site(title[marks[-1].end() :]) and len(tail) < 40 and len(title[: mark.start()].split()) > 3
        ):
            return title[: mark.start()].strip()
    head = title[: marks[0].start()]
    return title[marks[0].end() :].strip() if is_site(head) else title


def find_title(metadata: Metadata, outlet: Fact | None, url: str | None) -> Fact | None:
    """The title as printed: the heading that the metadata agree with, else the metadata's without the site's name."""
    site = domain_name(page_address(metadata, url))
    stated: list[tuple[str, str]] = []
    name = metadata.meta("og:title", "twitter:title", "dc.title", "citation_title")
    headline = next((plain(h) for h in metadata.said("headline") if isinstance(h, str)), "")
    if headline:
        stated.append((headline, "JSON-LD headline"))
    if name:
        stated.append((name[1], f"meta {name[0]}"))
    if metadata.title:
        stated.append((metadata.title, "title element"))
    cut = [(without_site(text, outlet, site), text, how) for text, how in stated]
    for heading in metadata.headings:
        if len(heading) > 8 and any(_same_title(heading, text, whole) for text, whole, _ in cut):
            return Fact(heading, heading, "h1")
    if len(metadata.headings) == 1 and len(metadata.headings[0].split()) >= 4:
        return Fact(metadata.headings[0], metadata.headings[0], "h1")
    for text, whole, how in cut:
        if text and not (outlet and _letters(text) == _letters(outlet.value)):
            return Fact(text, whole, how)
    if metadata.headings:
        return Fact(metadata.headings[0], metadata.headings[0], "h1")
    return Fact(cut[0][0], cut[0][1], cut[0][2]) if cut else None


def _same_title(heading: str, cut: str, whole: str) -> bool:
    one, other = _letters(heading), _letters(cut)
    if not one or not other:
        return False
    return one == other or (len(one) > 15 and _letters(whole).startswith(one)) or fuzz.ratio(one, other) > 80


def find_byline(metadata: Metadata, root: HtmlElement, outlet: Fact | None) -> Fact | None:
    """Who wrote the article: JSON-LD author, meta elements, then links with rel=author."""
    for value in metadata.said("author"):
        names = _names(value)
        if names:
            return Fact(", ".join(names), ", ".join(names), "JSON-LD author")
    for name in AUTHOR_METAS:
        found = [clean for clean in map(_clean_byline, metadata.metas.get(name, ())) if clean]
        if found:
            joined = ", ".join(dict.fromkeys(found))
            return Fact(joined, joined, f"meta {name}")
    for element in root.iter("a", "span", "p", "div", "address"):
        if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
            text = plain("".join(element.itertext())[:400])
            name_text = _clean_byline(text)
            if name_text:
                return Fact(name_text, text, "rel=author")
    return None


def _names(value: Any) -> list[str]:
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        for one in name if isinstance(name, list) else [name]:
            clean = _clean_byline(plain(one)) if isinstance(one, str) else ""
            if clean and clean not in found:
                found.append(clean)
    return found


def _clean_byline(text: str) -> str:
    text = _BY.sub("", text.strip()).strip(" ,;|")
    if not text or len(text) > LONGEST_BYLINE or _ADDRESS.search(text) or not any(map(str.isalpha, text)):
        return ""
    return text


def find_language(metadata: Metadata) -> str:
    """ISO 639-1 code of the page's declared language, empty where none is declared."""
    stated = metadata.meta("og:locale", "content-language", "language", "dc.language", "inlanguage")
    for words in (metadata.language, stated[1] if stated else ""):
        code = re.match(r"[a-z]{2}(?=$|[-_])", words.lower())
        if code:
            return code[0]
    return ""
