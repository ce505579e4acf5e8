from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import ReaderError
from foedera.read.line_features import feature_names, line_features, split_lines
from foedera.read.line_model import line_probabilities, networks, read_networks, write_networks

LINES = st.lists(st.text(max_size=60), max_size=30)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_every_line_has_finite_features_and_probabilities(words: list[str]) -> None:
    lines = split_lines("\n".join(words))
    features = line_features(lines)
    assert features.shape == (len(lines.words), len(feature_names()))
    assert np.isfinite(features).all()
    chances = line_probabilities(features)
    assert chances.shape == (len(lines.words), 3)
    np.testing.assert_allclose(chances.sum(axis=1), 1, atol=1e-4)


def test_weights_survive_writing_and_reading() -> None:
    again = read_networks(write_networks(networks()))
    for ours, theirs in zip(networks(), again, strict=True):
        assert ours.arrays.keys() == theirs.arrays.keys()
        assert all(np.array_equal(ours.arrays[name], theirs.arrays[name]) for name in ours.arrays)


def test_weights_of_other_features_are_refused() -> None:
    with pytest.raises(ReaderError, match="trained on 2 features"):
        read_networks("0,W0,2,1,0.5,0.5\n")
