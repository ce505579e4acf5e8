import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from foedera.publish import WRITERS
from foedera.publish.csv_files import CELL_COLUMNS, CLAIM_COLUMNS, DEAL_COLUMNS, cells_of, guarded, unguarded
from foedera.publish.selection import Selection
from foedera.records import Span
from records_for_tests import make_article, make_claim
from selection_for_tests import articles, claims, deal, selection


def written(name: str, chosen: Selection) -> str:
    stream = io.StringIO(newline="")
    WRITERS[name](chosen, stream)
    return stream.getvalue()


def read(text: str) -> list[dict[str, str]]:
    """The reference reader: what any CSV reader gives, formula guards taken off."""
    return [
        {key: unguarded(value) for key, value in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def test_every_cell_comes_back_with_its_exact_span() -> None:
    rows = read(written("cells-csv", selection()))
    for claim in claims():
        mine = [row for row in rows if row["claim_id"] == claim.id]
        told = [
            (row["field"], row["value"], Span(row["article_id"], int(row["start"]), int(row["end"]), row["quote"]))
            for row in mine
            if row["field"] != "evidence"
        ]
        assert told == [(field, value, cell.span) for field, value, _, _, cell in cells_of(claim)]
        evidence = [row for row in mine if row["field"] == "evidence"]
        assert [row["quote"] for row in evidence] == [span.words for span in claim.evidence]
        assert {row["deal_id"] for row in mine} == {deal().id}
    texts = {article.id: article.text for article in articles()}
    assert all(texts[row["article_id"]][int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)


def test_claims_one_a_row_in_the_order_of_the_text() -> None:
    text = written("csv", selection())
    assert text.split("\r\n")[0].split(",") == list(CLAIM_COLUMNS)
    rows = read(text)
    assert [row["claim_id"] for row in rows] == [claim.id for claim in claims()]
    first = rows[0]
    assert (first["supplier"], first["supplier_country"], first["recipient"]) == ("Zenda", "ZEN", "Ruritania")
    assert (first["value"], first["currency"], first["value_quote"]) == ("3500000000", "USD", "$3.5 billion")
    assert (first["quantity"], first["quantity_quote"], first["quantity_start"]) == ("36", "36", "18")
    assert (first["happened_on"], first["speaker"], first["place"], first["place_quote"]) == (
        "2021-03-04", "Anna Strelsau", "", ""
    )  # fmt: skip
    assert first["system_quote"] == '"Falcon" launchers'


def test_deals_one_a_row() -> None:
    text = written("deals-csv", selection())
    assert text.split("\r\n")[0].split(",") == list(DEAL_COLUMNS)
    (row,) = read(text)
    assert row["deal_id"] == deal().id
    assert (row["quantity"], row["delivered"], row["value"], row["currency"]) == ("36", "6", "3500000000", "USD")
    assert row["ladder"] == "agreed 2021-03-04; completed 2022-05"
    assert row["rival_values"] == "quantity: 36 | 40"
    assert row["conflicts"].startswith("quantity: 36 according to The Sample Courier")
    assert (row["n_reports"], row["n_independent_sources"], row["stage_since"]) == ("2", "2", "2022-05")
    assert (row["first_published_on"], row["last_published_on"]) == ("2021-03-05", "2022-06")
    assert row["quotes"].count(" | ") == 1


def test_an_empty_selection_is_a_header() -> None:
    empty = Selection((), ())
    assert written("csv", empty) == ",".join(CLAIM_COLUMNS) + "\r\n"
    assert written("cells-csv", empty) == ",".join(CELL_COLUMNS) + "\r\n"
    assert written("deals-csv", empty) == ",".join(DEAL_COLUMNS) + "\r\n"


def test_formulas_are_guarded_in_the_file_and_whole_for_the_reader() -> None:
    text = written("csv", selection())
    assert "'- Ruritania has ordered" in text
    assert any(row["evidence_quote"].startswith("- Ruritania has ordered") for row in read(text))


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab\n,\""), max_size=8))
def test_guards_come_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30))
def test_any_words_come_back_from_the_csv(words: str) -> None:
    article = make_article(words, outlet=words)
    claim = make_claim(article)
    rows = read(written("cells-csv", Selection((article,), (claim,))))
    assert {row["quote"] for row in rows} == {words}
    assert {row["outlet"] for row in rows} == {words}
