"""What bytes are, told from the bytes alone: names and declared types are often wrong."""

from __future__ import annotations

import codecs
import re
from typing import Literal

ContentType = Literal[
    "empty", "binary", "gzip", "warc", "pdf", "html", "text", "json-lines", "json", "feed", "sitemap", "addresses",
    "xml", "code",
]  # fmt: skip

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or video (RIFF)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HTML_TAGS = frozenset({
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "a", "span", "br", "hr", "img",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tbody", "tr", "td", "th", "article", "section",
    "main", "header", "footer", "nav", "aside", "figure", "figcaption", "blockquote", "em", "strong", "b", "i",
    "font", "center", "form", "iframe", "noscript", "time", "base",
})  # fmt: skip
FEED_ROOTS = frozenset({"rss", "feed"})
SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})
CONTROLS = bytes({*range(32)} - set(b"\t\n\f\r\x1b"))
HTML_SHELL = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.I)
HTML_TAG = re.compile(r"</?([a-z][a-z0-9]{0,9})(?:\s[^<>]{0,500})?/?>", re.I)
ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
DOCTYPE = re.compile(r"<!doctype\s+(?:[\w.-]+:)?([\w.-]+)", re.I)
JSON_LINE = re.compile(r'\{\s*(?:"|\})')
JSON_ARRAY = re.compile(r'\[\s*[{"\[]')
ADDRESS_LINES = re.compile(r"\s*(?:https?://[^\s<>\"]+[ \t]*(?:\r?\n\s*|\Z))+\Z", re.I)


def find_content_type(head: bytes) -> ContentType:
    """What something is, from how it begins.

    >>> find_content_type(b"<!DOCTYPE html><html><body><p>Baku and Ankara signed a contract.</p></body></html>")
    'html'
    >>> find_content_type("Baku, 20 July\\n\\nTürkiye will supply drones, the envoy said.".encode())
    'text'
    """
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    text = peek(head)
    if not text.strip():
        return "empty"
    if name_signature(head) or is_binary(text):
        return "binary"
    return _markup_type(text.lstrip()) or _text_type(text.lstrip())


def peek(head: bytes) -> str:
    """The beginning as text, good enough to see tags and control characters in it, not to read it."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[first:400:2], head[1 - first : 400 : 2]
        if len(zeros) > 8 and zeros.count(0) > 0.8 * len(zeros) and not others.count(0):
            return head.decode(encoding, "ignore")
    return head.decode("latin-1")


def name_signature(head: bytes) -> str | None:
    """What a known kind of file that is not a page is called, from its first bytes."""
    return next((name for signature, name in SIGNATURES if head.startswith(signature)), None)


def is_binary(text: str) -> bool:
    """Whether there are more control characters than any text has."""
    narrow = text.encode("latin-1", "ignore")
    control = len(narrow) - len(narrow.translate(None, CONTROLS))
    return control * 50 > len(text)


def _markup_type(text: str) -> ContentType | None:
    root = _root(text)
    if root in FEED_ROOTS or (root == "rdf" and "purl.org/rss" in text):
        return "feed"
    if root in SITEMAP_ROOTS:
        return "sitemap"
    if root in HTML_TAGS:
        return "html"
    tags = sum(name.lower() in HTML_TAGS for name in HTML_TAG.findall(text))
    if (tags >= 2 and HTML_SHELL.search(text)) or tags >= max(5, len(text) // 600):
        return "html"
    return "xml" if root and text.startswith("<?xml") else None


def _root(text: str) -> str:
    """Name of the first element, or that in the document type, in lower case, where the text begins with markup."""
    at = 0
    while text.startswith(("<?", "<!"), at):
        if named := DOCTYPE.match(text, at):
            return named[1].lower()
        close = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else ">"
        end = text.find(close, at)
        if end < 0:
            return ""
        at = end + len(close)
        while at < len(text) and text[at].isspace():
            at += 1
    found = ROOT.match(text, at)
    return found[1].lower() if found else ""


def _text_type(text: str) -> ContentType:
    first, _, rest = text.partition("\n")
    if JSON_LINE.match(text):
        # An object spread over several lines is one JSON document, not JSON Lines.
        return "json" if rest.strip() and first.strip() == "{" else "json-lines"
    if JSON_ARRAY.match(text):
        return "json"
    # The last line may be cut off where the look at the beginning ends.
    if ADDRESS_LINES.match(text if len(text) < 10_000 else text[: text.rfind("\n") + 1]):
        return "addresses"
    signs = sum(text.count(sign) for sign in "{};=")
    return "code" if len(text) > 200 and signs * 33 > len(text) else "text"
