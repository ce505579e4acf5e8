"""Trees as plain numbers, and the parts of the block classifier that are worth a case of their own."""

from __future__ import annotations

import numpy as np
import pytest

from foedera.read.html_blocks import Block
from foedera.read.html_features import block_features, window_mean
from foedera.read.html_forest import block_forests, forest_of
from foedera.read.html_peer import kept_shares
from foedera.read.html_words import OWN, phrase_bits
from foedera.vocabulary.html_residue import html_residue


def test_each_row_goes_down_every_tree_to_a_leaf() -> None:
    stump = [[1, 0.5, 1, 2, 0], [0, 0, 1, 1, -2.0], [0, 0, 2, 2, 3.0]]
    deeper = [[0, 0.0, 1, 2, 0], [0, 0, 1, 1, 0.5], [1, 9.0, 3, 4, 0], [0, 0, 3, 3, 1.0], [0, 0, 4, 4, -1.0]]
    forest = forest_of({"base": 0.25, "deepest": 2, "trees": [stump, deeper]})
    rows = np.array([[-1.0, 0.5], [1.0, 2.0], [1.0, 10.0]], dtype=np.float32)
    odds = [0.25 - 2.0 + 0.5, 0.25 + 3.0 + 1.0, 0.25 + 3.0 - 1.0]
    assert forest.likely(rows) == pytest.approx([1 / (1 + np.exp(-value)) for value in odds], abs=1e-6)


def test_weights_fit_the_features() -> None:
    """A change of features or of the order of the vocabulary without training anew must not go unseen."""
    from foedera.read.html_blocks import page_blocks, parse_html

    tree = parse_html("<h1>Talks in Ankara</h1><p>The ministers met on Monday.</p>")
    assert tree is not None
    page = page_blocks(tree)
    said = [block.words.lower().split() for block in page.blocks]
    features = block_features(page, said, [0.0, 0.0], [0.0, 0.0], "", "")
    first, second = block_forests()
    assert OWN < first.column.max() < features.shape[1] == 317
    assert first.deepest <= 7 >= second.deepest


def block(words: str, *, hidden: bool = False) -> Block:
    return Block(words, 0, 0, 0, 0, hidden)


def test_of_equal_blocks_the_one_amid_kept_text_counts_as_kept() -> None:
    said_twice = "The corvette was launched at the Izmir yard"
    body = [
        "The ministry said so on Monday in a statement",
        said_twice,
        "It carries a crew of ninety sailors and officers",
    ]
    texts = [said_twice, "Home", "News", "Sport", "World", "Video", "Weather", "Contact", "About", "Terms", *body]
    blocks = [block(text) for text in texts]
    shares = kept_shares(blocks, [text.lower().split() for text in texts], "\n".join(body))
    assert shares[0] == 0.0
    assert shares[10:] == [1.0, 1.0, 1.0]


def test_a_hidden_copy_takes_nothing_from_the_shown_text() -> None:
    texts = ["The corvette was launched at the yard"] * 2
    blocks = [block(texts[0], hidden=True), block(texts[1])]
    assert kept_shares(blocks, [text.lower().split() for text in texts], texts[0]) == [0.0, 1.0]


@pytest.mark.parametrize("phrases", html_residue().phrases, ids=lambda phrases: phrases.id)
def test_every_sort_of_phrase_is_found_in_its_example(phrases: object) -> None:
    vocabulary = html_residue().phrases
    bit = vocabulary.index(phrases)  # type: ignore[arg-type]
    assert phrase_bits(vocabulary[bit].example) >> bit & 1


def test_phrases_are_whole_words_and_long_blocks_are_not_searched() -> None:
    assert phrase_bits("Homeland forces repaired tanks") == 0
    assert phrase_bits("Share " + "the forces moved on " * 30) == 0


def test_mean_over_a_window() -> None:
    assert window_mean(np.array([0, 0, 3, 0], dtype=np.float32), 1).tolist() == [0.0, 1.0, 1.0, 1.5]
