"""How far an activity has come: the stage, from tense, modality and the words that govern it.

The rule behind the rules (CODEBOOK, Stages): what is said of an activity is only as far along as the least committed
word that governs it. "Plans to sign a contract to buy" is planned, "signed a contract to buy" agreed, "bought"
completed; a denial or a stop that governs it outweighs them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedera.read.tense import FINITE_BE, chain_before, is_verb, own_tense
from foedera.read.tokens import BREAKS, Token
from foedera.records import LADDER, Stage
from foedera.vocabulary.cues import CueHit, StageHit

WINDOW_BEFORE = 16
WINDOW_AFTER = 12
"""Tokens before and after a cue in which a stage word may govern it."""

DENIAL_REACH = 8
"""Tokens between a denial or stop and what it denies."""

HELD = frozenset(["exercise", "consultation", "training"])
"""Kinds that are held: their end is no stop."""

GOING_ON = frozenset(["training", "deployment", "support", "transfer"])
"""Kinds whose bare noun in a sentence of the present tells of what goes on ("the training is led by")."""

ON_OCCASION = frozenset(["during", "after", "following"])
"""Words that make of a bare noun something that was held ("signed during a visit")."""

OUTRIGHT = ("den", "reject", "dismiss", "refut", "neither", "nobody", "none")
"""Beginnings of words that deny whatever the verb says ("denied that it had sold")."""

DENYING = ("deni", "deny", "reject", "dismiss", "refut", "rule")
"""Beginnings of verbs that deny what follows their "that"."""

HEARSAY = frozenset(
    "report reports claim claims allegation allegations accusation accusations rumour rumours rumor rumors suggestions "
    "assertion assertions news".split()
)
"""What is denied together with what it says ("denied reports that it had sold")."""


@dataclass(frozen=True, slots=True)
class StageReading:
    """The stage, the tokens that showed it (`first` up to and without `last`), and how sure the rule is."""

    stage: Stage
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Governed:
    """A cue with what governs it: its auxiliaries and their beginning, the stage words before and after it in its part
    of the sentence, and the stage it shows by itself (`finite` where nothing else can change that)."""

    tokens: Sequence[Token]
    hit: CueHit
    chain_start: int
    chain: list[str]
    before: list[StageHit]
    after: list[StageHit]
    own: Stage | None
    finite: bool

    def near(self, *stages: Stage) -> StageHit | None:
        """The last of the words before it with one of these stages, where it is near enough to deny or stop."""
        found = [s for s in self.before if s.stage in stages and self.chain_start - s.last <= DENIAL_REACH]
        return found[-1] if found else None

    def word(self, hit: StageHit) -> str:
        return self.tokens[hit.first].lower

    def leading(self, count: int) -> list[str]:
        """The words right before the cue."""
        return [token.lower for token in self.tokens[max(0, self.hit.first - count) : self.hit.first]]


def read_stage(tokens: Sequence[Token], hit: CueHit, stages: Sequence[StageHit], future: bool) -> StageReading | None:
    """The stage of the activity that a cue names, or None where nothing tells.

    `stages` are the sentence's stage words; `future` whether its main verb speaks of what is to come. The rules are
    tried from the surest to the weakest: "denied that it had sold", "has sold", "delivery was suspended", "plans to
    sell", the bare noun.
    """
    governed = _govern(tokens, hit, stages)
    return (
        _denied(governed)
        or _of_noun(governed)
        or _of_tense(governed)
        or _stopped(governed)
        or _least_committed(governed)
        or _by_itself(governed)
        or _bare(governed, future)
    )


def _govern(tokens: Sequence[Token], hit: CueHit, stages: Sequence[StageHit]) -> _Governed:
    chain_start, chain = chain_before(tokens, hit.first)
    own, finite = hit.cue.stage or hit.cue.noun, False
    if is_verb(hit):
        own, finite = own_tense(chain, hit, goes_on=any(token.lower in ("since", "long") for token in tokens))
    left, right = _part_start(tokens, chain_start), _part_end(tokens, hit.last)
    before = [s for s in stages if s.place == "before" and left <= s.first and s.last <= chain_start]
    after = [s for s in stages if s.place == "after" and hit.last <= s.first < right]
    return _Governed(tokens, hit, chain_start, chain, before, after, own, finite)


def _part_start(tokens: Sequence[Token], at: int) -> int:
    """Where the part of the sentence that leads to token `at` begins."""
    commas = 0
    for index in range(at - 1, max(-1, at - WINDOW_BEFORE - 1), -1):
        word = tokens[index].lower
        if word in BREAKS and not _leads_on(tokens, index):
            return index + 1
        if word == ",":
            commas += 1
            following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            if commas > 1 or following in ("and", "with", "the", "a"):
                return index + 1
    return max(0, at - WINDOW_BEFORE)


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "that" hands a denial on: "denied that it had sold", "rejected media reports that it had sold"."""
    if tokens[at].lower != "that" or at == 0:
        return False
    said = 4 if tokens[at - 1].lower in HEARSAY else 1
    return any(token.lower.startswith(DENYING) for token in tokens[max(0, at - said) : at])


