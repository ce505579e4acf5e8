"""Finding the names of the vocabulary in a text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, pairwise
from typing import Any, NamedTuple

from foedera.vocabulary.edtf import days_of
from foedera.vocabulary.fold import Folded, fold, fold_text


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


class _Row(NamedTuple):
    """A form of an entry, as compiled."""

    number: int
    entry: str
    category: str
    kind: str
    written: str
    rules: int
    variants: bool
    cut: int
    years: str

    @classmethod
    def of(cls, line: str) -> _Row:
        number, entry, category, kind, written, rules, variants, cut, years = line.split("\t")
        return cls(int(number), entry, category, kind, written, int(rules), variants == "1", int(cut), years)


_RANK = {kind: rank for rank, kind in enumerate(
    ("name", "alias", "native", "adjective", "people", "seat", "noun", "weak", "city", "surname"))}  # fmt: skip
_CATEGORY_RANK = {category: rank for rank, category in enumerate(
    ("state", "body", "system", "firm", "organisation", "person", "outlet", "noun", "currency"))}  # fmt: skip
_PLURAL_CATEGORIES = frozenset({"system", "noun", "currency", "firm"})
_SUFFIX = re.compile(r"[a-z]{1,4}[0-9]{0,2}[a-z]{0,2}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]*[^\W\d_a-z])|\n")
_NUMBERED = re.compile(r"[0-9]")


@dataclass(slots=True)
class _Text:
    """A text while it is searched: its folded words, where they begin, and its sentences when they are asked for."""

    original: str
    folded: Folded
    words: list[str]
    starts: list[int]  # without the blanks between the words
    ends: list[int] | None = None
    sentences: dict[int, _Sentence] = field(default_factory=dict)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the original text of the words from one to another."""
        start = self.folded.origin(self.starts[first] + first)
        return start, self.folded.origin(self.starts[last] + last + len(self.words[last]) - 1) + 1

    def sentence(self, offset: int) -> _Sentence:
        """The sentence around an offset."""
        if self.ends is None:
            self.ends = [0, *(m.end() for m in _SENTENCE_END.finditer(self.original)), len(self.original) + 1]
        at = bisect_right(self.ends, offset) - 1
        if at not in self.sentences:
            words = fold(self.original[self.ends[at] : self.ends[at + 1]]).split()
            self.sentences[at] = _Sentence(f" {' '.join(words)} ", frozenset(words))
        return self.sentences[at]


class _Sentence(NamedTuple):
    """A folded sentence, with a blank before and after every word, and its words."""

    text: str
    words: frozenset[str]


