"""The shipped vocabulary on strings written to be hard: variants, inflections, false friends."""

from __future__ import annotations

from pathlib import Path

from foedera.vocabulary import Match, load_vocabulary

STRINGS = Path(__file__).with_name("hard_strings.txt")
PRECISION, RECALL = 0.97, 0.95
COUNTED = {"state", "body", "organisation", "firm", "person", "system", "outlet"}


def hard_strings() -> list[tuple[str, dict[str, str]]]:
    """The texts, and of each the words to be found with their entry or category."""
    found = []
    for line in STRINGS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, names = line.partition("=>")
            pairs = [pair.rsplit("=", 1) for pair in names.split(";") if pair.strip()]
            found.append((text.strip(), {words.strip(): entry.strip() for words, entry in pairs}))
    return found


def is_meant(match: Match, wanted: dict[str, str]) -> bool:
    return wanted.get(match.words) in (match.entry, match.category)


def test_there_are_enough_of_them() -> None:
    assert len(hard_strings()) >= 300


def test_precision_and_recall() -> None:
    vocabulary = load_vocabulary()
    right, wrong, missed = 0, [], []
    for text, wanted in hard_strings():
        matches = [match for match in vocabulary.find(text) if match.category in COUNTED]
        right += sum(is_meant(match, wanted) for match in matches)
        wrong += [f"{text!r}: {match.words}={match.entry}" for match in matches if not is_meant(match, wanted)]
        hit = {match.words for match in matches if is_meant(match, wanted)}
        missed += [f"{text!r}: {words}={entry}" for words, entry in wanted.items() if words not in hit]
    precision = right / (right + len(wrong))
    recall = right / (right + len(missed))
    told = "\n".join(["found, but should not be:", *wrong, "not found:", *missed])
    assert precision >= PRECISION, f"precision {precision:.3f}\n{told}"
    assert recall >= RECALL, f"recall {recall:.3f}\n{told}"
