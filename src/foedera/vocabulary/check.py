"""Checks of the whole vocabulary, run by `foedera vocab check` and by the test suite.

What a single entry may say is checked when it is read (`load.py`); here is what holds between entries: that what they
name exists, that no name means two things without a rule, that no office has two holders at once, that every form of
every entry is found in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from foedera.errors import VocabularyError
from foedera.vocabulary import load
from foedera.vocabulary.compile import compile_entries, content_hash, read_settings
from foedera.vocabulary.edtf import days_of
from foedera.vocabulary.fold import fold
from foedera.vocabulary.forms import EntryForm, category_of, forms_of
from foedera.vocabulary.load import Listed, entries_of, entry_files
from foedera.vocabulary.match import Matcher

_HEADER = re.compile(r"#\s*source:.+\n(?:#.*\n)*?#\s*licen[cs]e:.+", re.IGNORECASE)
_DATE = r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?"
_EDTF = re.compile(rf"{_DATE}|(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?")

# Offices that a state has once, whatever their title; the others are told apart by their title.
_ONCE = frozenset({"head-of-government", "defence-minister", "foreign-minister", "chief-of-staff"})
_MANY = frozenset({"spokesperson", "envoy", "minister"})

_SENTENCES = {
    "state": "The army of {} took part.",
    "body": "The summit of {} took place.",
    "organisation": "A contract was signed with {} yesterday.",
    "firm": "A contract was signed with {} yesterday.",
    "person": "A contract was signed by {} yesterday.",
    "system": "The army ordered {} yesterday.",
    "noun": "The army ordered {} yesterday.",
    "outlet": "This was reported by {} yesterday.",
    "currency": "The contract is worth 2 million {} today.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the vocabulary: where, and what to do about it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found: everything that is wrong, and how much there is (`counts`, by what is counted)."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]


def check(extra: Path | None = None) -> list[Problem]:
    """Everything that is wrong with the vocabulary, or with it and a user's folder; empty where nothing is."""
    return list(check_and_count(extra).problems)


def check_and_count(extra: Path | None = None) -> Checked:
    """What is wrong with the vocabulary, or with it and a user's folder, and what it holds."""
    problems: list[Problem] = []
    entries: dict[tuple[str, str], Listed] = {}
    for folder, label in [(load.OUR_DATA, "vocabulary/"), *([(extra, "")] if extra else [])]:
        of_folder: dict[tuple[str, str], Listed] = {}
        for path, name in entry_files(folder, label=label):
            problems += _header_problems(path, name)
            for entry in entries_of(path, name):
                if isinstance(entry, VocabularyError):
                    problems.append(_from_error(entry))
                    continue
                key = (entry.list_name, entry.values["id"])
                if key in of_folder:
                    message = f"the id stands already at {of_folder[key].place}. Merge the two or rename one."
                    problems.append(_problem(entry, message))
                    continue
                of_folder[key] = entry
        entries |= of_folder
    listed = list(entries.values())
    for look in _LOOKS:
        problems += look(listed)
    problems += unreached_forms(listed, extra)
    return Checked(tuple(problems), counts(listed))


def counts(entries: Iterable[Listed]) -> dict[str, int]:
    """How many entries each list has, and of how many states it knows office-holders since 1990."""
    found: dict[str, int] = {}
    states = set()
    for entry in entries:
        found[entry.list_name] = found.get(entry.list_name, 0) + 1
        for office in entry.values.get("offices") or ():
            state = office.get("state") or entry.values.get("state")
            if state and not office.get("firm") and (office.get("until") or "9999") >= "1990":
                states.add(state)
    return {**dict(sorted(found.items())), "states with offices since 1990": len(states)}


def _from_error(error: VocabularyError) -> Problem:
    place, _, message = str(error).partition(": ")
    return Problem(place, message)


def _problem(entry: Listed, message: str) -> Problem:
    return Problem(str(entry.place), f"entry {entry.values['id']}: {message}")


def _header_problems(path: Path, name: str) -> list[Problem]:
    if _HEADER.match(path.read_text(encoding="utf-8", errors="replace")):
        return []
    return [Problem(f"{name}:1", "does not begin with `# Source: ...` and `# Licence: ...`. Add both lines.")]


def dangling_references(entries: Iterable[Listed]) -> Iterator[Problem]:
    """What entries name that does not exist: states, parents, makers, types, firms and bodies of offices."""
    entries = list(entries)
    ids: dict[str, set[str]] = {}
    for entry in entries:
        ids.setdefault(entry.list_name, set()).add(entry.values["id"])
    known = {
        "state": ids.get("states", set()),
        "owner": ids.get("firms", set()) | ids.get("organisations", set()),
        "firm": ids.get("firms", set()),
        "organisation": ids.get("organisations", set()),
        "type": ids.get("types", set()),
    }
    named = {
        "state": "state", "states": "state", "origin": "state", "members": "state", "claimed_by": "state",
        "body": "state", "parent": "owner", "maker": "owner", "firm": "firm", "organisation": "organisation",
        "type": "type",
    }  # fmt: skip
    for entry in entries:
        for key, values in [*entry.values.items(), *_office_values(entry)]:
            kind = named.get(key)
            if key in ("successor", "successors"):
                kind = "state" if entry.list_name == "states" else "owner"
            if kind is None:
                continue
            for value in values if isinstance(values, list) else [values]:
                if value is not None and value not in known[kind]:
                    yield _problem(entry, f"`{key}: {value}` does not exist. Add it, or correct the id.")


def _office_values(entry: Listed) -> Iterator[tuple[str, Any]]:
    for office in entry.values.get("offices") or ():
        yield from office.items()


