"""Finding the names of the vocabulary in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from foedera.vocabulary.context import RuleWords, SearchedText, following, preceding
from foedera.vocabulary.edtf import days_of
from foedera.vocabulary.fold import fold
from foedera.vocabulary.lookup import Found, Lookup
from foedera.vocabulary.spelling import case_problem, ends_line_in_capitals, is_a_count, marks_problem


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the vocabulary at exact offsets of a text.

    `category`: state, body, organisation, firm, person, system, noun, outlet, currency; `entry` the id of the entry
    meant (for a noun the type's); `kind` the kind of form: name, alias, native, adjective, people, seat, city, weak,
    surname, noun; `candidates` the (category, id) of every entry that the words can mean, `entry` first; `why` one
    line on what decided.
    """

    start: int
    end: int
    words: str
    category: str
    entry: str
    kind: str
    candidates: tuple[tuple[str, str], ...]
    why: str

    @property
    def ambiguous(self) -> bool:
        """Whether the words can mean more than one entry."""
        return len(self.candidates) > 1


@dataclass(frozen=True, slots=True)
class Rejected:
    """A form that stands in the text and was not taken, and why."""

    start: int
    end: int
    words: str
    category: str
    entry: str
    kind: str
    why: str


_RANK = {kind: rank for rank, kind in enumerate(
    ("name", "alias", "native", "adjective", "people", "seat", "noun", "weak", "city", "surname"))}  # fmt: skip
_CATEGORY_RANK = {category: rank for rank, category in enumerate(
    ("state", "body", "system", "firm", "organisation", "person", "outlet", "noun", "currency"))}  # fmt: skip


class _Sure:
    """The forms of a text that need no support, which support weak ones."""

    def __init__(self, text: SearchedText, found: list[Found]) -> None:
        self._text = text
        self.entries = {one.row.number for one in found}
        self._systems = [one.start for one in found if one.row.category == "system"]

    def add_system(self, found: Found) -> None:
        """Count a weak form that was supported among the systems of its sentence."""
        if found.row.category == "system":
            self._systems.append(found.start)

    def system_stands_with(self, found: Found) -> bool:
        """Whether a system is named in the sentence of a form."""
        sentence = self._text.sentence(found.start) if self._systems else None
        return any(self._text.sentence(start) is sentence for start in self._systems)


