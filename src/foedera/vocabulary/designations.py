"""Designations that no list has, told by their shape: "K2NO", "MMP-X", "Type 054A/P", "Kh-59MK2"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Designation:
    """Words that have the shape of a designation.

    `supported`: a class of system or another word of the field stands in the sentence; without it the words are too
    uncertain to code. `why` the shape.
    """

    start: int
    end: int
    words: str
    supported: bool
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that have such a shape and are none: a disease, a road, a year."""

    start: int
    end: int
    words: str
    why: str


class Shapes:
    """The shapes of designations and of what looks like one, from `designations.yml`."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._shapes = [(re.compile(shape["shape"]), str(shape["means"])) for shape in settings.get("shapes", ())]
        endings = "|".join(map(re.escape, settings.get("endings", ())))
        self._ending = re.compile(rf"(?:[ -](?:{endings})(?:[ -]?(?:[0-9]+[A-Z]{{0,2}}|[IVX]+))?\b)*")
        self._any = re.compile(
            r"(?<![\w.@/€$£-])(?:"
            + "|".join(f"(?:{shape.pattern})" for shape, _ in self._shapes)
            + r")(?=s?(?![\w@%€]))"
        )
        self._not = [
            (
                re.compile(rule["shape"]),
                re.compile(rf"(?:{rule['before']})$") if rule.get("before") else None,
                re.compile(rule["after"]) if rule.get("after") else None,
                str(rule["is"]),
            )
            for rule in settings.get("not_designations", ())
        ]
        words = "|".join(sorted(settings.get("arms_words", ()), key=len, reverse=True))
        self._arms = re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE) if words else None

    def find(self, text: str, taken: Collection[tuple[int, int]] = ()) -> tuple[list[Designation], list[Refused]]:
        """The designations of a text outside what is taken already, and what was refused, with the reasons.

        `taken` are offsets of names that the lists have: they are not recognised a second time.
        """
        found: list[Designation] = []
        refused: list[Refused] = []
        for match in self._any.finditer(text) if self._shapes else ():
            start, end = match.span()
            if any(begin < end and start < finish for begin, finish in taken):
                continue
            words = match.group()
            if (reason := self._refusal(text, start, end, words)) is not None:
                refused.append(Refused(start, end, words, reason))
                continue
            end = max(end, self._ending.match(text, end).end())  # type: ignore[union-attr]
            why = next(means for shape, means in self._shapes if shape.fullmatch(words))
            found.append(Designation(start, end, text[start:end], self._supported(text, start, end), why))
        return found, refused

    def _refusal(self, text: str, start: int, end: int, words: str) -> str | None:
        before = text[max(0, start - 40) : start]
        after = text[end : end + 40]
        for shape, preceding, following, reason in self._not:
            if not shape.fullmatch(words):
                continue
            if preceding is not None and not preceding.search(before):
                continue
            if following is not None and not following.match(after):
                continue
            return reason
        return None

    def _supported(self, text: str, start: int, end: int) -> bool:
        left = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
        right = min((at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, end)) >= 0), default=len(text))
        sentence = f"{text[left + 1 : start]} {text[end:right]}"
        return self._arms is not None and self._arms.search(sentence) is not None