def missing_reasons(entries: Iterable[Listed]) -> Iterator[Problem]:
    """Systems that override a category of their type and do not say why; dates that are not EDTF."""
    for entry in entries:
        if entry.list_name == "systems":
            for key, why in (("sipri", "sipri_why"), ("unroca", "unroca_why")):
                if key in entry.values and not entry.values.get(why):
                    yield _problem(entry, f"`{key}` has no reason. Add `{why}`.")
        for key, value in [*entry.values.items(), *_office_values(entry)]:
            if key in ("since", "until", "years") and value is not None and not _EDTF.fullmatch(value):
                yield _problem(entry, f"`{value}` is not an EDTF date. Write 2018, 2018-07 or 2018-07-10, or a/b.")


def shared_names(entries: Iterable[Listed]) -> Iterator[Problem]:
    """Names that mean two things and have no rule that tells which."""
    claimed: dict[str, list[tuple[Listed, EntryForm]]] = {}
    for entry in entries:
        for form in forms_of(entry.list_name, entry.values):
            if form.kind not in ("weak", "surname", "city", "native"):
                claimed.setdefault(" ".join(fold(form.written).split()), []).append((entry, form))
    for claims in claimed.values():
        open_claims = [claim for claim in claims if not _has_rule(*claim, claims)]
        if any(entry.list_name == "systems" for entry, _ in open_claims):  # a system's name goes before a class noun
            open_claims = [(entry, form) for entry, form in open_claims if entry.list_name != "types"]
        different = {(entry.list_name, entry.values["id"]): (entry, form) for entry, form in open_claims}
        if len(different) < 2 or _told_apart([form.written for _, form in different.values()]):
            continue
        if {entry.list_name for entry, _ in different.values()} == {"people"}:
            continue  # people of one name are told apart by their tenures
        *others, (entry, form) = different.values()  # the last read is the newest: a user's own comes after ours
        places = ", ".join(f"{other.values['id']} ({other.place})" for other, _ in others)
        message = f"{form.written!r} is also a form of {places}. Make it weak in all but one, or give it a rule."
        yield _problem(entry, message)


def _has_rule(entry: Listed, form: EntryForm, claims: list[tuple[Listed, EntryForm]]) -> bool:
    """Whether a rule tells when a form is meant.

    Of two entries of one list, words that rule a form out do not say which is meant in any other sentence: one of
    them has to ask for a word.
    """
    rivals = {other.values["id"] for other, _ in claims if other.list_name == entry.list_name}
    return bool(form.rules.get("near") if len(rivals) > 1 else form.rules)


def _told_apart(written: list[str]) -> bool:
    """Whether capitals tell forms apart that fold to the same: `AA` and `Aa`."""
    return len({form.isupper() for form in written}) > 1


def tenure_overlaps(entries: Iterable[Listed]) -> Iterator[Problem]:
    """Two people in one office at the same time, by more than the precision of the dates."""
    held: dict[tuple[str, ...], list[tuple[str, str, Listed, dict[str, Any]]]] = {}
    for entry in entries:
        for office in entry.values.get("offices") or ():
            if office.get("acting") or office.get("shared") or office["kind"] in _MANY or not office.get("since"):
                continue
            where = office.get("firm") or office.get("body") or office.get("organisation")
            where = where or office.get("state") or entry.values.get("state") or ""
            title = "" if office["kind"] in _ONCE else fold(office["title"])
            latest_start = days_of(office["since"])[1]
            earliest_end = days_of(office["until"])[0] if office.get("until") else "9999-12-31"
            held.setdefault((where, office["kind"], title), []).append((latest_start, earliest_end, entry, office))
    for holders in held.values():
        holders.sort(key=lambda holder: holder[:2])
        for (_, end, first, office), (start, _, second, other) in pairwise(holders):
            if start < end and first.values["id"] != second.values["id"]:
                message = (
                    f"{other['title']} from {other['since']}, while {first.values['name']} ({first.place}) holds "
                    f"{office['title']} until {office.get('until') or 'now'}. Correct a date, or mark `acting: true` "
                    "or `shared: true`."
                )
                yield _problem(second, message)


def unreached_forms(entries: list[Listed], extra: Path | None = None) -> Iterator[Problem]:
    """Forms and examples in which the matcher does not find the entry."""
    version = content_hash(load.OUR_DATA)
    matcher = Matcher(compile_entries(entries, version, read_settings(extra)))
    for entry in entries:
        category = category_of(entry.list_name, entry.values)
        wanted = (category, entry.values["id"])
        example = entry.values.get("example")
        if example and not _reached(matcher, example, wanted):
            yield _problem(entry, "its example does not lead to it. Correct the example or the forms.")
        for form in forms_of(entry.list_name, entry.values):
            if form.kind == "surname":
                continue
            sentence = example_sentence(category, form)
            if not _reached(matcher, sentence, wanted):
                yield _problem(entry, f"{form.written!r} does not lead to it in {sentence!r}.")


def example_sentence(category: str, form: EntryForm) -> str:
    """A sentence with the form in it, and with a word that its rules ask for."""
    sentence = _SENTENCES[category].format(form.written)
    near = form.rules.get("near")
    return sentence if not near else f"{sentence[:-1]} near {near[0]}."


def _reached(matcher: Matcher, sentence: str, wanted: tuple[str, str]) -> bool:
    matches = matcher.find(sentence)
    if wanted[0] == "noun" and any(match.category == "system" for match in matches):
        return True  # "Shahed drone": the system goes before the class noun that holds it
    return any(wanted in match.candidates for match in matches)


_LOOKS: tuple[Callable[[Iterable[Listed]], Iterator[Problem]], ...] = (
    dangling_references, missing_reasons, shared_names, tenure_overlaps,
)  # fmt: skip
