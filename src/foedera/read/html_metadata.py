"""What a page's metadata say of it: JSON-LD, meta elements, headings. Read once, asked by name."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

ARTICLE_TYPES = frozenset(
    "Article NewsArticle BlogPosting Report ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle LiveBlogPosting TechArticle SocialMediaPosting ScholarlyArticle "
    "WebPage ItemPage".split()
)
LARGEST_SCRIPT = 1_000_000
"""Characters of JSON-LD beyond which a script is left unread."""
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]{0,200}>")


@dataclass(slots=True)
class Metadata:
    """The metadata of one page, as written.

    `metas`: contents of meta elements by lower-case name, property or itemprop, first one first; `statements`:
    JSON-LD objects about the article, the most specific type first; `headings`: texts of h1; `title`: the title
    element; `language`: the html element's lang.
    """

    metas: dict[str, list[str]] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    canonical: str = ""

    def meta(self, *names: str) -> tuple[str, str] | None:
        """The first of these meta elements that holds something: its name and content."""
        for name in names:
            for content in self.metas.get(name, ()):
                return name, content
        return None

    def said(self, key: str) -> Iterator[Any]:
        """The values of a JSON-LD property, the most specific statement first."""
        return (statement[key] for statement in self.statements if statement.get(key))

    @property
    def article_body(self) -> str:
        """The article's text as JSON-LD gives it, empty where it does not."""
        bodies = [body for body in self.said("articleBody") if isinstance(body, str)]
        return plain(max(bodies, key=len, default=""))


def plain(text: str) -> str:
    """Text without entities, tags and doubled spaces.

    >>> plain("Roketsan &amp; partners <b>sign</b>")
    'Roketsan & partners sign'
    """
    return _SPACE.sub(" ", _TAG.sub(" ", html.unescape(text))).strip()


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _objects(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def types_of(statement: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without their address."""
    types = statement.get("@type", ())
    return {
        kind.rpartition("/")[2] for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)
    }


def _statements(root: HtmlElement) -> list[dict[str, Any]]:
    found = []
    for script in root.iter("script"):
        text = script.text
        if text is None or "ld+json" not in (script.get("type") or "").lower() or len(text) > LARGEST_SCRIPT:
            continue
        text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
        try:
            loaded = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # a broken statement says nothing; the page's other metadata still speak
        found += [each for each in _objects(loaded) if types_of(each) & ARTICLE_TYPES]
    return sorted(found, key=lambda each: bool(types_of(each) & {"WebPage", "ItemPage"}))


def read_metadata(root: HtmlElement) -> Metadata:
    """Collect the metadata of a page."""
    found = Metadata(statements=_statements(root), language=(root.get("lang") or root.get("xml:lang") or "").strip())
    for element in root.iter("meta", "title", "h1", "link"):
        if element.tag == "meta":
            content = (element.get("content") or "")[:5000].strip()
            if content:
                for name in ("property", "name", "itemprop", "http-equiv"):
                    key = element.get(name)
                    if key:
                        found.metas.setdefault(key.strip().lower()[:100], []).append(plain(content))
        elif element.tag == "title":
            if not found.title and element.text and not _in_picture(element):
                found.title = plain(element.text[:2000])
        elif element.tag == "link":
            if element.get("rel") == "canonical" and not found.canonical:
                found.canonical = (element.get("href") or "")[:2000].strip()
        elif len(found.headings) < 20:
            text = plain("".join(_texts(element)))
            if text:
                found.headings.append(text)
    return found


def _in_picture(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("svg", "symbol", "g")


def _texts(element: HtmlElement) -> Iterator[str]:
    """The text inside an element, at most 2,000 characters, without scripts and styles."""
    left = 2000
    for text in element.itertext("*", with_tail=True):
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return
