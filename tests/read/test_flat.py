from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.read.flat import read_flat
from foedera.records import ROLES

PIECES = st.sampled_from(
    [
        "Home", "Share on Facebook", "3 May 2021", "By Anna Berg", "Related posts", "© 2020 Northern Ledger", "",
        "Norway signs for six more boats", "Photo: Harju Press", "This article was first published by Kura Wire.",
        "The navy took over its second corvette on Monday, the ministry said, and expects two more next year.",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=80)), max_size=25))
def test_every_line_is_kept_in_order_with_a_role_and_a_reason(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    reading = read_flat(text)
    assert [line.words for line in reading.lines] == [line.strip() for line in text.splitlines() if line.strip()]
    assert all(line.role in ROLES and line.reason for line in reading.lines)
    assert sum(line.role == "title" for line in reading.lines) <= 1


def test_an_empty_page_has_no_lines() -> None:
    assert read_flat(" \n\n\t").lines == ()


def test_a_bare_text_of_a_few_sentences_is_all_text() -> None:
    talk = "The minister of defence spoke at length about the plans of the government for its navy in Oslo on Tuesday, "
    talk += "and answered the questions of three members."
    bought = "Norway signed a contract with Spain to buy 12 patrol boats."
    assert [line.role for line in read_flat(f"{talk}\n{bought}").lines] == ["main", "main"]
    assert [line.role for line in read_flat(bought).lines] == ["main"]


def test_what_invites_to_share_is_no_text_in_a_short_one_either() -> None:
    share = "Share this article with all of your friends on Facebook."
    bought = "Norway signed a contract with Spain to buy 12 patrol boats."
    assert [line.role for line in read_flat(f"{bought}\n{share}").lines] == ["main", "residue"]


def test_residue_tells_the_words_that_betrayed_it() -> None:
    text = "Two ships for Poland\nThe ministry signed for two ships, which a yard in Gdansk will build by 2017, an "
    text += (
        "official said.\nThe price was not told, but the budget has 1.2 billion for it.\nShare on Facebook\nComments"
    )
    assert [(line.role, line.reason) for line in read_flat(text).lines[-2:]] == [
        ("residue", "lexicon: share"),
        ("residue", "lexicon: comments"),
    ]
