import pytest

from foedera.read.stage import read_stage
from foedera.read.tokens import cue_words, tokenise
from foedera.vocabulary.cues import find_kind_cues, find_stage_cues


def stage_of(words: str, cue: str) -> str | None:
    """The stage read for the first hit of the cue with this id."""
    tokens = tokenise(words)
    lower = cue_words(tokens)
    hit = next(hit for hit in find_kind_cues(lower) if hit.cue.id == cue)
    reading = read_stage(tokens, hit, find_stage_cues(lower), future=False)
    return reading.stage if reading else None


@pytest.mark.parametrize(
    ("words", "cue", "stage"),
    [
        ("Turkey delivered six drones to Mali in 2022.", "supply", "completed"),
        ("Kenya has agreed to buy six drones.", "buy", "agreed"),
        ("Ankara plans to sign a contract to buy 12 jets.", "buy", "planned"),
        ("Poland is in talks to buy 96 helicopters.", "buy", "negotiating"),
        ("Paris has offered to sell twelve fighters.", "sell", "proposed"),
        ("Egypt could buy the jets.", "buy", "proposed"),
        ("The jets will be delivered in 2026.", "supply", "planned"),
        ("The drones are being delivered.", "supply", "underway"),
        ("The firms have been producing engines since 2004.", "produce", "underway"),
        ("Instructors have trained recruits there since 2015.", "train", "underway"),
        ("The sale of ten jets was approved by Congress.", "sell", "planned"),
        ("Deliveries of the frigates will begin in 2025.", "supply", "planned"),
        ("Delivery of the drones was suspended.", "supply", "stopped"),
        ("The firm has begun deliveries of shells.", "supply", "underway"),
        ("Denmark will not supply tanks.", "supply", "denied"),
        ("Oslo denied that it had sold missiles.", "sell", "denied"),
        ("Oslo denied media reports that it had sold missiles.", "sell", "denied"),
        ("Oslo dismissed claims that it had sold missiles.", "sell", "denied"),
        ("Oslo confirmed reports that it had sold missiles.", "sell", "completed"),
        ("Denmark claims that it sold missiles.", "sell", "completed"),
        ("OSLO, 3 May 2023 - Norway signed a contract to buy 12 missiles.", "buy", "agreed"),
        ("In May Norway signed a contract to buy 12 missiles.", "buy", "agreed"),
        ("Missiles that Norway had in May bought are there.", "buy", "completed"),
        ("Norway may sign a contract to buy 12 missiles.", "buy", "proposed"),
        ("Norway May Buy Twelve Missiles", "buy", "proposed"),
        ("The production of rifles is not planned there.", "produce", "denied"),
        ("They held a joint exercise in May.", "exercise", "completed"),
        ("Under a contract signed in 2020 Turkey delivered six drones.", "supply", "completed"),
    ],
)
def test_the_least_committed_word_that_governs_decides(words, cue, stage):
    assert stage_of(words, cue) == stage


def test_what_comes_after_a_break_does_not_reach_back():
    words = "Oman bought two ships, while Qatar plans to buy four."
    tokens = tokenise(words)
    lower = cue_words(tokens)
    stages = [
        read_stage(tokens, hit, find_stage_cues(lower), future=False).stage
        for hit in find_kind_cues(lower)
        if hit.cue.id == "buy" and hit.form != "noun"
    ]
    assert stages == ["completed", "planned"]


def test_a_bare_noun_that_is_no_event_tells_no_stage():
    assert stage_of("The plant stands near the river with its contract.", "award") is not None
    assert stage_of("The prototype of the drone stands near the river.", "develop") is None
