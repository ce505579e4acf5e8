"""The language of an article's own words."""

from __future__ import annotations

import re

from py3langid import langid

LEAST_LETTERS = 40


def find_language(text: str) -> str:
    """ISO 639-1 code of the language, empty where the text is too short to tell.

    >>> find_language("The ministry of defence signed a contract for twelve howitzers on Monday."), find_language("Yes")
    ('en', '')
    """
    if len(re.findall(r"[^\W\d_]", text[:400])) < LEAST_LETTERS:
        return ""
    code, _ = langid.classify(text[:2000])  # type: ignore[no-untyped-call]
    return str(code)
