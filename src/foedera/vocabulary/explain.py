"""What the vocabulary makes of a text and why, in words, for `foedera vocab find` and `foedera vocab show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from foedera.vocabulary.fold import fold
from foedera.vocabulary.schema import AnyEntry, Form
from foedera.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Explanation:
    """One name or shape that stands in a text: whether it was taken, what it means, and why or why not."""

    start: int
    end: int
    words: str
    taken: bool
    category: str
    entry: str
    states: tuple[str, ...]
    candidates: tuple[str, ...]
    why: str


def explain(vocabulary: Vocabulary, text: str) -> list[Explanation]:
    """Everything in a text that looks like a name of the vocabulary or a designation, taken or not, in order.

    >>> from foedera.vocabulary import load_vocabulary
    >>> [(e.words, e.taken) for e in explain(load_vocabulary(), "Georgia Tech opened an office in Tbilisi.")]
    [('Georgia', False), ('Tbilisi', True)]
    """
    matches, rejected = vocabulary.search(text)
    found = [
        Explanation(
            m.start, m.end, m.words, True, m.category, m.entry, vocabulary.states_of(m),
            tuple(entry for _, entry in m.candidates[1:]), m.why,
        )
        for m in matches
    ]  # fmt: skip
    taken = {(e.start, e.end, e.entry) for e in found}
    for r in rejected:
        if (r.start, r.end, r.entry) not in taken and not r.why.startswith("inside "):
            found.append(Explanation(r.start, r.end, r.words, False, r.category, r.entry, (), (), r.why))
    designations, refused = vocabulary.search_designations(text, matches)
    for d in designations:
        why = d.why if d.supported else f"{d.why}; no class of system stands near, so it is not coded"
        found.append(Explanation(d.start, d.end, d.words, d.supported, "designation", "", (), (), why))
    for f in refused:
        found.append(Explanation(f.start, f.end, f.words, False, "designation", "", (), (), f.why))
    return sorted(dict.fromkeys(found), key=lambda e: (e.start, not e.taken, -e.end))


def show(vocabulary: Vocabulary, name: str) -> list[tuple[str, AnyEntry]]:
    """The entries with this id, or with this form, whatever its capitals and accents; (category, entry)."""
    wanted = " ".join(fold(name).split())
    found = {}
    for category, entry in _all(vocabulary):
        if entry.id.casefold() == name.casefold() or wanted in _forms(entry):
            found[(category, entry.id)] = entry
    return [(category, entry) for (category, _), entry in found.items()]


def lines(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """The fields of an entry that say something, as key and text, in the order of the file."""
    for key, value in asdict(entry).items():
        if value not in (None, (), "", False):
            yield _NAMES.get(key, key), _text(value)


_NAMES = {"system_class": "class", "since": "from", "until": "to"}


def _text(value: Any) -> str:
    if isinstance(value, dict):
        told = {_NAMES.get(key, key): _text(held) for key, held in value.items() if held not in (None, (), False)}
        form = told.pop("form", None)
        rules = ", ".join(f"{key}: {held}" for key, held in told.items())
        return f"{form} ({rules})" if form and rules else form or rules
    if isinstance(value, (list, tuple)):
        return "; ".join(_text(one) for one in value)
    return str(value)


def _all(vocabulary: Vocabulary) -> Iterator[tuple[str, AnyEntry]]:
    for category in ("state", "organisation", "firm", "person", "system", "type", "outlet", "currency"):
        for entry in vocabulary.all(category):
            yield category, entry


def _forms(entry: AnyEntry) -> set[str]:
    held: list[str | Form] = [getattr(entry, "name", "")]
    for key in ("aliases", "weak", "nouns", "words", "adjectives", "people", "seats", "cities"):
        held += getattr(entry, key, ())
    return {" ".join(fold(one.form if isinstance(one, Form) else one).split()) for one in held}
