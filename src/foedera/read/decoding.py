"""From bytes to text when the declared encoding may be wrong, missing or unknown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
SHIFTED = "iso2022_jp"
"""The one encoding read here that looks like ASCII: only a declaration tells it. UTF-7 is refused, as browsers do."""
LETTER_RUN = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(r"[^\x00-\x7f]")
AMID_WORD = re.compile(r"[^\W\d_][\x80-\x9f¡-©«-´¶-¹»-¿×÷€‚ƒ„…†‡ˆ‰‹Œ•˜™›\ufffd]+[^\W\d_]?")
SAMPLE = 50_000


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a page. Never fails; what cannot be decoded, and a zero byte, becomes U+FFFD.

    A byte order mark decides; then UTF-8, which hardly any other text looks like by chance; then of the declared
    encoding, that of the page's own `meta` and the detected one, the first that gives the fewest odd words.

    >>> decode("Türkiye’s defence ministry".encode("utf-8"), "iso-8859-1")
    'Türkiye’s defence ministry'
    >>> decode("Министерство обороны подписало контракт".encode("cp1251"), "iso-8859-1")
    'Министерство обороны подписало контракт'
    """
    return _decoded(content, declared).replace("\0", "\ufffd")


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = _zeros_tell(content)
    if wide:
        return content.decode(wide, "replace")
    if content.isascii():
        return content.decode(SHIFTED if codec_name(declared) == SHIFTED else "ascii", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        texts = [content.decode(encoding, "replace") for encoding in _candidates(content, declared)]
    return min(texts, key=oddities)


def codec_name(label: str | None) -> str | None:
    """Python's name for a declared encoding, as browsers take it (`iso-8859-1` means `cp1252`); None if unknown."""
    if not label:
        return None
    try:
        name = codecs.lookup(map_encoding_to_html5(label.strip(), fallback_utf8=False) or "").name
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name in {"utf-7", "utf-16", "utf-32"} else name


def oddities(text: str) -> float:
    """How many words look as if decoded wrongly, by the share of letters that no word of one language mixes.

    >>> oddities("Türkei und Österreich") < oddities("TÃ¼rkei und Ã–sterreich")
    True
    """
    sample = text if len(text) <= SAMPLE else _around_foreign(text)
    odd = 5.0 * sample.count("\ufffd") + 2.0 * len(AMID_WORD.findall(sample))
    odd += sum(2 for sign in sample if "\x80" <= sign <= "\x9f")
    return odd + sum(_is_odd(word[0]) for word in LETTER_RUN.finditer(sample) if not word[0].isascii())


def _around_foreign(text: str) -> str:
    """The parts of a long text in which letters beyond ASCII stand."""
    parts, length, at = [], 0, 0
    while length < SAMPLE and (found := FOREIGN.search(text, at)):
        start = max(at, found.start() - 20)
        parts.append(text[start : found.start() + 80])
        length += len(parts[-1])
        at = found.start() + 80
    return " ".join(parts)


def _is_odd(word: str) -> bool:
    """Whether a word mixes alphabets, has a capital inside, or is Latin of nearly nothing but accented letters."""
    latin = sum(sign <= "\u024f" or "\u1e00" <= sign <= "\u1eff" for sign in word)
    if 0 < latin < len(word):
        return True
    if word[1:] != word[1:].lower() and word != word.upper():
        return True
    accented = len(FOREIGN.findall(word))
    return bool(latin) and len(word) > 2 and accented * 2 > len(word)


def _candidates(content: bytes, declared: str | None) -> Iterator[str]:
    meta = META.search(content[:4096])
    labels = [declared, meta[1].decode("ascii", "ignore") if meta else None, detect_encoding(content), "windows-1252"]
    yield from dict.fromkeys(name for label in [*labels, "utf-8"] if (name := codec_name(label)) is not None)


def _zeros_tell(content: bytes) -> str | None:
    """UTF-16 without its mark, told by zero bytes at every other place."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = content[first:400:2], content[1 - first : 400 : 2]
        if len(zeros) > 8 and zeros.count(0) > 0.8 * len(zeros) and not others.count(0):
            return encoding
    return None
