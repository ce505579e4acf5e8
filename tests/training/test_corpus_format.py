"""The corpus' form: what it gives, and that what breaks it is named with file and line."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from training.reader.codebook import as_codebook  # noqa: E402
from training.reader.corpus_format import CorpusError, parse_file, read_corpus  # noqa: E402

EXAMPLE = (ROOT / "training" / "corpus" / "WRITING.md").read_text("utf-8").split("```")[1].strip()


def parsed(text=EXAMPLE):
    return list(parse_file(text, "example.art"))


def test_the_guides_example_is_a_good_article():
    (article,) = parsed()
    assert article.title == "Warsaw signs for light fighters"
    assert "{" not in article.text
    assert [line.role for line in article.lines].count("residue") == 3
    assert {article.words(m) for m in article.marks_of("p2")} == {"Korea Aerospace Industries", "The Koreans"}
    assert [article.words(m) for m in article.marks if m.id in ("l1", "p1")][-2:] == ["Poland", "Poland"]


def test_claims_take_the_codebooks_form():
    first, second, third = as_codebook(parsed()[0])["claims"]
    assert first["value"] == {"amount": 3000000000, "currency": "USD"}
    assert first["parties"][1] == {"name": "Poland", "country": "POL", "role": "recipient"}
    assert first["evidence"][0].endswith("told parliament on Friday.")
    assert second["when"] == "2023-40/2023-41"
    assert third["place"] == "Poland"
    assert third["stage"] == "denied"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("transfer agreed", "sale agreed", r"example.art:21: c1: 'sale' is no kind"),
        ("quantity=q1:48", "quantity=q1:many", r":21: c1: quantity="),
        ("when=w1:2023-40/2023-41", "when=w1:next-year", r":22: c2: when="),
        ("{k3|assembling}", "assembling", r":23: c3: the mark k3 stands nowhere"),
        ("x1 Mariusz Blaszczak", "", r"x1"),
        ("{q1|48}", "{q1|48", r":8: the mark .. is not closed|:8: '}' closes no mark|'\{' that opens"),
        ("KOR-POL", "POL-KOR", r"alphabetical order"),
        ("# Warsaw", "Warsaw", r"one title line"),
        ("speaker=x1", "speakr=x1", r"cannot read 'speakr=x1'"),
        ("s1 FA-50 aircraft", "s1 FA-50 plane", r":19: s1: 'plane' is no class"),
        ("deliver} the", "deliver} the {k9|big}", r"the mark k9 is used by no claim"),
        ("published: 2022-09-20", "published: yesterday", r"is no EDTF date"),
        ("~ By Marta", "~ By {p1|Marta}", r":7: a mark in a title or residue line"),
        ("\n---\n", "\n", r"ends without the line '---'|declaration"),
    ],
)
def test_faults_are_named_with_file_and_line(old, new, said):
    assert old in EXAMPLE
    with pytest.raises(CorpusError) as caught:
        parsed(EXAMPLE.replace(old, new, 1))
    assert re.search(said, str(caught.value)), str(caught.value)
    assert str(caught.value).startswith("example.art:")


def test_places_may_have_spaces():
    (article,) = parsed(EXAMPLE.replace("place=l1 ", "place=l1:South Gyeongsang "))
    assert as_codebook(article)["claims"][2]["place"] == "South Gyeongsang"
    assert as_codebook(article)["claims"][2]["speaker"] == "Mariusz Blaszczak"


def test_the_corpus_can_be_read():
    ids = [article.id for article in read_corpus(ROOT / "training" / "corpus" / "start")]
    assert len(ids) == len(set(ids)) == 120
