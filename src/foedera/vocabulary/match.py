"""Finding the names of the vocabulary in a text."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any

from foedera.vocabulary.context import Rules, RuleWords, SearchedText, preceding
from foedera.vocabulary.edtf import days_of
from foedera.vocabulary.fold import fold
from foedera.vocabulary.lookup import Found, Lookup
from foedera.vocabulary.spelling import (
    begins_a_designation,
    case_problem,
    ends_in_a_hyphen,
    ends_line_in_capitals,
    is_a_count,
    is_a_given_name,
    marks_problem,
)


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


class _Sure:
    """The forms of a text that need no support, which support weak ones."""

    def __init__(self, text: SearchedText, found: list[Found]) -> None:
        self._text = text
        self.entries = {one.row.number for one in found}
        self._sentences = {text.sentence_number(one.start) for one in found if one.row.category == "system"}

    def add_system(self, found: Found) -> None:
        """Count a weak form that was supported among the systems of its sentence."""
        if found.row.category == "system":
            self._sentences.add(self._text.sentence_number(found.start))

    def system_stands_with(self, found: Found) -> bool:
        """Whether a system is named in the sentence of a form."""
        return bool(self._sentences) and self._text.sentence_number(found.start) in self._sentences


class Matcher:
    """The compiled forms, ready to be looked up."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._lookup = Lookup(compiled)
        self._rule_lines: list[bytes] = compiled["rules"]
        self._rules: dict[int, Rules] = {}
        settings = compiled["settings"]
        self._support = {key: RuleWords(words) for key, words in settings.get("support", {}).items()}
        self._titles = tuple(f" {' '.join(fold(word).split())}" for word in settings.get("titles", ()))
        self._common = frozenset(settings.get("common_words", ()))
        marks = "|".join(settings.get("marks", ("Block", "Mk", "Mark")))
        self._extension = re.compile(
            r"(?:(?<=[a-z]) [B-HJ-Z](?:/[A-Z])?\b(?!\.))?(?:/[A-Z]{1,2}[0-9]?)*(?:-[0-9]{1,2}[A-Z]?\b)?"
            rf"(?:[ -](?:{marks})\.? ?(?:[0-9]+[A-Za-z]{{0,2}}|[IVX]+)(?:/[0-9]+)?\+*)*\+*"
        )

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
        for candidate in self._lookup.candidates(searched, every=explain):
            verdict = self._spelling_problem(searched, candidate)
            if verdict:
                if explain:
                    rejected.append(self._rejected(candidate, searched, verdict))
            elif candidate.row.kind in ("weak", "surname"):
                waiting.append(candidate)
            else:
                problem = self._context_problem(searched, candidate) if candidate.row.rules else None
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
        if found.row.abbreviation and begins_a_designation(text.original, found.end):
            return "the beginning of a designation"
        if written == words:
            if (
                words.isupper()
                and words.casefold() in self._common
                and ends_line_in_capitals(text.original, found.start, found.end)
            ):
                return f"{words!r} is the word, at the end of a line in capitals"
            return None
        if written.endswith("-") and not ends_in_a_hyphen(text.original, found.end):
            return "no hyphen stands after it"
        if (problem := marks_problem(written, words)) is not None:
            return problem
        if found.plural and written.isupper() and words.casefold().endswith(("men", "ies")):
            return f"{words!r} is no plural of an abbreviation"
        if found.row.category == "outlet" and "." in written[:-1] and "." not in words:
            return "a web domain needs its point"
        if found.suffix:
            printed = words[len(words) - len(found.suffix) - found.plural : len(words) - found.plural]
            if not printed[:1].isupper():
                return f"{printed!r} after a designation is not a variant"
        if found.row.category == "system" and " " in words and is_a_count(written, words, text.original, found.end):
            return "a word and a number apart from each other"
        if found.row.category == "system" and text.original.startswith("&", max(0, found.start - 1)):
            return "'&' stands before it"
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
        """Which rule of context rules a form out here; None where none does."""
        number: int = found.row.rules
        if number == 0:
            return None
        rules = self._rules.get(number) or self._rules_of(number)
        if rules.borders is not None:
            problem = rules.borders.problem(text.words, found.first, found.last)
            if problem is not None:
                return problem
        if rules.not_near is not None:
            near = rules.not_near.standing_in(text.sentence(found.start))
            if near is not None:
                return f"not_near: {near}"
        if rules.near is not None and found.row.kind != "weak":
            near = rules.near.standing_in(text.sentence(found.start))
            if near is None:
                return f"near: none of {rules.near} in the sentence"
        return None

    def _rules_of(self, number: int) -> Rules:
        if number not in self._rules:
            self._rules[number] = Rules(json.loads(self._rule_lines[number]))
        return self._rules[number]

    def _support_for(self, text: SearchedText, found: Found, sure: _Sure) -> str:
        """What supports a weak form here; empty where nothing does."""
        if found.row.number in sure.entries:
            return "weak, but the text has a sure form of it"
        if found.row.kind == "surname":
            before = preceding(text.words, found.first)
            if not before.endswith(self._titles) or is_a_given_name(text.original, found.end):
                return ""
            return f"surname after the title{next(title for title in self._titles if before.endswith(title))}"
        if found.row.category in ("noun", "system") and sure.system_stands_with(found):
            return "weak, but a system is named in the sentence"
        words = self._rules_of(found.row.rules).near or self._support.get(found.row.category)
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
        found.sort(key=_order)
        matches: list[Match] = []
        done = -1
        following = 0
        while following < len(found):
            best, why = found[following]
            group = [best]
            following += 1
            while following < len(found) and found[following][0][2:4] == best[2:4]:
                group.append(found[following][0])
                following += 1
            if best.start < done:
                if explain:
                    rejected.append(self._rejected(best, text, f"inside {matches[-1].words!r}"))
                continue
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

    def _match(self, text: SearchedText, best: Found, group: list[Found], why: str) -> Match:
        end = best.end
        if best.row.written.endswith(".") and text.original.startswith(".", end):
            end += 1
        if best.row.variants and best.row.numbered and not best.plural:
            extension = self._extension.match(text.original, end)
            if extension and not text.original[extension.end() : extension.end() + 1].isalnum():
                end = extension.end()
        meant = best.row.meant if len(group) == 1 else tuple(dict.fromkeys(found.row.meant[0] for found in group))
        reason = best.row.told
        if best.plural:
            reason += ", plural"
        if best.suffix or end > best.end:
            reason += ", a variant"
        if why != "the form":
            reason += f", {why}"
        return Match(
            best.start, end, text.original[best.start : end], best.row.category, best.row.entry,
            best.row.kind, meant, reason,
        )  # fmt: skip

    def _rejected(self, found: Found, text: SearchedText, why: str) -> Rejected:
        return Rejected(
            found.start, found.end, text.original[found.start : found.end], found.row.category,
            found.row.entry, found.row.kind, why,
        )  # fmt: skip


def _order(pair: tuple[Found, str]) -> tuple[int, int, int, bool, int]:
    """Leftmost and longest first; of forms at one place the one that is written most like the text."""
    found = pair[0]
    return found.start, -found.end, len(found.suffix), found.plural, found.row.rank


def _systems_before_nouns(found: list[tuple[Found, str]]) -> list[tuple[Found, str]]:
    """Leaves out class nouns that hold the name of a system: "Leopard tanks" are Leopards."""
    systems = sorted({(one.start, one.end) for one, _ in found if one.row.category == "system"})
    if not systems:
        return found

    def holds_a_system(noun: Found) -> bool:
        inside = systems[bisect_left(systems, (noun.start, 0)) : bisect_left(systems, (noun.end, 0))]
        return any(end <= noun.end and (at, end) != (noun.start, noun.end) for at, end in inside)

    return [(one, why) for one, why in found if one.row.category != "noun" or not holds_a_system(one)]


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
