"""The tense of a verb and what it says by itself of the stage: "has delivered", "will be delivered", "may deliver"."""

from __future__ import annotations

from collections.abc import Sequence

from foedera.read.tokens import Token, is_month
from foedera.records import Stage
from foedera.vocabulary.cues import CueHit

MODALS: dict[str, Stage] = {
    "will": "planned", "shall": "planned", "'ll": "planned", "would": "planned", "could": "proposed",
    "may": "proposed", "might": "proposed", "can": "proposed", "should": "proposed", "must": "planned",
}  # fmt: skip
NEGATED_MODALS = ("won't", "wouldn't", "can't", "couldn't")
AUXILIARIES = frozenset(
    [*MODALS, "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "to", "not",
     "n't", "never", "do", "does", "did"]
)  # fmt: skip
ADVERBS = frozenset(
    "also already now then recently still ever first jointly again together always long just soon thus even only "
    "previously reportedly currently formally officially further yet meanwhile instead since both all initially".split()
)
"""Words that may stand among auxiliaries ("has since then been"), beside those in -ly."""

NEGATIONS = frozenset(["not", "never", "n't", "neither", "nor", "cannot"])
FINITE_BE = frozenset(["is", "are", "was", "were"])
BE = FINITE_BE | {"been", "be", "being"}
VERB_FORMS = frozenset(["base", "s", "past", "ing"])
PASSIVE_REACH = 4


def is_verb(hit: CueHit) -> bool:
    """Whether a cue is a form of a verb, and no noun or fixed phrase."""
    return hit.form in VERB_FORMS


def is_passive(tokens: Sequence[Token], hit: CueHit) -> bool:
    """Whether a past form has a form of "be" shortly before it: "were last month delivered"."""
    before = tokens[max(0, hit.first - PASSIVE_REACH) : hit.first]
    return hit.form == "past" and any(token.lower in BE for token in before)


def chain_before(tokens: Sequence[Token], at: int) -> tuple[int, list[str]]:
    """The auxiliaries right before a verb, adverbs skipped: where they begin, and their words in order.

    >>> from foedera.read.tokens import tokenise
    >>> chain_before(tokenise("The jets will reportedly be delivered"), 5)
    (2, ['will', 'be'])
    """
    chain: list[str] = []
    index = at - 1
    while index >= 0:
        word = tokens[index].lower
        if is_month(tokens, index):
            break
        if word in AUXILIARIES or (word.endswith("n't") and word[:-3] in AUXILIARIES | {"wo", "ca"}):
            chain.insert(0, word)
        elif not (word in ADVERBS or (word.endswith("ly") and len(word) > 4)):
            break
        index -= 1
    return index + 1, chain


def own_tense(chain: Sequence[str], hit: CueHit, goes_on: bool) -> tuple[Stage | None, bool]:
    """The stage that a verb shows by itself, and whether it is finite (else something before it governs it).

    `chain` are its auxiliaries; `goes_on` whether "since" or "long" stands in the sentence: "has trained them since
    2015" is underway. A negated verb is a denial.
    """
    negated = any(word in NEGATIONS or word.endswith("n't") for word in chain)
    modal = next((word for word in chain if word in MODALS or word in NEGATED_MODALS), None)
    if negated and (modal or "to" not in chain):
        return "denied", True
    if modal:
        return MODALS.get(modal, "planned"), True
    if "to" in chain:
        finite = any(word in FINITE_BE for word in chain[: list(chain).index("to")])
        return ("planned", True) if finite else (None, False)
    if hit.form == "past":
        return _of_past(chain, hit.cue.stage or hit.cue.past, goes_on)
    if hit.form == "ing":
        finite = any(word in FINITE_BE or word in ("been", "am") for word in chain)
        return (hit.cue.stage or hit.cue.going or "underway", True) if finite else (None, False)
    return _of_present(chain, hit)


def _of_past(chain: Sequence[str], past: Stage, goes_on: bool) -> tuple[Stage, bool]:
    """ "delivered", "is being delivered", "are produced", "having delivered", "has trained since"."""
    if "being" in chain:
        return "underway", True
    if ("is" in chain or "are" in chain) and "been" not in chain:
        return ("underway" if past == "completed" else past), True
    if "having" in chain:
        return past, False
    perfect = any(word in ("has", "have", "'ve") for word in chain)
    return ("underway" if goes_on and past == "completed" and perfect else past), True


def _of_present(chain: Sequence[str], hit: CueHit) -> tuple[Stage | None, bool]:
    """ "did deliver", "delivers"."""
    past = hit.cue.stage or hit.cue.past
    if hit.form not in ("s", "base"):
        return None, False
    if chain and chain[-1] in ("do", "does", "did"):
        return past, True
    return ("underway" if past == "completed" else past), hit.form == "s"
