"""How far an activity has come: the stage, from tense, modality and the words that govern it.

The rule behind the rules (CODEBOOK, Stages): what is said of an activity is only as far along as the least committed
word that governs it. "Plans to sign a contract to buy" is planned, "signed a contract to buy" agreed, "bought"
completed; a denial or a stop that governs it outweighs them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedera.read.tokens import BREAKS, Token
from foedera.records import LADDER, Stage
from foedera.vocabulary.cues import CueHit, StageHit

MODALS: dict[str, Stage] = {
    "will": "planned", "shall": "planned", "'ll": "planned", "would": "planned", "could": "proposed",
    "may": "proposed", "might": "proposed", "can": "proposed", "should": "proposed", "must": "planned",
}  # fmt: skip
AUXILIARIES = frozenset(
    [*MODALS, "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "to", "not",
     "n't", "never", "do", "does", "did"]
)  # fmt: skip
ADVERBS = frozenset(
    "also already now then recently still ever first jointly again together always long just soon thus even only "
    "previously reportedly currently formally officially further yet meanwhile instead since both all initially".split()
)
NEGATIONS = frozenset(["not", "never", "n't", "neither", "nor", "cannot"])
WINDOW_BEFORE = 16
WINDOW_AFTER = 12
DENIAL_REACH = 8
HELD = frozenset(["exercise", "consultation", "training"])
"""Kinds that are held: their end is no stop."""
ON_OCCASION = frozenset(["during", "after", "following"])
LEADING = ("deni", "deny", "reject", "ruled", "rules", "propos", "suggest", "idea", "possib", "dismiss", "refut")
"""Beginnings of words whose reach goes over "that"."""


@dataclass(frozen=True, slots=True)
class StageReading:
    """The stage, the tokens that showed it (`first` up to and without `last`), and how sure the rule is."""

    stage: Stage
    first: int
    last: int
    confidence: float


def chain_before(tokens: Sequence[Token], at: int) -> tuple[int, list[str]]:
    """The auxiliaries right before a verb, adverbs skipped: where they begin, and their words in order."""
    chain: list[str] = []
    index = at - 1
    while index >= 0:
        word = tokens[index].lower
        if word in AUXILIARIES or (word.endswith("n't") and word[:-3] in AUXILIARIES | {"wo", "ca"}):
            chain.insert(0, word)
        elif not (word in ADVERBS or (word.endswith("ly") and len(word) > 4)):
            break
        index -= 1
    return index + 1, chain


def part_start(tokens: Sequence[Token], at: int) -> int:
    """Where the part of the sentence that leads to token `at` begins."""
    index, commas = at - 1, 0
    while index >= 0 and at - index <= WINDOW_BEFORE:
        word = tokens[index].lower
        if word in BREAKS and not (
            word == "that" and index and tokens[index - 1].lower.startswith(("den", "reject", "rule"))
        ):
            return index + 1
        if word == ",":
            commas += 1
            if commas > 1 or (index + 1 < len(tokens) and tokens[index + 1].lower in ("and", "with", "the", "a")):
                return index + 1
        index -= 1
    return max(0, index + 1)


def _leads_on(tokens: Sequence[Token], that: int) -> bool:
    """Whether "that" follows a word which governs what comes after it: "denied that", "a proposal by Lima that"."""
    return any(t.lower.startswith(LEADING) for t in tokens[max(0, that - 6) : that])


def part_end(tokens: Sequence[Token], at: int) -> int:
    """Where the part of the sentence that follows token `at` ends."""
    index = at
    while index < len(tokens) and index - at <= WINDOW_AFTER:
        if tokens[index].lower == "," and any(
            t.lower in ("which", "who", "long", "first", "once") for t in tokens[index + 1 : index + 3]
        ):
            closing = next((i for i in range(index + 2, min(len(tokens), index + 20)) if tokens[i].lower == ","), None)
            if closing is None:
                return index
            at, index = at + closing - index, closing + 1
            continue
        if tokens[index].lower in BREAKS - {"(", ")", "that", "as"} or tokens[index].lower == ".":
            return index
        index += 1
    return min(index, len(tokens))


def _own_tense(chain: list[str], hit: CueHit, since: bool) -> tuple[Stage | None, bool]:
    """The stage a verb shows by itself, and whether it is finite (else something before it governs it)."""
    negated = any(word in NEGATIONS or word.endswith("n't") for word in chain)
    modal = next((w for w in chain if w in MODALS or w in ("won't", "wouldn't", "can't", "couldn't")), None)
    if negated and (modal or "to" not in chain):
        return "denied", True
    if modal:
        return MODALS.get(modal, "planned"), True
    if "to" in chain:
        finite = any(w in chain[: chain.index("to")] for w in ("is", "are", "was", "were"))
        return ("planned", True) if finite else (None, False)
    past = hit.cue.stage or hit.cue.past
    if hit.form == "past":
        if "being" in chain:
            return "underway", True
        if any(w in chain for w in ("is", "are")) and "been" not in chain:
            return ("underway" if past == "completed" else past), True
        if "having" in chain:
            return past, False
        if since and past == "completed" and any(w in chain for w in ("has", "have", "'ve")):
            return "underway", True
        return past, True
    if hit.form == "ing":
        if any(w in chain for w in ("is", "are", "was", "were", "been", "am")):
            return "underway" if hit.cue.stage is None else hit.cue.stage, True
        return None, False
    if hit.form in ("s", "base"):
        if chain and chain[-1] in ("do", "does", "did"):
            return past, True
        return ("underway" if past == "completed" else past), hit.form == "s"
    return None, False


def read_stage(tokens: Sequence[Token], hit: CueHit, stages: Sequence[StageHit], future: bool) -> StageReading | None:
    """The stage of the activity that a cue names, or None where nothing tells.

    `stages` are the sentence's stage words; `future` whether its main verb speaks of what is to come.
    """
    chain_start, chain = chain_before(tokens, hit.first)
    verb = hit.form in ("base", "s", "past", "ing")
    own, finite = (
        _own_tense(chain, hit, any(t.lower in ("since", "long") for t in tokens))
        if verb
        else (hit.cue.stage or hit.cue.noun, False)
    )
    left, right = part_start(tokens, chain_start), part_end(tokens, hit.last)
    before = [
        s for s in stages if s.place == "before" and left <= s.first and s.last <= chain_start + (0 if verb else 0)
    ]
    after = [s for s in stages if s.place == "after" and hit.last <= s.first < right]
    denial = _nearest([s for s in before if s.stage == "denied" and chain_start - s.last <= DENIAL_REACH])
    outright = denial is not None and tokens[denial.first].lower.startswith(
        ("den", "reject", "dismiss", "refut", "neither", "nobody", "none")
    )
    if denial is not None and (outright or not (finite and own not in (None, "planned", "proposed", "denied"))):
        return StageReading("denied", denial.first, denial.last, 0.8)
    if not verb and any(t.lower == "no" for t in tokens[max(0, hit.first - 3) : hit.first]):
        return StageReading("denied", max(0, hit.first - 3), hit.last, 0.6)
    if (
        not verb
        and any(t.lower in ON_OCCASION for t in tokens[max(0, hit.first - 3) : hit.first])
        and hit.cue.kind in HELD
    ):
        return StageReading("completed", max(0, hit.first - 3), hit.last, 0.6)  # "signed during a visit"
    if own == "denied":
        return StageReading("denied", chain_start, hit.last, 0.8)
    if finite and own is not None:
        halted = _nearest([s for s in after if s.stage in ("stopped", "denied")]) if not verb else None
        return StageReading(halted.stage if halted else own, chain_start, hit.last, 0.85)
    outcome = [s for s in after if s.stage in ("stopped", "denied")]
    if outcome and not verb:
        return StageReading(outcome[0].stage, outcome[0].first, outcome[0].last, 0.75)
    stop = _nearest([s for s in before if s.stage == "stopped" and chain_start - s.last <= DENIAL_REACH])
    if stop is not None and hit.cue.kind in HELD and tokens[stop.first].lower.startswith("end"):
        return StageReading("completed", stop.first, stop.last, 0.7)  # a drill that ended was held
    if stop is not None and not any(s.stage in ("planned", "proposed") and s.last <= stop.first for s in before):
        return StageReading("stopped", stop.first, stop.last, 0.7)
    ladder = [s for s in before if s.stage in LADDER] + ([] if verb else [s for s in after if s.stage in LADDER])
    firm = [s for s in ladder if not tokens[s.first].lower.startswith("possib")]
    ladder = firm or ladder
    if ladder:
        least = min(ladder, key=lambda s: (LADDER.index(s.stage), abs(s.first - hit.first)))
        stage = least.stage
        if own in LADDER and own is not None and LADDER.index(own) < LADDER.index(stage):
            return StageReading(own, hit.first, hit.last, 0.6)
        return StageReading(stage, least.first, least.last, 0.7)
    if own is not None:
        return StageReading(own, hit.first, hit.last, 0.55)
    if verb and hit.form == "base" and "to" in chain:
        return StageReading("planned", chain_start, hit.last, 0.5)
    if hit.form == "ing" and any(
        t.lower in ("is", "are", "was", "were") for t in tokens[max(0, hit.first - 5) : hit.first]
    ):
        return StageReading("underway", hit.first, hit.last, 0.6)  # "is at any rate developing"
    if verb:
        return StageReading("underway" if hit.form == "ing" else "planned", hit.first, hit.last, 0.35)
    if not hit.cue.event:
        return None
    if future:
        return StageReading("planned", hit.first, hit.last, 0.3)
    present = any(t.lower in ("is", "are", "has", "have") for t in tokens) and hit.cue.past == "completed"
    return StageReading(
        "underway" if present and hit.cue.kind in ("training", "deployment", "support", "transfer") else hit.cue.past,
        hit.first,
        hit.last,
        0.3,
    )


def _nearest(found: list[StageHit]) -> StageHit | None:
    return found[-1] if found else None