class _Words:
    """Words and phrases of a rule, of which one may stand in a sentence; plurals in s are understood."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = [" ".join(fold(word).split()) for word in words]
        self._single = {form: word for word in folded if " " not in word for form in (f"{word}s", word)}
        self._phrases = [word for word in folded if " " in word]

    def standing_in(self, sentence: _Sentence, *, but: str = "") -> str | None:
        """The first of the words that stands in the sentence, other than the words of the form itself."""
        for word in self._single.keys() & sentence.words:
            if word != but or sentence.text.count(f" {word} ") > 1:
                return self._single[word]
        for phrase in self._phrases:
            if f" {phrase} " in sentence.text or f" {phrase}s " in sentence.text:
                return phrase
        return None


class _Found(NamedTuple):
    """A form that the words from `first` to `last` may be, before capitals and context are looked at."""

    first: int
    last: int
    start: int
    end: int
    row: _Row
    plural: bool
    suffix: str


class _Sure:
    """The forms of a text that need no support, which support weak ones."""

    def __init__(self, text: _Text, found: list[_Found]) -> None:
        self._text = text
        self.entries = {one.row.number for one in found}
        self._systems = [one.start for one in found if one.row.category == "system"]

    def add_system(self, found: _Found) -> None:
        """Count a weak form that was supported among the systems of its sentence."""
        if found.row.category == "system":
            self._systems.append(found.start)

    def system_stands_with(self, found: _Found) -> bool:
        """Whether a system is named in the sentence of a form."""
        sentence = self._text.sentence(found.start) if self._systems else None
        return any(self._text.sentence(start) is sentence for start in self._systems)


_Candidate = tuple[_Row, bool, str]
_Stem = tuple[str, bool, str]


class _Known(NamedTuple):
    """The forms of one word that a word may be, and what it may be a plural or a variant of."""

    rows: tuple[_Candidate, ...]
    stems: tuple[_Stem, ...]


_REMEMBERED = 300_000  # words whose stems and candidates are kept: a bound for runs over millions of articles


class Matcher:
    """The compiled forms, ready to be looked up."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._lines: list[str] = compiled["rows"]
        self._rows: dict[int, _Row] = {}
        self._rules: list[dict[str, list[str]]] = compiled["rules"]
        self._index: dict[str, int | list[int]] = compiled["index"]
        self._firsts: dict[str, int] = compiled["firsts"]
        self._pairs: dict[str, int] = compiled["pairs"]
        settings = compiled["settings"]
        self._support = {key: _Words(words) for key, words in settings.get("support", {}).items()}
        self._titles = tuple(f" {' '.join(fold(word).split())}" for word in settings.get("titles", ()))
        self._common = frozenset(settings.get("common_words", ()))
        marks = "|".join(settings.get("marks", ("Block", "Mk", "Mark")))
        self._extension = re.compile(
            r"(?:(?<=[a-z]) [B-HJ-Z](?:/[A-Z])?\b(?!\.))?(?:/[A-Z]{1,2}[0-9]?)*(?:-[0-9]{1,2}[A-Z]?\b)?"
            rf"(?:[ -](?:{marks})\.? ?(?:[0-9]+[A-Za-z]{{0,2}}|[IVX]+)(?:/[0-9]+)?\+*)*\+*"
        )
        self._context: dict[tuple[int, str], _Words] = {}
        self._borders: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._known: dict[str, _Known] = {}

    def find(self, text: str, on: str | None = None) -> list[Match]:
        """The names that stand in the text, leftmost and longest, in order; `on` the EDTF date of the text."""
        matches, _ = self.search(text, on)
        return matches

    def search(self, text: str, on: str | None = None, *, explain: bool = False) -> tuple[list[Match], list[Rejected]]:
        """The names found and, where an explanation is asked for, those that were not taken, with the reason."""
        searched = self._read(text)
        rejected: list[Rejected] = []
        found: list[tuple[_Found, str]] = []
        waiting: list[_Found] = []
        for candidate in self._candidates(searched):
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

    def _read(self, text: str) -> _Text:
        folded = fold_text(text)
        words = folded.text.split(" ")
        starts = list(accumulate(map(len, words), initial=0))
        return _Text(text, folded, words, starts)

    def _row(self, number: int) -> _Row:
        if number not in self._rows:
            self._rows[number] = _Row.of(self._lines[number])
        return self._rows[number]

    def _know(self, word: str) -> _Known:
        """What is known of a word, remembered."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            stems = tuple(_stems(word))
            rows = tuple(self._rows_for("", word, stems)) if word else ()
            known = self._known[word] = _Known(rows, stems)
        return known

    def _rows_for(self, before: str, last: str, stems: tuple[_Stem, ...]) -> Iterator[_Candidate]:
        """The forms that are spelt like these words, or whose plural or variant is."""
        for row in self._spelt(before + last):
            yield row, False, ""
        for stem, plural, suffix in stems:
            for row in self._spelt(before + stem):
                if suffix and not row.variants:
                    continue
                if plural and row.category not in _PLURAL_CATEGORIES and row.kind != "people":
                    continue
                yield row, plural, suffix

    def _spelt(self, spelling: str) -> list[_Row]:
        found = self._index.get(spelling)
        if found is None:
            return []
        return [self._row(number) for number in ([found] if isinstance(found, int) else found)]

    def _candidates(self, text: _Text) -> list[_Found]:
        """Everything that is spelt like a form, in no order."""
        words = text.words
        firsts, pairs = self._firsts, self._pairs
        single, stemmed = {}, set()
        for word in set(words):
            known = self._known.get(word) or self._know(word)
            if known.rows:
                single[word] = known.rows
            if known.stems:
                stemmed.add(word)
        found: list[_Found] = []
        for first, word in [(first, word) for first, word in enumerate(words) if word in single]:
            start, end = text.span(first, first)
            for row, plural, suffix in single[word]:
                found.append(_Found(first, first, start, end, row, plural, suffix))
        heads = [
            first
            for first, (word, second) in enumerate(pairwise(words))
            if word in firsts and (f"{word} {second}" in pairs or second in stemmed)
        ]
        for first in heads:
            self._several_words(text, first, found)
        return found

    def _several_words(self, text: _Text, first: int, found: list[_Found]) -> None:
        words = text.words
        head, second = words[first], words[first + 1]
        lengths = self._pairs.get(f"{head} {second}", 0)
        for stem, _, _ in self._know(second).stems:
            lengths |= self._pairs.get(f"{head} {stem}", 0) & 0b100
        while lengths:
            length = lengths.bit_length() - 1
            lengths ^= 1 << length
            last = first + length - 1
            if last < len(words) and words[last]:
                before = " ".join(words[first:last]) + " "
                for row, plural, suffix in self._rows_for(before, words[last], self._know(words[last]).stems):
                    start, end = text.span(first, last - row.cut)
                    found.append(_Found(first, last - row.cut, start, end, row, plural and not row.cut, suffix))

    def _spelling_problem(self, text: _Text, found: _Found) -> str | None:
        """Why the words of the text are not this form, as far as capitals and marks tell; None where they are."""
        written = found.row.written
        words = text.original[found.start : found.end]
        if written == words:
            if words.isupper() and words.casefold() in self._common and _ends_line_in_capitals(text.original, found):
                return f"{words!r} is the word, at the end of a line in capitals"
            return None
        if (problem := _marks_problem(written, words)) is not None:
            return problem
        if found.suffix:
            printed = words[len(words) - len(found.suffix) - found.plural : len(words) - found.plural]
            if not printed[:1].isupper():
                return f"{printed!r} after a designation is not a variant"
        if found.row.category == "system" and " " in words and _is_a_count(written, words, text.original, found.end):
            return "a word and a number apart from each other"
        if (
            "." in written
            and written[0].isalpha()
            and text.original[max(0, found.start - 2) : found.start].endswith(".")
        ):
            return "part of a longer abbreviation"
        if written.islower():
            return None
        return _case_problem(written, words)

    def _context_problem(self, text: _Text, found: _Found) -> str | None:
        """Which rule of context rules the form out here; None where none does."""
        number: int = found.row.rules
        if number == 0:
            return None
        rules = self._rules[number]
        before, after = self._borders_of(number)
        if after and (following := _following(text.words, found.last)).startswith(after):
            return f"not_before: {next(word for word in after if following.startswith(word)).strip()}"
        if before and (preceding := _preceding(text.words, found.first)).endswith(before):
            return f"not_after: {next(word for word in before if preceding.endswith(word)).strip()}"
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

    def _words_of(self, number: int, rule: str) -> _Words:
        if (number, rule) not in self._context:
            self._context[number, rule] = _Words(self._rules[number][rule])
        return self._context[number, rule]

    def _support_for(self, text: _Text, found: _Found, sure: _Sure) -> str:
        """What supports a weak form here; empty where nothing does."""
        if found.row.number in sure.entries:
            return "weak, but the text has a sure form of it"
        if found.row.kind == "surname":
            before = _preceding(text.words, found.first)
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
        self, text: _Text, found: list[tuple[_Found, str]], rejected: list[Rejected], explain: bool, on: str | None
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
    def _rank(found: _Found) -> tuple[int, ...]:
        return (
            len(found.suffix), found.plural, _RANK.get(found.row.kind, 9),
            _CATEGORY_RANK.get(found.row.category, 9),
        )  # fmt: skip

    def _match(self, text: _Text, best: _Found, group: Iterable[_Found], why: str) -> Match:
        end = best.end
        if best.row.written.endswith(".") and text.original.startswith(".", end):
            end += 1
        if best.row.variants and not best.plural and _NUMBERED.search(text.original, best.start, end):
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

    def _rejected(self, found: _Found, text: _Text, why: str) -> Rejected:
        return Rejected(
            found.start, found.end, text.original[found.start : found.end], found.row.category,
            found.row.entry, found.row.kind, why,
        )  # fmt: skip


def _stems(word: str) -> Iterator[_Stem]:
    """What a last word may be a plural or a variant of: (stem, plural, suffix)."""
    if word.endswith("s") and len(word) > 2:
        if word.endswith("ies"):
            yield word[:-3] + "y", True, ""
        if word.endswith("es"):
            yield word[:-2], True, ""
        yield word[:-1], True, ""
    if word.endswith("men"):
        yield word[:-3] + "man", True, ""
    if not _NUMBERED.search(word):
        return
    for at in range(len(word) - 1, max(0, len(word) - 8), -1):
        suffix = word[at:]
        if word[at - 1].isdigit() and word[at].isalpha() and _SUFFIX.fullmatch(suffix):
            yield word[:at], False, suffix
            if suffix.endswith("s") and len(suffix) > 1:
                yield word[:at], True, suffix[:-1]


_WORD = re.compile(r"[^\W_]+")
_COUNT = re.compile(r"(?i:an?|i|in|at|of|no|the) ?[0-9]")
_SINGLE = re.compile(r"[^\W\d_] [0-9]\b")
_COUNTED = re.compile(r"[-–][a-z]|[.,][0-9]|%| (?:per cent|percent|million|billion|years?|days?)\b")
_JOINTS = frozenset(" \t\u00a0\u202f-‐‑‒–—'’‘\u00ad\u200b")


def _marks_problem(written: str, words: str) -> str | None:
    """Which mark between the words of a text does not belong to the form: the plus of "U+10", a line's end."""
    for mark in set(words):
        if not mark.isalnum() and mark not in _JOINTS and mark not in written and not unicodedata.combining(mark):
            return "it runs over the end of a line" if mark == "\n" else f"{mark!r} stands in it"
    if "." in written and "-" not in written and "-" in words:
        return "'-' stands in it"
    return None


