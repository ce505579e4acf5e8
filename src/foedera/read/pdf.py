"""The text of a PDF, with lines put together to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Callable

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from foedera.errors import UnreadableError

# What pypdf says of a damaged file while it tries to mend it is for its developers: our error says it in one line.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\0": ""})
MOST_PAGES = 200
MOST_SECONDS = 60.0
DAMAGE = (
    PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
    AssertionError, NotImplementedError,
)  # fmt: skip
"""What pypdf lets through on a damaged file, besides its own errors."""
BROKEN_WORD = re.compile(r"[^\W\d_]-$")
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def pdf_text(
    content: bytes,
    locator: str,
    *,
    most_pages: int = MOST_PAGES,
    most_seconds: float = MOST_SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> str:
    """The text of a PDF, a blank line between its pages.

    Raises UnreadableError, with what to do, where it is damaged, locked with a password, without text (scanned
    pictures of pages), or longer than `most_pages` pages or `most_seconds` seconds of reading.
    """
    deadline = clock() + most_seconds
    texts = []
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        _unlock(reader, locator)
        count = len(reader.pages)
        if count > most_pages:
            raise _unreadable("too-large", f"It has {count} pages; at most {most_pages} are read.", locator, SPLIT)
        for page in reader.pages:
            if clock() > deadline:
                raise _unreadable("too-slow", f"Reading it takes more than {most_seconds:g} seconds.", locator, SPLIT)
            texts.append(join_lines(page.extract_text().translate(LIGATURES)))
    except DependencyError as error:
        message = f"It is locked in a way that needs one more package ({error})."
        raise _unreadable("locked", message, locator, "Install it: pip install 'foedera[pdf]'.") from error
    except DAMAGE as error:
        raise _unreadable("broken-pdf", f"The PDF is damaged ({error}).", locator, "Get the file again.") from error
    text = "\n\n".join(filter(None, texts))
    if not any(sign.isalpha() for sign in text):
        message = f"None of its {count} pages has any text; they are probably scanned pictures."
        raise _unreadable("no-text", message, locator, "Run text recognition over it first: ocrmypdf IN OUT.")
    return text


SPLIT = "Give the pages that matter as a PDF of their own."


def _unreadable(reason: str, message: str, locator: str, advice: str) -> UnreadableError:
    return UnreadableError(reason, message, locator=locator, advice=advice)


def _unlock(reader: PdfReader, locator: str) -> None:
    """Open a PDF that is locked against changes only. Raises UnreadableError where it needs a password."""
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        advice = "Save it without the password and give that file."
        raise _unreadable("locked", "It is locked with a password.", locator, advice)


def join_lines(text: str) -> str:
    """Paragraphs from the lines of a page: a line nearly as wide as the page goes on in the next one.

    >>> join_lines("The ministry ordered 24 vehi-\\ncles from the yard in Gdynia\\non Monday.\\nPhotos: MoD")
    'The ministry ordered 24 vehicles from the yard in Gdynia on Monday.\\nPhotos: MoD'
    """
    lines = [line.strip() for line in text.splitlines()]
    widths = sorted(len(line) for line in lines if line)
    typical = widths[round(0.85 * (len(widths) - 1))] if widths else 0
    joined: list[str] = []
    previous = ""
    for line in lines:
        least = 0.9 if ENDED.search(previous) else 0.7
        if not previous or not line or len(previous) < least * typical:
            joined.append(line)
        elif BROKEN_WORD.search(previous) and line[0].islower():
            joined[-1] = joined[-1][:-1] + line
        else:
            joined[-1] += " " + line
        previous = line
    return re.sub(r"\n{3,}", "\n\n", "\n".join(joined)).strip()