def _part_end(tokens: Sequence[Token], at: int) -> int:
    """Where the part of the sentence that follows token `at` ends; what stands in commas is passed over."""
    index = at
    while index < len(tokens) and index - at <= WINDOW_AFTER:
        word = tokens[index].lower
        if word == "," and any(
            token.lower in ("which", "who", "long", "first", "once") for token in tokens[index + 1 : index + 3]
        ):
            closing = next((i for i in range(index + 2, min(len(tokens), index + 20)) if tokens[i].lower == ","), None)
            if closing is None:
                return index
            at, index = at + closing - index, closing + 1
        elif word in BREAKS - {"(", ")", "that", "as"} or word == ".":
            return index
        else:
            index += 1
    return min(index, len(tokens))


def _denied(g: _Governed) -> StageReading | None:
    """ "Oslo denied that it had sold missiles"; "ruled out" does not reach over a finite verb of the past."""
    denial = g.near("denied")
    if denial is None:
        return None
    told = g.finite and g.own not in (None, "planned", "proposed", "denied")
    if g.word(denial).startswith(OUTRIGHT) or not told:
        return StageReading("denied", denial.first, denial.last, 0.8)
    return None


def _of_noun(g: _Governed) -> StageReading | None:
    """ "no talks", "signed during a visit"."""
    if is_verb(g.hit):
        return None
    first = max(0, g.hit.first - 3)
    if "no" in g.leading(3):
        return StageReading("denied", first, g.hit.last, 0.6)
    if g.hit.cue.kind in HELD and not ON_OCCASION.isdisjoint(g.leading(3)):
        return StageReading("completed", first, g.hit.last, 0.6)
    return None


def _of_tense(g: _Governed) -> StageReading | None:
    """ "has delivered", "will not supply"."""
    if g.own == "denied":
        return StageReading("denied", g.chain_start, g.hit.last, 0.8)
    if g.finite and g.own is not None:
        return StageReading(g.own, g.chain_start, g.hit.last, 0.85)
    return None


def _stopped(g: _Governed) -> StageReading | None:
    """ "delivery was suspended", "suspended the delivery"; a drill that ended was held."""
    outcome = next((s for s in g.after if s.stage in ("stopped", "denied")), None)
    if outcome is not None and not is_verb(g.hit):
        return StageReading(outcome.stage, outcome.first, outcome.last, 0.75)
    stop = g.near("stopped")
    if stop is None:
        return None
    if g.hit.cue.kind in HELD and g.word(stop).startswith("end"):
        return StageReading("completed", stop.first, stop.last, 0.7)
    if any(s.stage in ("planned", "proposed") and s.last <= stop.first for s in g.before):
        return None  # "may suspend" is no stop
    return StageReading("stopped", stop.first, stop.last, 0.7)


def _least_committed(g: _Governed) -> StageReading | None:
    """ "plans to sign a contract to buy": of the words that govern it, the one least far along."""
    ladder = [s for s in g.before if s.stage in LADDER]
    if not is_verb(g.hit):
        ladder += [s for s in g.after if s.stage in LADDER]
    ladder = [s for s in ladder if not g.word(s).startswith("possib")] or ladder
    if not ladder:
        return None
    least = min(ladder, key=lambda s: (LADDER.index(s.stage), abs(s.first - g.hit.first)))
    if g.own in LADDER and LADDER.index(g.own) < LADDER.index(least.stage):
        return StageReading(g.own, g.hit.first, g.hit.last, 0.6)
    held = g.hit.cue.kind in HELD and g.word(least).startswith("conclu")
    return StageReading("completed" if held else least.stage, least.first, least.last, 0.7)


def _by_itself(g: _Governed) -> StageReading | None:
    """What the cue says with nothing around it that governs it: "a contract", "to buy", "buying"."""
    if g.own is not None:
        return StageReading(g.own, g.hit.first, g.hit.last, 0.55)
    if not is_verb(g.hit):
        return None
    if g.hit.form == "base" and "to" in g.chain:
        return StageReading("planned", g.chain_start, g.hit.last, 0.5)
    if g.hit.form == "ing" and not FINITE_BE.isdisjoint(g.leading(5)):
        return StageReading("underway", g.hit.first, g.hit.last, 0.6)  # "is at any rate developing"
    return StageReading("underway" if g.hit.form == "ing" else "planned", g.hit.first, g.hit.last, 0.35)


def _bare(g: _Governed, future: bool) -> StageReading | None:
    """A bare noun that tells of the thing itself ("the visit"): as the sentence's main verb speaks of it."""
    cue = g.hit.cue
    if not cue.event:
        return None
    present = cue.past == "completed" and any(token.lower in ("is", "are", "has", "have") for token in g.tokens)
    stage: Stage = "underway" if present and cue.kind in GOING_ON else cue.past
    return StageReading("planned" if future else stage, g.hit.first, g.hit.last, 0.3)
