from __future__ import annotations

import pytest

from foedera.read.title import clean_title


@pytest.mark.parametrize(
    ("words", "outlet", "title"),
    [
        ("Poland orders two ships | Northern Ledger", "Northern Ledger", "Poland orders two ships"),
        ("Northern Ledger - Poland orders two ships", "Northern Ledger", "Poland orders two ships"),
        ("Poland orders two ships – Reuters", "", "Poland orders two ships"),
        ("Poland orders two ships | World | ledger.com", "", "Poland orders two ships"),
        ("date 2021-05-03 Poland orders two ships – minister", "", "Poland orders two ships – minister"),
        ("2021-05-03 10:15 Poland orders two ships", "", "Poland orders two ships"),
        ("» Poland orders two ships", "", "Poland orders two ships"),
        ("Poland – the ships that never came", "Northern Ledger", "Poland – the ships that never came"),
        ("Two ships for Poland - and a third?", "", "Two ships for Poland - and a third?"),
    ],
)
def test_what_sites_add_is_cut(words: str, outlet: str, title: str) -> None:
    assert clean_title(words, outlet)[0] == title
