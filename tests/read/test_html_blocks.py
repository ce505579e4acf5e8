"""Blocks of a page: what counts as one line of text, and that nothing visible is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedera.read.html_blocks import marks_of, page_blocks, parse_html


def words_of(html: str) -> list[str]:
    tree = parse_html(html)
    return [block.words for block in page_blocks(tree).blocks] if tree is not None else []


def test_inline_elements_do_not_break_a_sentence() -> None:
    html = "<p>Ankara <a href='/t'>signed</a> a <b>contract</b>\n   worth <span>€69m</span>.</p><p>Baku paid.</p>"
    assert words_of(html) == ["Ankara signed a contract worth €69m.", "Baku paid."]


def test_line_break_inside_a_running_sentence_is_layout() -> None:
    assert words_of("<p>The frigate was launched<br>in Istanbul.</p>") == ["The frigate was launched in Istanbul."]


def test_line_break_after_a_sentence_ends_the_block() -> None:
    assert words_of("<div>The frigate was launched.<br>The crew trained.</div>") == [
        "The frigate was launched.",
        "The crew trained.",
    ]
    assert words_of("<div>first paragraph<br><br>second paragraph</div>") == ["first paragraph", "second paragraph"]


def test_short_cells_of_a_row_are_one_line_but_a_layout_table_is_not() -> None:
    assert words_of("<table><tr><td>TB2</td><td>12</td><td>2021</td></tr></table>") == ["TB2 12 2021"]
    long = "The ministry said on Monday that the first batch of vehicles had been handed over to the land forces."
    assert words_of(f"<table><tr><td>Home</td><td>{long}</td></tr></table>") == ["Home", long]


def test_scripts_styles_and_templates_are_no_text() -> None:
    unseen = "<script>var x = 'ad';</script><style>p{}</style><template>No</template><svg><text>x</text></svg>"
    html = f"<p>Talks began.</p>{unseen}"
    assert words_of(html) == ["Talks began."]


def test_links_and_hidden_text_are_known() -> None:
    tree = parse_html("<p><a href='/a'>Read more</a> now</p><p style='display: none'>Hidden words</p>")
    assert tree is not None
    link, hidden = page_blocks(tree).blocks
    assert (link.link_characters, link.links, link.hidden) == (9, 1, False)
    assert hidden.hidden


def test_marks_are_read_from_names_of_any_style() -> None:
    assert marks_of("siteFooter") == marks_of("site-footer") == marks_of("SITE_FOOTER footer") != 0
    assert marks_of("unavailable") == 0


text = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)
tags = st.sampled_from(["p", "div", "span", "li", "td", "a", "b", "h2", "br", "tr", "nav"])


@given(st.lists(st.tuples(tags, text), max_size=12))
def test_every_visible_word_stands_in_some_block(parts: list[tuple[str, str]]) -> None:
    """Whatever the markup, letters of the text come out in the order in which they went in."""
    clean = [(tag, "".join(char for char in words if char.isalnum())) for tag, words in parts]
    html = "<html><body>" + "".join(f"<{tag}>{words}</{tag}>" for tag, words in clean) + "</body></html>"
    tree = parse_html(html)
    assert tree is not None
    shown = "".join(block.words for block in page_blocks(tree).blocks).replace(" ", "")
    assert shown == "".join(words for _, words in clean).replace(" ", "")