class Matcher:
    """The compiled forms, ready to be looked up."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._lookup = Lookup(compiled)
        self._rules: list[dict[str, list[str]]] = compiled["rules"]
        settings = compiled["settings"]
        self._support = {key: RuleWords(words) for key, words in settings.get("support", {}).items()}
        self._titles = tuple(f" {' '.join(fold(word).split())}" for word in settings.get("titles", ()))
        self._common = frozenset(settings.get("common_words", ()))
        marks = "|".join(settings.get("marks", ("Block", "Mk", "Mark")))
        self._extension = re.compile(
            r"(?:(?<=[a-z]) [B-HJ-Z](?:/[A-Z])?\b(?!\.))?(?:/[A-Z]{1,2}[0-9]?)*(?:-[0-9]{1,2}[A-Z]?\b)?"
            rf"(?:[ -](?:{marks})\.? ?(?:[0-9]+[A-Za-z]{{0,2}}|[IVX]+)(?:/[0-9]+)?\+*)*\+*"
        )
        self._context: dict[tuple[int, str], RuleWords] = {}
        self._borders: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def find(self, text: str, on: str | None = None) -> list[Match]:
        """The names that stand in the text, leftmost and longest, in order; `on` the EDTF date of the text."""
        matches, _ = self.search(text, on)
        return matches

    def search(self, text: str, on: str | None = None, *, explain: bool = False) -> tuple[list[Match], list[Rejected]]:
        """The names found and, where an explanation is asked for, those that were not taken, with the reason."""
        searched = SearchedText.of(text)
        rejected: list[Rejected] = []
        found: list[tuple[Found, str]] = []
        waiting: list[Found] = []
        for candidate in self._lookup.candidates(searched):
            verdict = self._spelling_problem(searched, candidate)
            if verdict:
                if explain:
                    rejected.append(self._rejected(candidate, searched, verdict))
            elif candidate.row.kind in ("weak", "surname"):
                waiting.append(candidate)
            else:
                problem = self._context_problem(searched, candidate)
                if problem is None:
                    found.append((candidate, "the form"))
                elif explain:
                    rejected.append(self._rejected(candidate, searched, problem))
        if waiting:
            sure = _Sure(searched, [candidate for candidate, _ in found])
            # Class nouns last: a system that was supported supports them.
            for candidate in sorted(waiting, key=lambda one: one.row.category == "noun"):
                problem = self._context_problem(searched, candidate)
                why = "" if problem else self._support_for(searched, candidate, sure)
                if why:
                    found.append((candidate, why))
                    sure.add_system(candidate)
                elif explain:
                    rejected.append(
                        self._rejected(candidate, searched, problem or "a weak form with nothing to support it")
                    )
        return self._longest(searched, found, rejected, explain, on), rejected

    def _spelling_problem(self, text: SearchedText, found: Found) -> str | None:
        """Why the words of the text are not this form, as far as capitals and marks tell; None where they are."""
        written = found.row.written
        words = text.original[found.start : found.end]
        if written == words:
            if (
                words.isupper()
                and words.casefold() in self._common
                and ends_line_in_capitals(text.original, found.start, found.end)
            ):
                return f"{words!r} is the word, at the end of a line in capitals"
            return None
        if (problem := marks_problem(written, words)) is not None:
            return problem
        if found.suffix:
            printed = words[len(words) - len(found.suffix) - found.plural : len(words) - found.plural]
            if not printed[:1].isupper():
                return f"{printed!r} after a designation is not a variant"
        if found.row.category == "system" and " " in words and is_a_count(written, words, text.original, found.end):
            return "a word and a number apart from each other"
        if (
            "." in written
            and written[0].isalpha()
            and text.original[max(0, found.start - 2) : found.start].endswith(".")
        ):
            return "part of a longer abbreviation"
        if written.islower():
            return None
        return case_problem(written, words)

    def _context_problem(self, text: SearchedText, found: Found) -> str | None:
        """Which rule of context rules the form out here; None where none does."""
        number: int = found.row.rules
        if number == 0:
            return None
        rules = self._rules[number]
        before, after = self._borders_of(number)
        if after and (right := following(text.words, found.last)).startswith(after):
            return f"not_before: {next(word for word in after if right.startswith(word)).strip()}"
        if before and (left := preceding(text.words, found.first)).endswith(before):
            return f"not_after: {next(word for word in before if left.endswith(word)).strip()}"
        if "not_near" in rules:
            near = self._words_of(number, "not_near").standing_in(text.sentence(found.start))
            if near is not None:
                return f"not_near: {near}"
        if "near" in rules and found.row.kind != "weak":
            near = self._words_of(number, "near").standing_in(text.sentence(found.start))
            if near is None:
                return f"near: none of {', '.join(rules['near'][:5])} in the sentence"
        return None

    def _borders_of(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What must not stand right before and right after the forms with this rule, folded for comparing."""
        if number not in self._borders:
            rules = self._rules[number]
            self._borders[number] = (
                tuple(f" {' '.join(fold(word).split())}" for word in rules.get("not_after", ())),
                tuple(f"{' '.join(fold(word).split())} " for word in rules.get("not_before", ())),
            )
        return self._borders[number]

    def _words_of(self, number: int, rule: str) -> RuleWords:
        if (number, rule) not in self._context:
            self._context[number, rule] = RuleWords(self._rules[number][rule])
        return self._context[number, rule]

    def _support_for(self, text: SearchedText, found: Found, sure: _Sure) -> str:
        """What supports a weak form here; empty where nothing does."""
        if found.row.number in sure.entries:
            return "weak, but the text has a sure form of it"
        if found.row.kind == "surname":
            before = preceding(text.words, found.first)
            title = next((title for title in self._titles if before.endswith(title)), None)
            return f"surname after the title{title}" if title else ""
        if found.row.category in ("noun", "system") and sure.system_stands_with(found):
            return "weak, but a system is named in the sentence"
        number: int = found.row.rules
        near = "near" in self._rules[number]
        words = self._words_of(number, "near") if near else self._support.get(found.row.category)
        if words is None:
            return ""
        itself = text.words[found.first] if found.first == found.last else ""
        word = words.standing_in(text.sentence(found.start), but=itself)
        return f"weak, but {word!r} stands near" if word else ""

    def _longest(
        self,
        text: SearchedText,
        found: list[tuple[Found, str]],
        rejected: list[Rejected],
        explain: bool,
        on: str | None,
    ) -> list[Match]:
        found = _systems_before_nouns(found)
        found.sort(key=lambda pair: (pair[0].start, -pair[0].end, *self._rank(pair[0])))
        matches: list[Match] = []
        done = -1
        for (start, _), pairs in groupby(found, key=lambda pair: (pair[0].start, pair[0].end)):
            best, why = (held := list(pairs))[0]
            if start < done:
                if explain:
                    rejected.append(self._rejected(best, text, f"inside {matches[-1].words!r}"))
                continue
            group = [one for one, _ in held]
            if on is not None and len(group) > 1:
                best, group = _of_the_time(group, on)
            match = self._match(text, best, group, why)
            if matches and _is_nickname(matches[-1], match, text.original):
                before = matches.pop()
                words = text.original[before.start : match.end]
                match = replace(before, end=match.end, words=words, why=f"{before.why}, with its name")
            matches.append(match)
            done = match.end
        return matches

    @staticmethod
    def _rank(found: Found) -> tuple[int, ...]:
        return (
            len(found.suffix), found.plural, _RANK.get(found.row.kind, 9),
            _CATEGORY_RANK.get(found.row.category, 9),
        )  # fmt: skip

    def _match(self, text: SearchedText, best: Found, group: Iterable[Found], why: str) -> Match:
        end = best.end
        if best.row.written.endswith(".") and text.original.startswith(".", end):
            end += 1
        if best.row.variants and not best.plural and any(map(str.isdigit, text.original[best.start : end])):
            extension = self._extension.match(text.original, end)
            if extension and not text.original[extension.end() : extension.end() + 1].isalnum():
                end = extension.end()
        candidates: dict[tuple[str, str], None] = {}
        for found in group:
            candidates[(found.row.category, found.row.entry)] = None
        reason = f"{best.row.kind} {best.row.written!r}"
        if best.plural:
            reason += ", plural"
        if best.suffix or end > best.end:
            reason += ", a variant"
        if why != "the form":
            reason += f", {why}"
        return Match(
            best.start, end, text.original[best.start : end], best.row.category, best.row.entry,
            best.row.kind, tuple(candidates), reason,
        )  # fmt: skip

    def _rejected(self, found: Found, text: SearchedText, why: str) -> Rejected:
        return Rejected(
            found.start, found.end, text.original[found.start : found.end], found.row.category,
            found.row.entry, found.row.kind, why,
        )  # fmt: skip


