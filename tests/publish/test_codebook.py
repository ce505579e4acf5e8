import io
import json

from foedera.publish.codebook import codebook_article, codebook_claim, write_codebook
from foedera.publish.selection import Selection
from foedera.records import Article, Claim, Deal
from records_for_tests import make_article, make_claim

TEXT = (
    "Ruritania signed a contract for 36 Falcon 9K launchers with Arsenal Zenda on 4 March 2021, worth $3.5 billion.\n"
    "Delivery of the first six began in May, Defence Minister Anna Strelsau said in Zenda."
)


def article() -> Article:
    return make_article(TEXT, "001-falcon", published_on="2021-06", origins=["Zenda Wire", "The Sample Post"])


def contract(of: Article) -> Claim:
    return make_claim(
        of,
        TEXT.split("\n")[0],
        cue="signed a contract",
        parties=[("Arsenal Zenda", "Arsenal Zenda", "RUR", "supplier"), ("Ruritania", "Ruritania", "RUR", "recipient")],
        systems=[("Falcon 9K launchers", "Falcon 9K", "artillery")],
        quantity=("36", 36),
        value=("$3.5 billion", 3.5e9, "USD"),
        happened_on=("4 March 2021", "2021-03-04"),
    )


def delivery(of: Article) -> Claim:
    return make_claim(
        of,
        TEXT.split("\n")[1],
        cue="began",
        stage="underway",
        speaker="Anna Strelsau",
        place="Zenda",
        quantity=("six", 6),
    )


def test_the_form_of_the_codebook() -> None:
    coded = codebook_article(article(), [contract(article())], {contract(article()).id: "d1"})
    assert coded == {
        "id": "001-falcon",
        "title": "Title of 001-falcon",
        "publisher": "The Sample Courier",
        "byline": None,
        "published": "2021-06",
        "language": "en",
        "origins": ["Zenda Wire", "The Sample Post"],
        "claims": [
            {
                "kind": "transfer",
                "stage": "agreed",
                "parties": [
                    {"name": "Arsenal Zenda", "country": "RUR", "role": "supplier"},
                    {"name": "Ruritania", "country": "RUR", "role": "recipient"},
                ],
                "systems": [{"name": "Falcon 9K", "class": "artillery"}],
                "quantity": 36,
                "value": {"amount": 3500000000, "currency": "USD"},
                "when": "2021-03-04",
                "place": None,
                "speaker": None,
                "evidence": [TEXT.split("\n")[0]],
                "deal": "d1",
            }
        ],
    }
    assert isinstance(coded["claims"][0]["value"]["amount"], int)


def test_claims_stand_in_the_order_of_the_text() -> None:
    of = article()
    coded = codebook_article(of, [delivery(of), contract(of)])
    assert [claim["stage"] for claim in coded["claims"]] == ["agreed", "underway"]
    assert [claim["deal"] for claim in coded["claims"]] == [None, None]


def test_what_the_page_does_not_say_is_null() -> None:
    coded = codebook_article(make_article("Talks were held.", outlet=None, published_on=None), [])
    assert (coded["publisher"], coded["byline"], coded["published"], coded["claims"]) == (None, None, None, [])
    claim = codebook_claim(delivery(article()))
    assert (claim["speaker"], claim["place"], claim["when"], claim["value"]) == ("Anna Strelsau", "Zenda", None, None)


def test_the_writer_gives_every_article_a_line_sorted_by_name() -> None:
    of, silent = article(), make_article("Nothing about defence stands here.", "000-silent")
    deal = Deal(
        "d1", (), "transfer", "underway", (), (), (), (), (), (), (contract(of).id, delivery(of).id), (of.id,), 1
    )
    stream = io.StringIO()
    write_codebook(Selection((of, silent), (delivery(of), contract(of)), (deal,)), stream)
    coded = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [one["id"] for one in coded] == ["000-silent", "001-falcon"]
    assert [claim["deal"] for claim in coded[1]["claims"]] == ["d1", "d1"]
