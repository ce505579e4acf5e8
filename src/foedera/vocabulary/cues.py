"""The words that show a kind of activity or a stage, ready for matching on the tokens of a sentence.

The data is in `cues/kinds.yml` and `cues/stages.yml`; this module checks it, inflects the verbs and nouns, and finds
the cues in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from foedera.records import Kind, Stage
from foedera.vocabulary.cue_files import Cues, read_cues

Frame = Literal["giver", "taker", "helper", "shared"]
Need = Literal["system", "force", "official", "defence", "firm"]
Form = Literal["base", "s", "past", "ing", "noun", "phrase"]
Place = Literal["before", "after"]


class KindCue(Cues):
    """One entry of `cues/kinds.yml`; the file's header explains the keys."""

    id: str
    kind: Kind
    frame: Frame
    past: Stage
    needs: tuple[Need, ...]
    example: str
    alone: Kind | Literal[""] | None = None
    noun: Stage | None = None
    going: Stage | None = None
    stage: Stage | None = None
    weak: bool = False
    event: bool = False
    adjacent: bool = False
    object: bool = False
    plain: bool = False
    toward_force: bool = False
    unless: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    past_verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class KindCues(Cues):
    cues: tuple[KindCue, ...]
    irregular: dict[str, tuple[str, ...]]


class StageCue(Cues):
    """One entry of `cues/stages.yml`: words that stand before or after the activity and say how far it has come."""

    stage: Stage
    before: tuple[str, ...]
    after: tuple[str, ...]


class StageCues(Cues):
    cues: tuple[StageCue, ...]


@dataclass(frozen=True, slots=True)
class CueForm:
    """One inflected form: its words, the cue it belongs to, and which form of it this is."""

    words: tuple[str, ...]
    cue: KindCue
    form: Form


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found in a sentence: the tokens from `first` up to and without `last`."""

    first: int
    last: int
    cue: KindCue
    form: Form


@dataclass(frozen=True, slots=True)
class StageHit:
    """A stage word found in a sentence, and whether it governs what follows or tells of what went before."""

    first: int
    last: int
    stage: Stage
    place: Place


def _verb_forms(lemma: str, irregular: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Form]]:
    """The forms of a regular English verb, or of one in the table of irregular ones."""
    yield lemma, "base"
    ends_in_e = lemma.endswith("e")
    yield (
        lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "z")) else "s")
        if not lemma.endswith("y") or lemma[-2] in "aeiou"
        else lemma[:-1] + "ies",
        "s",
    )
    doubled = (
        lemma[-1]
        if any(f.endswith(lemma[-1] + "ed") and len(f) == len(lemma) + 3 for f in irregular.get(lemma, ()))
        else ""
    )
    if lemma in irregular:
        for past in irregular[lemma]:
            yield past, "past"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield lemma[:-1] + "ied", "past"
    else:
        yield lemma + ("d" if ends_in_e else "ed"), "past"
    final = doubled or {"get": "t", "win": "n", "set": "t"}.get(lemma, "")
    yield (lemma[:-1] if ends_in_e and not lemma.endswith("ee") else lemma + final) + "ing", "ing"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def kind_forms() -> dict[str, tuple[CueForm, ...]]:
    """Every form of every kind cue by its first word, longest first."""
    data = read_cues(KindCues, "kinds.yml")
    forms: list[CueForm] = []
    for cue in data.cues:
        for verb in (*cue.verbs, *cue.past_verbs):
            head, _, rest = verb.partition(" ")
            stem = head.removeprefix("re-").removeprefix("co-").removeprefix("test-").removeprefix("mass-")
            prefix = head[: len(head) - len(stem)]
            for words, form in _verb_forms(stem, data.irregular):
                if verb in cue.verbs or form in ("past", "ing"):
                    forms.append(CueForm(tuple(f"{prefix}{words} {rest}".lower().split()), cue, form))
        for noun in cue.nouns:
            forms += [CueForm(tuple(words.lower().split()), cue, "noun") for words in (noun, _plural(noun))]
        forms += [CueForm(tuple(phrase.lower().split()), cue, "phrase") for phrase in cue.phrases]
    table: dict[str, list[CueForm]] = {}
    for form_ in forms:
        table.setdefault(form_.words[0], []).append(form_)
    return {first: tuple(sorted(found, key=lambda f: -len(f.words))) for first, found in table.items()}


@cache
def stage_forms() -> dict[str, tuple[tuple[tuple[str, ...], Stage, Place], ...]]:
    """Every stage word by its first word, longest first; those with a star are under their first four letters."""
    table: dict[str, list[tuple[tuple[str, ...], Stage, Place]]] = {}
    for cue in read_cues(StageCues, "stages.yml").cues:
        for place in get_args(Place):
            for phrase in getattr(cue, place):
                words = tuple(phrase.lower().split())
                key = words[0] if not words[0].endswith("*") else words[0][:4] + "*"
                table.setdefault(key, []).append((words, cue.stage, place))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in table.items()}


GAP = 8
"""Words that "…" in a cue may stand for: "win … contract" finds "won a long-awaited British contract"."""


def _end_of(words: Sequence[str], at: int, pattern: Sequence[str]) -> int | None:
    """Where the pattern that begins at a word ends; None where it does not stand there."""
    for position, wanted in enumerate(pattern):
        if wanted == "…":
            ends = (_end_of(words, at + skip, pattern[position + 1 :]) for skip in range(GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not _fits(words[at], wanted):
            return None
        at += 1
    return at


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _matches(words: Sequence[str], at: int, pattern: Sequence[str]) -> bool:
    return _end_of(words, at, pattern) is not None


def find_kind_cues(words: Sequence[str]) -> list[CueHit]:
    """The kind cues among the lower-cased words of a sentence, left to right; the longest wins.

    A verb form may also be a noun ("the supply", "supply"), so several hits may stand at one place; the caller
    chooses by what stands around.
    """
    table, found, at = kind_forms(), [], 0
    while at < len(words):
        here = [(f, end) for f in table.get(words[at], ()) if (end := _end_of(words, at, f.words)) is not None]
        furthest = max((end for _, end in here), default=at + 1)
        found += [CueHit(at, end, f.cue, f.form) for f, end in here if end == furthest]
        at = furthest
    return found


def find_stage_cues(words: Sequence[str]) -> list[StageHit]:
    """The stage words among the lower-cased words of a sentence, longest at each place, left to right."""
    table, found = stage_forms(), []
    for at, word in enumerate(words):
        options = table.get(word, ()) + table.get(word[:4] + "*", ())
        for place in get_args(Place):
            here = [o for o in options if o[2] == place and _matches(words, at, o[0])]
            if here:
                pattern, stage, _ = max(here, key=lambda o: len(o[0]))
                found.append(StageHit(at, at + len(pattern), stage, place))
    return found