def _systems_before_nouns(found: list[tuple[Found, str]]) -> list[tuple[Found, str]]:
    """Leaves out class nouns that hold the name of a system: "Leopard tanks" are Leopards."""
    systems = [(one.start, one.end) for one, _ in found if one.row.category == "system"]
    if not systems:
        return found
    return [
        (one, why)
        for one, why in found
        if one.row.category != "noun"
        or not any(one.start <= at and end <= one.end and (at, end) != (one.start, one.end) for at, end in systems)
    ]


def _is_nickname(before: Match, match: Match, text: str) -> bool:
    """Whether the second of two systems is the name of the first: "C-130J Hercules", "AH-64E Apache"."""
    if match.category != "system" or before.category != "system" or text[before.end : match.start] != " ":
        return False
    if any(character.isdigit() for character in match.words) or not before.words[-1:].isalnum():
        return False
    return match.entry == before.entry or bool(set(match.entry.split("-")) & set(before.entry.split("-")))


def _of_the_time(group: list[Found], on: str) -> tuple[Found, list[Found]]:
    """Of forms that stand at one place, those meant at the time of the text; all where none is."""
    first, last = days_of(on)
    meant = []
    for found in group:
        since, until = days_of(found.row.years) if found.row.years else ("", "9999")
        if since <= last and first <= until:
            meant.append(found)
    meant = meant or group
    return meant[0], meant
