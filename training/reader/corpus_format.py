"""The form of the annotated corpus: plain text with marks on the exact words, a block of entities and claims below.

    === kor-pol-017
    published: 2022-09-20
    pair: KOR-POL
    style: trade
    # Warsaw signs for light fighters
    ~ Home | Land | Sea | Air
    {p1|Poland} {g1|has signed} a contract to {k1|buy} {q1|48} {s1|FA-50} jets from {p2|Korea Aerospace Industries}
    for {v1|$3 billion}, {x1|Mariusz Blaszczak} told parliament {w1|on Friday}.
    ---
    p1 Poland POL
    p2 Korea Aerospace Industries KOR
    s1 FA-50 aircraft
    x1 Mariusz Blaszczak
    c1 transfer agreed cue=k1 stage=g1 supplier=p2 recipient=p1 system=s1 quantity=q1:48 value=v1:3000000000USD
    speaker=x1

(each paragraph, entity and claim stands on one line; they are broken here to fit). A file holds any number of articles.
Parsing is strict: what it does not understand is a CorpusError that names file and line. Needs the standard library
and `foedera.records` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from foedera.records import CLASSES, KINDS, PARTY_ROLES, STAGES, Article, Fact, Kind, Line, Role, Stage
from foedera.records.edtf import is_edtf

STYLES = ("wire", "trade", "ministry", "daily", "blog", "interview", "analysis", "translated", "brief")
HEADERS = ("published", "pair", "style")
SLOTS = {"quantity": "q", "value": "v", "when": "w", "place": "l"}
"""The slots whose value stands in the claim, and the letter of the mark that shows its words."""
MARKS = {
    "p": "party", "s": "system", "k": "cue", "g": "stage cue", "q": "quantity", "v": "value", "w": "date",
    "l": "place", "x": "speaker",
}  # fmt: skip
_MARK = re.compile(r"\{([a-z])(\d+)\||\}")
_ID = re.compile(r"[a-z]\d+")
_PARTY = re.compile(r"(?P<name>.+?)\s+(?P<country>[A-Z]{3}|-)")
_SYSTEM = re.compile(r"(?P<name>.+?)\s+(?P<system_class>[a-z-]+)")
_VALUE = re.compile(r"(?P<amount>\d+(?:\.\d+)?)(?P<currency>[A-Z]{3})")
_ARTICLE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_PAIR = re.compile(r"[A-Z]{3}(?:-[A-Z]{3})*")


class CorpusError(Exception):
    """A file of the corpus that does not keep to the form; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that stand for something: `id` as in the claims block, offsets into the plain text."""

    id: str
    start: int
    end: int

    @property
    def letter(self) -> str:
        return self.id[0]


@dataclass(frozen=True, slots=True)
class Entity:
    """A party, system or speaker. `code`: a party's alpha-3 or None, a system's class, None for a speaker."""

    id: str
    name: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim of the corpus: ids point to marks and entities; a slot is (id of its mark or None, value as written)."""

    id: str
    kind: Kind
    stage: Stage
    cues: tuple[str, ...]
    stage_cue: str | None
    parties: tuple[tuple[str, str], ...]
    systems: tuple[str, ...]
    speaker: str | None
    slots: dict[str, tuple[str | None, str | None]]
    deal: str | None
    line: int


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One article of the corpus: its plain text, its lines with their roles, its marks and its claims."""

    id: str
    path: str
    line: int
    published: str | None
    pair: str | None
    style: str
    title: str
    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    marks: tuple[Mark, ...] = field(repr=False)
    entities: dict[str, Entity] = field(repr=False)
    claims: tuple[CodedClaim, ...] = field(repr=False)

    def marks_of(self, mark_id: str) -> tuple[Mark, ...]:
        """The marks with this id, in order."""
        return tuple(mark for mark in self.marks if mark.id == mark_id)

    def words(self, mark: Mark | None) -> str | None:
        """The words under a mark."""
        return None if mark is None else self.text[mark.start : mark.end]

    def as_article(self) -> Article:
        """The article as the reader gets it."""
        title = Fact(self.title, self.title, "corpus")
        day = Fact(self.published, self.published, "corpus") if self.published else None
        return Article(
            id=self.id, name=self.id, locator=f"{self.path}:{self.line}", url=None, text=self.text, lines=self.lines,
            title=title, outlet=None, byline=None, published_on=day, language="en",
        )  # fmt: skip


def read_corpus(*paths: Path) -> Iterator[CodedArticle]:
    """The articles of files, and of all `.art` files under folders, in the order of their paths."""
    for path in paths:
        for file in sorted(path.rglob("*.art")) if path.is_dir() else [path]:
            yield from parse_file(file.read_text("utf-8"), str(file))


def parse_file(text: str, path: str) -> Iterator[CodedArticle]:
    """The articles written in one file."""
    chunk: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("==="):
            if chunk:
                yield _Parser(path, chunk).article()
            chunk = [(number, line)]
        elif chunk:
            chunk.append((number, line))
        elif line.strip():
            raise CorpusError(f"{path}:{number}: text before the first article. Each begins with a line '=== its-id'.")
    if chunk:
        yield _Parser(path, chunk).article()


class _Parser:
    """Reads one article, line by line; its state is only what has been read so far."""

    def __init__(self, path: str, chunk: list[tuple[int, str]]) -> None:
        self.path, self.chunk = path, chunk
        self.number = chunk[0][0]
        self.text = ""
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.entities: dict[str, Entity] = {}
        self.claims: list[CodedClaim] = []

    def fail(self, message: str) -> CorpusError:
        return CorpusError(f"{self.path}:{self.number}: {message}")

    def article(self) -> CodedArticle:
        number, first = self.chunk[0]
        name = first[3:].strip()
        if not _ARTICLE_ID.fullmatch(name):
            raise self.fail(f"the id {name!r} is not made of small letters, digits and hyphens.")
        header: dict[str, str] = {}
        part = "header"
        for line_number, raw in self.chunk[1:]:
            self.number = line_number
            line = raw.strip()
            if line == "---":
                if part == "claims":
                    raise self.fail("a second '---'; one divides text and claims.")
                part = "claims"
            elif not line:
                continue
            elif part == "claims":
                self._declaration(line)
            elif part == "header" and (found := re.fullmatch(r"([a-z]+):\s*(.+)", line)) and found[1] in HEADERS:
                if found[1] in header:
                    raise self.fail(f"the header {found[1]!r} stands twice.")
                header[found[1]] = found[2].strip()
            else:
                part = "text"
                self._text_line(line)
        return self._finish(number, name, header, part)

    def _finish(self, number: int, name: str, header: dict[str, str], part: str) -> CodedArticle:
        if part != "claims":
            raise self.fail("the article ends without the line '---' and its claims (write the line even if none).")
        self.number = number
        if missing := [h for h in HEADERS if h not in header]:
            raise self.fail(f"the header {missing[0]!r} is missing (write '-' where there is none).")
        published, pair = (None if header[h] == "-" else header[h] for h in ("published", "pair"))
        if published is not None and not is_edtf(published):
            raise self.fail(f"published: {published!r} is no EDTF date.")
        if pair is not None and (not _PAIR.fullmatch(pair) or pair != "-".join(sorted(set(pair.split("-"))))):
            raise self.fail(f"pair: {pair!r} is not alpha-3 codes in alphabetical order, joined by hyphens.")
        if header["style"] not in STYLES:
            raise self.fail(f"style: {header['style']!r} is none of {', '.join(STYLES)}.")
        titles = [line for line in self.lines if line.role == "title"]
        if len(titles) != 1 or not any(line.role == "main" for line in self.lines):
            raise self.fail("an article has one title line ('# …') and at least one line of text.")
        self._check_use()
        return CodedArticle(
            name, self.path, number, published, pair, header["style"], self.text[titles[0].start : titles[0].end],
            self.text, tuple(self.lines), tuple(sorted(self.marks, key=lambda m: (m.start, -m.end))), self.entities,
            tuple(self.claims),
        )  # fmt: skip

    def _text_line(self, line: str) -> None:
        role: Role = "main"
        if line.startswith(("# ", "~")):
            role = "title" if line[0] == "#" else "residue"
            line = line[1:].strip()
        start = len(self.text)
        opened: list[tuple[str, int]] = []
        plain, last = "", 0
        for found in _MARK.finditer(line):
            plain += self._unmarked(line[last : found.start()])
            last = found.end()
            if found[1]:
                if found[1] not in MARKS:
                    raise self.fail(f"unknown mark {found[0]!r}; the letters are {', '.join(MARKS)}.")
                opened.append((found[1] + found[2], start + len(plain)))
            elif not opened:
                raise self.fail("'}' closes no mark.")
            else:
                mark_id, begin = opened.pop()
                words = (self.text + plain)[begin:]
                if not words or words != words.strip():
                    raise self.fail(f"the mark {mark_id} is empty or begins or ends with a space: {words!r}.")
                self.marks.append(Mark(mark_id, begin, start + len(plain)))
        plain += self._unmarked(line[last:])
        if opened:
            raise self.fail(f"the mark {opened[-1][0]} is not closed on its line.")
        if self.marks and role != "main" and self.marks[-1].end > start:
            raise self.fail("a mark in a title or residue line; only the article's own text is marked.")
        self.text += plain + "\n"
        self.lines.append(Line(start, start + len(plain), role, "corpus"))

    def _unmarked(self, words: str) -> str:
        if "{" in words:
            raise self.fail(f"'{{' that opens no mark near {words[max(0, words.index('{') - 10) :][:40]!r}.")
        return words

    def _declaration(self, line: str) -> None:
        name, _, rest = line.partition(" ")
        rest = rest.strip()
        if not _ID.fullmatch(name) or name[0] not in "psxc":
            raise self.fail(f"a declaration begins with p1, s1, x1 or c1 and the like, not {name!r}.")
        if name in self.entities or name in {claim.id for claim in self.claims}:
            raise self.fail(f"{name} is declared twice.")
        if name[0] == "c":
            self.claims.append(self._claim(name, rest))
        elif name[0] == "x":
            if not rest:
                raise self.fail(f"{name} has no name.")
            self.entities[name] = Entity(name, rest, None)
        else:
            found = (_PARTY if name[0] == "p" else _SYSTEM).fullmatch(rest)
            if found is None:
                wanted = "name and alpha-3 ('-' for none)" if name[0] == "p" else "name ('-' for none) and class"
                raise self.fail(f"{name}: expected {wanted}, found {rest!r}.")
            if name[0] == "s" and found["system_class"] not in CLASSES:
                raise self.fail(f"{name}: {found['system_class']!r} is no class; classes are {', '.join(CLASSES)}.")
            named, code = (None if found[n] == "-" else found[n] for n in (1, 2))
            if name[0] == "p" and named is None:
                raise self.fail(f"{name}: a party has a name.")
            self.entities[name] = Entity(name, named, code)

    def _claim(self, name: str, rest: str) -> CodedClaim:
        words = rest.split(" place=", 1)
        kind, stage, *pairs = words[0].split()
        if len(words) == 2:  # a place may have spaces in it: up to the next known key
            place, *more = re.split(r"\s(?=[a-z]+=)", words[1])
            pairs += [f"place={place}", *" ".join(more).split()]
        if kind not in KINDS:
            raise self.fail(f"{name}: {kind!r} is no kind; kinds are {', '.join(KINDS)}.")
        if stage not in STAGES:
            raise self.fail(f"{name}: {stage!r} is no stage; stages are {', '.join(STAGES)}.")
        given: dict[str, str] = {}
        for word in pairs:
            key, _, value = word.partition("=")
            if key not in ("cue", "stage", *PARTY_ROLES, "system", "speaker", "deal", *SLOTS) or not value:
                raise self.fail(f"{name}: cannot read {word!r}.")
            if key in given:
                raise self.fail(f"{name}: {key!r} stands twice; join several with a comma.")
            given[key] = value
        parties = tuple((p, role) for role in PARTY_ROLES for p in given.get(role, "").split(",") if p)
        if not parties or "cue" not in given:
            raise self.fail(f"{name}: a claim has a cue (cue=k1) and at least one party.")
        return CodedClaim(
            name, kind, stage, tuple(given["cue"].split(",")), given.get("stage"), parties,
            tuple(s for s in given.get("system", "").split(",") if s), given.get("speaker"),
            {slot: self._slot(name, slot, given[slot]) for slot in SLOTS if slot in given}, given.get("deal"),
            self.number,
        )  # fmt: skip

    def _slot(self, name: str, slot: str, written: str) -> tuple[str | None, str | None]:
        mark, _, value = written.partition(":")
        if mark != "-" and (not _ID.fullmatch(mark) or mark[0] != SLOTS[slot]):
            raise self.fail(f"{name}: {slot}={written!r} does not begin with a mark {SLOTS[slot]}1 (or '-').")
        good = {
            "quantity": value.isascii() and value.isdigit(),
            "value": bool(_VALUE.fullmatch(value)),
            "when": is_edtf(value) or value == "-",
            "place": bool(value) or mark != "-",
        }
        if not good[slot]:
            forms = {"quantity": "q1:48", "value": "v1:3000000000USD", "when": "w1:2024-03", "place": "l1"}
            raise self.fail(f"{name}: {slot}={written!r} has no good value; write {slot}={forms[slot]}.")
        return (None if mark == "-" else mark), (None if value in ("", "-") else value)

    def _check_use(self) -> None:
        """Every id that a claim uses stands in the text or the block, and every mark means something."""
        marked = {mark.id for mark in self.marks}
        used: set[str] = set()
        for claim in self.claims:
            self.number = claim.line
            words = [*claim.cues, *([claim.stage_cue] if claim.stage_cue else [])]
            words += [mark for mark, _ in claim.slots.values() if mark]
            for mark in words:
                if mark not in marked:
                    raise self.fail(f"{claim.id}: the mark {mark} stands nowhere in the text.")
            if any(cue[0] != "k" for cue in claim.cues) or (claim.stage_cue or "g")[0] not in "gk":
                raise self.fail(f"{claim.id}: cue= takes marks k1, k2 …, stage= a mark g1 (or k1).")
            for entity, letters in [
                *((p, "p") for p, _ in claim.parties), *((s, "s") for s in claim.systems),
                *([(claim.speaker, "xp")] if claim.speaker else []),
            ]:  # fmt: skip
                if entity not in self.entities or entity[0] not in letters:
                    raise self.fail(f"{claim.id}: {entity} is not declared as {' or '.join(letters)}.")
            if len({p for p, _ in claim.parties}) < len(claim.parties):
                raise self.fail(f"{claim.id}: a party stands twice.")
            used.update(words)
        for mark in sorted(marked):
            if mark[0] in "psx" and mark not in self.entities:
                raise self.fail(f"the mark {mark} is not declared below the text.")
            if mark[0] in "kgqvwl" and mark not in used:
                raise self.fail(f"the mark {mark} is used by no claim; take it away or name it in one.")
