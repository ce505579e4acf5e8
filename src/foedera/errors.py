"""The error tree. Every error says what happened, where, and what to do about it.

FoederaError
├── PageError            a page could not be collected or read; it is set aside, the rest goes on
│   ├── FetchError       the web would not give it
│   └── UnreadableError  it came, but holds nothing that can be read
├── VocabularyError      a vocabulary file is wrong (file, line, key)
├── SpanError            a value's words are not in its article
├── RegisterError        the register file is missing, damaged or of another version
├── ReaderError          a reader is unknown or answered with something unusable
└── SettingsError        a setting or an option is wrong
"""

from __future__ import annotations


class FoederaError(Exception):
    """Root of everything foedera raises on purpose."""


class PageError(FoederaError):
    """One page cannot be used. Caught by the run, which sets the page aside with this reason.

    `reason` is a short stable code ("empty", "binary", "too-large", "robots", ...); `advice` tells the
    user what to do about it.
    """

    def __init__(self, reason: str, message: str, *, locator: str, advice: str) -> None:
        super().__init__(f"{locator}: {message} {advice}")
        self.reason = reason
        self.message = message
        self.locator = locator
        self.advice = advice


class FetchError(PageError):
    """The page could not be fetched (robots.txt, timeout, refused address, HTTP status)."""


class UnreadableError(PageError):
    """The page arrived but nothing can be read from it (binary, truncated, no text)."""


class VocabularyError(FoederaError):
    """A vocabulary file breaks its schema or names something that does not exist."""


class SpanError(FoederaError):
    """Words that should be quoted from an article are not there. The value is refused."""


class RegisterError(FoederaError):
    """The register cannot be opened, is damaged, or was made by a newer version."""


class ReaderError(FoederaError):
    """A reader is unknown, or what it returned cannot be used."""


class SettingsError(FoederaError):
    """A setting, option or environment variable has a value foedera cannot use."""