def _is_a_count(written: str, words: str, text: str, end: int) -> bool:
    """Whether letters and number stand apart by chance: "A 10 percent rise" holds no aircraft, "An 8-day trip" none."""
    if " " in written or _SINGLE.match(words):
        return _SINGLE.match(words) is not None
    return _COUNT.match(words) is not None or _COUNTED.match(text, end) is not None


def _ends_line_in_capitals(text: str, found: _Found) -> bool:
    """Whether a word is the last of a line, after a word in capitals: "CONTACT US"."""
    before = text[: found.start].rstrip(" ").rpartition("\n")[2].rpartition(" ")[2]
    after = text[found.end : found.end + 3].lstrip(" .!:|")
    return len(before) > 1 and before.isalpha() and before.isupper() and after[:1] in ("", "\n")


def _case_problem(written: str, words: str) -> str | None:
    """Why the capitals of the words do not fit the form.

    A word with a capital first needs one; an abbreviation needs all of its capitals, up to four letters.
    """
    forms = _WORD.findall(written)
    texts = _WORD.findall(words)
    if len(forms) != len(texts):  # a designation joined or parted otherwise: compare it as one
        if (small := next((word for word in texts if word.islower() and word not in forms), None)) is not None:
            return f"{small!r} has no capital"
        forms, texts = ["".join(forms)], ["".join(texts)]
    for form, word in zip(forms, texts, strict=True):
        if form.islower():
            continue
        if _first_letter(form).isupper() and not _first_letter(word).isupper():
            return f"{word!r} has no capital"
        letters = sum(character.isalpha() for character in form)
        if form.isupper() and 1 < letters <= 4 and len(word) >= letters and not word[: len(form)].isupper():
            return f"{word!r} is not in capitals as {form!r} is"
    return None


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalpha()), "")


def _systems_before_nouns(found: list[tuple[_Found, str]]) -> list[tuple[_Found, str]]:
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


def _of_the_time(group: list[_Found], on: str) -> tuple[_Found, list[_Found]]:
    """Of forms that stand at one place, those meant at the time of the text; all where none is."""
    first, last = days_of(on)
    meant = []
    for found in group:
        since, until = days_of(found.row.years) if found.row.years else ("", "9999")
        if since <= last and first <= until:
            meant.append(found)
    meant = meant or group
    return meant[0], meant


def _following(words: list[str], last: int) -> str:
    """The words right after a form, marks left out."""
    return " ".join([word for word in words[last + 1 : last + 7] if word]) + " "


def _preceding(words: list[str], first: int) -> str:
    """The words right before a form, marks left out."""
    return " " + " ".join([word for word in words[max(0, first - 6) : first] if word])
